import * as v from 'valibot'
import { and, asc, eq } from '../db/index.ts'
import { enterprisePeople, enterpriseRoles, enterprises } from '../enterprise/tables.ts'
import { entrepreneurArea } from './area.ts'
import { contactsOf } from './contact.ts'
import { consentsOf } from './current-consents.ts'
import { findPerson } from './find-person.ts'
import { Household, Person, presentPerson } from './person-shape.ts'
import { groupKinds, groupMembers, groups, persons } from './tables.ts'

const Work = v.object({
  enterpriseId: v.string(),
  name: v.string(),
  role: v.picklist(enterpriseRoles),
  since: v.nullable(v.string()),
  until: v.nullable(v.string()),
})
const Membership = v.object({
  groupId: v.string(),
  name: v.string(),
  kind: v.picklist(groupKinds),
  role: v.nullable(v.string()),
  since: v.nullable(v.string()),
  until: v.nullable(v.string()),
})

/** One person with her enterprises and groups. The look is in the audit. */
export const read = entrepreneurArea.query({
  name: 'read',
  title: 'See one person',
  path: '/persons/:id',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.pipe(
    v.object({ ...Person.entries, enterprises: v.array(Work), groups: v.array(Membership) }),
    v.metadata({ ref: 'PersonWithWork' }),
  ),
  async run({ id }, call) {
    const person = await findPerson(call, id)
    call.saw({ kind: 'person', id })
    const contacts = await contactsOf(call, [id])
    const consents = await consentsOf(call, [id])
    const facets = await call.facets('person', [id])
    const work = await call.read
      .select({
        enterpriseId: enterprises.id,
        name: enterprises.name,
        role: enterprisePeople.role,
        since: enterprisePeople.since,
        until: enterprisePeople.until,
      })
      .from(enterprisePeople)
      .innerJoin(enterprises, eq(enterprises.id, enterprisePeople.enterpriseId))
      .where(and(call.mine(enterprisePeople), eq(enterprisePeople.personId, id)))
      .orderBy(asc(enterprisePeople.id))
    const memberships = await call.read
      .select({
        groupId: groups.id,
        name: groups.name,
        kind: groups.kind,
        role: groupMembers.role,
        since: groupMembers.since,
        until: groupMembers.until,
      })
      .from(groupMembers)
      .innerJoin(groups, eq(groups.id, groupMembers.groupId))
      .where(and(call.mine(groupMembers), eq(groupMembers.memberId, id)))
      .orderBy(asc(groupMembers.id))
    return {
      ...presentPerson(person, contacts.get(id), consents.get(id), facets.get(id)),
      enterprises: work,
      groups: memberships,
    }
  },
})

/** Disability and household of a person: opened for a reason, which the audit keeps. */
export const sensitiveFacts = entrepreneurArea.query({
  name: 'sensitive',
  title: 'See disability and household of a person',
  path: '/persons/:id/sensitive',
  permission: 'sensitive',
  input: v.object({ id: v.string(), reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200)) }),
  output: v.object({ disability: v.nullable(v.string()), household: v.nullable(Household) }),
  async run({ id, reason }, call) {
    const person = await findPerson(call, id)
    const subject = { kind: 'person', id }
    const household = call.reveal(persons.household, subject, person.household, reason)
    return {
      disability: call.reveal(persons.disability, subject, person.disability, reason),
      household: household === null ? null : v.parse(Household, JSON.parse(household)),
    }
  },
})
