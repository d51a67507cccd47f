import * as v from 'valibot'
import { and, eq, inArray, or } from '../db/index.ts'
import { eraseTrail } from '../audit/erase-trail.ts'
import { enterprisesGoingWith } from '../enterprise/forget.ts'
import type { Forgotten, PersonToForget } from '../plugin/define-plugin.ts'
import { reindex } from '../search/index-terms.ts'
import { personTermTables } from '../search/term-tables.ts'
import type { Doing } from './any-call.ts'
import { entrepreneurArea } from './area.ts'
import { personForgotten } from './events.ts'
import { findPerson } from './find-person.ts'
import { recordsOf, survivorOf } from './records-of.ts'
import { consents, contactPoints, distinctPairs, groupMembers, merges, persons } from './tables.ts'

/**
 * Erases a person everywhere: core and every plugin, those that build on others first, in one transaction. Of a record
 * that was merged into another, the person is erased whom both are about, under every record of hers. What is kept is
 * told with its reason. There is no way back.
 */
export const forget = entrepreneurArea.operation({
  name: 'forget',
  title: 'Erase a person everywhere',
  path: '/persons/:id/forget',
  permission: 'forget',
  about: 'person',
  input: v.object({ id: v.string() }),
  output: v.object({
    /** The record that stood for her. */
    id: v.string(),
    parts: v.array(
      v.object({
        area: v.string(),
        /** Rows erased or emptied. */
        erased: v.number(),
        /** Message keys of that area that say what is kept and why. */
        kept: v.array(v.string()),
      }),
    ),
  }),
  emits: [personForgotten],
  async run({ id: given }, call) {
    await findPerson(call, given)
    const id = await survivorOf(call, persons, given)
    const ids = await recordsOf(call, persons, [id])
    const parts = await call.forgetEverywhere({ ids, enterprises: await enterprisesGoingWith(call, ids) })
    await call.emitAll(
      personForgotten,
      ids.map((one) => ({ id: one })),
    )
    return { id, parts: parts.map(({ area, erased, kept }) => ({ area, erased, kept: [...kept] })) }
  },
})

/** What this area erases of a person: all of it, but empty rows that kept figures and audit entries point at. */
export async function forgetPerson({ ids: hers }: PersonToForget, call: Doing): Promise<Forgotten> {
  const ids = [...hers]
  const count = async (rows: PromiseLike<readonly unknown[]>) => (await rows).length
  const { tx } = call
  let erased = await count(
    tx
      .delete(contactPoints)
      .where(and(call.mine(contactPoints), inArray(contactPoints.subjectId, ids)))
      .returning({ id: contactPoints.id }),
  )
  erased += await count(
    tx
      .delete(consents)
      .where(and(call.mine(consents), inArray(consents.personId, ids)))
      .returning({ id: consents.id }),
  )
  erased += await count(
    tx
      .delete(groupMembers)
      .where(and(call.mine(groupMembers), inArray(groupMembers.memberId, ids)))
      .returning({ id: groupMembers.id }),
  )
  erased += await count(
    tx
      .delete(merges)
      .where(and(call.mine(merges), or(inArray(merges.keptId, ids), inArray(merges.mergedId, ids))))
      .returning({ id: merges.id }),
  )
  await tx
    .delete(distinctPairs)
    .where(and(call.mine(distinctPairs), or(inArray(distinctPairs.firstId, ids), inArray(distinctPairs.secondId, ids))))
  await reindex(tx, personTermTables, call.centre.id, ids, [])
  erased += await eraseTrail(call, 'person', ids)
  for (const id of ids) {
    await tx
      .update(persons)
      .set({
        displayName: '',
        givenName: null,
        familyName: null,
        knownAs: null,
        sortKey: '',
        languages: [],
        ageBand: null,
        sex: null,
        disability: null,
        household: null,
        territoryCode: null,
        locality: null,
        notes: null,
        archivedAt: call.at,
        updatedAt: call.at,
        forgottenAt: call.at,
      })
      .where(and(call.mine(persons), eq(persons.id, id)))
    erased += 1
  }
  return { erased, kept: ['kept.audit'] }
}
