import { and, inArray } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { ownsToday } from './people.ts'
import { enterprisePeople } from './tables.ts'

/** Enterprises that some persons own today, alone or with others. */
export async function enterprisesOwnedBy(
  call: Pick<Asking, 'read' | 'mine' | 'today'>,
  ...personIds: readonly string[]
): Promise<readonly string[]> {
  const rows = await call.read
    .select({ id: enterprisePeople.enterpriseId })
    .from(enterprisePeople)
    .where(and(call.mine(enterprisePeople), inArray(enterprisePeople.personId, [...personIds]), ownsToday(call.today)))
  return [...new Set(rows.map(({ id }) => id))]
}
