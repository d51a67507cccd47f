import { getTableColumns, getTableName, inArray, eq, sql, type SQL } from 'drizzle-orm'
import { getTableConfig, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../db/session.ts'
import { factsOf, type AnyTable } from '../db/table.ts'
import { ledgerSpan } from '../ledger/place.ts'
import { ledgerHeads } from '../ledger/tables.ts'

type Kinds = ReturnType<typeof factsOf>['kinds']

export interface Reference {
  readonly column: AnySQLiteColumn
  readonly to: PortableTable
  readonly target: AnySQLiteColumn
}

/** A table of core or of a plugin as export, copy and verification see it: they know no table by name. */
export interface PortableTable {
  readonly name: string
  readonly table: AnyTable
  readonly columns: Readonly<Record<string, AnySQLiteColumn>>
  readonly kinds: Kinds
  /** Keys of the primary key, in its order. */
  readonly key: readonly string[]
  readonly references: readonly Reference[]
  /** Rows of one centre; `undefined`: its rows belong to the host, not to a centre. */
  readonly ofCentre: ((read: Reader, centreId: string) => SQL) | undefined
}

/** Answers given once: of no use elsewhere, and sealed for the door that asked. */
const ephemeral = new Set(['answers'])

/** Tables in an order in which each comes after those it refers to. */
export function portableTables(tables: Iterable<AnyTable>): readonly PortableTable[] {
  const waiting = new Map([...tables].map((table) => [getTableName(table), table]))
  const made = new Map<string, PortableTable>()
  const make = (name: string, path: readonly string[]): PortableTable => {
    const known = made.get(name)
    if (known) return known
    if (path.includes(name)) throw new Error(`Tables refer to each other in a circle: ${[...path, name].join(' > ')}.`)
    const table = waiting.get(name)
    if (!table) throw new Error(`"${path.at(-1)}" refers to "${name}", which is not among the tables.`)
    const columns = getTableColumns(table) as Record<string, AnySQLiteColumn>
    const references = getTableConfig(table).foreignKeys.flatMap((foreign) => {
      const { columns: own, foreignColumns, foreignTable } = foreign.reference()
      const target = getTableName(foreignTable)
      // A row that refers to another of its own table: rows go in the order of their ids, the older first.
      if (target === name || own.length !== 1) return []
      return [{ column: own[0]!, to: make(target, [...path, name]), target: foreignColumns[0]! }]
    })
    const portable: PortableTable = {
      name,
      table,
      columns,
      kinds: factsOf(table).kinds,
      key: keyOf(name, table, columns),
      references,
      ofCentre: scopeOf(name, factsOf(table).kinds, columns, references),
    }
    made.set(name, portable)
    return portable
  }
  for (const name of [...waiting.keys()].sort()) make(name, [])
  return [...made.values()]
}

function keyOf(name: string, table: AnyTable, columns: PortableTable['columns']): readonly string[] {
  const keyOfColumn = new Map(Object.entries(columns).map(([key, column]) => [column, key]))
  const [compound] = getTableConfig(table).primaryKeys
  const key = compound
    ? compound.columns.map((column) => keyOfColumn.get(column)!)
    : Object.keys(columns).filter((one) => columns[one]!.primary)
  if (key.length === 0) throw new Error(`"${name}" has no primary key, so it can be neither exported nor copied.`)
  return key
}

const ledgerOfCentre = (read: Reader, centreId: string) =>
  read.select({ ledger: ledgerHeads.ledger }).from(ledgerHeads).where(eq(ledgerHeads.centreId, centreId))

/** Rows of a ledger stand together in the order of their places; a centre without books has none. */
const inLedgerOf = (read: Reader, centreId: string, place: AnySQLiteColumn): SQL =>
  sql`${place} between (${ledgerOfCentre(read, centreId)}) * ${ledgerSpan} and (${ledgerOfCentre(read, centreId)} ) * ${ledgerSpan} + ${ledgerSpan - 1}`

function scopeOf(
  name: string,
  kinds: Kinds,
  columns: PortableTable['columns'],
  references: readonly Reference[],
): PortableTable['ofCentre'] {
  if (ephemeral.has(name)) return undefined
  if (name === 'centres') return (_read, centreId) => eq(columns['id']!, centreId)
  // What hangs on an account of the host cannot leave without it.
  if (references.some(({ to }) => to.ofCentre === undefined)) return undefined
  const { centreId: own } = columns
  if (own) return (_read, centreId) => eq(own, centreId)
  const placed = Object.keys(columns).find((column) => kinds[column] === 'place' && columns[column]!.primary)
  if (placed !== undefined) return (read, centreId) => inLedgerOf(read, centreId, columns[placed]!)
  const numbered = Object.keys(columns).find((column) => kinds[column] === 'ledger')
  if (numbered !== undefined) {
    return (read, centreId) => inArray(columns[numbered]!, ledgerOfCentre(read, centreId))
  }
  const [by] = references
  if (!by) return undefined
  return (read, centreId) =>
    inArray(by.column, read.select({ key: by.target }).from(by.to.table).where(by.to.ofCentre!(read, centreId)))
}

/** The primary key of a row as people find it: `id=…`, or each part of it. */
export const namedKey = ({ key }: PortableTable, row: Readonly<Record<string, unknown>>): string =>
  key.map((part) => `${part}=${row[part] instanceof Date ? row[part].toISOString() : String(row[part])}`).join(' ')
