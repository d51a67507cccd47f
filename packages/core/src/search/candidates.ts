import { and, asc, eq, inArray } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import type { TermTables } from './term-tables.ts'

/** A word that more records have than this says nothing about which one is meant. */
const commonFrom = 400
const wordsTried = 3
const mostCandidates = 150

/** Records that share one of the rarest words: those whose names are worth comparing. */
export async function candidatesByWords(
  call: Asking,
  { terms, counts }: TermTables,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set()
  const known = await call.read
    .select({ term: counts.term, records: counts.records })
    .from(counts)
    .where(and(call.mine(counts), inArray(counts.listed, [true, false]), inArray(counts.term, [...words])))
  const records = new Map<string, number>()
  for (const { term, records: more } of known) records.set(term, (records.get(term) ?? 0) + more)
  const rare = [...records]
    .filter(([, count]) => count <= commonFrom)
    .sort(([, a], [, b]) => a - b)
    .slice(0, wordsTried)
  const found = new Set<string>()
  for (const [term] of rare) {
    for (const listed of [true, false]) {
      const rows = await call.read
        .select({ id: terms.subjectId })
        .from(terms)
        .where(and(call.mine(terms), eq(terms.listed, listed), eq(terms.term, term)))
        .orderBy(asc(terms.sortKey), asc(terms.subjectId))
        .limit(mostCandidates)
      for (const { id } of rows) found.add(id)
    }
  }
  return found
}
