import { and, asc, inArray } from '../db/index.ts'
import type { Doing } from './any-call.ts'
import { consents } from './tables.ts'

/**
 * Of all that was answered under some records of one person, the newest answer to each purpose counts, and no other.
 * Ids grow with time.
 */
export async function letLastWordCount(call: Doing, records: readonly string[]): Promise<void> {
  const answers = await call.tx
    .select({ id: consents.id, purpose: consents.purpose, current: consents.current })
    .from(consents)
    .where(and(call.mine(consents), inArray(consents.personId, [...records])))
    .orderBy(asc(consents.id))
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
