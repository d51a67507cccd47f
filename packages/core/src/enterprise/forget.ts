import { and, eq, inArray, isNotNull, or } from '../db/index.ts'
import { eraseTrail } from '../audit/erase-trail.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { recordsOf } from '../entrepreneur/same-person.ts'
import { contactPoints, distinctPairs, groupMembers, merges } from '../entrepreneur/tables.ts'
import type { Forgotten } from '../plugin/define-plugin.ts'
import { noActivity } from './any-activity.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { ownersOf } from './people.ts'
import { noPlace } from './place.ts'
import { enterprisePeople, enterprises, externalIds, validations } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/**
 * What this area erases of a person: her place in every enterprise, and the enterprises that were hers alone, down to
 * an empty row. One that others own too goes on without her; so does an establishment that a public register names.
 */
export async function forgetOwner(person: string, call: Doing): Promise<Forgotten> {
  const ids = [...(await recordsOf(call, person))]
  const mine = and(call.mine(enterprisePeople), inArray(enterprisePeople.personId, ids))
  const roles = await call.tx.select().from(enterprisePeople).where(mine)
  await call.tx.delete(enterprisePeople).where(mine)
  const owned = [...new Set(roles.flatMap(({ enterpriseId, role }) => (role === 'worker' ? [] : [enterpriseId])))]
  const kept = new Set<string>()
  let erased = roles.length
  if (owned.length > 0) {
    const shared = new Set((await ownersOf(call, owned)).map(({ enterpriseId }) => enterpriseId))
    const imported = await call.tx
      .select({ id: externalIds.enterpriseId })
      .from(externalIds)
      .where(and(call.mine(externalIds), inArray(externalIds.enterpriseId, owned), isNotNull(externalIds.digests)))
    const ofRegister = new Set(imported.map(({ id }) => id))
    for (const row of await withMerged(call, owned)) {
      const holder = row.mergedInto ?? row.id
      if (shared.has(holder)) kept.add('kept.shared-enterprise')
      else if (ofRegister.has(holder) && !row.homeBased) kept.add('kept.register')
      else erased += await eraseEnterprise(call, row)
    }
  }
  return { erased, kept: [...kept] }
}

/** Enterprises and the records that were merged into them. */
async function withMerged(call: Doing, ids: readonly string[]): Promise<readonly EnterpriseRow[]> {
  const rows = await call.tx
    .select()
    .from(enterprises)
    .where(
      and(call.mine(enterprises), or(inArray(enterprises.id, [...ids]), inArray(enterprises.mergedInto, [...ids]))),
    )
  return rows.filter(({ forgottenAt }) => forgottenAt === null)
}

async function eraseEnterprise(call: Doing, before: EnterpriseRow): Promise<number> {
  const { id } = before
  const { tx } = call
  const gone = [
    await tx
      .delete(contactPoints)
      .where(and(call.mine(contactPoints), eq(contactPoints.subjectId, id)))
      .returning({ id: contactPoints.id }),
    await tx
      .delete(externalIds)
      .where(and(call.mine(externalIds), eq(externalIds.enterpriseId, id)))
      .returning({ id: externalIds.id }),
    await tx
      .delete(enterprisePeople)
      .where(and(call.mine(enterprisePeople), eq(enterprisePeople.enterpriseId, id)))
      .returning({ id: enterprisePeople.id }),
    await tx
      .delete(groupMembers)
      .where(and(call.mine(groupMembers), eq(groupMembers.memberId, id)))
      .returning({ id: groupMembers.id }),
    await tx
      .delete(merges)
      .where(and(call.mine(merges), or(eq(merges.keptId, id), eq(merges.mergedId, id))))
      .returning({ id: merges.id }),
    // That somebody was visited stays as a figure of the campaign; what was noted does not.
    await tx
      .update(validations)
      .set({ note: null })
      .where(and(call.mine(validations), eq(validations.enterpriseId, id), isNotNull(validations.note)))
      .returning({ id: validations.id }),
  ]
  await tx
    .delete(distinctPairs)
    .where(and(call.mine(distinctPairs), or(eq(distinctPairs.firstId, id), eq(distinctPairs.secondId, id))))
  const [after] = await tx
    .update(enterprises)
    .set({
      name: '',
      sortKey: '',
      what: null,
      ...noActivity,
      ...noPlace,
      stage: null,
      formality: null,
      started: null,
      workers: null,
      sizeBand: null,
      languages: [],
      hours: null,
      locality: null,
      territoryCode: null,
      photoId: null,
      publicPhotoId: null,
      notes: null,
      listed: false,
      listingBasis: null,
      listingSource: null,
      archivedAt: call.at,
      updatedAt: call.at,
      forgottenAt: call.at,
    })
    .where(and(call.mine(enterprises), eq(enterprises.id, id)))
    .returning()
  await reindexEnterprises(call, [before], [after!])
  const trail = await eraseTrail(call, 'enterprise', [id])
  return gone.reduce((sum, rows) => sum + rows.length, 1 + trail)
}
