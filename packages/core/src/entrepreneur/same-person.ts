import { and, inArray } from '../db/index.ts'
import type { Asking } from './any-call.ts'
import { persons } from './tables.ts'

/** A person and every record of hers that was merged into it, however many times over. */
export async function recordsOf(call: Pick<Asking, 'read' | 'mine'>, person: string): Promise<readonly string[]> {
  const all = new Set([person])
  let newest = [person]
  while (newest.length > 0) {
    const rows = await call.read
      .select({ id: persons.id })
      .from(persons)
      .where(and(call.mine(persons), inArray(persons.mergedInto, newest)))
    newest = rows.map(({ id }) => id).filter((id) => !all.has(id))
    for (const id of newest) all.add(id)
  }
  return [...all]
}
