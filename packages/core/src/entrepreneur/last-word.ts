import { and, asc, eq, inArray } from '../db/index.ts'
import type { Doing } from './any-call.ts'
import type { MergeRow } from './merge-record.ts'
import { consents } from './tables.ts'

/**
 * Of all that was answered under some records of one person, the newest answer to each purpose counts, and no other.
 * Ids grow with time, but for those that `letNoHoldForBoth` gives: they are younger than the answer.
 */
export async function letLastWordCount(call: Doing, records: readonly string[]): Promise<void> {
  const answers = await call.tx
    .select({ id: consents.id, purpose: consents.purpose, current: consents.current })
    .from(consents)
    .where(and(call.mine(consents), inArray(consents.personId, [...records])))
    .orderBy(asc(consents.at), asc(consents.id))
  const newest = new Map(answers.map(({ id, purpose }) => [purpose, id]))
  const counts = (one: (typeof answers)[number]) => newest.get(one.purpose) === one.id
  // First silence, then speech: the database lets one answer to a purpose count.
  for (const current of [false, true]) {
    const turned = answers.filter((one) => one.current !== current && counts(one) === current).map(({ id }) => id)
    if (turned.length === 0) continue
    await call.tx
      .update(consents)
      .set({ current })
      .where(and(call.mine(consents), inArray(consents.id, turned)))
  }
}

/**
 * Every no that was said since a merge holds for both records when it is undone: whom of the two it came from nobody
 * knows any more. Who said it when, how and before whom stays as it was. A yes stays with the kept record alone.
 */
export async function letNoHoldForBoth(call: Doing, { id, at, keptId, mergedId }: MergeRow): Promise<void> {
  const since = (one: typeof consents.$inferSelect) =>
    one.at.getTime() === at.getTime() ? one.id > id : one.at.getTime() > at.getTime()
  const said = await call.tx
    .select()
    .from(consents)
    .where(and(call.mine(consents), eq(consents.personId, keptId), inArray(consents.answer, ['refused', 'withdrawn'])))
    .orderBy(asc(consents.at), asc(consents.id))
  const copies = said.filter(since).map((one) => ({ ...one, id: call.id(), personId: mergedId, current: false }))
  if (copies.length > 0) await call.tx.insert(consents).values(copies)
}
