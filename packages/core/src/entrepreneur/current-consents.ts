import { and, asc, eq, inArray } from '../db/index.ts'
import type { Asking } from './any-call.ts'
import { consents, type Purpose } from './tables.ts'

/** What each person agrees to now. */
export async function consentsOf(
  call: Pick<Asking, 'read' | 'mine'>,
  persons: readonly string[],
): Promise<ReadonlyMap<string, readonly Purpose[]>> {
  const found = new Map<string, Purpose[]>()
  for (const { personId, purpose, answer } of await currentAnswers(call, persons)) {
    if (answer !== 'given') continue
    const list = found.get(personId) ?? []
    found.set(personId, [...list, purpose])
  }
  return found
}

/** The answer that counts, yes or no, of each person to each purpose she was asked about. */
export async function currentAnswers(call: Pick<Asking, 'read' | 'mine'>, persons: readonly string[]) {
  if (persons.length === 0) return []
  return call.read
    .select()
    .from(consents)
    .where(and(call.mine(consents), inArray(consents.personId, [...persons]), eq(consents.current, true)))
    .orderBy(asc(consents.personId), asc(consents.purpose))
}
