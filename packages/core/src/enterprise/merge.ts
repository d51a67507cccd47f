import * as v from 'valibot'
import { and, desc, eq, inArray } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { contactsOf } from '../entrepreneur/contact.ts'
import { fillable, rememberDistinct, rememberMerge } from '../entrepreneur/merge-record.ts'
import { emptiedAgain, giveBack, takePair, type Mergeable } from '../entrepreneur/merge-steps.ts'
import { moveRows } from '../entrepreneur/moving-rows.ts'
import { Lookalike } from '../entrepreneur/similar-person.ts'
import { contactPoints, groupMembers } from '../entrepreneur/tables.ts'
import { noActivity } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { keepHistory } from './change-enterprise.ts'
import { enterpriseListed, enterpriseMerged, enterpriseUnlisted, enterpriseUnmerged } from './events.ts'
import { findEnterprise } from './find-enterprise.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { rejudge, tellListed, tellUnlisted, wordsOfOwners } from './listing.ts'
import { hideContacts, premisesAgain, unhideContacts } from './merge-unseen.ts'
import { maskedColumns, noPlace } from './place.ts'
import { similarEnterprises } from './similar-enterprise.ts'
import { enterprisePeople, enterprises, externalIds, validations } from './tables.ts'
import { isPublic, type EnterpriseRow } from './terms-of.ts'

const mergeable: Mergeable<EnterpriseRow> = {
  kind: 'enterprise',
  belongings: [
    { name: 'contacts', table: contactPoints, key: 'subjectId', owner: contactPoints.subjectId },
    { name: 'people', table: enterprisePeople, key: 'enterpriseId', owner: enterprisePeople.enterpriseId },
    { name: 'numbers', table: externalIds, key: 'enterpriseId', owner: externalIds.enterpriseId },
    { name: 'validations', table: validations, key: 'enterpriseId', owner: validations.enterpriseId },
    { name: 'groups', table: groupMembers, key: 'memberId', owner: groupMembers.memberId },
  ],
  find: findEnterprise,
  async put(call, id, change) {
    const [after] = await call.tx
      .update(enterprises)
      .set(change)
      .where(and(call.mine(enterprises), eq(enterprises.id, id)))
      .returning()
    return after!
  },
}

const staffFields = ['stage', 'formality', 'started', 'workers', 'photoId', 'notes'] as const
/** Everybody sees these of a listed enterprise, and its activity. */
const shownFields = ['what', 'sizeBand', 'languages', 'hours', 'locality', 'territoryCode'] as const
const activityFields = [
  'activityClassification',
  'activityVersion',
  'activityCode',
  'activityTitle',
  'activityDivision',
] as const

/**
 * Merges two records of one enterprise: `id` stays, `merged` is archived and points at it. Contacts, people, numbers of
 * other registers, validations and groups go over, empty fields are filled, the place too; if one is a home, both are.
 * The kept record is public only if it was, and no owner that comes with the other has said no; the other leaves the
 * public. A merge shows nobody what nobody could see: from a record that was not public, contacts come hidden, and a
 * listed one gets no words and no public place unless an owner has said yes. `unmerge` gives all of it back.
 */
