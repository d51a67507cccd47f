import { and, asc, eq, inArray } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { externalIds } from './tables.ts'

export interface Numbered {
  readonly system: string
  readonly value: string
}

/**
 * Puts these numbers of other registers in place of those an enterprise had. One that stays keeps its row and what the
 * import remembers with it: without that, the next one would take every field for new, over the corrections of the
 * staff.
 */
export async function replaceExternalIds(
  call: Doing,
  enterpriseId: string,
  numbers: readonly Numbered[],
): Promise<void> {
  const rows = await call.tx
    .select()
    .from(externalIds)
    .where(and(call.mine(externalIds), eq(externalIds.enterpriseId, enterpriseId)))
    .orderBy(asc(externalIds.system), asc(externalIds.value))
  const same = (one: Numbered) => (other: Numbered) => one.system === other.system && one.value === other.value
  const staying = rows.filter((row) => numbers.some(same(row)))
  const gone = rows.filter((row) => !staying.includes(row))
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id)
    await call.tx.delete(externalIds).where(and(call.mine(externalIds), inArray(externalIds.id, ids)))
  }
  // An import remembers with the first number what it gave; where that one goes, another that it gave takes it over.
  const digests = gone.find((row) => row.digests !== null)?.digests
  const heir = staying.some((row) => row.digests !== null) ? undefined : staying[0]
  if (digests && heir) {
    await call.tx
      .update(externalIds)
      .set({ digests })
      .where(and(call.mine(externalIds), eq(externalIds.id, heir.id)))
  }
  const fresh = numbers.filter((number) => !rows.some(same(number)))
  if (fresh.length > 0) {
    await call.tx
      .insert(externalIds)
      .values(
        fresh.map(({ system, value }) => ({ id: call.id(), centreId: call.centre.id, enterpriseId, system, value })),
      )
  }
  const before = rows.map(({ system, value }) => ({ system, value }))
  const after = numbers
    .map(({ system, value }) => ({ system, value }))
    .sort((a, b) => (`${a.system} ${a.value}` < `${b.system} ${b.value}` ? -1 : 1))
  await call.changed({ kind: 'enterprise', id: enterpriseId }, { externalIds: before }, { externalIds: after })
}
