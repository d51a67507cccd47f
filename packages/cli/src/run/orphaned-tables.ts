import type { Engine } from '@milpa/core/db'

/** What plugins that are no longer installed have left: their journals tell who they were. */
export async function orphanedTables(
  engine: Engine,
  installed: readonly string[],
): Promise<readonly { readonly owner: string; readonly tables: readonly string[] }[]> {
  const rows = await engine.reader.all(
    engine.name === 'libsql'
      ? `select name from sqlite_master where type = 'table'`
      : `select table_name from information_schema.tables where table_schema = current_schema()`,
    [],
  )
  const names = rows.map(([name]) => String(name))
  const known = new Set(['core', ...installed].map((id) => `migrations_of_${id.replaceAll('-', '_')}`))
  return names
    .filter((name) => name.startsWith('migrations_of_') && !known.has(name))
    .map((journal) => {
      const owner = journal.slice('migrations_of_'.length)
      return { owner, tables: names.filter((name) => name.startsWith(`${owner}_`)).sort() }
    })
}
