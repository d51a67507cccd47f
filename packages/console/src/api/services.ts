import type { Output } from '@milpa/client'

export type Institution = Output<'services.institutions'>['items'][number]
export type Agreement = Output<'services.agreements'>['items'][number]
export type Service = Output<'services.services'>['items'][number]
export type Eligibility = NonNullable<Service['eligibility']>
export type Condition = Extract<Eligibility['all'][number], { fact: string }>

type ValuesOf<T> = readonly NonNullable<T>[]

export const institutionKinds = ['public', 'private', 'academic', 'ngo', 'own-centre'] as const satisfies ValuesOf<
  Institution['kind']
>
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
] as const satisfies ValuesOf<Service['kind']>
export const costKinds = ['free', 'fixed', 'by-arrangement'] as const satisfies ValuesOf<Service['costKind']>
export const capacityPeriods = ['at-once', 'month', 'quarter', 'year'] as const satisfies ValuesOf<
  Service['capacityPeriod']
>
