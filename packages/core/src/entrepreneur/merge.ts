import * as v from 'valibot'
import { and, eq, inArray } from '../db/index.ts'
import { withdrawFrom } from '../enterprise/listing.ts'
import { enterprisesOwnedBy } from '../enterprise/owned-by.ts'
import { enterprisePeople } from '../enterprise/tables.ts'
import type { Doing } from './any-call.ts'
import { entrepreneurArea } from './area.ts'
import { personMerged, personUnmerged } from './events.ts'
import { findPerson } from './find-person.ts'
import { reindexPerson } from './index-person.ts'
import { fillable, findMerge, markUndone, rememberDistinct, rememberMerge, stillFilled } from './merge-record.ts'
import { moveBack, moveRows, type Belonging } from './moving-rows.ts'
import { Lookalike, similarPersons } from './similar-person.ts'
import { contactsOf } from './contact.ts'
import { consents, contactPoints, groupMembers, persons, type Purpose } from './tables.ts'

const belongings: readonly Belonging[] = [
  { name: 'contacts', table: contactPoints, key: 'subjectId', owner: contactPoints.subjectId },
  { name: 'roles', table: enterprisePeople, key: 'personId', owner: enterprisePeople.personId },
  { name: 'groups', table: groupMembers, key: 'memberId', owner: groupMembers.memberId },
  { name: 'consents', table: consents, key: 'personId', owner: consents.personId },
]

const fields = [
  'givenName',
  'familyName',
  'knownAs',
  'languages',
  'ageBand',
  'sex',
  'territoryCode',
  'locality',
  'notes',
] as const
const sealedFields = ['disability', 'household'] as const

/**
 * Merges two records of one person: `id` stays, `merged` is archived and points at it. Contacts, roles, groups and
 * consents go over, empty fields are filled. Where the two said yes and no to one purpose, the no counts, at once.
 * Nothing is lost, and `unmerge` gives all of it back.
 */
export const merge = entrepreneurArea.operation({
  name: 'merge',
  title: 'Merge two records of one person',
  path: '/persons/:id/merge',
  permission: 'merge',
  about: 'person',
  input: v.object({ id: v.string(), merged: v.string() }),
  output: v.object({ id: v.string(), mergeId: v.string(), version: v.number() }),
  errors: ['SAME_RECORD', 'ALREADY_MERGED', 'ARCHIVED'],
  emits: [personMerged],
  async run({ id, merged }, call) {
    if (id === merged) throw call.error('SAME_RECORD')
    const [kept, other] = await lockPair(call, id, merged)
    if (kept.mergedInto !== null || other.mergedInto !== null) throw call.error('ALREADY_MERGED')
    if (kept.archivedAt !== null || other.archivedAt !== null) throw call.error('ARCHIVED')
    const moved = await moveRows(call, belongings, merged, id)
    const silenced = await settleConsents(call, id)
    const filled: Record<string, unknown> = fillable(kept, other, fields)
    const sealed: Partial<Record<(typeof sealedFields)[number], ReturnType<Doing['seal']>>> = {}
    for (const field of sealedFields) {
      if (kept[field] !== null || other[field] === null) continue
      const opened = call.reveal(persons[field], { kind: 'person', id: merged }, other[field], 'merge')
      if (opened !== null) sealed[field] = call.seal(persons[field], id, opened)
    }
    const [after] = await call.tx
      .update(persons)
      .set({ ...filled, ...sealed, updatedAt: call.at })
      .where(and(call.mine(persons), eq(persons.id, id)))
      .returning()
    const [gone] = await call.tx
      .update(persons)
      .set({ archivedAt: call.at, mergedInto: id, updatedAt: call.at })
      .where(and(call.mine(persons), eq(persons.id, merged)))
      .returning()
    await call.changed({ kind: 'person', id }, kept, { ...filled, ...sealed }, sealedFields)
    await call.changed({ kind: 'person', id: merged }, other, { mergedInto: id })
    const mergeId = await rememberMerge(call, {
      subjectKind: 'person',
      keptId: id,
      mergedId: merged,
      moved: { ...moved, silenced, sealed: Object.keys(sealed) },
      filled,
    })
    await reindexPerson(call, after!)
    await reindexPerson(call, gone!)
    await call.emit(personMerged, { id, merged })
    return { id, mergeId, version: after!.version }
  },
})

