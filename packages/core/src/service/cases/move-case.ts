import * as v from 'valibot'
import { and, countAll, eq } from '../../db/index.ts'
import type { OperationCall } from '../../operations/call.ts'
import { institutionOf } from '../institutions.ts'
import { Text } from '../schemas.ts'
import { caseArea } from './area.ts'
import { caseMoved, caseReferred } from './events.ts'
import { Case, findCase, type ShownCase } from './find-case.ts'
import { fullOn } from './places.ts'
import { isClosed, steps, stepsFrom, transitions, type Step } from './steps.ts'
import { cases, caseSteps } from './tables.ts'

/**
 * Takes a case one step on: accepted, begun, completed, withdrawn, referred, opened again. Accepting takes a place of
 * the service, if it has so many and no more. Who, when and why stay in its history.
 */
export const moveCase = caseArea.operation({
  name: 'move-case',
  title: 'Take a case one step on',
  path: '/cases/:id/steps',
  permission: 'edit',
  about: 'case',
  input: v.object({
    id: v.string(),
    step: v.picklist(steps),
    reason: v.optional(Text),
    /** Of a referral: where to. */
    institutionId: v.optional(v.string()),
  }),
  output: Case,
  errors: ['STEP_NOT_POSSIBLE', 'REASON_NEEDED', 'INSTITUTION_NEEDED', 'INSTITUTION_UNKNOWN', 'SERVICE_FULL'],
  emits: [caseMoved, caseReferred],
  async run({ id, step, reason, institutionId }, call) {
    const before = await findCase(call, id)
    const { from, to, needsReason } = transitions[step]
    const impossible = (now: ShownCase) =>
      call.error('STEP_NOT_POSSIBLE', { status: now.status, possible: [...stepsFrom(now.status)] })
    if (!from.includes(before.status)) throw impossible(before)
    if (needsReason && reason === undefined) throw call.error('REASON_NEEDED')
    if (step === 'refer') {
      if (institutionId === undefined) throw call.error('INSTITUTION_NEEDED')
      if (!(await institutionOf(call, institutionId))) throw call.error('INSTITUTION_UNKNOWN')
    }
    const acceptedOn = takesPlace(step) ? (before.acceptedOn ?? call.today) : before.acceptedOn
    if (takesPlace(step)) {
      const capacity = await fullOn(call, before.service.id, id, acceptedOn!)
      if (capacity !== undefined) throw call.error('SERVICE_FULL', { capacity })
    }
    const changes = {
      status: to,
      acceptedOn,
      closedOn: isClosed(to) ? call.today : null,
      referredToId: step === 'refer' ? institutionId! : null,
    }
    // Of two steps at once one finds the status that it knew; the other is told what became of the case.
    const [moved] = await call.tx
      .update(cases)
      .set(changes)
      .where(and(call.mine(cases), eq(cases.id, id), eq(cases.status, before.status)))
      .returning({ id: cases.id })
    if (!moved) throw impossible(await findCase(call, id))
    await addStep(call, id, before.status, to, reason)
    await call.emit(caseMoved, { id, from: before.status, to })
    if (step === 'refer') await call.emit(caseReferred, { id, institution: institutionId! })
    return findCase(call, id)
  },
})

const takesPlace = (step: Step): boolean => step === 'accept' || step === 'reopen'

async function addStep(
  call: Pick<OperationCall, 'tx' | 'mine' | 'id' | 'centre' | 'at' | 'actor'>,
  caseId: string,
  from: ShownCase['status'],
  to: ShownCase['status'],
  reason: string | undefined,
): Promise<void> {
  const [before] = await call.tx
    .select({ steps: countAll() })
    .from(caseSteps)
    .where(and(call.mine(caseSteps), eq(caseSteps.caseId, caseId)))
  await call.tx.insert(caseSteps).values({
    id: call.id(),
    centreId: call.centre.id,
    caseId,
    number: before!.steps + 1,
    from,
    to,
    reason: reason ?? null,
    at: call.at,
    by: call.actor.id,
  })
}
