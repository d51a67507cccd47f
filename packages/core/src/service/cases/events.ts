import * as v from 'valibot'
import { caseArea } from './area.ts'
import { statuses } from './steps.ts'

const Id = v.object({ id: v.string() })
const OfCase = v.object({ id: v.string(), case: v.string() })

export const caseOpened = caseArea.event('case-opened', v.object({ id: v.string(), service: v.string() }))
export const caseChanged = caseArea.event('case-changed', Id)
export const caseMoved = caseArea.event(
  'case-moved',
  v.object({ id: v.string(), from: v.picklist(statuses), to: v.picklist(statuses) }),
)
/** She was referred to another institution. */
export const caseReferred = caseArea.event('case-referred', v.object({ id: v.string(), institution: v.string() }))
export const contactRecorded = caseArea.event(
  'contact-recorded',
  v.object({ id: v.string(), cases: v.array(v.string()) }),
)
export const contactRemoved = caseArea.event('contact-removed', Id)
export const nextStepDone = caseArea.event('next-step-done', OfCase)
export const outcomeRecorded = caseArea.event('outcome-recorded', OfCase)
export const outcomeVerified = caseArea.event('outcome-verified', OfCase)
