import { and, eq, sql } from '../db/index.ts'
import type { OperationCall } from '../operations/call.ts'
import { permissionsOfRole } from './access.ts'
import { centreArea } from './area.ts'
import { centres, roles, staffMembers } from './tables.ts'

const managing = centreArea.permission('staff')

/**
 * Taken before staff or roles of a centre are changed: two directors who remove each other at the same moment must
 * pass one after the other, or each would see the other still there. The row of the centre is the lock, on both engines.
 */
export async function lockStaff(call: Pick<OperationCall, 'tx' | 'centre'>): Promise<void> {
  await call.tx
    .update(centres)
    .set({ active: sql`${centres.active}` })
    .where(eq(centres.id, call.centre.id))
}

/** Whether, as things now stand in this transaction, some active person may still manage staff. */
export async function someoneManagesStaff(
  call: Pick<OperationCall, 'tx' | 'mine' | 'declaredPermissions'>,
): Promise<boolean> {
  const rows = await call.tx.select().from(roles).where(call.mine(roles))
  const keys = new Set(
    rows.filter((role) => permissionsOfRole(call.declaredPermissions, role).has(managing)).map(({ key }) => key),
  )
  const people = await call.tx
    .select({ roles: staffMembers.roles })
    .from(staffMembers)
    .where(and(call.mine(staffMembers), eq(staffMembers.active, true)))
  return people.some((person) => person.roles.some((key) => keys.has(key)))
}
