import { centres } from '../../centre/tables.ts'
import {
  day,
  id,
  index,
  instant,
  int,
  json,
  money,
  oneOf,
  primaryKey,
  ref,
  staff,
  table,
  text,
  unique,
  type AnyTable,
} from '../../db/index.ts'
import { enterprises } from '../../enterprise/tables.ts'
import { persons } from '../../entrepreneur/tables.ts'
import { institutions, services } from '../tables.ts'
import { statuses } from './steps.ts'

export const contactKinds = ['visit', 'office', 'call', 'message', 'group'] as const
export const outcomeKinds = [
  'formalised',
  'started',
  'more-income',
  'new-customers',
  'new-product',
  'jobs',
  'credit',
  'savings',
  'skill',
  'organised',
  'care',
  'environment',
  'other',
] as const
export const verifications = ['signature', 'call', 'document', 'visit'] as const

/** One entrepreneur's use of one service, from request to outcome. */
export const cases = table(
  'cases',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    serviceId: staff(ref(() => services.id).notNull()),
    personId: staff(ref(() => persons.id)),
    enterpriseId: staff(ref(() => enterprises.id)),
    /** User who accompanies her. */
    adviserId: staff(text()),
    status: staff(oneOf(statuses).notNull()),
    openedOn: staff(day().notNull()),
    /** Day on which a place of the service was taken. */
    acceptedOn: staff(day()),
    closedOn: staff(day()),
    summary: staff(text()),
    referredToId: staff(ref(() => institutions.id)),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
  },
  (t) => [
    index('cases_opened').on(t.centreId, t.openedOn, t.id),
    index('cases_person').on(t.personId, t.openedOn, t.id),
    index('cases_enterprise').on(t.enterpriseId, t.openedOn, t.id),
    index('cases_adviser').on(t.centreId, t.adviserId, t.openedOn, t.id),
    // How many places of a service are taken.
    index('cases_places').on(t.serviceId, t.status, t.acceptedOn),
  ],
)

/** Every change of status, with who, when and why. */
export const caseSteps = table(
  'case_steps',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    caseId: staff(ref(() => cases.id).notNull()),
    /** 1 is the request. */
    number: staff(int().notNull()),
    from: staff(oneOf(statuses)),
    to: staff(oneOf(statuses).notNull()),
    reason: staff(text()),
    at: staff(instant().notNull()),
    by: staff(text().notNull()),
  },
  // Two steps at once would take the same number.
  (t) => [unique('case_steps_number').on(t.caseId, t.number)],
)

/**
 * One session, visit, call or message. A session with a group is one row, whoever was there: its hours count once.
 */
export const caseContacts = table(
  'case_contacts',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    serviceId: staff(ref(() => services.id).notNull()),
    kind: staff(oneOf(contactKinds).notNull()),
    on: staff(day().notNull()),
    adviserId: staff(text().notNull()),
    contactMinutes: staff(int().notNull()),
    preparationMinutes: staff(int().notNull()),
    travelMinutes: staff(int().notNull()),
    topics: staff(json<readonly string[]>().notNull()),
    notes: staff(text()),
    files: staff(json<readonly string[]>().notNull()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
  },
  (t) => [index('case_contacts_day').on(t.centreId, t.on, t.id)],
)

/** Which cases a contact was for: one, or those of a group. */
export const caseContactCases = table(
  'case_contact_cases',
  {
    centreId: staff(ref().notNull()),
    contactId: staff(ref(() => caseContacts.id).notNull()),
    caseId: staff(ref(() => cases.id).notNull()),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.caseId] }), index('case_contact_cases_case').on(t.caseId, t.contactId)],
)

/** What comes next, by when, and who does it. */
export const caseNextSteps = table(
  'case_next_steps',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    caseId: staff(ref(() => cases.id).notNull()),
    contactId: staff(ref(() => caseContacts.id)),
    what: staff(text().notNull()),
    dueOn: staff(day().notNull()),
    ownerId: staff(text().notNull()),
    doneOn: staff(day()),
    doneBy: staff(text()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [
    index('case_next_steps_due').on(t.centreId, t.doneOn, t.dueOn, t.id),
    index('case_next_steps_case').on(t.caseId, t.id),
  ],
)

/** What changed, in her words or ours, and how she confirmed it. */
export const caseOutcomes = table(
  'case_outcomes',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    caseId: staff(ref(() => cases.id).notNull()),
    kind: staff(oneOf(outcomeKinds).notNull()),
    words: staff(text()),
    since: staff(day().notNull()),
    /** What the two figures count: "ventas al mes", "empleos". */
    figureName: staff(text()),
    /** Currency of the figures, in minor units; absent: plain whole numbers. */
    figureCurrency: staff(text()),
    figureBefore: staff(money()),
    figureAfter: staff(money()),
    verifiedHow: staff(oneOf(verifications)),
    verifiedOn: staff(day()),
    verifiedBy: staff(text()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
  },
  (t) => [index('case_outcomes_case').on(t.caseId, t.id), index('case_outcomes_since').on(t.centreId, t.since, t.id)],
)

export const caseTables: Readonly<Record<string, AnyTable>> = {
  cases,
  caseSteps,
  caseContacts,
  caseContactCases,
  caseNextSteps,
  caseOutcomes,
}
