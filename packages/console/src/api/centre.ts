import { get, getAll, type Page, patch, post, type Query } from './http.ts'

export interface CentreSettings {
  readonly name: string
  readonly placeName: string | null
  readonly locale: string
  readonly currency: string
  readonly timeZone: string
  readonly presentation: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly openingHours: string | null
}
export interface Role {
  readonly key: string
  readonly name: string | null
  readonly standard: boolean
  readonly granted: readonly string[]
  readonly withheld: readonly string[]
  readonly permissions: readonly string[]
  readonly people: number
}
export interface Token {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}
export interface Key {
  readonly id: string
  readonly name: string
  readonly key: string
  readonly origins: readonly string[]
  readonly createdAt: string
  readonly revokedAt: string | null
}
export interface AuditEntry {
  readonly id: string
  readonly at: string
  readonly actorId: string
  readonly actorKind: string
  readonly actorName: string | null
  readonly what: string
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}
export interface Job {
  readonly id: string
  readonly type: string
  readonly status: string
  readonly done: number
  readonly total: number
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly error: string | null
}
export interface InstalledPlugin {
  readonly id: string
  readonly version: string
  readonly core: string
  readonly dependencies: readonly string[]
  readonly adds: {
    readonly operations: number
    readonly queries: number
    readonly tables: number
    readonly widgets: readonly string[]
    readonly screens: readonly string[]
    readonly permissions: readonly string[]
  }
  readonly overrides: readonly { readonly operation: string; readonly chain: readonly string[] }[]
  readonly status: 'ok' | 'degraded' | 'failed'
  readonly sentence: string | null
}

const centre = '/api/centre'

export const readSettings = (): Promise<CentreSettings> => get(`${centre}/settings`)
export const changeSettings = (input: object): Promise<CentreSettings> => patch(`${centre}/settings`, input)
export const listRoles = async (): Promise<readonly Role[]> =>
  (await get<{ readonly items: readonly Role[] }>(`${centre}/roles`)).items
export const listPermissions = async (): Promise<
  readonly { readonly name: string; readonly roles: readonly string[] }[]
> =>
  (
    await get<{ readonly items: readonly { readonly name: string; readonly roles: readonly string[] }[] }>(
      `${centre}/permissions`,
    )
  ).items
export const editRole = (key: string, input: object): Promise<Role> => patch(`${centre}/roles/${key}`, input)
export const editStaff = (id: string, input: object): Promise<unknown> => patch(`${centre}/staff/${id}`, input)
export const invite = (input: object): Promise<{ readonly token: string | null }> => post('/api/identity/staff', input)
export const renewInvitation = (id: string): Promise<{ readonly token: string | null }> =>
  post(`/api/identity/staff/${id}/invitation`)
export const listTokens = (): Promise<readonly Token[]> => getAll(`${centre}/tokens`)
export const createToken = (input: object): Promise<{ readonly token: string }> => post(`${centre}/tokens`, input)
export const revokeToken = (id: string): Promise<unknown> => post(`${centre}/tokens/${id}/revoke`)
export const listKeys = (): Promise<readonly Key[]> => getAll(`${centre}/keys`)
export const createKey = (input: object): Promise<{ readonly key: string }> => post(`${centre}/keys`, input)
export const revokeKey = (id: string): Promise<unknown> => post(`${centre}/keys/${id}/revoke`)
export const listAudit = (query: Query): Promise<Page<AuditEntry>> => get(`${centre}/audit`, query)
export const auditChain = (): Promise<{
  readonly whole: boolean
  readonly entries: number
  readonly fault: string | null
}> => get(`${centre}/audit/chain`)
export const listJobs = (): Promise<Page<Job>> => get(`${centre}/jobs`, { limit: 50 })
export const installedPlugins = async (lang: string): Promise<readonly InstalledPlugin[]> =>
  (await get<{ readonly items: readonly InstalledPlugin[] }>('/console/installed-plugins', { lang })).items
