import { get, getAll, type Page, patch, post, type Query } from './http.ts'
import type { AgeBand, Formality, Stage } from './records.ts'

export const institutionKinds = ['public', 'private', 'academic', 'ngo', 'own-centre'] as const
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
export const capacityPeriods = ['at-once', 'month', 'quarter', 'year'] as const
export type InstitutionKind = (typeof institutionKinds)[number]
export type ServiceKind = (typeof serviceKinds)[number]

export interface Institution {
  readonly id: string
  readonly name: string
  readonly kind: InstitutionKind
  readonly website: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly contactEmail: string | null
  readonly address: string | null
  readonly notes: string | null
  readonly active: boolean
}
export interface Agreement {
  readonly id: string
  readonly institution: { readonly id: string; readonly name: string }
  readonly title: string
  readonly number: string | null
  readonly startsOn: string
  readonly endsOn: string | null
  readonly endedOn: string | null
  readonly status: 'upcoming' | 'in-force' | 'to-renew' | 'expired' | 'renewed' | 'ended'
  readonly daysLeft: number | null
}
export type Condition =
  | { readonly fact: 'formality'; readonly in: readonly Formality[] }
  | { readonly fact: 'stage'; readonly in: readonly Stage[] }
  | { readonly fact: 'age-band'; readonly in: readonly AgeBand[] }
  | { readonly fact: 'activity' | 'territory'; readonly in: readonly string[] }
  | { readonly fact: 'months-running' | 'workers'; readonly atLeast?: number; readonly atMost?: number }
  | { readonly fact: 'answer'; readonly question: string; readonly not?: boolean }
export interface Eligibility {
  readonly all: readonly (Condition | { readonly any: readonly Condition[] })[]
  readonly questions: readonly { readonly id: string; readonly words: string }[]
}
export interface Service {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly kind: ServiceKind
  readonly institution: { readonly id: string; readonly name: string }
  readonly agreementId: string | null
  readonly eligibility: Eligibility | null
  readonly costKind: (typeof costKinds)[number]
  readonly costAmount: number | null
  readonly costCurrency: string | null
  readonly costPer: string | null
  readonly place: string | null
  readonly capacity: number | null
  readonly capacityPeriod: (typeof capacityPeriods)[number] | null
  readonly active: boolean
  readonly public: boolean
}

export const listServices = (query: Query = {}): Promise<readonly Service[]> => getAll('/api/services/portfolio', query)
export const readService = (id: string): Promise<Service> => get(`/api/services/portfolio/${id}`)
export const addService = (input: object): Promise<Service> => post('/api/services/portfolio', input)
export const changeService = (id: string, input: object): Promise<Service> =>
  patch(`/api/services/portfolio/${id}`, input)
export const listInstitutions = (query: Query = {}): Promise<readonly Institution[]> =>
  getAll('/api/services/institutions', query)
export const addInstitution = (input: object): Promise<Institution> => post('/api/services/institutions', input)
export const changeInstitution = (id: string, input: object): Promise<Institution> =>
  patch(`/api/services/institutions/${id}`, input)
export const listAgreements = (query: Query = {}): Promise<readonly Agreement[]> =>
  getAll('/api/services/agreements', query)
export const agreementsDue = (days: number): Promise<Page<Agreement>> =>
  get('/api/services/agreements', { dueWithin: days, limit: 10 })
export const addAgreement = (input: object): Promise<Agreement> => post('/api/services/agreements', input)
export const renewAgreement = (id: string, input: object): Promise<Agreement> =>
  post(`/api/services/agreements/${id}/renewal`, input)
export const endAgreement = (id: string, because: string): Promise<Agreement> =>
  post(`/api/services/agreements/${id}/end`, { because })
