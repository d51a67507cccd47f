import { centres } from '../centre/tables.ts'
import {
  bool,
  day,
  id,
  index,
  instant,
  int,
  json,
  money,
  oneOf,
  open,
  ref,
  staff,
  table,
  text,
  uniqueIndex,
  type AnyTable,
} from '../db/index.ts'
import type { Eligibility } from './eligibility/rule.ts'

export const institutionKinds = ['public', 'private', 'academic', 'ngo', 'own-centre'] as const
/** What a service is about; care and environment are services like any other. */
export const serviceKinds = [
  'training',
  'technical-assistance',
  'legal-assistance',
  'finance',
  'marketing',
  'technology',
  'production',
  'organisation',
  'advocacy',
  'job-bank',
  'trade-centre',
  'childcare',
  'health',
  'environment',
  'other',
] as const
export const costKinds = ['free', 'fixed', 'by-arrangement'] as const
/** `at-once`: how many cases may be open at a time; otherwise how many are accepted within the calendar period. */
export const capacityPeriods = ['at-once', 'month', 'quarter', 'year'] as const

/** Who gives a service or signs an agreement: an authority, a firm, a university, an organisation, the centre. */
export const institutions = table(
  'institutions',
  {
    id: open(id()),
    centreId: open(ref(() => centres.id).notNull()),
    name: open(text().notNull()),
    kind: open(oneOf(institutionKinds).notNull()),
    website: open(text()),
    territoryCode: open(text()),
    /** Whom to speak to there. Hers or his, so not for everybody. */
    contactName: staff(text()),
    contactPhone: staff(text()),
    contactEmail: staff(text()),
    address: staff(text()),
    notes: staff(text()),
    active: open(bool().notNull()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [index('institutions_name').on(t.centreId, t.name, t.id)],
)

/** A collaboration agreement. Whether it is in force follows from its days, and is stored nowhere. */
export const agreements = table(
  'agreements',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    institutionId: staff(ref(() => institutions.id).notNull()),
    title: staff(text().notNull()),
    number: staff(text()),
    signedOn: staff(day()),
    startsOn: staff(day().notNull()),
    /** Last day in force; absent: until somebody ends it. */
    endsOn: staff(day()),
    /** How many days before the end somebody should think of renewing it. */
    noticeDays: staff(int().notNull()),
    ourDuties: staff(text()),
    theirDuties: staff(text()),
    /** What each side puts in, in words: people, rooms, money. */
    contributions: staff(text()),
    files: staff(json<readonly string[]>().notNull()),
    /** The agreement that this one renews. */
    renewsId: staff(ref()),
    /** Ended before its time on this day, and why. */
    endedOn: staff(day()),
    endedBecause: staff(text()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [
    index('agreements_institution').on(t.centreId, t.institutionId, t.id),
    index('agreements_end').on(t.centreId, t.endsOn, t.id),
    // A renewal happens once, however many people think of it at the same moment.
    uniqueIndex('agreements_renews').on(t.renewsId),
  ],
)

export interface Translation {
  readonly name: string
  readonly description?: string | undefined
}

/** An item of the portfolio: something that the centre or a partner offers. */
export const services = table(
  'services',
  {
    id: open(id()),
    centreId: open(ref(() => centres.id).notNull()),
    /** In the language of the centre; other languages beside it. */
    name: open(text().notNull()),
    description: open(text()),
    translations: open(json<Readonly<Record<string, Translation>>>().notNull()),
    kind: open(oneOf(serviceKinds).notNull()),
    institutionId: open(ref(() => institutions.id).notNull()),
    agreementId: staff(ref(() => agreements.id)),
    eligibility: open(json<Eligibility>()),
    costKind: open(oneOf(costKinds).notNull()),
    /** Minor units of `costCurrency`; of a fixed cost only. */
    costAmount: open(money()),
    costCurrency: open(text()),
    /** For what it is paid, in the centre's words: "por taller", "al mes". */
    costPer: open(text()),
    place: open(text()),
    territoryCode: open(text()),
    capacity: staff(int()),
    capacityPeriod: staff(oneOf(capacityPeriods)),
    active: open(bool().notNull()),
    public: open(bool().notNull()),
    createdAt: staff(instant().notNull()),
    /** Of the last change; whoever counts places writes here first, so that two who count stand in line. */
    touchedAt: staff(instant().notNull()),
  },
  (t) => [
    index('services_name').on(t.centreId, t.name, t.id),
    index('services_institution').on(t.institutionId),
    index('services_agreement').on(t.agreementId),
  ],
)

export const serviceTables: Readonly<Record<string, AnyTable>> = { institutions, agreements, services }
