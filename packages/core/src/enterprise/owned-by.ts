import { and, eq, inArray, isNull } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { enterprisePeople } from './tables.ts'

/** Enterprises that a person owns today, alone or with others. */
export async function enterprisesOwnedBy(
  call: Pick<Asking, 'read' | 'mine'>,
  personId: string,
): Promise<readonly string[]> {
  const rows = await call.read
    .select({ id: enterprisePeople.enterpriseId })
    .from(enterprisePeople)
    .where(
      and(
        call.mine(enterprisePeople),
        eq(enterprisePeople.personId, personId),
        inArray(enterprisePeople.role, ['owner', 'partner']),
        isNull(enterprisePeople.until),
      ),
    )
  return [...new Set(rows.map(({ id }) => id))]
}
