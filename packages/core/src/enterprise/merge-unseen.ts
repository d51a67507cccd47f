import { and, eq, gt, inArray, isNotNull, ne, sql } from '../db/index.ts'
import { fieldChanges } from '../audit/tables.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { contactPoints } from '../entrepreneur/tables.ts'
import { enterprises } from './tables.ts'

/** Hides contacts that come from a record which nobody could see. @returns ids of those that could have been shown. */
export async function hideContacts(call: Doing, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await call.tx
    .update(contactPoints)
    .set({ publicValue: null })
    .where(and(call.mine(contactPoints), inArray(contactPoints.id, [...ids]), isNotNull(contactPoints.publicValue)))
    .returning({ id: contactPoints.id })
  return rows.map(({ id }) => id)
}

/** Undoes `hideContacts` for those that are with their record again. Contacts given anew have other ids. */
export async function unhideContacts(call: Doing, ids: readonly string[], enterpriseId: string): Promise<void> {
  if (ids.length === 0) return
  await call.tx
    .update(contactPoints)
    .set({ publicValue: sql`${contactPoints.value}` })
    .where(
      and(call.mine(contactPoints), inArray(contactPoints.id, [...ids]), eq(contactPoints.subjectId, enterpriseId)),
    )
}

/**
 * Whether a record that a merge made a home is a premises again without the one that goes. Not when another home lies
 * in it, and not when its place was corrected since: that may be the place of the home.
 */
export async function premisesAgain(call: Doing, mergeId: string, keptId: string, mergedId: string): Promise<boolean> {
  const [home] = await call.tx
    .select({ id: enterprises.id })
    .from(enterprises)
    .where(
      and(
        call.mine(enterprises),
        eq(enterprises.mergedInto, keptId),
        ne(enterprises.id, mergedId),
        eq(enterprises.homeBased, true),
      ),
    )
    .limit(1)
  if (home) return false
  const [corrected] = await call.tx
    .select({ id: fieldChanges.id })
    .from(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, 'enterprise'),
        eq(fieldChanges.subjectId, keptId),
        eq(fieldChanges.field, 'exactPlace'),
        // Ids grow with time, and a merge is remembered after what it changed.
        gt(fieldChanges.id, mergeId),
      ),
    )
    .limit(1)
  return !corrected
}
