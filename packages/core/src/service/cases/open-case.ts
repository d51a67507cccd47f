import * as v from 'valibot'
import { and, eq, isNull } from '../../db/index.ts'
import { staffMembers } from '../../centre/tables.ts'
import { enterprises } from '../../enterprise/tables.ts'
import { persons } from '../../entrepreneur/tables.ts'
import type { OperationCall } from '../../operations/call.ts'
import { Day } from '../../schema/day.ts'
import { Text } from '../schemas.ts'
import { said } from '../said.ts'
import { services } from '../tables.ts'
import { caseArea } from './area.ts'
import { caseChanged, caseOpened } from './events.ts'
import { Case, findCase } from './find-case.ts'
import { cases, caseSteps } from './tables.ts'

type Call = Pick<OperationCall, 'read' | 'mine' | 'actor'>

/** Opens a case with a request: somebody asked for a service, for herself, for her enterprise, or for both. */
export const openCase = caseArea.operation({
  name: 'open-case',
  title: 'Open a case: somebody asks for a service',
  path: '/cases',
  permission: 'edit',
  about: 'case',
  input: v.object({
    serviceId: v.string(),
    personId: v.optional(v.string()),
    enterpriseId: v.optional(v.string()),
    adviserId: v.optional(v.string()),
    /** Day of the request; today when absent. */
    openedOn: v.optional(Day),
    summary: v.optional(Text),
  }),
  output: Case,
  errors: [
    'NOBODY',
    'PERSON_UNKNOWN',
    'ENTERPRISE_UNKNOWN',
    'SERVICE_UNKNOWN',
    'SERVICE_INACTIVE',
    'ADVISER_UNKNOWN',
    'DAY_IN_FUTURE',
  ],
  emits: [caseOpened],
  async run(input, call) {
    const { serviceId, personId = null, enterpriseId = null, adviserId = null, openedOn = call.today } = input
    if (personId === null && enterpriseId === null) throw call.error('NOBODY')
    if (openedOn > call.today) throw call.error('DAY_IN_FUTURE')
    const [service] = await call.tx
      .select({ active: services.active })
      .from(services)
      .where(and(call.mine(services), eq(services.id, serviceId)))
    if (!service) throw call.error('SERVICE_UNKNOWN')
    if (!service.active) throw call.error('SERVICE_INACTIVE')
    if (personId !== null && !(await isKnown(call, persons, personId))) throw call.error('PERSON_UNKNOWN')
    if (enterpriseId !== null && !(await isKnown(call, enterprises, enterpriseId))) {
      throw call.error('ENTERPRISE_UNKNOWN')
    }
    if (adviserId !== null && !(await worksHere(call, adviserId))) throw call.error('ADVISER_UNKNOWN')
    const [id, centreId] = [call.id(), call.centre.id]
    await call.tx.insert(cases).values({
      id,
      centreId,
      serviceId,
      personId,
      enterpriseId,
      adviserId,
      status: 'requested',
      openedOn,
      acceptedOn: null,
      closedOn: null,
      summary: input.summary ?? null,
      referredToId: null,
      createdAt: call.at,
      createdBy: call.actor.id,
    })
    const request = { number: 1, from: null, to: 'requested', reason: null } as const
    await call.tx
      .insert(caseSteps)
      .values({ ...request, id: call.id(), centreId, caseId: id, at: call.at, by: call.actor.id })
    await call.emit(caseOpened, { id, service: serviceId })
    return findCase(call, id)
  },
})

/** Changes who accompanies her and what it is about; what is left out stays, null empties. */
export const changeCase = caseArea.operation({
  name: 'change-case',
  title: 'Change the adviser or the summary of a case',
  path: '/cases/:id',
  method: 'PATCH',
  permission: 'edit',
  about: 'case',
  input: v.object({
    id: v.string(),
    adviserId: v.optional(v.nullable(v.string())),
    summary: v.optional(v.nullable(Text)),
  }),
  output: Case,
  errors: ['ADVISER_UNKNOWN'],
  emits: [caseChanged],
  async run({ id, ...input }, call) {
    const before = await findCase(call, id)
    const changes = said(input)
    if (Object.keys(changes).length === 0) return before
    if (typeof changes.adviserId === 'string' && !(await worksHere(call, changes.adviserId))) {
      throw call.error('ADVISER_UNKNOWN')
    }
    await call.tx
      .update(cases)
      .set(changes)
      .where(and(call.mine(cases), eq(cases.id, id)))
    // What is written about her is erased with her, so the history must not keep it.
    await call.changed({ kind: 'case', id }, before, changes, ['summary'])
    await call.emit(caseChanged, { id })
    return findCase(call, id)
  },
})

/** A person or enterprise of this centre that is there: neither erased nor merged into another. */
async function isKnown(call: Call, table: typeof persons | typeof enterprises, id: string): Promise<boolean> {
  const [known] = await call.read
    .select({ id: table.id })
    .from(table)
    .where(and(call.mine(table), eq(table.id, id), isNull(table.forgottenAt), isNull(table.mergedInto)))
  return known !== undefined
}

/** Somebody of the staff, or whoever is doing this. */
export async function worksHere(call: Call, memberId: string): Promise<boolean> {
  if (call.actor.kind === 'staff' && call.actor.id === memberId) return true
  const [member] = await call.read
    .select({ id: staffMembers.id })
    .from(staffMembers)
    .where(and(call.mine(staffMembers), eq(staffMembers.id, memberId), eq(staffMembers.active, true)))
  return member !== undefined
}
