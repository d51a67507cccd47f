import { and, eq, isNotNull, or } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { contactPoints, groupMembers, merges } from '../entrepreneur/tables.ts'
import { validations } from './tables.ts'

/**
 * Erases what hangs on an enterprise and tells of its owner: contacts, places in groups, merges, and what was noted at
 * visits. That it was visited stays as a figure of the campaign. @returns how many rows it touched.
 */
export async function eraseBelongings(call: Doing, id: string): Promise<number> {
  const { tx } = call
  const gone = [
    await tx
      .delete(contactPoints)
      .where(and(call.mine(contactPoints), eq(contactPoints.subjectId, id)))
      .returning({ id: contactPoints.id }),
    await tx
      .delete(groupMembers)
      .where(and(call.mine(groupMembers), eq(groupMembers.memberId, id)))
      .returning({ id: groupMembers.id }),
    await tx
      .delete(merges)
      .where(and(call.mine(merges), or(eq(merges.keptId, id), eq(merges.mergedId, id))))
      .returning({ id: merges.id }),
    await tx
      .update(validations)
      .set({ note: null })
      .where(and(call.mine(validations), eq(validations.enterpriseId, id), isNotNull(validations.note)))
      .returning({ id: validations.id }),
  ]
  return gone.reduce((sum, rows) => sum + rows.length, 0)
}
