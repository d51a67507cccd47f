import * as v from 'valibot'
import { and, eq, isNotNull, isNull, keyset, lte, page, paged } from '../../db/index.ts'
import { enterprises } from '../../enterprise/tables.ts'
import { persons } from '../../entrepreneur/tables.ts'
import { Day } from '../../schema/day.ts'
import { said } from '../said.ts'
import { Line } from '../schemas.ts'
import { services } from '../tables.ts'
import { caseArea } from './area.ts'
import { nextStepDone } from './events.ts'
import { findCase } from './find-case.ts'
import { worksHere } from './open-case.ts'
import { caseNextSteps, cases } from './tables.ts'

const NextStep = v.pipe(
  v.object({
    id: v.string(),
    caseId: v.string(),
    what: v.string(),
    dueOn: v.string(),
    ownerId: v.string(),
    doneOn: v.nullable(v.string()),
    doneBy: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'CaseNextStep' }),
)

export const addNextStep = caseArea.operation({
  name: 'add-next-step',
  title: 'Agree on a next step',
  path: '/cases/:caseId/next-steps',
  permission: 'edit',
  about: 'next-step',
  input: v.object({
    caseId: v.string(),
    what: Line,
    dueOn: Day,
    /** User who does it; the one who records it when absent. */
    ownerId: v.optional(v.string()),
  }),
  output: NextStep,
  errors: ['ADVISER_UNKNOWN'],
  async run({ caseId, what, dueOn, ownerId }, call) {
    await findCase(call, caseId)
    const owner = ownerId ?? call.actor.id
    if (!(await worksHere(call, owner))) throw call.error('ADVISER_UNKNOWN')
    const row = { caseId, what, dueOn, ownerId: owner, doneOn: null, doneBy: null }
    const id = call.id()
    await call.tx
      .insert(caseNextSteps)
      .values({ ...row, id, centreId: call.centre.id, contactId: null, createdAt: call.at })
    return { ...row, id }
  },
})

/** Marks a next step as done or not done, or gives it another day, owner or wording. */
export const changeNextStep = caseArea.operation({
  name: 'change-next-step',
  title: 'Mark a next step as done, or change it',
  path: '/next-steps/:id',
  method: 'PATCH',
  permission: 'edit',
  about: 'next-step',
  input: v.object({
    id: v.string(),
    done: v.optional(v.boolean()),
    what: v.optional(Line),
    dueOn: v.optional(Day),
    ownerId: v.optional(v.string()),
  }),
  output: NextStep,
  errors: ['ADVISER_UNKNOWN'],
  emits: [nextStepDone],
  async run({ id, done, ...input }, call) {
    const [before] = await call.tx
      .select()
      .from(caseNextSteps)
      .where(and(call.mine(caseNextSteps), eq(caseNextSteps.id, id)))
    if (!before) throw call.notFound()
    if (input.ownerId !== undefined && !(await worksHere(call, input.ownerId))) throw call.error('ADVISER_UNKNOWN')
    const changes = {
      ...said(input),
      ...(done === true && before.doneOn === null ? { doneOn: call.today, doneBy: call.actor.id } : {}),
      ...(done === false ? { doneOn: null, doneBy: null } : {}),
    }
    if (Object.keys(changes).length === 0) return before
    await call.tx
      .update(caseNextSteps)
      .set(changes)
      .where(and(call.mine(caseNextSteps), eq(caseNextSteps.id, id)))
    await call.changed({ kind: 'next-step', id }, before, changes, ['what'])
    if (done === true && before.doneOn === null) await call.emit(nextStepDone, { id, case: before.caseId })
    return { ...before, ...changes }
  },
})

/** Next steps, the most urgent first: what somebody has to do today, and what is overdue. */
export const listNextSteps = caseArea.query({
  name: 'next-steps',
  title: 'Next steps that are due',
  path: '/next-steps',
  permission: 'read',
  input: v.object({
    ...paged,
    ownerId: v.optional(v.string()),
    caseId: v.optional(v.string()),
    /** Due on this day or before. */
    dueThrough: v.optional(Day),
    done: v.optional(v.boolean(), false),
  }),
  output: page(
    v.object({
      ...NextStep.entries,
      overdue: v.boolean(),
      service: v.string(),
      person: v.nullable(v.string()),
      enterprise: v.nullable(v.string()),
    }),
  ),
  async run(input, call) {
    const keys = keyset([caseNextSteps.dueOn, caseNextSteps.id], input)
    const { ownerId, caseId, dueThrough, done } = input
    const rows = await call.read
      .select({
        step: caseNextSteps,
        service: services.name,
        person: persons.displayName,
        enterprise: enterprises.name,
      })
      .from(caseNextSteps)
      .innerJoin(cases, eq(cases.id, caseNextSteps.caseId))
      .innerJoin(services, eq(services.id, cases.serviceId))
      .leftJoin(persons, eq(persons.id, cases.personId))
      .leftJoin(enterprises, eq(enterprises.id, cases.enterpriseId))
      .where(
        and(
          call.mine(caseNextSteps),
          keys.where,
          done ? isNotNull(caseNextSteps.doneOn) : isNull(caseNextSteps.doneOn),
          ownerId === undefined ? undefined : eq(caseNextSteps.ownerId, ownerId),
          caseId === undefined ? undefined : eq(caseNextSteps.caseId, caseId),
          dueThrough === undefined ? undefined : lte(caseNextSteps.dueOn, dueThrough),
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const shown = rows.map(({ step, ...names }) => ({
      ...step,
      ...names,
      overdue: step.doneOn === null && step.dueOn < call.today,
    }))
    return keys.page(shown, ({ dueOn, id }) => [dueOn, id])
  },
})
