import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import { and, asc, eq, max, sql, type SQL } from 'drizzle-orm'
import { canonical } from '../audit/entry.ts'
import type { Sealed } from '../db/columns.ts'
import { countAll } from '../db/fn.ts'
import type { Reader } from '../db/session.ts'
import type { Vault } from '../vault/vault.ts'
import { ledgerSpan } from '../ledger/place.ts'
import { ledgerHeads } from '../ledger/tables.ts'
import type { PortableTable } from './portable-table.ts'

export type Row = Readonly<Record<string, unknown>>

/** Rows of a statement: within what both engines bind in one, and small enough for one turn of the event loop. */
export const rowsAPage = ({ columns }: PortableTable): number =>
  Math.max(1, Math.min(500, Math.floor(30_000 / Object.keys(columns).length)))

/** All rows in the order of the primary key, page by page; text sorts by code point on both engines. */
export async function* pagesOf(
  read: Reader,
  of: PortableTable,
  where?: SQL,
  after?: readonly unknown[],
): AsyncGenerator<readonly Row[]> {
  const key = of.key.map((part) => of.columns[part]!)
  const size = rowsAPage(of)
  let last = after
  for (;;) {
    const beyond =
      last &&
      sql`(${sql.join([...key], sql`, `)}) > (${sql.join(
        last.map((value) => sql`${value}`),
        sql`, `,
      )})`
    const rows = (await read
      .select()
      .from(of.table)
      .where(and(where, beyond))
      .orderBy(...key.map((column) => asc(column)))
      .limit(size)) as readonly Row[]
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    last = of.key.map((part) => rows.at(-1)![part])
  }
}

export async function countOf(read: Reader, of: PortableTable, where?: SQL): Promise<number> {
  const [row] = await read.select({ count: countAll() }).from(of.table).where(where)
  return row?.count ?? 0
}

/** One text for one row, whichever engine it came from: sorted keys, instants in UTC. */
export const lineOf = (row: Row): string => canonical(row)

/** A row from its line. @throws where the line holds what the table does not. */
export function rowOf(of: PortableTable, line: string): Row {
  const values = JSON.parse(line) as Record<string, unknown>
  const stranger = Object.keys(values).find((key) => !Object.hasOwn(of.columns, key))
  if (stranger !== undefined) throw new Error(`"${of.name}" has no column "${stranger}" here: this Milpa is older.`)
  return Object.fromEntries(
    Object.keys(of.columns).map((key) => {
      const value = values[key] ?? null
      return [key, value !== null && of.kinds[key] === 'instant' ? new Date(value as string) : value]
    }),
  )
}

export interface TableDigest {
  readonly rows: number
  /** SHA-256 over the lines of all rows in the order of the key, hex. */
  readonly digest: string
}

/** The digest of a table, or of a part of it. Equal on both engines when the rows are. */
export async function digestOfTable(
  read: Reader,
  of: PortableTable,
  where?: SQL,
  told: (rows: number) => void = () => undefined,
): Promise<TableDigest> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const page of pagesOf(read, of, where)) {
    for (const row of page) addLine(hash, lineOf(row))
    rows += page.length
    told(page.length)
    await breath()
  }
  return { rows, digest: hash.digest('hex') }
}

export const addLine = (hash: Hash | Hmac, line: string): void => void hash.update(line).update('\n')

/** Digest of what rows say, sealed values opened, under a key: the same before and after sealing anew. */
export const contentDigest = (key: Uint8Array): Hmac => createHmac('sha256', key)

const sealedKeys = ({ kinds }: PortableTable) => Object.keys(kinds).filter((key) => kinds[key] === 'sealed')

/** The row with its sealed values opened by one vault and, when a second is given, sealed by it. */
export function reseal(of: PortableTable, row: Row, from: Vault, to: Vault | undefined): Row {
  const keys = sealedKeys(of).filter((key) => row[key] !== null)
  if (keys.length === 0) return row
  const opened = keys.map((column) => {
    const location = { table: of.name, column, row: String(row['id']) }
    const plain = from.open(location, row[column] as Sealed)
    return [column, to === undefined ? plain : to.seal(location, plain)] as const
  })
  return { ...row, ...Object.fromEntries(opened) }
}

/** Lets whatever else waits have its turn. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * A row as it is in no database in particular: the number that the ledger has here is taken out of its places. The other
 * way round, with the number it gets here.
 */
export function relocated({ kinds }: PortableTable, row: Row, from: number, to: number): Row {
  const keys = Object.keys(kinds).filter((key) => kinds[key] === 'place' || kinds[key] === 'ledger')
  if (keys.length === 0) return row
  const moved = keys.map((key) => {
    const value = row[key] as number | null
    if (value === null) return [key, null] as const
    return [key, kinds[key] === 'ledger' ? to : value + (to - from) * ledgerSpan] as const
  })
  return { ...row, ...Object.fromEntries(moved) }
}

/** What this database calls the ledger of a centre; 0 where it keeps no books. */
export async function ledgerNumberOf(read: Reader, centreId: string): Promise<number> {
  const [head] = await read
    .select({ ledger: ledgerHeads.ledger })
    .from(ledgerHeads)
    .where(eq(ledgerHeads.centreId, centreId))
  return head?.ledger ?? 0
}

/** A number for the ledger of a centre that arrives. */
export async function freeLedgerNumber(read: Reader): Promise<number> {
  const [last] = await read.select({ ledger: max(ledgerHeads.ledger) }).from(ledgerHeads)
  return (last?.ledger ?? 0) + 1
}