/** Undoes a merge: the other record is back, with what came from it and is still there. */
export const unmerge = entrepreneurArea.operation({
  name: 'unmerge',
  title: 'Undo a merge of persons',
  path: '/merges/:mergeId/undo',
  permission: 'merge',
  about: 'person',
  input: v.object({ mergeId: v.string() }),
  output: v.object({ id: v.string(), unmerged: v.string() }),
  errors: ['MERGE_UNDONE', 'MERGED_SINCE'],
  emits: [personUnmerged],
  async run({ mergeId }, call) {
    const { keptId, mergedId, moved, filled } = await findMerge(call, mergeId, 'person')
    if (!(await markUndone(call, mergeId))) throw call.error('MERGE_UNDONE')
    const [kept, other] = await lockPair(call, keptId, mergedId)
    if (kept.mergedInto !== null) throw call.error('MERGED_SINCE')
    await moveBack(call, belongings, moved, keptId, mergedId)
    if ((moved['silenced'] ?? []).length > 0) {
      await call.tx
        .update(consents)
        .set({ current: true })
        .where(and(call.mine(consents), inArray(consents.id, [...moved['silenced']!])))
    }
    const emptied = Object.fromEntries(
      [...stillFilled(kept, filled), ...(moved['sealed'] ?? [])].map((field) => [
        field,
        field === 'languages' ? [] : null,
      ]),
    )
    const [after] = await call.tx
      .update(persons)
      .set({ ...emptied, updatedAt: call.at })
      .where(and(call.mine(persons), eq(persons.id, keptId)))
      .returning()
    const [back] = await call.tx
      .update(persons)
      .set({ archivedAt: null, mergedInto: null, updatedAt: call.at })
      .where(and(call.mine(persons), eq(persons.id, mergedId)))
      .returning()
    await call.changed({ kind: 'person', id: keptId }, kept, emptied, sealedFields)
    await call.changed({ kind: 'person', id: mergedId }, other, { mergedInto: null })
    await rememberDistinct(call, 'person', keptId, mergedId)
    await reindexPerson(call, after!)
    await reindexPerson(call, back!)
    await call.emit(personUnmerged, { id: keptId, merged: mergedId })
    return { id: keptId, unmerged: mergedId }
  },
})

/**
 * Both rows, held until the transaction ends. In the order of their ids, so that two merges of one pair the opposite
 * ways wait for each other instead of both going through.
 */
async function lockPair(call: Doing, keptId: string, mergedId: string) {
  const rows = new Map<string, typeof persons.$inferSelect>()
  for (const id of [keptId, mergedId].sort()) {
    const { version } = await findPerson(call, id)
    const [row] = await call.tx
      .update(persons)
      .set({ version: version + 1 })
      .where(and(call.mine(persons), eq(persons.id, id)))
      .returning()
    rows.set(id, row!)
  }
  return [rows.get(keptId)!, rows.get(mergedId)!] as const
}

/** Leaves one current answer to each purpose: a no before a yes, and of two alike the newer. */
async function settleConsents(call: Doing, personId: string): Promise<readonly string[]> {
  const rows = await call.tx
    .select()
    .from(consents)
    .where(and(call.mine(consents), eq(consents.personId, personId), eq(consents.current, true)))
  const byPurpose = new Map<Purpose, typeof rows>()
  for (const row of rows) byPurpose.set(row.purpose, [...(byPurpose.get(row.purpose) ?? []), row])
  const silenced: string[] = []
  for (const [purpose, answers] of byPurpose) {
    const [counts, ...others] = answers.sort(
      (a, b) => Number(a.answer === 'given') - Number(b.answer === 'given') || (a.id < b.id ? 1 : -1),
    )
    silenced.push(...others.map(({ id }) => id))
    if (counts!.answer !== 'given') await withdrawFrom(call, await enterprisesOwnedBy(call, personId), purpose)
  }
  if (silenced.length > 0) {
    await call.tx
      .update(consents)
      .set({ current: false })
      .where(and(call.mine(consents), inArray(consents.id, silenced)))
  }
  return silenced
}

/** Says that two records are two persons; they are not proposed as one again. */
export const distinct = entrepreneurArea.operation({
  name: 'distinct',
  title: 'Say that two records are two persons',
  path: '/persons/:id/distinct',
  permission: 'edit',
  about: 'person',
  input: v.object({ id: v.string(), other: v.string() }),
  output: v.object({ id: v.string() }),
  errors: ['SAME_RECORD'],
  async run({ id, other }, call) {
    if (id === other) throw call.error('SAME_RECORD')
    await findPerson(call, id)
    await findPerson(call, other)
    await rememberDistinct(call, 'person', id, other)
    return { id }
  },
})

/** Records that may be of the same person, the likeliest first. */
export const similar = entrepreneurArea.query({
  name: 'similar',
  title: 'See records that may be of the same person',
  path: '/persons/:id/similar',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({
    items: v.array(v.object({ ...Lookalike.entries, displayName: v.string(), locality: v.nullable(v.string()) })),
  }),
  async run({ id }, call) {
    const person = await findPerson(call, id)
    const contacts = (await contactsOf(call, [id])).get(id) ?? []
    const found = await similarPersons(call, {
      self: id,
      names: [person.displayName, person.knownAs],
      values: contacts.map(({ value }) => value),
    })
    if (found.length === 0) return { items: [] }
    const rows = await call.read
      .select({ id: persons.id, displayName: persons.displayName, locality: persons.locality })
      .from(persons)
      .where(
        and(
          call.mine(persons),
          inArray(
            persons.id,
            found.map((one) => one.id),
          ),
        ),
      )
    const named = new Map(rows.map((row) => [row.id, row]))
    return {
      items: found.map((one) => ({
        ...one,
        displayName: named.get(one.id)?.displayName ?? '',
        locality: named.get(one.id)?.locality ?? null,
      })),
    }
  },
})
