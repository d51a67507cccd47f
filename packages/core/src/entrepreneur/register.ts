import * as v from 'valibot'
import { sortKeyOf } from '../search/words.ts'
import { entrepreneurArea } from './area.ts'
import { centreFacts, contactInserts, readContacts } from './contact.ts'
import { personRegistered } from './events.ts'
import { indexNewPerson } from './index-person.ts'
import { DisplayName, personFields } from './person-shape.ts'
import { Lookalike, similarPersons } from './similar-person.ts'
import { contactPoints, persons } from './tables.ts'

/** Registers a person. Only her name, as she writes it, is needed. Records that may be hers already are named, not refused. */
export const register = entrepreneurArea.operation({
  name: 'register',
  title: 'Register a person',
  path: '/persons',
  permission: 'edit',
  about: 'person',
  input: v.object({ displayName: DisplayName, ...personFields }),
  output: v.object({ id: v.string(), version: v.number(), possibleDuplicates: v.array(Lookalike) }),
  errors: ['CONTACT_INVALID'],
  emits: [personRegistered],
  async run(input, call) {
    const { country } = await centreFacts(call)
    const contacts = readContacts(input.contacts ?? [], country)
    if ('bad' in contacts) throw call.error('CONTACT_INVALID', contacts.bad)
    const possibleDuplicates = await similarPersons(call, {
      names: [input.displayName, input.knownAs],
      values: contacts.rows.map(({ value }) => value),
    })
    const id = call.id()
    const row = {
      id,
      centreId: call.centre.id,
      displayName: input.displayName,
      givenName: input.givenName ?? null,
      familyName: input.familyName ?? null,
      knownAs: input.knownAs ?? null,
      sortKey: sortKeyOf(input.displayName),
      languages: input.languages ?? [],
      ageBand: input.ageBand ?? null,
      sex: input.sex ?? null,
      disability: input.disability ? call.seal(persons.disability, id, input.disability) : null,
      household: input.household ? call.seal(persons.household, id, JSON.stringify(input.household)) : null,
      territoryCode: input.territoryCode ?? null,
      locality: input.locality ?? null,
      notes: input.notes ?? null,
      version: 1,
      createdAt: call.at,
      createdBy: call.actor.id,
      updatedAt: call.at,
      archivedAt: null,
      mergedInto: null,
      forgottenAt: null,
    }
    await call.tx.insert(persons).values(row)
    if (contacts.rows.length > 0) {
      await call.tx.insert(contactPoints).values(contactInserts(call, { kind: 'person', id }, contacts.rows))
    }
    await indexNewPerson(call, row)
    await call.emit(personRegistered, { id })
    return { id, version: 1, possibleDuplicates: [...possibleDuplicates] }
  },
})
