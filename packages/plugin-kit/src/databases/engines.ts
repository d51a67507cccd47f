import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibsql, openPostgres, type Engine } from '@milpa/core/db'
import { openPglite } from './pglite.ts'
import { postgresPrograms, startTemporaryPostgres, type TemporaryPostgres } from './temporary-postgres.ts'

/** `memory` is libSQL without a file: fastest, but its reader sees what a running transaction has not committed yet. */
export type TestEngine = 'libsql' | 'memory' | 'pglite' | 'postgres'

let cluster: Promise<TemporaryPostgres> | undefined

/**
 * The engines that a contract suite runs on: a libSQL file, PGlite, and a real PostgreSQL that is started for the
 * purpose. Where PostgreSQL is not installed this says so loudly, and fails under `CI=true`.
 */
export function testEngines(): readonly TestEngine[] {
  if (postgresPrograms()) return ['libsql', 'pglite', 'postgres']
  const sentence = 'PostgreSQL is not installed: the contract suite runs on libSQL and PGlite alone.'
  if (process.env.CI === 'true') throw new Error(sentence)
  process.emitWarning(sentence)
  return ['libsql', 'pglite']
}

/** A new, empty database of the engine; `close` removes it. */
export async function openTestEngine(name: TestEngine): Promise<Engine> {
  if (name === 'pglite') return openPglite()
  if (name === 'memory') return openLibsql({ path: ':memory:' })
  if (name === 'postgres') {
    cluster ??= startTemporaryPostgres()
    return openPostgres({ url: await (await cluster).database() })
  }
  const folder = mkdtempSync(join(tmpdir(), 'milpa-libsql-'))
  const engine = openLibsql({ path: join(folder, 'centre.db') })
  return {
    ...engine,
    async close() {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Stops the PostgreSQL that tests of this process have started. */
export async function stopTestEngines(): Promise<void> {
  await (await cluster)?.stop()
  cluster = undefined
}
