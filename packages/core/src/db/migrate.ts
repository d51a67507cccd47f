import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection, Engine } from './engine.ts'

export interface Migrations {
  /** `core` or the plugin's id: its journal is its own, so that one installed late is not skipped. */
  readonly owner: string
  /** Folder that holds `libsql/` and `postgres/`. */
  readonly folder: URL
}

export interface MigrationStep {
  readonly owner: string
  readonly name: string
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

interface MigrationFile {
  readonly name: string
  readonly digest: string
  readonly statements: readonly string[]
}

/**
 * Brings the tables of every owner up to date, in the order given; each file in a transaction of its own together with
 * its line in the journal, so that a process killed at any moment goes on where it was. Forwards only: a file that was
 * changed after it was applied, or a journal that knows more than the folder (an older program on a newer file), is
 * refused before anything is touched.
 *
 * @param before called once, before the first change (for a backup).
 * @returns the steps that were applied.
 */
export async function migrate(
  engine: Engine,
  owners: readonly Migrations[],
  before: (pending: readonly MigrationStep[]) => Promise<void> = async () => undefined,
): Promise<readonly MigrationStep[]> {
  const plans = []
  for (const migrations of owners) plans.push(await plan(engine, migrations))
  const pending = plans.flatMap(({ owner, files }) => files.map(({ name }) => ({ owner, name })))
  if (pending.length > 0) await before(pending)
  for (const { owner, journal, files } of plans) {
    for (const file of files) {
      await engine.write(
        async (connection) => {
          const tables = await tableNames(connection, engine)
          for (const statement of file.statements) await connection.script(statement)
          refuseStrangers(owner, tables, await tableNames(connection, engine))
          await connection.run(
            `insert into ${journal} (name, digest, applied_at) values (${engine.name === 'libsql' ? '?, ?, ?' : '$1, $2, $3'})`,
            [file.name, file.digest, new Date().toISOString()],
          )
        },
        { unhurried: true },
      )
    }
  }
  return pending
}

async function plan(engine: Engine, { owner, folder }: Migrations) {
  const journal = `migrations_of_${owner.replaceAll('-', '_')}`
  await engine.write((connection) =>
    connection.script(
      `create table if not exists ${journal} (name text primary key, digest text not null, applied_at text not null)`,
    ),
  )
  const applied = await engine.reader.all(`select name, digest from ${journal} order by name`, [])
  const files = readFiles(owner, folder, engine)
  for (const [index, [name, digest]] of applied.entries()) {
    const file = files[index]
    if (!file || file.name !== name) {
      throw new MigrationError(
        `The database of "${owner}" was already changed by migration "${String(name)}", which this version does not ` +
          'have. It is newer than this program: install that version again, or restore a backup.',
      )
    }
    if (file.digest !== digest) {
      throw new MigrationError(
        `Migration "${file.name}" of "${owner}" was changed after it had been applied. Migrations are never edited: ` +
          'restore the file and add a new one.',
      )
    }
  }
  return { owner, journal, files: files.slice(applied.length) }
}

function readFiles(owner: string, folder: URL, engine: Engine): readonly MigrationFile[] {
  const path = join(fileURLToPath(folder), engine.name)
  if (!existsSync(path)) {
    throw new MigrationError(`"${owner}" declares migrations, but has no folder "${engine.name}" among them.`)
  }
  return readdirSync(path)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(path, name), 'utf8')
      return {
        name: name.slice(0, -4),
        digest: createHash('sha256').update(text).digest('hex'),
        statements: text.split('--> statement-breakpoint').filter((part) => part.trim() !== ''),
      }
    })
}

async function tableNames(connection: Connection, engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await connection.all(
    engine.name === 'libsql'
      ? `select name from sqlite_master where type = 'table'`
      : `select table_name from information_schema.tables where table_schema = current_schema()`,
    [],
  )
  return new Set(rows.map(([name]) => String(name)))
}

function refuseStrangers(owner: string, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
  if (owner === 'core') return
  const prefix = `${owner.replaceAll('-', '_')}_`
  const strangers = [...after].filter((name) => !before.has(name) && !name.startsWith(prefix))
  const lost = [...before].filter((name) => !after.has(name) && !name.startsWith(prefix))
  if (strangers.length > 0 || lost.length > 0) {
    throw new MigrationError(
      `Plugin "${owner}" may only make tables whose names begin with "${prefix}"; its migration touches ` +
        `${[...strangers, ...lost].map((name) => `"${name}"`).join(', ')}.`,
    )
  }
}
