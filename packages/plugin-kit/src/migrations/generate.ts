import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnyTable } from '@milpa/core/db'
import type * as DrizzleKit from 'drizzle-kit/api'
import { guards } from './append-only.ts'
import { postgresTwins } from './postgres-twin.ts'

// The ES build of drizzle-kit 0.31 calls `require` and fails as a module; its CommonJS build works.
const kit = createRequire(import.meta.url)('drizzle-kit/api') as typeof DrizzleKit

type Engine = 'libsql' | 'postgres'
type Snapshot = Record<string, unknown>

export interface Generate {
  readonly tables: Readonly<Record<string, AnyTable>>
  /** Folder that holds `libsql/` and `postgres/`; made if it is not there. */
  readonly folder: URL
}

/**
 * What has to change in the database so that it fits the declaration: statements for each engine, empty when the
 * committed migrations already say it all. Needs no database.
 */
export async function pendingMigration({ tables, folder }: Generate): Promise<Readonly<Record<Engine, readonly string[]>>> {
  const [libsql, postgres] = [await libsqlStep(tables, folder), await postgresStep(tables, folder)]
  return { libsql: libsql.statements, postgres: postgres.statements }
}

/** Writes the pending migration of both engines under one name. @returns the file names, none when nothing changed. */
export async function generateMigration(
  options: Generate & { /** Kebab-case: what the change is. */ readonly name: string },
): Promise<readonly string[]> {
  const steps = {
    libsql: await libsqlStep(options.tables, options.folder),
    postgres: await postgresStep(options.tables, options.folder),
  }
  const written: string[] = []
  for (const [engine, { statements, snapshot, number }] of Object.entries(steps)) {
    if (statements.length === 0) continue
    const path = join(fileURLToPath(options.folder), engine)
    mkdirSync(path, { recursive: true })
    const file = `${String(number).padStart(4, '0')}-${options.name}.sql`
    writeFileSync(join(path, file), `${statements.join('\n--> statement-breakpoint\n')}\n`)
    writeFileSync(join(path, 'snapshot.json'), `${JSON.stringify(snapshot, null, 1)}\n`)
    written.push(`${engine}/${file}`)
  }
  return written
}

interface Step {
  readonly statements: readonly string[]
  readonly snapshot: Snapshot
  readonly number: number
}

async function libsqlStep(tables: Generate['tables'], folder: URL): Promise<Step> {
  const before = read(folder, 'libsql')
  const empty = await kit.generateSQLiteDrizzleJson({}, undefined, 'snake_case')
  const now = await kit.generateSQLiteDrizzleJson({ ...tables }, undefined, 'snake_case')
  const statements = await kit.generateSQLiteMigration((before.snapshot as typeof empty | undefined) ?? empty, now)
  const { added, known } = guards('libsql', tables, before.guarded, statements)
  return { statements: [...statements, ...added], snapshot: stable(now, known), number: before.number }
}

async function postgresStep(tables: Generate['tables'], folder: URL): Promise<Step> {
  const before = read(folder, 'postgres')
  const empty = kit.generateDrizzleJson({}, undefined, undefined, 'snake_case')
  const now = kit.generateDrizzleJson(postgresTwins(tables), undefined, undefined, 'snake_case')
  const statements = await kit.generateMigration((before.snapshot as typeof empty | undefined) ?? empty, now)
  // Unqualified, so that a centre may live in a schema of its own.
  const unqualified = statements.map((statement) => statement.replaceAll('"public".', ''))
  const { added, known } = guards('postgres', tables, before.guarded, statements)
  return { statements: [...unqualified, ...added], snapshot: stable(now, known), number: before.number }
}

/** Random ids of the snapshot would make every generation look like a change. */
const stable = (snapshot: object, guarded: readonly string[]): Snapshot => ({
  ...snapshot,
  ...(guarded.length > 0 ? { guarded } : {}),
  id: '00000000-0000-0000-0000-000000000001',
  prevId: '00000000-0000-0000-0000-000000000000',
})

interface Before {
  readonly snapshot: Snapshot | undefined
  /** Tables whose rows the migrations so far keep from being changed: drizzle knows no triggers. */
  readonly guarded: readonly string[]
  readonly number: number
}

function read(folder: URL, engine: Engine): Before {
  const path = join(fileURLToPath(folder), engine)
  if (!existsSync(join(path, 'snapshot.json'))) return { snapshot: undefined, guarded: [], number: 0 }
  const { guarded = [], ...snapshot } = JSON.parse(readFileSync(join(path, 'snapshot.json'), 'utf8')) as Snapshot & {
    readonly guarded?: readonly string[]
  }
  return {
    snapshot,
    guarded,
    number: readdirSync(path).filter((name) => name.endsWith('.sql')).length,
  }
}
