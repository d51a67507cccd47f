import { get, post } from './http.ts'
import type { Purpose } from './records.ts'

export const consentWays = ['paper', 'spoken', 'online'] as const
export type ConsentWay = (typeof consentWays)[number]

/** An answer of a person to one text. */
export interface Consent {
  readonly id: string
  readonly purpose: Purpose
  readonly answer: 'given' | 'refused' | 'withdrawn'
  readonly how: ConsentWay
  readonly witness: string | null
  readonly textVersion: number
  readonly current: boolean
  readonly at: string
  readonly by: string
}
/** What people are asked for a purpose; a new wording is a new version. */
export interface ConsentText {
  readonly id: string
  readonly purpose: Purpose
  readonly version: number
  readonly texts: Readonly<Record<string, string>>
  readonly createdAt: string
}

const persons = '/api/entrepreneurs/persons'

export const consentsOf = async (id: string): Promise<readonly Consent[]> =>
  (await get<{ readonly items: readonly Consent[] }>(`${persons}/${id}/consents`)).items
export const answerConsent = (id: string, answer: object): Promise<unknown> => post(`${persons}/${id}/consents`, answer)

export const consentTexts = async (): Promise<readonly ConsentText[]> =>
  (await get<{ readonly items: readonly ConsentText[] }>('/api/entrepreneurs/consent-texts')).items
export const addConsentText = (purpose: Purpose, texts: Readonly<Record<string, string>>): Promise<unknown> =>
  post('/api/entrepreneurs/consent-texts', { purpose, texts })
