import * as v from 'valibot'
import { and, asc, eq, inArray } from '../../db/index.ts'
import type { OperationCall, QueryCall } from '../../operations/call.ts'
import { Day } from '../../schema/day.ts'
import { said } from '../said.ts'
import { Files, Line, Text } from '../schemas.ts'
import { caseArea } from './area.ts'
import { contactRecorded, contactRemoved } from './events.ts'
import { worksHere } from './open-case.ts'
import { caseContactCases, caseContacts, caseNextSteps, cases, contactKinds } from './tables.ts'

/** Whole minutes, up to a day. */
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))
const Topics = v.pipe(v.array(v.pipe(Line, v.maxLength(60))), v.maxLength(20))

export const Contact = v.pipe(
  v.object({
    id: v.string(),
    caseIds: v.array(v.string()),
    serviceId: v.string(),
    kind: v.picklist(contactKinds),
    on: v.string(),
    adviserId: v.string(),
    contactMinutes: v.number(),
    preparationMinutes: v.number(),
    travelMinutes: v.number(),
    topics: v.array(v.string()),
    notes: v.nullable(v.string()),
    files: v.array(v.string()),
  }),
  v.metadata({ ref: 'CaseContact' }),
)

/**
 * Records a visit, a session in the office, a call, a message, or one session with a group: then it belongs to several
 * cases of one service, and its hours count once. A next step may be agreed in the same breath, for each of the cases.
 */
export const recordContact = caseArea.operation({
  name: 'record-contact',
  title: 'Record a contact with its hours',
  path: '/contacts',
  permission: 'edit',
  about: 'contact',
  input: v.object({
    caseIds: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(200)),
    kind: v.picklist(contactKinds),
    on: v.optional(Day),
    /** Who was there for the centre; the one who records it when absent. */
    adviserId: v.optional(v.string()),
    contactMinutes: Minutes,
    preparationMinutes: v.optional(Minutes, 0),
    travelMinutes: v.optional(Minutes, 0),
    topics: v.optional(Topics, []),
    notes: v.optional(Text),
    files: v.optional(Files, []),
    nextStep: v.optional(v.object({ what: Line, dueOn: Day, ownerId: v.optional(v.string()) })),
  }),
  output: Contact,
  errors: ['CASE_UNKNOWN', 'ONLY_GROUPS_SHARE', 'SERVICES_DIFFER', 'ADVISER_UNKNOWN', 'DAY_IN_FUTURE'],
  emits: [contactRecorded],
  async run({ caseIds: given, nextStep, ...input }, call) {
    const caseIds = [...new Set(given)]
    const { on = call.today, adviserId = call.actor.id } = input
    if (on > call.today) throw call.error('DAY_IN_FUTURE')
    if (caseIds.length > 1 && input.kind !== 'group') throw call.error('ONLY_GROUPS_SHARE')
    const serviceIds = await servicesOf(call, caseIds)
    if (serviceIds.length < caseIds.length) throw call.error('CASE_UNKNOWN')
    const [serviceId] = serviceIds
    if (serviceIds.some((one) => one !== serviceId)) throw call.error('SERVICES_DIFFER')
    const ownerId = nextStep?.ownerId ?? adviserId
    for (const user of new Set([adviserId, ownerId])) {
      if (!(await worksHere(call, user))) throw call.error('ADVISER_UNKNOWN')
    }
    const [id, centreId] = [call.id(), call.centre.id]
    const row = {
      ...input,
      id,
      centreId,
      serviceId: serviceId!,
      on,
      adviserId,
      notes: input.notes ?? null,
      createdAt: call.at,
      createdBy: call.actor.id,
    }
    await call.tx.insert(caseContacts).values(row)
    await call.tx.insert(caseContactCases).values(caseIds.map((caseId) => ({ centreId, contactId: id, caseId })))
    if (nextStep) {
      const { what, dueOn } = nextStep
      const step = { centreId, contactId: id, what, dueOn, ownerId, doneOn: null, doneBy: null, createdAt: call.at }
      await call.tx.insert(caseNextSteps).values(caseIds.map((caseId) => ({ ...step, id: call.id(), caseId })))
    }
    await call.emit(contactRecorded, { id, cases: caseIds })
    return { ...row, caseIds }
  },
})

