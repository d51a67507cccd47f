import { and, asc, desc, sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import * as v from 'valibot'
import { problem } from '../operations/problem.ts'

/** Input of every list: how many, and the cursor of the page before. */
export const paged = {
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 25),
  after: v.optional(v.pipe(v.string(), v.maxLength(500))),
}

/** Output of every list: `next` is absent on the last page. */
export const page = <const S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), next: v.optional(v.string()) })

type Key = string | number | boolean
// An instant is marked as one: libSQL keeps milliseconds, and to SQLite every number is less than every text.
const Cursor = v.array(
  v.union([v.string(), v.number(), v.boolean(), v.object({ at: v.pipe(v.number(), v.integer()) })]),
)
type Cursor = v.InferOutput<typeof Cursor>

export interface Keyset {
  /** Values of the row after which the page begins; `undefined` on the first page. */
  readonly cursor: Cursor | undefined
  readonly where: SQL | undefined
  readonly orderBy: SQL[]
  /** One more than asked for: the extra row tells that there is a next page. */
  readonly limit: number
  page<R>(rows: readonly R[], key: (row: R) => readonly (Key | Date)[]): { items: R[]; next?: string }
  /** Where a list goes on that stopped looking before its page was full. */
  cursorOf(key: readonly (Key | Date)[]): string
}

/**
 * A page by keyset: rows inserted between two pages are neither repeated nor do they push others away, and a page deep
 * in the list costs what the first one costs. The last column must be unique (the id).
 */
export function keyset(
  columns: readonly (AnySQLiteColumn | SQL)[],
  input: { readonly limit: number; readonly after?: string | undefined },
  direction: 'asc' | 'desc' = 'asc',
): Keyset {
  const cursor = input.after === undefined ? undefined : readCursor(input.after, columns.length)
  const order = direction === 'asc' ? asc : desc
  return {
    cursor,
    where: cursor && after(columns, cursor, direction),
    orderBy: columns.map((column) => order(column)),
    limit: input.limit + 1,
    cursorOf: writeCursor,
    page(rows, key) {
      const items = rows.slice(0, input.limit)
      const last = items.at(-1)
      if (rows.length <= input.limit || last === undefined) return { items }
      return { items, next: writeCursor(key(last)) }
    },
  }
}

function after(columns: readonly (AnySQLiteColumn | SQL)[], cursor: Cursor, direction: 'asc' | 'desc'): SQL {
  const left = sql.join([...columns], sql`, `)
  const right = sql.join(
    cursor.map((value) => sql`${typeof value === 'object' ? new Date(value.at) : value}`),
    sql`, `,
  )
  return and(direction === 'asc' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`)!
}

const writeCursor = (key: readonly (Key | Date)[]): string =>
  Buffer.from(JSON.stringify(key.map((value) => (value instanceof Date ? { at: value.getTime() } : value)))).toString(
    'base64url',
  )

function readCursor(text: string, length: number): Cursor {
  const refuse = () => problem('INVALID_INPUT', { issues: [{ pointer: '/after', rule: 'cursor' }] })
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw refuse()
  }
  if (!v.is(Cursor, parsed) || parsed.length !== length) throw refuse()
  return parsed
}