export const merge = enterpriseArea.operation({
  name: 'merge',
  title: 'Merge two records of one enterprise',
  path: '/inventory/:id/merge',
  permission: 'merge',
  about: 'enterprise',
  input: v.object({ id: v.string(), merged: v.string() }),
  output: v.object({ id: v.string(), mergeId: v.string(), version: v.number() }),
  errors: ['SAME_RECORD', 'ALREADY_MERGED', 'ARCHIVED'],
  emits: [enterpriseMerged, enterpriseUnlisted],
  async run({ id, merged }, call) {
    const [kept, other] = await takePair(call, mergeable, id, merged)
    const moved = await moveRows(call, mergeable.belongings, merged, id)
    const wasPublic = isPublic(other)
    const hidden = wasPublic ? [] : await hideContacts(call, moved['contacts'] ?? [])
    const mayShow = !kept.listed || wasPublic || (await wordsOfOwners(call, [id]))(id, 'publication') === 'yes'
    const fields = mayShow ? [...staffFields, ...shownFields] : staffFields
    const filled: Record<string, unknown> = fillable(kept, other, fields)
    if (mayShow && kept.activityCode === null && other.activityCode !== null) {
      for (const field of activityFields) filled[field] = other[field]
    }
    const home = becomeHome(kept, other)
    const place = takePlace(call, kept, other, mayShow)
    const validated = takeValidation(kept, other)
    // A no of an owner who is gone holds for what the two are now, and stays when they are told apart again.
    const keptOut = other.keptOut && !kept.keptOut ? { keptOut: true } : {}
    const change = { ...filled, ...home, ...place, ...validated, ...keptOut }
    const after = await mergeable.put(call, id, { ...change, updatedAt: call.at })
    const gone = await mergeable.put(call, merged, { archivedAt: call.at, mergedInto: id, updatedAt: call.at })
    await keepHistory(call, kept, change)
    await keepHistory(call, other, { mergedInto: id })
    const mergeId = await rememberMerge(call, {
      subjectKind: 'enterprise',
      keptId: id,
      mergedId: merged,
      moved: {
        ...moved,
        hidden,
        home: home ? ['home'] : [],
        place: place ? ['place'] : [],
        validated: validated ? ['validated'] : [],
      },
      filled,
    })
    await reindexEnterprises(call, [kept, other], [after, gone])
    await tellUnlisted(call, other, gone)
    await rejudge(call, [id])
    await call.emit(enterpriseMerged, { id, merged })
    return { id, mergeId, version: (await findEnterprise(call, id)).version }
  },
})

/**
 * Undoes a merge: the other record is back, with what came from it and is still there. What both show is judged anew. An
 * exact place that the merge masked stays masked, until somebody shows it again.
 */
export const unmerge = enterpriseArea.operation({
  name: 'unmerge',
  title: 'Undo a merge of enterprises',
  path: '/merges/:mergeId/undo',
  permission: 'merge',
  about: 'enterprise',
  input: v.object({ mergeId: v.string() }),
  output: v.object({ id: v.string(), unmerged: v.string() }),
  errors: ['MERGE_UNDONE', 'MERGED_SINCE'],
  emits: [enterpriseUnmerged, enterpriseListed, enterpriseUnlisted],
  async run({ mergeId }, call) {
    const { keptId, mergedId, moved, filled } = await giveBack(call, mergeable, mergeId)
    await unhideContacts(call, moved['hidden'] ?? [], mergedId)
    // Before the other record is back, so that it is never public on the word of somebody who no longer owns it.
    await rejudge(call, [keptId, mergedId])
    const [kept, other] = [await findEnterprise(call, keptId), await findEnterprise(call, mergedId)]
    const unchanged = emptiedAgain(kept, filled)
    const activityStays = activityFields.some((field) => field in filled && !(field in unchanged))
    const emptied = {
      ...Object.fromEntries(
        Object.entries(unchanged).filter(([field]) => !activityFields.some((one) => one === field)),
      ),
      ...('activityCode' in filled && !activityStays ? noActivity : {}),
      // Another place since then is somebody's correction.
      ...((moved['place'] ?? []).length > 0 && samePlace(call, kept, other) ? noPlace : {}),
      ...((moved['home'] ?? []).length > 0 && (await premisesAgain(call, mergeId, keptId, mergedId))
        ? { homeBased: false }
        : {}),
      ...('photoId' in unchanged ? { publicPhotoId: null } : {}),
      // A validation since then is its own.
      ...((moved['validated'] ?? []).length > 0 && kept.validationOrder === other.validationOrder
        ? await newestValidation(call, keptId)
        : {}),
    }
    const after = await mergeable.put(call, keptId, { ...emptied, updatedAt: call.at })
    const back = await mergeable.put(call, mergedId, { archivedAt: null, mergedInto: null, updatedAt: call.at })
    await keepHistory(call, kept, emptied)
    await keepHistory(call, other, { mergedInto: null })
    await reindexEnterprises(call, [kept, other], [after, back])
    await tellListed(call, other, back)
    await call.emit(enterpriseUnmerged, { id: keptId, merged: mergedId })
    return { id: keptId, unmerged: mergedId }
  },
})

type Validated = Pick<EnterpriseRow, 'validatedAt' | 'validatedBy' | 'campaignId' | 'validationOrder'>

