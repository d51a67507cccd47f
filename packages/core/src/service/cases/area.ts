import * as v from 'valibot'
import { area } from '../../operations/area.ts'
import * as messages from './messages/index.ts'
import { statuses, steps } from './steps.ts'

const field = ['director', 'coordinator', 'adviser', 'assistant'] as const

/** Cases: what a service does for somebody, from her request to what changed. */
export const caseArea = area('cases', {
  permissions: {
    read: { title: 'See cases', roles: field },
    edit: { title: 'Open and keep cases', roles: field },
    hours: { title: 'See the hours of all staff', roles: ['director', 'coordinator'] },
  },
  errors: {
    NOBODY: { status: 422, title: 'A case is of a person, an enterprise, or both' },
    PERSON_UNKNOWN: { status: 422, title: 'There is no such person in this centre' },
    ENTERPRISE_UNKNOWN: { status: 422, title: 'There is no such enterprise in this centre' },
    SERVICE_UNKNOWN: { status: 422, title: 'There is no such service in this centre' },
    SERVICE_INACTIVE: { status: 409, title: 'The service is no longer offered' },
    SERVICE_FULL: {
      status: 409,
      title: 'Every place of the service is taken',
      data: v.object({ capacity: v.number() }),
    },
    STEP_NOT_POSSIBLE: {
      status: 409,
      title: 'The step does not lead on from the status of the case',
      data: v.object({ status: v.picklist(statuses), possible: v.array(v.picklist(steps)) }),
    },
    REASON_NEEDED: { status: 422, title: 'This step needs a reason' },
    INSTITUTION_NEEDED: { status: 422, title: 'A referral needs the institution' },
    INSTITUTION_UNKNOWN: { status: 422, title: 'There is no such institution in this centre' },
    ADVISER_UNKNOWN: { status: 422, title: 'Nobody of this id works in the centre' },
    CASE_UNKNOWN: { status: 422, title: 'One of the cases is not in this centre' },
    ONLY_GROUPS_SHARE: { status: 422, title: 'Only a group session is of several cases' },
    SERVICES_DIFFER: { status: 422, title: 'The cases of a group session are of one service' },
    DAY_IN_FUTURE: { status: 422, title: 'What is recorded has happened' },
    ALREADY_VERIFIED: { status: 409, title: 'The outcome is verified' },
    FIGURE_INCOMPLETE: { status: 422, title: 'Figures come in twos, before and after, with a name' },
    UNIT_UNKNOWN: { status: 422, title: 'The currency is not one of ISO 4217' },
  },
  messages,
})
