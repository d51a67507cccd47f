import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coreMigrations, coreTables, coreVersion, type Milpa } from '@milpa/core'
import { DatabaseError, migrate, type Engine } from '@milpa/core/db'
import { identityPlugin, openDatabase } from '@milpa/server'
import { text, type Context } from './command.ts'
import { loadConfig } from './config.ts'
import { orphanedTables } from './orphaned-tables.ts'
import { withHost } from './open.ts'
import { placeOf, type Place } from './place.ts'

export interface Check {
  readonly name: string
  readonly status: 'ok' | 'warn' | 'fail'
  /** Key of a message that says what is so, and what to do; or a sentence that a plugin wrote itself. */
  readonly sentence: string | { readonly text: string }
  readonly data?: Readonly<Record<string, string | number>>
}

const smallestDisk = 512 * 1_048_576

/** What an operator should know, one after the other; nothing is changed. */
export async function* checksOf(context: Context): AsyncGenerator<Check> {
  const place = placeOf(context)
  yield nodeVersion()
  yield* folders(place)
  yield disk(place.data)
  yield* clock()
  yield* database(context, place)
}

function nodeVersion(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const right = major > 20 || (major === 20 && minor >= 19)
  const data = { version: process.versions.node, milpa: coreVersion }
  return { name: 'node', status: right ? 'ok' : 'fail', sentence: right ? 'doctor.node' : 'doctor.nodeOld', data }
}

function* folders({ data, file }: Place): Generator<Check> {
  if (!existsSync(data)) {
    yield { name: 'data', status: 'warn', sentence: 'doctor.noData', data: { data } }
    return
  }
  try {
    accessSync(data, constants.R_OK | constants.W_OK)
    yield { name: 'data', status: 'ok', sentence: 'doctor.data', data: { data } }
  } catch {
    yield { name: 'data', status: 'fail', sentence: 'doctor.dataForbidden', data: { data } }
  }
  if (file !== undefined && existsSync(file)) {
    const shared = (statSync(file).mode & 0o007) !== 0
    if (shared) yield { name: 'database-mode', status: 'warn', sentence: 'doctor.databaseOpen', data: { file } }
  }
  const secrets = join(data, 'secrets')
  if (!existsSync(secrets)) return
  const open = [secrets, ...readdirSync(secrets).map((name) => join(secrets, name))].find(
    (path) => (statSync(path).mode & 0o077) !== 0,
  )
  yield open === undefined
    ? { name: 'secrets', status: 'ok', sentence: 'doctor.secrets' }
    : { name: 'secrets', status: 'fail', sentence: 'doctor.secretsOpen', data: { path: open } }
}

function disk(data: string): Check {
  let folder = data
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const facts = { megabytes: Math.round(free / 1_048_576) }
  return free >= smallestDisk
    ? { name: 'disk', status: 'ok', sentence: 'doctor.disk', data: facts }
    : { name: 'disk', status: 'fail', sentence: 'doctor.diskFull', data: facts }
}

/** A clock that stands before the program was made would give wrong days to money. */
function* clock(): Generator<Check> {
  const now = new Date()
  const right = now.getUTCFullYear() >= 2026
  const data = { now: now.toISOString() }
  yield { name: 'clock', status: right ? 'ok' : 'fail', sentence: right ? 'doctor.clock' : 'doctor.clockWrong', data }
}

