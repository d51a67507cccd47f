import type { Input, Output } from '@milpa/client'

export type Enterprise = Output<'enterprises.list'>['items'][number]
export type EnterpriseRecord = Output<'enterprises.read'>
export type Person = Output<'entrepreneurs.list'>['items'][number]
export type PersonRecord = Output<'entrepreneurs.read'>
export type Group = Output<'entrepreneurs.groups'>['items'][number]
export type GroupRecord = Output<'entrepreneurs.group'>
export type Campaign = Output<'enterprises.campaigns'>['items'][number]
export type Change = Output<'enterprises.history'>['items'][number]
export type Sensitive = Output<'entrepreneurs.sensitive'>
export type Contact = Enterprise['contacts'][number]
export type Workers = NonNullable<Enterprise['workers']>[number]
export type EnterpriseRole = Enterprise['people'][number]['role']
export type Consent = Output<'entrepreneurs.consents'>['items'][number]
export type ConsentText = Output<'entrepreneurs.consent-texts'>['items'][number]
export type Purpose = Consent['purpose']

type ValuesOf<T> = readonly NonNullable<T>[]

export const stages = ['idea', 'starting', 'running', 'growing', 'paused'] as const satisfies ValuesOf<
  Enterprise['stage']
>
export const formalities = ['informal', 'in-process', 'formal'] as const satisfies ValuesOf<Enterprise['formality']>
export const ageBands = ['under-18', '18-29', '30-44', '45-59', '60-and-over'] as const satisfies ValuesOf<
  Person['ageBand']
>
export const sexes = ['woman', 'man', 'other'] as const satisfies ValuesOf<Person['sex']>
export const contactKinds = ['phone', 'mobile', 'whatsapp', 'email', 'web', 'social'] as const satisfies ValuesOf<
  Contact['kind']
>
export const enterpriseRoles = ['owner', 'partner', 'worker'] as const satisfies ValuesOf<EnterpriseRole>
export const validationResults = ['confirmed', 'corrected', 'closed', 'not-found'] as const satisfies ValuesOf<
  EnterpriseRecord['validations'][number]['result']
>
export const purposes = [
  'service',
  'statistics',
  'publication',
  'exact-place',
  'photo',
  'sharing-authority',
  'messages',
] as const satisfies ValuesOf<Purpose>
export const consentWays = ['paper', 'spoken', 'online'] as const satisfies ValuesOf<Consent['how']>
export const groupKinds = [
  'cooperative',
  'solidarity-group',
  'savings-group',
  'association',
  'other',
] as const satisfies ValuesOf<Input<'entrepreneurs.groups'>['kind']>
