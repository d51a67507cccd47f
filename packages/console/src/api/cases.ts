import type { Input, Output } from '@milpa/client'

export type CaseRow = Output<'cases.cases'>['items'][number]
export type CaseRecord = Output<'cases.case'>
export type CaseStatus = CaseRow['status']
export type CaseStep = CaseRow['possible'][number]
export type TimelineEntry = CaseRecord['timeline'][number]
export type Outcome = Output<'cases.record-outcome'>
export type NextStep = Output<'cases.next-steps'>['items'][number]

type ValuesOf<T> = readonly NonNullable<T>[]

export const caseStatuses = [
  'requested',
  'accepted',
  'in-progress',
  'completed',
  'withdrawn',
  'referred',
] as const satisfies ValuesOf<CaseStatus>
export const contactWays = ['visit', 'office', 'call', 'message', 'group'] as const satisfies ValuesOf<
  Input<'cases.record-contact'>['kind']
>
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
] as const satisfies ValuesOf<Outcome['kind']>
export const verifications = ['signature', 'call', 'document', 'visit'] as const satisfies ValuesOf<
  Input<'cases.verify-outcome'>['how']
>
