import type { BuildColumns } from 'drizzle-orm'
import type {
  AnySQLiteColumn,
  SQLiteColumnBuilderBase,
  SQLiteTable,
  SQLiteTableWithColumns,
} from 'drizzle-orm/sqlite-core'
import { check, foreignKey, index, primaryKey, sqliteTableCreator, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { sealed, kindOf, type ColumnKind } from './columns.ts'

/** Who may see a column: anybody, staff with permission, or nobody without an audited opening. */
export type ColumnClass = 'public' | 'staff' | 'sensitive'

export interface Marked<B extends SQLiteColumnBuilderBase, C extends ColumnClass> {
  readonly builder: B
  readonly class: C
}

const mark = <B extends SQLiteColumnBuilderBase, C extends ColumnClass>(builder: B, of: C): Marked<B, C> => ({
  builder,
  class: of,
})

/** May be published, once the row itself may be. */
export const open = <B extends SQLiteColumnBuilderBase>(builder: B) => mark(builder, 'public')
/** For those who work in the centre. */
export const staff = <B extends SQLiteColumnBuilderBase>(builder: B) => mark(builder, 'staff')
/** Encrypted at rest; every reading is audited. */
export const sensitive = () => mark(sealed(), 'sensitive')

export type MarkedColumns = Readonly<Record<string, Marked<SQLiteColumnBuilderBase, ColumnClass>>>
type Builders<M extends MarkedColumns> = { [K in keyof M]: M[K]['builder'] }

/** Never there at run time: carries the class of each column to the compiler. */
declare const classes: unique symbol

export type MilpaTable<N extends string = string, M extends MarkedColumns = MarkedColumns> = SQLiteTableWithColumns<{
  name: N
  schema: undefined
  columns: BuildColumns<N, Builders<M>, 'sqlite'>
  dialect: 'sqlite'
}> & { readonly [classes]?: { readonly [K in keyof M]: M[K]['class'] } }

/** Any table of the kit, whatever its columns. */
export type AnyTable = SQLiteTable

/** Keys of the columns that may be published. */
export type PublicKeys<M extends MarkedColumns> = {
  [K in keyof M]: M[K]['class'] extends 'public' ? K : never
}[keyof M]

interface TableFacts {
  readonly kinds: Readonly<Record<string, ColumnKind>>
  readonly classes: Readonly<Record<string, ColumnClass>>
  /** Rows are added, and never changed or deleted: see `appendOnly`. */
  readonly appendOnly?: true
}
const facts = new WeakMap<object, TableFacts>()

/** Kind and class of each column of a table made by `table`. */
export function factsOf(of: object): TableFacts {
  const found = facts.get(of)
  if (!found) throw new Error('This table was not declared with table(…) of @milpa/core/db.')
  return found
}

const create = sqliteTableCreator((name) => name)
type Columns<N extends string, M extends MarkedColumns> = BuildColumns<N, Builders<M>, 'sqlite'>
/** An index, unique rule, check or key, made with the words exported here. */
export type TableRule =
  | ReturnType<ReturnType<typeof index>['on']>
  | ReturnType<typeof check>
  | ReturnType<ReturnType<typeof unique>['on']>
  | ReturnType<typeof primaryKey>
  | ReturnType<typeof foreignKey>

/**
 * Declares a table for both engines. Every column says who may see it: `open(text())`, `staff(text())`, `sensitive()`;
 * a bare column does not compile. Names become snake_case. Amounts get a check that SQLite needs, since it would keep
 * 1.5 in an integer column.
 */
export function table<N extends string, const M extends MarkedColumns>(
  name: N,
  columns: M,
  rules: (columns: Columns<N, M>) => readonly TableRule[] = () => [],
): MilpaTable<N, M> {
  const keys = Object.keys(columns)
  const kinds = Object.fromEntries(keys.map((key) => [key, kindOf(columns[key]!.builder)]))
  const builders = Object.fromEntries(keys.map((key) => [key, columns[key]!.builder])) as Builders<M>
  const made = create(name, builders, (built) => [
    ...rules(built),
    ...keys
      .filter((key) => kinds[key] === 'money')
      .map((key) => {
        const column = (built as unknown as Record<string, AnySQLiteColumn>)[key]!
        return check(`${name}_${snake(key)}_whole`, sql`${column} is null or typeof(${column}) = 'integer'`)
      }),
  ])
  facts.set(made, { kinds, classes: Object.fromEntries(keys.map((key) => [key, columns[key]!.class])) })
  return made as MilpaTable<N, M>
}

/** Rows of this table are added, and the database itself refuses to change or delete one. Its migrations say so. */
export function appendOnly<T extends object>(of: T): T {
  facts.set(of, { ...factsOf(of), appendOnly: true })
  return of
}

/** Names of the checks that only SQLite needs end so; the generator leaves them out for PostgreSQL. */
export const sqliteOnlyCheck = (name: string): boolean => name.endsWith('_whole')

export const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export { check, foreignKey, getTableColumns, getTableName, index, primaryKey, unique, uniqueIndex }
