import { factsOf, sqliteOnlyCheck, type AnyTable } from '@milpa/core/db'
import { getTableColumns, getTableName } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core'

type Kind = ReturnType<typeof factsOf>['kinds'][string]

/**
 * Text sorts by code point on both engines, so pages, prefixes and ranges mean the same: SQLite's way, and PostgreSQL's
 * with this collation, whatever locale the database was made with.
 */
const plainText = pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

const bytea = pg.customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

const types: Readonly<Record<Kind, () => pg.PgColumnBuilderBase>> = {
  text: () => plainText(),
  sealed: () => plainText(),
  int: () => pg.integer(),
  long: () => pg.bigint({ mode: 'number' }),
  money: () => pg.bigint({ mode: 'number' }),
  ledger: () => pg.bigint({ mode: 'number' }),
  place: () => pg.bigint({ mode: 'number' }),
  bytes: () => bytea(),
  real: () => pg.doublePrecision(),
  bool: () => pg.boolean(),
  json: () => pg.jsonb(),
  instant: () => pg.timestamp({ withTimezone: true, precision: 3 }),
  day: () => pg.date({ mode: 'string' }),
}

interface Buildable {
  notNull(): Buildable
  primaryKey(): Buildable
}

/**
 * PostgreSQL's form of tables declared with the kit, made of the same declaration and used for nothing but generating
 * migrations: queries run on the one table object on both engines.
 */
export function postgresTwins(tables: Readonly<Record<string, AnyTable>>): Record<string, pg.PgTable> {
  const twins = new Map<string, pg.PgTable>()
  for (const table of Object.values(tables)) twins.set(getTableName(table), twinOf(table, twins))
  return Object.fromEntries(twins)
}

function twinOf(table: AnyTable, twins: ReadonlyMap<string, pg.PgTable>): pg.PgTable {
  const { kinds } = factsOf(table)
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>
  const builders = Object.fromEntries(
    Object.entries(columns).map(([key, column]) => {
      // The two builders' words mean the same; their types share no ancestor that has them.
      let builder = types[kinds[key]!]() as unknown as Buildable
      if (column.primary) builder = builder.primaryKey()
      if (column.notNull) builder = builder.notNull()
      return [key, builder as unknown as pg.PgColumnBuilderBase]
    }),
  )
  const { name, indexes, checks, primaryKeys, uniqueConstraints, foreignKeys } = getTableConfig(table)
  const keyOf = new Map(Object.entries(columns).map(([key, column]) => [column, key]))
  return pg.pgTable(name, builders, (built) => {
    const own = (column: unknown) => {
      const key = keyOf.get(column as SQLiteColumn)
      if (key === undefined) throw new Error(`An index of ${name} holds something that is not a column of it.`)
      return (built as unknown as Record<string, pg.PgColumn>)[key]!
    }
    const list = (of: readonly unknown[]) => of.map(own) as [pg.PgColumn, ...pg.PgColumn[]]
    return [
      ...indexes.map(({ config }) => {
        const made = (config.unique ? pg.uniqueIndex(config.name) : pg.index(config.name)).on(...list(config.columns))
        return config.where ? made.where(config.where) : made
      }),
      ...checks.filter((check) => !sqliteOnlyCheck(check.name)).map((check) => pg.check(check.name, check.value)),
      ...primaryKeys.map((key) => pg.primaryKey({ columns: list(key.columns) })),
      ...uniqueConstraints.map((rule) => pg.unique(rule.getName()).on(...list(rule.columns))),
      ...foreignKeys.map((key) => {
        const reference = key.reference()
        const target = getTableName(reference.foreignTable)
        const foreignColumns = reference.foreignColumns.map((column) => {
          // A table may refer to itself, while its twin is still being built.
          const twin = target === name ? built : getTableColumns(twins.get(target)!)
          return (twin as unknown as Record<string, pg.PgColumn>)[foreignKey(column)]!
        })
        return pg.foreignKey({
          columns: list(reference.columns),
          foreignColumns: foreignColumns as [pg.PgColumn, ...pg.PgColumn[]],
        })
      }),
    ]
  })
}

const foreignKey = (column: SQLiteColumn): string =>
  Object.entries(getTableColumns(column.table) as Record<string, SQLiteColumn>).find(([, one]) => one === column)![0]
