import * as v from 'valibot'
import { and, eq, inArray } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { contactsOf } from '../entrepreneur/contact.ts'
import {
  fillable,
  findMerge,
  markUndone,
  rememberDistinct,
  rememberMerge,
  stillFilled,
} from '../entrepreneur/merge-record.ts'
import { moveBack, moveRows, type Belonging } from '../entrepreneur/moving-rows.ts'
import { Lookalike } from '../entrepreneur/similar-person.ts'
import { contactPoints, groupMembers } from '../entrepreneur/tables.ts'
import { noActivity } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { keepHistory } from './change-enterprise.ts'
import { enterpriseMerged, enterpriseUnmerged } from './events.ts'
import { findEnterprise } from './find-enterprise.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { withdrawFrom, wordOfOwners } from './listing.ts'
import { noPlace } from './place.ts'
import { similarEnterprises } from './similar-enterprise.ts'
import { enterprisePeople, enterprises, externalIds, validations } from './tables.ts'

const belongings: readonly Belonging[] = [
  { name: 'contacts', table: contactPoints, key: 'subjectId', owner: contactPoints.subjectId },
  { name: 'people', table: enterprisePeople, key: 'enterpriseId', owner: enterprisePeople.enterpriseId },
  { name: 'numbers', table: externalIds, key: 'enterpriseId', owner: externalIds.enterpriseId },
  { name: 'validations', table: validations, key: 'enterpriseId', owner: validations.enterpriseId },
  { name: 'groups', table: groupMembers, key: 'memberId', owner: groupMembers.memberId },
]

const fields = [
  'what',
  'stage',
  'formality',
  'started',
  'workers',
  'sizeBand',
  'languages',
  'hours',
  'locality',
  'territoryCode',
  'photoId',
  'notes',
] as const
const activityFields = [
  'activityClassification',
  'activityVersion',
  'activityCode',
  'activityTitle',
  'activityDivision',
] as const

