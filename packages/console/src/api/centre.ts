import type { Output } from '@milpa/client'
import { currentLanguage } from '../words/say.ts'
import { get } from './api.ts'

export type CentreSettings = Output<'centre.settings'>
export type Role = Output<'centre.roles'>['items'][number]
export type Token = Output<'centre.tokens'>['items'][number]
export type Key = Output<'centre.keys'>['items'][number]
export type AuditEntry = Output<'centre.audit'>['items'][number]
export type Job = Output<'centre.jobs'>['items'][number]
export type StaffMember = Output<'centre.staff'>['items'][number]

/** An installed part, as the console's host describes it. */
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

export const installedPlugins = async (): Promise<readonly InstalledPlugin[]> =>
  (await get<{ readonly items: readonly InstalledPlugin[] }>('/console/installed-plugins', { lang: currentLanguage() }))
    .items
