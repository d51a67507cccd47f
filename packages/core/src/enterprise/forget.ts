import * as v from 'valibot'
import { and, eq, inArray, isNull, or } from '../db/index.ts'
import { eraseTrail } from '../audit/erase-trail.ts'
import { fieldChanges } from '../audit/tables.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { recordsOf } from '../entrepreneur/records-of.ts'
import { distinctPairs } from '../entrepreneur/tables.ts'
import { removeFilesOfMany } from '../files/files.ts'
import type { OperationCall } from '../operations/call.ts'
import type { Forgotten, PersonToForget } from '../plugin/define-plugin.ts'
import { noActivity } from './any-activity.ts'
import { eraseBelongings } from './erase-belongings.ts'
import { rememberErased } from './erased-numbers.ts'
import type { Numbered } from './external-id.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { keepOnlyOfRegister, ofRegister, type OfRegister } from './kept-of-register.ts'
import { keepOut, rejudge, tellUnlisted } from './listing.ts'
import { ownersOf } from './people.ts'
import { noPlace } from './place.ts'
import { enterprisePeople, enterprises, externalIds } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** What becomes of the enterprises of a person who is erased. */
interface Fates {
  /** Hers alone: they go with her, and the records that were merged into them. */
  readonly going: readonly string[]
  readonly staying: readonly string[]
  /** Of those that stay: establishments of a public register that nobody else owns. */
  readonly register: readonly OfRegister[]
  /** Message keys of why some stay. */
  readonly kept: readonly string[]
}

/**
 * One that others own too goes on without her; so does an establishment that a public register names, unless it is a
 * home.
 */
async function fatesOf(call: Doing, persons: readonly string[]): Promise<Fates> {
  const roles = await call.tx
    .selectDistinct({ id: enterprisePeople.enterpriseId })
    .from(enterprisePeople)
    .where(
      and(
        call.mine(enterprisePeople),
        inArray(enterprisePeople.personId, [...persons]),
        inArray(enterprisePeople.role, ['owner', 'partner']),
      ),
    )
  const owned = roles.map(({ id }) => id)
  if (owned.length === 0) return { going: [], staying: [], register: [], kept: [] }
  const others = (await ownersOf(call, owned)).filter(({ personId }) => !persons.includes(personId))
  const shared = new Set(others.map(({ enterpriseId }) => enterpriseId))
  const alone = owned.filter((id) => !shared.has(id))
  const register = await ofRegister(call, alone)
  const going = alone.filter((id) => !register.some(({ row }) => row.id === id))
  return {
    going: await recordsOf(call, enterprises, going),
    staying: owned.filter((id) => !going.includes(id)),
    register,
    kept: [...(shared.size > 0 ? ['kept.shared-enterprise'] : []), ...(register.length > 0 ? ['kept.register'] : [])],
  }
}

/** Enterprises that are erased with a person: what other parts keep about them is hers. */
export const enterprisesGoingWith = async (call: Doing, persons: readonly string[]): Promise<readonly string[]> =>
  (await fatesOf(call, persons)).going

/**
 * What this area erases of a person: her place in every enterprise, and the enterprises that were hers alone, down to
 * an empty row. Of an establishment in a public register stays what that gave. What one that goes on showed on her word alone leaves the public with her.
 */
export async function forgetOwner({ ids }: PersonToForget, call: OperationCall): Promise<Forgotten> {
  const { going, staying, register, kept } = await fatesOf(call, ids)
  const owners = await ownersOf(call, staying)
  await keepOut(
    call,
    owners.filter(({ personId }) => ids.includes(personId)),
  )
  const roles = await call.tx
    .delete(enterprisePeople)
    .where(and(call.mine(enterprisePeople), inArray(enterprisePeople.personId, [...ids])))
    .returning({ id: enterprisePeople.id })
  await rejudge(call, staying)
  let erased = roles.length
  const ofThose = register.map(({ row }) => row.id)
  for (const one of await ofRegister(call, ofThose)) erased += await keepOnlyOfRegister(call, one)
  // The other records of hers that were merged into those.
  const behind = (await recordsOf(call, enterprises, ofThose)).filter((id) => !ofThose.includes(id))
  const ending = [...going, ...behind]
  const rows =
    ending.length === 0
      ? []
      : await call.tx
          .select()
          .from(enterprises)
          .where(and(call.mine(enterprises), inArray(enterprises.id, ending), isNull(enterprises.forgottenAt)))
  for (const row of rows) erased += await eraseEnterprise(call, row)
  return { erased, kept }
}

const Numbers = v.array(v.object({ system: v.string(), value: v.string() }))

/** Numbers of other registers that an enterprise ever had, as its history tells. */
async function formerNumbers(call: OperationCall, id: string): Promise<readonly Numbered[]> {
  const changes = await call.tx
    .select({ before: fieldChanges.before, after: fieldChanges.after })
    .from(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, 'enterprise'),
        eq(fieldChanges.subjectId, id),
        eq(fieldChanges.field, 'externalIds'),
      ),
    )
  return changes
    .flatMap(({ before, after }) => [before?.value, after?.value])
    .flatMap((value) => (v.is(Numbers, value) ? value : []))
}

async function eraseEnterprise(call: OperationCall, before: EnterpriseRow): Promise<number> {
  const { id } = before
  const { tx } = call
  const numbers = await tx
    .select({ system: externalIds.system, value: externalIds.value })
    .from(externalIds)
    .where(and(call.mine(externalIds), eq(externalIds.enterpriseId, id)))
  // Those that were taken off, too: the register's file still has them.
  await rememberErased(call, [...numbers, ...(await formerNumbers(call, id))])
  const gone = [
    await tx
      .delete(externalIds)
      .where(and(call.mine(externalIds), eq(externalIds.enterpriseId, id)))
      .returning({ id: externalIds.id }),
    await tx
      .delete(enterprisePeople)
      .where(and(call.mine(enterprisePeople), eq(enterprisePeople.enterpriseId, id)))
      .returning({ id: enterprisePeople.id }),
  ]
  const belongings = await eraseBelongings(call, id)
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
      keptOut: false,
      archivedAt: call.at,
      updatedAt: call.at,
      forgottenAt: call.at,
    })
    .where(and(call.mine(enterprises), eq(enterprises.id, id)))
    .returning()
  await reindexEnterprises(call, [before], [after!])
  await tellUnlisted(call, before, after!)
  const photos = [before.photoId, before.publicPhotoId].flatMap((photo) => photo ?? [])
  const files = await removeFilesOfMany(call, { kind: 'enterprise', ids: [id], named: photos })
  const trail = await eraseTrail(call, 'enterprise', [id])
  return gone.reduce((sum, rows) => sum + rows.length, 1 + belongings + files + trail)
}