async function* database(context: Context, place: Place): AsyncGenerator<Check> {
  if (place.file !== undefined && !existsSync(place.file)) {
    yield { name: 'database', status: 'warn', sentence: 'doctor.noDatabase' }
    return
  }
  let engine: Engine | undefined
  try {
    engine = openDatabase(place.url === '' ? undefined : place.url, place.data)
    yield { name: 'database', status: 'ok', sentence: 'doctor.database', data: await describe(engine) }
    const loaded = await loadConfig(text(context.values, 'config'))
    const plugins = [identityPlugin, ...loaded.plugins]
    const pending = await pendingIn(engine, plugins)
    if (pending > 0) {
      yield { name: 'migrations', status: 'warn', sentence: 'migrateFirst', data: { count: pending } }
      return
    }
    yield {
      name: 'migrations',
      status: 'ok',
      sentence: 'doctor.migrations',
      data: { tables: Object.keys(coreTables).length },
    }
    for (const { owner, tables } of await orphanedTables(
      engine,
      plugins.map(({ id }) => id),
    )) {
      yield {
        name: 'orphaned',
        status: 'warn',
        sentence: 'plugins.orphaned',
        data: { owner, tables: tables.join(', ') },
      }
    }
  } catch (error) {
    const fault = error instanceof DatabaseError ? error.fault : 'other'
    const reason = error instanceof Error ? error.message : String(error)
    yield {
      name: 'database',
      status: 'fail',
      sentence: fault === 'busy' ? 'databaseBusy' : 'doctor.databaseGone',
      data: { reason },
    }
    return
  } finally {
    await engine?.close().catch(() => undefined)
  }
  const inside = await withHost(context, { migrations: 'refuse' }, async ({ milpa }) => runningChecks(milpa))
  yield* inside
}

async function describe(engine: Engine): Promise<Readonly<Record<string, string | number>>> {
  if (engine.name === 'postgres') {
    const [row] = await engine.reader.all('show server_version', [])
    return { engine: 'PostgreSQL', version: String(row?.[0]), detail: '' }
  }
  const [version] = await engine.reader.all('select sqlite_version()', [])
  const pragmas: string[] = []
  for (const name of ['journal_mode', 'synchronous', 'foreign_keys']) {
    const [row] = await engine.reader.all(`PRAGMA ${name}`, [])
    pragmas.push(`${name}=${String(row?.[0])}`)
  }
  return { engine: 'libSQL', version: String(version?.[0]), detail: pragmas.join(' ') }
}

/** How many migrations wait. The hook runs before anything is changed, and stops it. */
async function pendingIn(
  engine: Engine,
  plugins: readonly { readonly id: string; readonly migrations?: URL }[],
): Promise<number> {
  const stop = new Error('only counting')
  let count = 0
  try {
    await migrate(
      engine,
      [
        { owner: 'core', folder: coreMigrations },
        ...plugins.flatMap(({ id, migrations }) => (migrations ? [{ owner: id, folder: migrations }] : [])),
      ],
      async (pending) => {
        count = pending.length
        throw stop
      },
    )
  } catch (error) {
    if (error !== stop) throw error
  }
  return count
}

async function runningChecks(milpa: Milpa): Promise<readonly Check[]> {
  const checks: Check[] = []
  const { reader } = milpa.host.engine
  const number = async (query: string) => Number((await reader.all(query, []))[0]?.[0] ?? 0)
  const dead = await number('select count(*) from deliveries where dead_at is not null')
  const failed = await number(`select count(*) from jobs where status = 'failed'`)
  const centres = (await milpa.centres()).length
  checks.push(
    centres === 0
      ? { name: 'centres', status: 'warn', sentence: 'noCentre' }
      : { name: 'centres', status: 'ok', sentence: 'doctor.centres', data: { centres } },
    dead > 0
      ? { name: 'deliveries', status: 'warn', sentence: 'doctor.dead', data: { dead } }
      : { name: 'deliveries', status: 'ok', sentence: 'doctor.deliveries' },
    failed > 0
      ? { name: 'jobs', status: 'warn', sentence: 'doctor.jobsFailed', data: { failed } }
      : { name: 'jobs', status: 'ok', sentence: 'doctor.jobs' },
  )
  for (const { id, because } of milpa.failed) {
    checks.push({ name: `plugin ${id}`, status: 'fail', sentence: 'doctor.pluginFailed', data: { id, because } })
  }
  for (const part of milpa.host.registry.parts) {
    const health = await part.health?.()
    if (!health || health.status === 'ok') continue
    const status = health.status === 'failed' ? 'fail' : 'warn'
    checks.push({
      name: `plugin ${part.area.id}`,
      status,
      sentence: { text: `${part.area.id}: ${health.sentence ?? health.status}` },
    })
  }
  return checks
}
