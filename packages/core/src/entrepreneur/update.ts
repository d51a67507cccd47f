import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { sortKeyOf } from '../search/words.ts'
import { entrepreneurArea } from './area.ts'
import { centreFacts, contactsOf, readContacts, replaceContacts } from './contact.ts'
import { personUpdated } from './events.ts'
import { findPerson } from './find-person.ts'
import { reindexPerson } from './index-person.ts'
import { DisplayName, personFields } from './person-shape.ts'
import { persons } from './tables.ts'

const sealedFields = ['disability', 'household'] as const

/**
 * Corrects a person. Absent fields stay, null empties. With `version` (the one that was read), a change that somebody
 * else made meanwhile is answered with CHANGED_MEANWHILE instead of being overwritten.
 */
export const update = entrepreneurArea.operation({
  name: 'update',
  title: 'Correct a person',
  method: 'PATCH',
  path: '/persons/:id',
  permission: 'edit',
  about: 'person',
  input: v.object({
    id: v.string(),
    version: v.optional(v.number()),
    displayName: v.optional(DisplayName),
    ...personFields,
  }),
  output: v.object({ id: v.string(), version: v.number() }),
  errors: ['CHANGED_MEANWHILE', 'CONTACT_INVALID', 'ARCHIVED'],
  emits: [personUpdated],
  async run({ id, version, contacts: given, disability, household, ...plain }, call) {
    const before = await findPerson(call, id)
    if (version !== undefined && version !== before.version) {
      throw call.error('CHANGED_MEANWHILE', { version: before.version })
    }
    if (before.archivedAt !== null) throw call.error('ARCHIVED')
    const subject = { kind: 'person', id }
    const change = {
      ...plain,
      ...(plain.displayName === undefined ? {} : { sortKey: sortKeyOf(plain.displayName) }),
      ...(disability === undefined
        ? {}
        : { disability: disability === null ? null : call.seal(persons.disability, id, disability) }),
      ...(household === undefined
        ? {}
        : { household: household === null ? null : call.seal(persons.household, id, JSON.stringify(household)) }),
      version: before.version + 1,
      updatedAt: call.at,
    }
    const [after] = await call.tx
      .update(persons)
      .set(change)
      .where(and(call.mine(persons), eq(persons.id, id), eq(persons.version, before.version)))
      .returning()
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    await call.changed(subject, before, { ...plain, ...pick(change, sealedFields) }, sealedFields)
    if (given !== undefined) {
      const { country } = await centreFacts(call)
      const contacts = readContacts(given, country)
      if ('bad' in contacts) throw call.error('CONTACT_INVALID', contacts.bad)
      const old = (await contactsOf(call, [id])).get(id) ?? []
      await replaceContacts(call, subject, contacts.rows)
      await call.changed(subject, { contacts: old }, { contacts: contacts.rows })
    }
    await reindexPerson(call, after)
    await call.emit(personUpdated, { id })
    return { id, version: after.version }
  },
})

const pick = (from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (key in from ? [[key, from[key]]] : [])))