/** Corrects a contact; what is left out stays. */
export const changeContact = caseArea.operation({
  name: 'change-contact',
  title: 'Correct a contact',
  path: '/contacts/:id',
  method: 'PATCH',
  permission: 'edit',
  about: 'contact',
  input: v.object({
    id: v.string(),
    on: v.optional(Day),
    adviserId: v.optional(v.string()),
    contactMinutes: v.optional(Minutes),
    preparationMinutes: v.optional(Minutes),
    travelMinutes: v.optional(Minutes),
    topics: v.optional(Topics),
    notes: v.optional(v.nullable(Text)),
    files: v.optional(Files),
  }),
  output: Contact,
  errors: ['ADVISER_UNKNOWN', 'DAY_IN_FUTURE'],
  async run({ id, ...input }, call) {
    const before = await findContact(call, id)
    const changes = said(input)
    if (changes.on !== undefined && changes.on > call.today) throw call.error('DAY_IN_FUTURE')
    if (changes.adviserId !== undefined && !(await worksHere(call, changes.adviserId))) {
      throw call.error('ADVISER_UNKNOWN')
    }
    if (Object.keys(changes).length === 0) return before
    await call.tx
      .update(caseContacts)
      .set(changes)
      .where(and(call.mine(caseContacts), eq(caseContacts.id, id)))
    await call.changed({ kind: 'contact', id }, before, changes, ['notes', 'topics'])
    return { ...before, ...changes }
  },
})

/** Removes a contact that was recorded by mistake, hours and all; the next steps that it brought stay. */
export const removeContact = caseArea.operation({
  name: 'remove-contact',
  title: 'Remove a contact that was recorded by mistake',
  path: '/contacts/:id',
  method: 'DELETE',
  permission: 'edit',
  about: 'contact',
  input: v.object({ id: v.string() }),
  output: v.object({ id: v.string() }),
  emits: [contactRemoved],
  async run({ id }, call) {
    const before = await findContact(call, id)
    await call.tx
      .update(caseNextSteps)
      .set({ contactId: null })
      .where(and(call.mine(caseNextSteps), eq(caseNextSteps.contactId, id)))
    await call.tx.delete(caseContactCases).where(and(call.mine(caseContactCases), eq(caseContactCases.contactId, id)))
    await call.tx.delete(caseContacts).where(and(call.mine(caseContacts), eq(caseContacts.id, id)))
    const gone = { contactMinutes: null, preparationMinutes: null, travelMinutes: null, on: null }
    await call.changed({ kind: 'contact', id }, before, gone)
    await call.emit(contactRemoved, { id })
    return { id }
  },
})

/** The service of each of the cases that this centre has. */
async function servicesOf(call: Pick<OperationCall, 'tx' | 'mine'>, ids: readonly string[]): Promise<string[]> {
  const rows = await call.tx
    .select({ serviceId: cases.serviceId })
    .from(cases)
    .where(and(call.mine(cases), inArray(cases.id, [...ids])))
  return rows.map(({ serviceId }) => serviceId)
}

export async function findContact(call: Pick<QueryCall, 'read' | 'mine' | 'notFound'>, id: string) {
  const [contact] = await call.read
    .select()
    .from(caseContacts)
    .where(and(call.mine(caseContacts), eq(caseContacts.id, id)))
  if (!contact) throw call.notFound()
  const of = await call.read
    .select({ caseId: caseContactCases.caseId })
    .from(caseContactCases)
    .where(and(call.mine(caseContactCases), eq(caseContactCases.contactId, id)))
    .orderBy(asc(caseContactCases.caseId))
  const caseIds = of.map(({ caseId }) => caseId)
  return { ...contact, topics: [...contact.topics], files: [...contact.files], caseIds }
}
