import type { ComboboxOption, MapArea } from '@milpa/ui'
import { currentLanguage } from '../words/say.ts'
import { get, getAll } from './http.ts'

export interface ActivityHit {
  readonly classification: string
  readonly version: string | null
  readonly code: string
  readonly title: string
  readonly division: string | null
}
export interface Territory {
  readonly code: string
  readonly name: string
  readonly parent: string | null
}

/** Activities that words mean, in the reader's language. */
export async function findActivities(words: string, signal?: AbortSignal): Promise<readonly ActivityHit[]> {
  const { items } = await get<{ readonly items: readonly ActivityHit[] }>(
    '/api/enterprises/activities',
    { q: words, language: currentLanguage() },
    signal,
  )
  return items
}

/** What the filter `activity` of the inventory takes: `G`, `47`, `bakery`, `scian:461121`. */
export const filterOf = ({ classification, code }: Pick<ActivityHit, 'classification' | 'code'>): string =>
  classification === 'isic' || classification === 'milpa' ? code : `${classification}:${code}`

let territories: Promise<readonly Territory[]> | undefined
let areas: Promise<readonly MapArea[]> | undefined

/** Territories of the centre, once for the page's life: they change when a file is loaded. */
export function allTerritories(): Promise<readonly Territory[]> {
  territories ??= getAll<Territory>('/api/enterprises/territories', {}, 20_000).catch((error: unknown) => {
    territories = undefined
    throw error
  })
  return territories
}

/** The territories of the centre as shapes for the map. */
export function territoryAreas(): Promise<readonly MapArea[]> {
  areas ??= get<{
    readonly items: readonly {
      readonly code: string
      readonly name: string | null
      readonly geometry: MapArea['geometry']
    }[]
  }>('/public/enterprises/territories')
    .then(({ items }) => items.map(({ code, name, geometry }) => ({ id: code, name: name ?? code, geometry })))
    .catch((error: unknown) => {
      areas = undefined
      throw error
    })
  return areas
}

export const territoryOption = ({ code, name }: Territory): ComboboxOption => ({ value: code, label: name, note: code })
