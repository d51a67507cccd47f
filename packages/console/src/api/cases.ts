import { get, type Page, patch, post, type Query } from './http.ts'

export const caseStatuses = ['requested', 'accepted', 'in-progress', 'completed', 'withdrawn', 'referred'] as const
export const caseSteps = ['accept', 'start', 'complete', 'withdraw', 'refer', 'reopen'] as const
export const contactWays = ['visit', 'office', 'call', 'message', 'group'] as const
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
export type CaseStatus = (typeof caseStatuses)[number]
export type CaseStep = (typeof caseSteps)[number]
export type ContactWay = (typeof contactWays)[number]
export type OutcomeKind = (typeof outcomeKinds)[number]
export type Verification = (typeof verifications)[number]

interface Named {
  readonly id: string
  readonly name: string
}
export interface CaseRow {
  readonly id: string
  readonly service: Named
  readonly person: Named | null
  readonly enterprise: Named | null
  /** Who of the staff accompanies her. */
  readonly adviserId: string | null
  readonly status: CaseStatus
  /** Steps that lead on from here. */
  readonly possible: readonly CaseStep[]
  readonly openedOn: string
  readonly acceptedOn: string | null
  readonly closedOn: string | null
  readonly summary: string | null
  readonly referredTo: Named | null
}
export interface CaseContact {
  readonly id: string
  readonly kind: ContactWay
  readonly on: string
  readonly adviserId: string
  readonly contactMinutes: number
  readonly preparationMinutes: number
  readonly travelMinutes: number
  readonly topics: readonly string[]
  readonly notes: string | null
}
export interface Outcome {
  readonly id: string
  readonly kind: OutcomeKind
  readonly words: string | null
  readonly since: string
  readonly figureName: string | null
  readonly figureCurrency: string | null
  readonly figureBefore: number | null
  readonly figureAfter: number | null
  readonly verifiedHow: Verification | null
  readonly verifiedOn: string | null
}
interface When {
  readonly id: string
  readonly on: string
  readonly at: string
  readonly by: string
}
export type TimelineEntry = When &
  (
    | {
        readonly type: 'step'
        readonly step: { readonly from: CaseStatus | null; readonly to: CaseStatus; readonly reason: string | null }
      }
    | { readonly type: 'contact'; readonly contact: CaseContact }
    | { readonly type: 'outcome'; readonly outcome: Outcome }
  )
export type CaseRecord = CaseRow & {
  readonly timeline: readonly TimelineEntry[]
  readonly timelineCut: boolean
  readonly hours: {
    readonly contactMinutes: number
    readonly preparationMinutes: number
    readonly travelMinutes: number
  }
  readonly facets: Readonly<Record<string, unknown>>
}
export interface NextStep {
  readonly id: string
  readonly caseId: string
  readonly what: string
  readonly dueOn: string
  readonly ownerId: string
  readonly doneOn: string | null
  readonly overdue: boolean
  readonly service: string
  readonly person: string | null
  readonly enterprise: string | null
}

const cases = '/api/cases/cases'

export const listCases = (query: Query, signal?: AbortSignal): Promise<Page<CaseRow>> => get(cases, query, signal)
export const readCase = (id: string, signal?: AbortSignal): Promise<CaseRecord> => get(`${cases}/${id}`, {}, signal)
export const openCase = (input: object, key: string): Promise<CaseRow> => post(cases, input, key)
export const changeCase = (id: string, input: object): Promise<CaseRow> => patch(`${cases}/${id}`, input)
export const moveCase = (id: string, input: object): Promise<CaseRow> => post(`${cases}/${id}/steps`, input)
export const recordContact = (input: object, key: string): Promise<CaseContact> =>
  post('/api/cases/contacts', input, key)
export const addNextStep = (id: string, input: object): Promise<unknown> => post(`${cases}/${id}/next-steps`, input)
export const changeNextStep = (id: string, input: object): Promise<unknown> =>
  patch(`/api/cases/next-steps/${id}`, input)
export const listNextSteps = (query: Query, signal?: AbortSignal): Promise<Page<NextStep>> =>
  get('/api/cases/next-steps', query, signal)
export const recordOutcome = (id: string, input: object): Promise<Outcome> => post(`${cases}/${id}/outcomes`, input)
export const verifyOutcome = (id: string, how: Verification): Promise<Outcome> =>
  post(`/api/cases/outcomes/${id}/verification`, { how })
