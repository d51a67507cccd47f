import * as v from 'valibot'
import { and, desc, eq, inArray, keyset, page, paged } from '../../db/index.ts'
import { enterprises } from '../../enterprise/tables.ts'
import { recordsOf } from '../../entrepreneur/records-of.ts'
import { persons } from '../../entrepreneur/tables.ts'
import { dayIn } from '../../runtime/day.ts'
import type { QueryCall } from '../../operations/call.ts'
import { caseArea } from './area.ts'
import { Contact } from './contacts.ts'
import { Case, casesWhere, findCase, showCase } from './find-case.ts'
import { Outcome } from './outcomes.ts'
import { statuses } from './steps.ts'
import { caseContactCases, caseContacts, caseOutcomes, cases, caseSteps } from './tables.ts'

export const listCases = caseArea.query({
  name: 'cases',
  title: 'Cases, the newest first',
  path: '/cases',
  permission: 'read',
  input: v.object({
    ...paged,
    status: v.optional(v.pipe(v.array(v.picklist(statuses)), v.maxLength(statuses.length))),
    adviserId: v.optional(v.string()),
    serviceId: v.optional(v.string()),
    /** Hers, and those of records that were merged into hers. */
    personId: v.optional(v.string()),
    enterpriseId: v.optional(v.string()),
  }),
  output: page(Case),
  async run(input, call) {
    const keys = keyset([cases.openedOn, cases.id], input, 'desc')
    const { status, adviserId, serviceId, personId, enterpriseId } = input
    const rows = await casesWhere(
      call,
      and(
        keys.where,
        status && status.length > 0 ? inArray(cases.status, status) : undefined,
        adviserId === undefined ? undefined : eq(cases.adviserId, adviserId),
        serviceId === undefined ? undefined : eq(cases.serviceId, serviceId),
        personId === undefined ? undefined : inArray(cases.personId, [...(await recordsOf(call, persons, [personId]))]),
        enterpriseId === undefined
          ? undefined
          : inArray(cases.enterpriseId, [...(await recordsOf(call, enterprises, [enterpriseId]))]),
      ),
    )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    return keys.page(rows.map(showCase), ({ openedOn, id }) => [openedOn, id])
  },
})

const StepTaken = v.object({
  number: v.number(),
  from: v.nullable(v.picklist(statuses)),
  to: v.picklist(statuses),
  reason: v.nullable(v.string()),
})
const when = { id: v.string(), on: v.string(), at: v.string(), by: v.string() }
const TimelineEntry = v.pipe(
  v.variant('type', [
    v.object({ ...when, type: v.literal('step'), step: StepTaken }),
    v.object({ ...when, type: v.literal('contact'), contact: Contact }),
    v.object({ ...when, type: v.literal('outcome'), outcome: Outcome }),
  ]),
  v.metadata({ ref: 'CaseTimelineEntry' }),
)

/** Entries of each kind that a timeline shows; a case has a handful, and what is beyond is said. */
const longest = 200

/** One case with everything that happened in it, the newest first. Looking at it is in the audit. */
export const readCase = caseArea.query({
  name: 'case',
  title: 'One case with its timeline',
  path: '/cases/:id',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({
    ...Case.entries,
    timeline: v.array(TimelineEntry),
    /** True when older entries are left out. */
    timelineCut: v.boolean(),
    hours: v.object({ contactMinutes: v.number(), preparationMinutes: v.number(), travelMinutes: v.number() }),
    facets: v.record(v.string(), v.unknown()),
  }),
  async run({ id }, call) {
    const found = await findCase(call, id)
    call.saw({ kind: 'case', id })
    const [steps, contacts, outcomes] = await Promise.all([
      stepsOf(call, id),
      contactsOf(call, id),
      outcomesOf(call, id),
    ])
    const timeline = [...steps, ...contacts, ...outcomes].sort(newestFirst)
    return {
      ...found,
      timeline,
      timelineCut: [steps, contacts, outcomes].some(({ length }) => length === longest),
      hours: sumOf(contacts.map(({ contact }) => contact)),
      facets: (await call.facets('case', [id])).get(id) ?? {},
    }
  },
})

type Call = Pick<QueryCall, 'read' | 'mine' | 'centre'>
interface When {
  readonly on: string
  readonly at: string
  readonly id: string
}
// By the day on which it happened; within a day by when it was recorded.
const newestFirst = (a: When, b: When): number => {
  const [left, right] = [`${a.on} ${a.at} ${a.id}`, `${b.on} ${b.at} ${b.id}`]
  return left < right ? 1 : left > right ? -1 : 0
}

async function stepsOf(call: Call, caseId: string) {
  const rows = await call.read
    .select()
    .from(caseSteps)
    .where(and(call.mine(caseSteps), eq(caseSteps.caseId, caseId)))
    .orderBy(desc(caseSteps.number))
    .limit(longest)
  return rows.map(({ id, at, by, number, from, to, reason }) => ({
    type: 'step' as const,
    id,
    on: dayIn(call.centre.timeZone, at),
    at: at.toISOString(),
    by,
    step: { number, from, to, reason },
  }))
}

async function contactsOf(call: Call, caseId: string) {
  const rows = await call.read
    .select({ contact: caseContacts })
    .from(caseContactCases)
    .innerJoin(caseContacts, eq(caseContacts.id, caseContactCases.contactId))
    .where(and(call.mine(caseContactCases), eq(caseContactCases.caseId, caseId)))
    .orderBy(desc(caseContacts.on), desc(caseContacts.id))
    .limit(longest)
  return rows.map(({ contact }) => ({
    type: 'contact' as const,
    id: contact.id,
    on: contact.on,
    at: contact.createdAt.toISOString(),
    by: contact.createdBy,
    // Who else was in a group is nothing that this case tells.
    contact: { ...contact, topics: [...contact.topics], files: [...contact.files], caseIds: [caseId] },
  }))
}

async function outcomesOf(call: Call, caseId: string) {
  const rows = await call.read
    .select()
    .from(caseOutcomes)
    .where(and(call.mine(caseOutcomes), eq(caseOutcomes.caseId, caseId)))
    .orderBy(desc(caseOutcomes.since), desc(caseOutcomes.id))
    .limit(longest)
  return rows.map((outcome) => ({
    type: 'outcome' as const,
    id: outcome.id,
    on: outcome.since,
    at: outcome.createdAt.toISOString(),
    by: outcome.createdBy,
    outcome,
  }))
}

interface Minutes {
  readonly contactMinutes: number
  readonly preparationMinutes: number
  readonly travelMinutes: number
}
const sumOf = (contacts: readonly Minutes[]): Minutes =>
  contacts.reduce<Minutes>(
    (sum, one) => ({
      contactMinutes: sum.contactMinutes + one.contactMinutes,
      preparationMinutes: sum.preparationMinutes + one.preparationMinutes,
      travelMinutes: sum.travelMinutes + one.travelMinutes,
    }),
    { contactMinutes: 0, preparationMinutes: 0, travelMinutes: 0 },
  )
