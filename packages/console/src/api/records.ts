import { get, getAll, type Page, patch, post, put, type Query } from './http.ts'

export const stages = ['idea', 'starting', 'running', 'growing', 'paused'] as const
export const formalities = ['informal', 'in-process', 'formal'] as const
export const ageBands = ['under-18', '18-29', '30-44', '45-59', '60-and-over'] as const
export const sexes = ['woman', 'man', 'other'] as const
export const contactKinds = ['phone', 'mobile', 'whatsapp', 'email', 'web', 'social'] as const
export const enterpriseRoles = ['owner', 'partner', 'worker'] as const
export const statuses = ['active', 'closed', 'not-found'] as const
export const validationResults = ['confirmed', 'corrected', 'closed', 'not-found'] as const
export const purposes = [
  'service',
  'statistics',
  'publication',
  'exact-place',
  'photo',
  'sharing-authority',
  'messages',
] as const

export type Stage = (typeof stages)[number]
export type Formality = (typeof formalities)[number]
export type AgeBand = (typeof ageBands)[number]
export type Sex = (typeof sexes)[number]
export type ContactKind = (typeof contactKinds)[number]
export type EnterpriseRole = (typeof enterpriseRoles)[number]
export type Status = (typeof statuses)[number]
export type ValidationResult = (typeof validationResults)[number]
export type Purpose = (typeof purposes)[number]

export interface Contact {
  readonly kind: ContactKind
  readonly value: string
  readonly label: string | null
  readonly publishable: boolean
}
export interface Activity {
  readonly classification: string
  readonly version: string | null
  readonly code: string
  readonly title: string | null
  readonly division: string | null
}
export interface Workers {
  readonly sex: 'women' | 'men' | 'unknown'
  readonly ageBand?: AgeBand
  readonly count: number
}
export interface EnterprisePerson {
  readonly personId: string
  readonly displayName: string
  readonly role: EnterpriseRole
  readonly since: string | null
  readonly until: string | null
}
export interface Enterprise {
  readonly id: string
  readonly name: string
  readonly what: string | null
  readonly activity: Activity | null
  readonly stage: Stage | null
  readonly formality: Formality | null
  readonly started: string | null
  readonly workers: readonly Workers[] | null
  readonly sizeBand: string | null
  readonly languages: readonly string[]
  readonly hours: string | null
  readonly homeBased: boolean
  readonly hasExactPlace: boolean
  readonly cell: string | null
  readonly publicPoint: {
    readonly latitude: number
    readonly longitude: number
    readonly precision: 'cell' | 'exact'
  } | null
  readonly locality: string | null
  readonly territoryCode: string | null
  readonly photoId: string | null
  readonly notes: string | null
  readonly contacts: readonly Contact[]
  readonly status: Status
  readonly listed: boolean
  readonly listingBasis: 'consent' | 'public-register' | null
  readonly listingSource: string | null
  readonly validatedAt: string | null
  readonly validatedBy: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly archivedAt: string | null
  readonly mergedInto: string | null
  readonly facets: Readonly<Record<string, unknown>>
}
export type EnterpriseRow = Enterprise & { readonly people: readonly EnterprisePerson[] }
export type EnterpriseRecord = EnterpriseRow & {
  readonly externalIds: readonly { readonly system: string; readonly value: string }[]
  readonly validations: readonly {
    readonly id: string
    readonly result: ValidationResult
    readonly note: string | null
    readonly at: string
    readonly by: string
  }[]
}
export interface Person {
  readonly id: string
  readonly displayName: string
  readonly givenName: string | null
  readonly familyName: string | null
  readonly knownAs: string | null
  readonly languages: readonly string[]
  readonly ageBand: AgeBand | null
  readonly sex: Sex | null
  readonly hasDisability: boolean
  readonly hasHousehold: boolean
  readonly territoryCode: string | null
  readonly locality: string | null
  readonly notes: string | null
  readonly contacts: readonly Contact[]
  readonly consents: readonly Purpose[]
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly archivedAt: string | null
  readonly mergedInto: string | null
  readonly facets: Readonly<Record<string, unknown>>
}
export type PersonRecord = Person & {
  readonly enterprises: readonly {
    readonly enterpriseId: string
    readonly name: string
    readonly role: EnterpriseRole
    readonly since: string | null
    readonly until: string | null
  }[]
  readonly groups: readonly {
    readonly groupId: string
    readonly name: string
    readonly kind: string
    readonly role: string | null
  }[]
}
export interface Household {
  readonly headsHousehold?: boolean
  readonly adults?: number
  readonly children?: number
  readonly dependants?: number
  readonly incomeShare?: 'none' | 'less-than-half' | 'half-or-more' | 'all'
  readonly note?: string
}
/** A record that may be the same one, and why. */
export interface Lookalike {
  readonly id: string
  readonly reasons: readonly ('name' | 'contact' | 'external-id' | 'place')[]
  readonly resemblance: number
}
export interface Registered {
  readonly id: string
  readonly version: number
  readonly possibleDuplicates: readonly Lookalike[]
}
/** One field that changed. */
export interface Change {
  readonly id: string
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  readonly at: string
  readonly by: string
  readonly byName?: string | null
}

const inventory = '/api/enterprises/inventory'
const persons = '/api/entrepreneurs/persons'

export const listEnterprises = (query: Query, signal?: AbortSignal): Promise<Page<EnterpriseRow>> =>
  get(inventory, query, signal)
export const allEnterprises = (query: Query, most: number): Promise<readonly EnterpriseRow[]> =>
  getAll(inventory, query, most)
export const readEnterprise = (id: string, signal?: AbortSignal): Promise<EnterpriseRecord> =>
  get(`${inventory}/${id}`, {}, signal)
export const registerEnterprise = (input: object, key: string): Promise<Registered> => post(inventory, input, key)
export const updateEnterprise = (id: string, input: object): Promise<{ readonly version: number }> =>
  patch(`${inventory}/${id}`, input)
export const setPeople = (id: string, people: readonly object[]): Promise<unknown> =>
  put(`${inventory}/${id}/people`, { people })
export const enterpriseHistory = (id: string, after?: string): Promise<Page<Change>> =>
  get(`${inventory}/${id}/history`, { after })
export const archiveEnterprise = (id: string): Promise<unknown> => post(`${inventory}/${id}/archive`)
export const restoreEnterprise = (id: string): Promise<unknown> => post(`${inventory}/${id}/restore`)

export const listPersons = (query: Query, signal?: AbortSignal): Promise<Page<Person>> => get(persons, query, signal)
export const readPerson = (id: string, signal?: AbortSignal): Promise<PersonRecord> =>
  get(`${persons}/${id}`, {}, signal)
export const registerPerson = (input: object, key: string): Promise<Registered> => post(persons, input, key)
export const updatePerson = (id: string, input: object): Promise<{ readonly version: number }> =>
  patch(`${persons}/${id}`, input)
export const personHistory = (id: string, after?: string): Promise<Page<Change>> =>
  get(`${persons}/${id}/history`, { after })
export const archivePerson = (id: string): Promise<unknown> => post(`${persons}/${id}/archive`)
export const restorePerson = (id: string): Promise<unknown> => post(`${persons}/${id}/restore`)
export const sensitiveFacts = (
  id: string,
  reason: string,
): Promise<{ readonly disability: string | null; readonly household: Household | null }> =>
  get(`${persons}/${id}/sensitive`, { reason })
