import { and, asc, eq } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { externalIds } from './tables.ts'

export interface Numbered {
  readonly system: string
  readonly value: string
}

/** Puts these numbers of other registers in place of those an enterprise had. */
export async function replaceExternalIds(
  call: Doing,
  enterpriseId: string,
  numbers: readonly Numbered[],
): Promise<void> {
  const mine = and(call.mine(externalIds), eq(externalIds.enterpriseId, enterpriseId))
  const before = await call.tx
    .select({ system: externalIds.system, value: externalIds.value })
    .from(externalIds)
    .where(mine)
    .orderBy(asc(externalIds.system), asc(externalIds.value))
  await call.tx.delete(externalIds).where(mine)
  if (numbers.length > 0) {
    await call.tx
      .insert(externalIds)
      .values(
        numbers.map(({ system, value }) => ({ id: call.id(), centreId: call.centre.id, enterpriseId, system, value })),
      )
  }
  const after = numbers
    .map(({ system, value }) => ({ system, value }))
    .sort((a, b) => (`${a.system} ${a.value}` < `${b.system} ${b.value}` ? -1 : 1))
  await call.changed({ kind: 'enterprise', id: enterpriseId }, { externalIds: before }, { externalIds: after })
}
