import { and, checkedOnly, eq, inArray, lte, sql, type Writer } from '../db/index.ts'
import type { TermEntry, TermTables } from './term-tables.ts'

/** 5 columns a row: well below the 32,766 parameters of SQLite. */
const rowsPerInsert = 1000
const preparedRows = 200

/** Adds up what each term gains and loses, so that one statement corrects all counts. */
class CountChanges {
  readonly #changes = new Map<string, { readonly listed: boolean; readonly term: string; by: number }>()
  add(listed: boolean, term: string, by: number): void {
    const key = `${listed ? 1 : 0}${term}`
    const known = this.#changes.get(key)
    if (known) known.by += by
    else this.#changes.set(key, { listed, term, by })
  }
  /** In one order everywhere: two transactions that lock the same rows must not wait for each other in a ring. */
  sorted() {
    return [...this.#changes.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, change]) => (change.by === 0 ? [] : [change]))
  }
}

/** A term that has a count and no list of its own, and what it gains or loses. */
export interface CountedTerm {
  readonly listed: boolean
  readonly term: string
  readonly by: number
}

/** Indexes records that were not there before. */
export async function indexNew(
  tx: Writer,
  tables: TermTables,
  centreId: string,
  entries: readonly TermEntry[],
  counted: readonly CountedTerm[] = [],
): Promise<void> {
  const changes = new CountChanges()
  for (const { listed, term, by } of counted) changes.add(listed, term, by)
  for (const { listed, terms } of entries) for (const term of terms) changes.add(listed, term, 1)
  await insertTerms(tx, tables, centreId, entries)
  await applyCounts(tx, tables, centreId, changes)
}

/**
 * Brings the index of some records up to date. Whoever is in `ids` and not in `entries` is found no more; words that
 * were hers alone leave the counts too.
 */
export async function reindex(
  tx: Writer,
  tables: TermTables,
  centreId: string,
  ids: readonly string[],
  entries: readonly TermEntry[],
  counted: readonly CountedTerm[] = [],
): Promise<void> {
  if (ids.length === 0) return
  const { terms } = tables
  const known = await tx
    .select({ subjectId: terms.subjectId, listed: terms.listed, term: terms.term, sortKey: terms.sortKey })
    .from(terms)
    .where(and(eq(checkedOnly(terms.centreId), centreId), inArray(terms.subjectId, [...ids])))
  const wanted = new Map(entries.map((entry) => [entry.subjectId, entry]))
  const changes = new CountChanges()
  for (const { listed, term, by } of counted) changes.add(listed, term, by)
  const kept = new Map<string, Set<string>>()
  const stale = new Map<string, string[]>()
  for (const row of known) {
    const entry = wanted.get(row.subjectId)
    if (entry && entry.listed === row.listed && entry.sortKey === row.sortKey && entry.terms.includes(row.term)) {
      const set = kept.get(row.subjectId) ?? new Set()
      kept.set(row.subjectId, set.add(row.term))
    } else {
      stale.set(row.subjectId, [...(stale.get(row.subjectId) ?? []), row.term])
      changes.add(row.listed, row.term, -1)
    }
  }
  const whole = [...stale.keys()].filter((subject) => !kept.has(subject))
  if (whole.length > 0) {
    await tx.delete(terms).where(and(eq(checkedOnly(terms.centreId), centreId), inArray(terms.subjectId, whole)))
  }
  for (const [subject, gone] of stale) {
    if (!kept.has(subject)) continue
    await tx
      .delete(terms)
      .where(and(eq(checkedOnly(terms.centreId), centreId), eq(terms.subjectId, subject), inArray(terms.term, gone)))
  }
  const added = entries.map((entry) => ({
    ...entry,
    terms: entry.terms.filter((term) => !kept.get(entry.subjectId)?.has(term)),
  }))
  for (const entry of added) for (const term of entry.terms) changes.add(entry.listed, term, 1)
  await insertTerms(tx, tables, centreId, added)
  await applyCounts(tx, tables, centreId, changes)
}

async function insertTerms(
  tx: Writer,
  { terms }: TermTables,
  centreId: string,
  entries: readonly TermEntry[],
): Promise<void> {
  const rows = entries.flatMap(({ subjectId, listed, sortKey, terms }) =>
    terms.map((term) => ({ centreId, listed, term, sortKey, subjectId })),
  )
  let at = 0
  if (rows.length >= 2 * preparedRows) {
    // Building the statement costs more than running it: built once for a batch, it is run for every 200 rows.
    const statement = tx
      .insert(terms)
      .values(
        Array.from({ length: preparedRows }, (_, row) => ({
          centreId,
          listed: sql.placeholder(`l${row}`),
          term: sql.placeholder(`t${row}`),
          sortKey: sql.placeholder(`k${row}`),
          subjectId: sql.placeholder(`s${row}`),
        })),
      )
      .prepare()
    for (; at + preparedRows <= rows.length; at += preparedRows) {
      const values: Record<string, string | boolean> = {}
      for (let row = 0; row < preparedRows; row += 1) {
        const { listed, term, sortKey, subjectId } = rows[at + row]!
        values[`l${row}`] = listed
        values[`t${row}`] = term
        values[`k${row}`] = sortKey
        values[`s${row}`] = subjectId
      }
      await statement.execute(values)
    }
  }
  for (; at < rows.length; at += rowsPerInsert) {
    await tx.insert(terms).values(rows.slice(at, at + rowsPerInsert))
  }
}

async function applyCounts(tx: Writer, { counts }: TermTables, centreId: string, changes: CountChanges): Promise<void> {
  const sorted = changes.sorted()
  for (let at = 0; at < sorted.length; at += rowsPerInsert) {
    await tx
      .insert(counts)
      .values(
        sorted.slice(at, at + rowsPerInsert).map(({ listed, term, by }) => ({ centreId, listed, term, records: by })),
      )
      .onConflictDoUpdate({
        target: [counts.centreId, counts.listed, counts.term],
        set: { records: sql`${counts.records} + excluded.records` },
      })
  }
  const lessened = sorted.filter(({ by }) => by < 0).map(({ term }) => term)
  for (let at = 0; at < lessened.length; at += rowsPerInsert) {
    await tx
      .delete(counts)
      .where(
        and(
          eq(counts.centreId, centreId),
          inArray(counts.term, lessened.slice(at, at + rowsPerInsert)),
          lte(counts.records, 0),
        ),
      )
  }
}
