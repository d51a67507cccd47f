import type { AnySQLiteColumn, SQLiteColumnBuilderBase } from 'drizzle-orm/sqlite-core'
import { customType, integer, real as sqliteReal, text as sqliteText } from 'drizzle-orm/sqlite-core'
import { v7 } from 'uuid'

/**
 * The column words of Milpa. One table object serves both engines: each word hands the driver a neutral JavaScript
 * value (boolean, Date, number, string) and reads back whatever either engine returns; the connection of each engine
 * turns neutral values into its own (see `libsql.ts`, `postgres.ts`). No column has a default in the database, so an
 * insert says the same on both.
 */
export type ColumnKind =
  | 'text'
  | 'int'
  | 'long'
  | 'money'
  | 'real'
  | 'bool'
  | 'json'
  | 'instant'
  | 'day'
  | 'sealed'
  | 'bytes'
  | 'ledger'
  | 'place'

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

const packedIdColumn = customType<{ data: string; driverData: Uint8Array }>({
  dataType: () => 'blob',
  toDriver: packId,
  fromDriver: unpackId,
})
/** A UUID in its 16 bytes: what a table of millions keeps instead of 36 letters (measured: 44 bytes less a row). */
export const packedId = () => kind('bytes', packedIdColumn())

/** The value of each hexadecimal digit, by its code. */
const digits = new Uint8Array(128)
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  digits[digit.charCodeAt(0)] = value
  digits[digit.toUpperCase().charCodeAt(0)] = value
}
const hexOf = Array.from({ length: 256 }, (_byte, value) => value.toString(16).padStart(2, '0'))

/** The 16 bytes of a UUID. By hand, since `Buffer.from(…, 'hex')` takes five times as long for so few. */
export function packId(id: string): Buffer {
  const bytes = Buffer.allocUnsafe(16)
  packInto(bytes, 0, id)
  return bytes
}

/** Writes the 16 bytes of a UUID at a place. */
export function packInto(bytes: Uint8Array, from: number, id: string): void {
  let at = from
  for (let index = 0; index < 36; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) index++
    bytes[at++] = (digits[id.charCodeAt(index)]! << 4) | digits[id.charCodeAt(index + 1)]!
  }
}

export function unpackId(bytes: Uint8Array): string {
  let hex = ''
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) hex += '-'
    hex += hexOf[bytes[index]!]!
  }
  return hex
}

const hexColumn = customType<{ data: string; driverData: Uint8Array }>({
  dataType: () => 'blob',
  toDriver: (value) => Buffer.from(value, 'hex'),
  fromDriver: (value) => Buffer.from(value).toString('hex'),
})
/** Bytes, read and written as hex: digests. */
export const bytes = () => kind('bytes', hexColumn())

const dayNumberColumn = customType<{ data: string; driverData: number }>({
  dataType: () => 'integer',
  toDriver: numberOfDay,
  fromDriver: dayOfNumber,
})
/** A calendar day as the number of days since 1970-01-01: 2 bytes instead of 10. */
export const dayNumber = () => kind('int', dayNumberColumn())

export function numberOfDay(of: string): number {
  return Date.parse(`${of}T00:00:00Z`) / 86_400_000
}
export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

/** One of a closed list, kept as its place in it (from 1): the list may grow at its end and change nowhere else. */
export const coded = <const V extends readonly [string, ...string[]]>(values: V) =>
  kind(
    'int',
    customType<{ data: V[number]; driverData: number }>({
      dataType: () => 'integer',
      toDriver: (value) => values.indexOf(value) + 1,
      fromDriver: (value) => values[value - 1]!,
    })(),
  )

/** Number that a ledger has in this database. It says nothing elsewhere: a restored centre gets another. */
export const ledgerNumber = () => kind('ledger', integer())

/** Where something of a ledger stands: the ledger's number × 2^36 + the thing's own number (`ledger/place.ts`). */
export const place = () => kind('place', integer())