/**
 * Merges two records of one enterprise: `id` stays, `merged` is archived and points at it. Contacts, people, numbers of
 * other registers, validations and groups go over, empty fields are filled, the place too. The kept record is public
 * only if it was, and no owner that comes with the other has said no. `unmerge` gives all of it back.
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
  emits: [enterpriseMerged],
  async run({ id, merged }, call) {
    if (id === merged) throw call.error('SAME_RECORD')
    const [kept, other] = await lockPair(call, id, merged)
    if (kept.mergedInto !== null || other.mergedInto !== null) throw call.error('ALREADY_MERGED')
    if (kept.archivedAt !== null || other.archivedAt !== null) throw call.error('ARCHIVED')
    const moved = await moveRows(call, belongings, merged, id)
    const filled: Record<string, unknown> = fillable(kept, other, fields)
    if (kept.activityCode === null && other.activityCode !== null) {
      for (const field of activityFields) filled[field] = other[field]
    }
    const place = takePlace(call, kept, other)
    const change = { ...filled, ...place }
    const [after] = await call.tx
      .update(enterprises)
      .set({ ...change, updatedAt: call.at })
      .where(and(call.mine(enterprises), eq(enterprises.id, id)))
      .returning()
    const [gone] = await call.tx
      .update(enterprises)
      .set({ archivedAt: call.at, mergedInto: id, updatedAt: call.at })
      .where(and(call.mine(enterprises), eq(enterprises.id, merged)))
      .returning()
    await keepHistory(call, kept, change)
    await keepHistory(call, other, { mergedInto: id })
    const mergeId = await rememberMerge(call, {
      subjectKind: 'enterprise',
      keptId: id,
      mergedId: merged,
      moved: { ...moved, place: place ? ['place'] : [] },
      filled,
    })
    await reindexEnterprises(call, [kept, other], [after!, gone!])
    for (const purpose of ['publication', 'exact-place', 'photo'] as const) {
      if ((await wordOfOwners(call, [id], purpose))(id) === 'no') await withdrawFrom(call, [id], purpose)
    }
    await call.emit(enterpriseMerged, { id, merged })
    return { id, mergeId, version: (await findEnterprise(call, id)).version }
  },
})

/** Undoes a merge: the other record is back, with what came from it and is still there. */
export const unmerge = enterpriseArea.operation({
  name: 'unmerge',
  title: 'Undo a merge of enterprises',
  path: '/merges/:mergeId/undo',
  permission: 'merge',
  about: 'enterprise',
  input: v.object({ mergeId: v.string() }),
  output: v.object({ id: v.string(), unmerged: v.string() }),
  errors: ['MERGE_UNDONE', 'MERGED_SINCE'],
  emits: [enterpriseUnmerged],
  async run({ mergeId }, call) {
    const { keptId, mergedId, moved, filled } = await findMerge(call, mergeId, 'enterprise')
    if (!(await markUndone(call, mergeId))) throw call.error('MERGE_UNDONE')
    const [kept, other] = await lockPair(call, keptId, mergedId)
    if (kept.mergedInto !== null) throw call.error('MERGED_SINCE')
    await moveBack(call, belongings, moved, keptId, mergedId)
    const unchanged = stillFilled(kept, filled)
    const activityStays = activityFields.some((field) => field in filled && !unchanged.includes(field))
    const emptied = {
      ...Object.fromEntries(
        unchanged
          .filter((field) => !activityFields.some((one) => one === field))
          .map((field) => [field, field === 'languages' ? [] : null]),
      ),
      ...('activityCode' in filled && !activityStays ? noActivity : {}),
      // Taken over with the cell; another cell since then is somebody's correction.
      ...((moved['place'] ?? []).length > 0 && kept.cell === other.cell ? noPlace : {}),
      ...(unchanged.includes('photoId') ? { publicPhotoId: null } : {}),
    }
    const [after] = await call.tx
      .update(enterprises)
      .set({ ...emptied, updatedAt: call.at })
      .where(and(call.mine(enterprises), eq(enterprises.id, keptId)))
      .returning()
    const [back] = await call.tx
      .update(enterprises)
      .set({ archivedAt: null, mergedInto: null, updatedAt: call.at })
      .where(and(call.mine(enterprises), eq(enterprises.id, mergedId)))
      .returning()
    await keepHistory(call, kept, emptied)
    await keepHistory(call, other, { mergedInto: null })
    await rememberDistinct(call, 'enterprise', keptId, mergedId)
    await reindexEnterprises(call, [kept, other], [after!, back!])
    await call.emit(enterpriseUnmerged, { id: keptId, merged: mergedId })
    return { id: keptId, unmerged: mergedId }
  },
})

/** Both rows, held until the transaction ends, in the order of their ids: opposite merges of one pair wait in line. */
async function lockPair(call: Doing, keptId: string, mergedId: string) {
  const rows = new Map<string, typeof enterprises.$inferSelect>()
  for (const id of [keptId, mergedId].sort()) {
    const { version } = await findEnterprise(call, id)
    const [row] = await call.tx
      .update(enterprises)
      .set({ version: version + 1 })
      .where(and(call.mine(enterprises), eq(enterprises.id, id)))
      .returning()
    rows.set(id, row!)
  }
  return [rows.get(keptId)!, rows.get(mergedId)!] as const
}

/** The place of the other record, sealed anew for the kept one, which has none; masked, whatever it was. */
function takePlace(call: Doing, kept: typeof enterprises.$inferSelect, other: typeof enterprises.$inferSelect) {
  if (kept.exactPlace !== null || other.exactPlace === null) return undefined
  const opened = call.reveal(enterprises.exactPlace, { kind: 'enterprise', id: other.id }, other.exactPlace, 'merge')
  const { cell, publicLatitude, publicLongitude, publicPrecision } = other
  if (opened === null || publicPrecision === 'exact') return undefined
  return {
    exactPlace: call.seal(enterprises.exactPlace, kept.id, opened),
    cell,
    publicLatitude,
    publicLongitude,
    publicPrecision,
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
