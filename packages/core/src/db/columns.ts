import type { AnySQLiteColumn, SQLiteColumnBuilderBase } from 'drizzle-orm/sqlite-core'
import { customType, integer, real as sqliteReal, text as sqliteText } from 'drizzle-orm/sqlite-core'
import { v7 } from 'uuid'

/**
 * The column words of Milpa. One table object serves both engines: each word hands the driver a neutral JavaScript
 * value (boolean, Date, number, string) and reads back whatever either engine returns; the connection of each engine
 * turns neutral values into its own (see `libsql.ts`, `postgres.ts`). No column has a default in the database, so an
 * insert says the same on both.
 */
export type ColumnKind = 'text' | 'int' | 'long' | 'money' | 'real' | 'bool' | 'json' | 'instant' | 'day' | 'sealed'

const kinds = new WeakMap<object, ColumnKind>()
const kind = <B extends SQLiteColumnBuilderBase>(of: ColumnKind, builder: B): B => {
  kinds.set(builder, of)
  return builder
}

/** What a column word was, for the generator of PostgreSQL's tables. */
export function kindOf(builder: SQLiteColumnBuilderBase): ColumnKind {
  const found = kinds.get(builder)
  if (!found) throw new Error('A column was not made with a word of the kit (id, text, money, …).')
  return found
}

/** Primary key: UUIDv7 as text, made here when the insert names none. */
export const id = () =>
  kind(
    'text',
    sqliteText()
      .primaryKey()
      .$defaultFn(() => v7()),
  )

/** Id of a row of another table; refuses to orphan. Plugins leave `to` out: they keep ids of core records, no keys. */
export const ref = (to?: () => AnySQLiteColumn) => kind('text', to ? sqliteText().references(to) : sqliteText())

export const text = () => kind('text', sqliteText())

/** Text that is one of a closed list. */
export const oneOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  kind('text', sqliteText({ enum: values as unknown as [V[number], ...V[number][]] }))

/** Whole number within 32 bits. */
export const int = () => kind('int', integer())

/** Whole number within 2^53-1: sequence numbers, counts of milliseconds. */
export const long = () => kind('long', integer())

/** Amount in minor units of its unit, whole, within 2^53-1; SQLite is told to refuse anything else. */
export const money = () => kind('money', integer())

export const real = () => kind('real', sqliteReal())

const boolColumn = customType<{ data: boolean; driverData: boolean | number }>({
  dataType: () => 'integer',
  fromDriver: (value) => value === true || value === 1,
})
export const bool = () => kind('bool', boolColumn())

const instantColumn = customType<{ data: Date; driverData: Date | number }>({
  dataType: () => 'integer',
  fromDriver: (value) => (value instanceof Date ? value : new Date(value)),
})
/** A moment, to the millisecond. */
export const instant = () => kind('instant', instantColumn())

const dayColumn = customType<{ data: string; driverData: string }>({ dataType: () => 'text' })
/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export const day = () => kind('day', dayColumn())

/** Plain data stored as JSON (jsonb on PostgreSQL). */
export const json = <T extends object>() =>
  kind(
    'json',
    customType<{ data: T; driverData: string }>({
      dataType: () => 'text',
      toDriver: (value) => JSON.stringify(value),
      fromDriver: (value) => JSON.parse(value) as T,
    })(),
  )

declare const sealedBrand: unique symbol
/** A value encrypted at rest. It is not a string: only `call.reveal` opens it, and says so in the audit. */
export interface Sealed {
  readonly [sealedBrand]: true
}

const sealedColumn = customType<{ data: Sealed; driverData: string }>({ dataType: () => 'text' })
export const sealed = () => kind('sealed', sealedColumn())
