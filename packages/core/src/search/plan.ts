import { and, eq, inArray, startsWith, type SQL } from '../db/index.ts'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/** Beginnings that more words have than this are looked for at the beginning of names only. */
const mostWords = 64
/** Below this many records, all that a beginning matches are read and put in order; above, each word's list is merged. */
const fewRecords = 2000
/** A word drives the search even when a filter is so many times rarer: names with one word lie together in the list. */
const wordBias = 8

/** What is looked for. */
export interface Wanted {
  /** Terms that a record must have: filters, `~t:15112`. */
  readonly filters: readonly string[]
  readonly words: readonly string[]
  /** The last word, still being typed. */
  readonly beginning: string | undefined
}

/** How to go about it. */
export type Plan =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'search'
      /** Lists to go along. Several terms: their union. A beginning: every word that begins so. */
      readonly driver: { readonly terms: readonly string[] } | { readonly beginning: string }
      /** What each record met must have besides. */
      readonly others: readonly string[]
      readonly otherBeginning: string | undefined
      /** Only names that begin so. */
      readonly nameFrom: string | undefined
      /** Records of the driver. */
      readonly records: number
    }

/** Reads counts of terms; the columns are those of the reader's own table or public face. */
export interface CountReader {
  readonly columns: {
    readonly centreId: AnySQLiteColumn
    readonly listed: AnySQLiteColumn
    readonly term: AnySQLiteColumn
  }
  read(where: SQL | undefined, limit: number): Promise<readonly { readonly term: string; readonly records: number }[]>
}

/** Begins with the rarest term, and answers at once when one is nowhere. */
export async function planSearch(
  counts: CountReader,
  centreId: string,
  segments: readonly boolean[],
  wanted: Wanted,
  everyTerm: string,
): Promise<Plan> {
  const { columns } = counts
  const scope = and(eq(columns.centreId, centreId), inArray(columns.listed, [...segments]))
  const exact = [...new Set([...wanted.filters, ...wanted.words])]
  const records = new Map<string, number>()
  if (exact.length > 0) {
    const rows = await counts.read(and(scope, inArray(columns.term, exact)), exact.length * segments.length)
    for (const row of rows) records.set(row.term, (records.get(row.term) ?? 0) + row.records)
    if (records.size < exact.length) return { kind: 'nothing' }
  }
  const weight = (term: string) => (records.get(term) ?? 0) * (wanted.words.includes(term) ? 1 : wordBias)
  const [rarest, ...others] = exact.sort((a, b) => weight(a) - weight(b))
  const { beginning } = wanted
  if (beginning === undefined) {
    return search({ terms: [rarest ?? everyTerm] }, others, records.get(rarest ?? '') ?? Number.MAX_SAFE_INTEGER)
  }
  const limit = (mostWords + 1) * segments.length
  const rows = await counts.read(and(scope, startsWith(columns.term, beginning)), limit)
  const begun = new Map<string, number>()
  for (const row of rows) begun.set(row.term, (begun.get(row.term) ?? 0) + row.records)
  if (begun.size === 0) return { kind: 'nothing' }
  const sum = [...begun.values()].reduce((a, b) => a + b, 0)
  const broad = rows.length === limit || begun.size > mostWords
  if (!broad && sum <= fewRecords && (rarest === undefined || sum <= weight(rarest))) {
    return search({ beginning }, exact, sum)
  }
  if (rarest !== undefined && (wanted.words.includes(rarest) || !broad) && weight(rarest) <= sum) {
    return search({ terms: [rarest] }, others, records.get(rarest)!, beginning)
  }
  if (!broad) return search({ terms: [...begun.keys()] }, exact, sum)
  const driver = rarest ?? everyTerm
  if (wanted.words.length > 0) return search({ terms: [driver] }, others, records.get(driver)!, beginning)
  return { ...search({ terms: [driver] }, others, Number.MAX_SAFE_INTEGER), nameFrom: beginning }
}

const search = (
  driver: { readonly terms: readonly string[] } | { readonly beginning: string },
  others: readonly string[],
  records: number,
  otherBeginning?: string,
) => ({ kind: 'search' as const, driver, others, otherBeginning, nameFrom: undefined, records })
