import * as v from 'valibot'
import { and, eq, inArray } from '../db/index.ts'
import { enterprisesOwnedBy } from '../enterprise/owned-by.ts'
import { rejudge } from '../enterprise/rejudge.ts'
import { enterprisePeople } from '../enterprise/tables.ts'
import type { Doing } from './any-call.ts'
import { entrepreneurArea } from './area.ts'
import { personMerged, personUnmerged } from './events.ts'
import { findPerson } from './find-person.ts'
import { reindexPerson } from './index-person.ts'
import { letLastWordCount, letNoHoldForBoth } from './last-word.ts'
import { fillable, rememberDistinct, rememberMerge } from './merge-record.ts'
import { emptiedAgain, giveBack, takePair, type Mergeable } from './merge-steps.ts'
import { moveRows } from './moving-rows.ts'
import { Lookalike, similarPersons } from './similar-person.ts'
import { contactsOf } from './contact.ts'
import { consents, contactPoints, groupMembers, persons } from './tables.ts'

const mergeable: Mergeable<typeof persons.$inferSelect> = {
  kind: 'person',
  belongings: [
    { name: 'contacts', table: contactPoints, key: 'subjectId', owner: contactPoints.subjectId },
    { name: 'roles', table: enterprisePeople, key: 'personId', owner: enterprisePeople.personId },
    { name: 'groups', table: groupMembers, key: 'memberId', owner: groupMembers.memberId },
    { name: 'consents', table: consents, key: 'personId', owner: consents.personId },
  ],
  find: findPerson,
  async put(call, id, change) {
    const [after] = await call.tx
      .update(persons)
      .set(change)
      .where(and(call.mine(persons), eq(persons.id, id)))
      .returning()
    return after!
  },
}

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
 * consents go over, empty fields are filled. Where the two answered one purpose differently, the later word counts, at
 * once. Nothing is lost, and `unmerge` gives all of it back.
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
    const [kept, other] = await takePair(call, mergeable, id, merged)
    await letLastWordCount(call, [id, merged])
    const moved = await moveRows(call, mergeable.belongings, merged, id)
    const filled: Record<string, unknown> = fillable(kept, other, fields)
    const sealed: Partial<Record<(typeof sealedFields)[number], ReturnType<Doing['seal']>>> = {}
    for (const field of sealedFields) {
      if (kept[field] !== null || other[field] === null) continue
      const opened = call.reveal(persons[field], { kind: 'person', id: merged }, other[field], 'merge')
      if (opened !== null) sealed[field] = call.seal(persons[field], id, opened)
    }
    const after = await mergeable.put(call, id, { ...filled, ...sealed, updatedAt: call.at })
    const gone = await mergeable.put(call, merged, { archivedAt: call.at, mergedInto: id, updatedAt: call.at })
    await call.changed({ kind: 'person', id }, kept, { ...filled, ...sealed }, sealedFields)
    await call.changed({ kind: 'person', id: merged }, other, { mergedInto: id })
    const mergeId = await rememberMerge(call, {
      subjectKind: 'person',
      keptId: id,
      mergedId: merged,
      moved: { ...moved, sealed: Object.keys(sealed) },
      filled,
    })
    await reindexPerson(call, after)
    await reindexPerson(call, gone)
    await call.run(rejudge, { ids: [...(await enterprisesOwnedBy(call, id))] })
    await call.emit(personMerged, { id, merged })
    return { id, mergeId, version: after.version }
  },
})

/**
 * Undoes a merge: the other record is back, with what came from it and is still there. A no that was said since holds for
 * both.
 */
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
    const undone = await giveBack(call, mergeable, mergeId)
    const { keptId, mergedId, moved, filled } = undone
    const [kept, other] = [await findPerson(call, keptId), await findPerson(call, mergedId)]
    await letNoHoldForBoth(call, undone)
    for (const record of [keptId, mergedId]) await letLastWordCount(call, [record])
    const emptied = {
      ...emptiedAgain(kept, filled),
      ...Object.fromEntries((moved['sealed'] ?? []).map((field) => [field, null])),
    }
    const after = await mergeable.put(call, keptId, { ...emptied, updatedAt: call.at })
    const back = await mergeable.put(call, mergedId, { archivedAt: null, mergedInto: null, updatedAt: call.at })
    await call.changed({ kind: 'person', id: keptId }, kept, emptied, sealedFields)
    await call.changed({ kind: 'person', id: mergedId }, other, { mergedInto: null })
    await reindexPerson(call, after)
    await reindexPerson(call, back)
    await call.run(rejudge, { ids: [...(await enterprisesOwnedBy(call, keptId, mergedId))] })
    await call.emit(personUnmerged, { id: keptId, merged: mergedId })
    return { id: keptId, unmerged: mergedId }
  },
})

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
