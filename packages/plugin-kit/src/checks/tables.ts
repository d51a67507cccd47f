import { existsSync, readdirSync } from 'node:fs'
import { factsOf, type AnyTable } from '@milpa/core/db'
import type { Plugin } from '@milpa/core'
import { getTableName } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { pendingMigration } from '../migrations/generate.ts'
import { fault, type Fault } from './fault.ts'

/** Names, the centre's column, keys into other parts, and whether both engines' migrations say what is declared. */
export async function tableFaults(plugin: Plugin): Promise<readonly Fault[]> {
  const tables = Object.values(plugin.tables ?? {})
  if (tables.length === 0) return []
  const own = new Set(tables.map((table) => getTableName(table)))
  const faults = tables.flatMap((table) => shapeFaults(plugin.id, table, own))
  if (!plugin.forget) {
    faults.push(fault('forget-missing', plugin.id, 'It has tables: declare forget(person) and say what is erased.'))
  }
  return [...faults, ...(await migrationFaults(plugin))]
}

function shapeFaults(id: string, table: AnyTable, own: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  const name = getTableName(table)
  const prefix = `${id.replaceAll('-', '_')}_`
  if (!name.startsWith(prefix)) {
    faults.push(fault('table-prefix', name, `Tables of "${id}" begin with "${prefix}".`))
  }
  const centre = getTableConfig(table).columns.find((column) => column.name === 'centreId')
  if (!centre?.notNull) {
    faults.push(fault('centre-column', name, 'Every row belongs to a centre: add centreId: staff(ref().notNull()).'))
  }
  for (const key of getTableConfig(table).foreignKeys) {
    const target = getTableName(key.reference().foreignTable)
    if (own.has(target)) continue
    const sentence = `It has a foreign key to "${target}", which is another part's: keep the id alone, ref().`
    faults.push(fault('foreign-key', name, sentence))
  }
  return faults
}

async function migrationFaults({ id, tables = {}, migrations }: Plugin): Promise<readonly Fault[]> {
  if (!migrations) {
    return [fault('migrations-missing', id, 'It has tables but no migrations. Run: milpa-plugin migrations first')]
  }
  const pending = await pendingMigration({ tables, folder: migrations }).catch(() => undefined)
  if (!pending) {
    // Only a person knows whether that was a renaming; drizzle-kit asks, and fails where it cannot.
    const sentence =
      'Something went and something else came. Run at a terminal, and answer: milpa-plugin migrations <name>'
    return [fault('migrations-pending', id, sentence)]
  }
  return (['libsql', 'postgres'] as const).flatMap((engine) => {
    const folder = new URL(`${engine}/`, ensureSlash(migrations))
    const written = existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.sql'))
    if (!written) {
      return [fault('migrations-missing', engine, `There are none for ${engine}. Run: milpa-plugin migrations first`)]
    }
    if (pending[engine].length === 0) return []
    const first = pending[engine][0]!.split('\n')[0]!
    return [
      fault(
        'migrations-pending',
        engine,
        `The tables changed, but no migration says so ("${first}"). Run: milpa-plugin migrations <name-of-the-change>`,
      ),
    ]
  })
}

const ensureSlash = (folder: URL): URL => (folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`))

/** Names of the columns that must not leave: classed staff or sensitive, and public in no other table of the plugin. */
export function guardedColumns(plugin: Plugin): ReadonlySet<string> {
  const classes = Object.values(plugin.tables ?? {}).flatMap((table) => Object.entries(factsOf(table).classes))
  const shown = new Set(classes.filter(([, kept]) => kept === 'public').map(([column]) => column))
  return new Set(classes.flatMap(([column, kept]) => (kept === 'public' || shown.has(column) ? [] : [column])))
}
