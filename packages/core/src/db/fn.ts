import { sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/** SQL that both engines read alike, for what drizzle has no word. */

/** Rows whose text begins with `prefix`: a range, so an index serves it (text sorts by code point on both engines). */
export function startsWith(column: AnySQLiteColumn | SQL, prefix: string): SQL {
  const last = prefix.codePointAt(prefix.length - 1)
  if (last === undefined) return sql`1 = 1`
  const upTo = prefix.slice(0, -String.fromCodePoint(last).length) + String.fromCodePoint(last + 1)
  return sql`(${column} >= ${prefix} and ${column} < ${upTo})`
}

/** `sum` as a number; 0 where there is no row. */
export const total = (column: AnySQLiteColumn | SQL): SQL<number> =>
  sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)

export const countAll = (): SQL<number> => sql<number>`count(*)`.mapWith(Number)