/**
 * The validation of the other record, where it is the newer one. Only between records of one status: that somebody found
 * the one closed does not say that the other, which is open, was looked at.
 */
function takeValidation(kept: EnterpriseRow, other: EnterpriseRow): Validated | undefined {
  if (other.validationOrder <= kept.validationOrder || other.status !== kept.status) return undefined
  const { validatedAt, validatedBy, campaignId, validationOrder } = other
  return { validatedAt, validatedBy, campaignId, validationOrder }
}

/** What the newest look that is still with an enterprise says of its validation. */
async function newestValidation(call: Doing, id: string): Promise<Validated> {
  const [look] = await call.tx
    .select()
    .from(validations)
    .where(and(call.mine(validations), eq(validations.enterpriseId, id)))
    .orderBy(desc(validations.at), desc(validations.id))
    .limit(1)
  if (!look) return { validatedAt: null, validatedBy: null, campaignId: null, validationOrder: 0 }
  return { validatedAt: look.at, validatedBy: look.by, campaignId: look.campaignId, validationOrder: look.at.getTime() }
}

function samePlace(call: Doing, ...rows: readonly EnterpriseRow[]): boolean {
  const [one, another] = rows.map(({ id, exactPlace }) =>
    call.reveal(enterprises.exactPlace, { kind: 'enterprise', id }, exactPlace, 'undo a merge'),
  )
  return one === another
}

/** That the other record is a home, where the kept one was none: its exact public place is one no more. */
function becomeHome(kept: EnterpriseRow, other: EnterpriseRow) {
  if (kept.homeBased || !other.homeBased) return undefined
  return { homeBased: true, ...(kept.publicPrecision === 'exact' ? maskedColumns(kept.cell) : {}) }
}

/** The place of the other record, sealed anew for the kept one, which has none. Its cell alone may be shown. */
function takePlace(call: Doing, kept: EnterpriseRow, other: EnterpriseRow, mayShow: boolean) {
  if (kept.exactPlace !== null || other.exactPlace === null) return undefined
  const opened = call.reveal(enterprises.exactPlace, { kind: 'enterprise', id: other.id }, other.exactPlace, 'merge')
  if (opened === null) return undefined
  const { cell } = other
  return {
    exactPlace: call.seal(enterprises.exactPlace, kept.id, opened),
    cell,
    ...maskedColumns(mayShow ? cell : null),
  }
}

/** Says that two records are two enterprises; they are not proposed as one again. */
export const distinct = enterpriseArea.operation({
  name: 'distinct',
  title: 'Say that two records are two enterprises',
  path: '/inventory/:id/distinct',
  permission: 'edit',
  about: 'enterprise',
  input: v.object({ id: v.string(), other: v.string() }),
  output: v.object({ id: v.string() }),
  errors: ['SAME_RECORD'],
  async run({ id, other }, call) {
    if (id === other) throw call.error('SAME_RECORD')
    await findEnterprise(call, id)
    await findEnterprise(call, other)
    await rememberDistinct(call, 'enterprise', id, other)
    return { id }
  },
})

/** Records that may be of the same enterprise, the likeliest first. */
export const similar = enterpriseArea.query({
  name: 'similar',
  title: 'See records that may be of the same enterprise',
  path: '/inventory/:id/similar',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({
    items: v.array(v.object({ ...Lookalike.entries, name: v.string(), locality: v.nullable(v.string()) })),
  }),
  async run({ id }, call) {
    const row = await findEnterprise(call, id)
    const contacts = (await contactsOf(call, [id])).get(id) ?? []
    const found = await similarEnterprises(call, {
      self: id,
      name: row.name,
      values: contacts.map(({ value }) => value),
      externalIds: [],
      cell: row.cell,
    })
    if (found.length === 0) return { items: [] }
    const ids = found.map((one) => one.id)
    const rows = await call.read
      .select({ id: enterprises.id, name: enterprises.name, locality: enterprises.locality })
      .from(enterprises)
      .where(and(call.mine(enterprises), inArray(enterprises.id, ids)))
    const named = new Map(rows.map((one) => [one.id, one]))
    return {
      items: found.map((one) => ({
        ...one,
        name: named.get(one.id)?.name ?? '',
        locality: named.get(one.id)?.locality ?? null,
      })),
    }
  },
})
