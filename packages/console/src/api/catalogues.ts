import type { ComboboxOption, MapArea } from '@milpa/ui'
import { currentLanguage } from '../words/say.ts'
import { get, getPublic } from './http.ts'

export interface ActivityHit {
  readonly classification: string
  readonly version: string
  readonly code: string
  readonly title: string
  /** What the filter `activity` of the inventory takes: `G`, `47`, `bakery`, `scian:461121`. */
  readonly filter: string
}
export interface Territory {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
}

/** Activities that words mean, in the reader's language. */
export async function findActivities(words: string, signal?: AbortSignal): Promise<readonly ActivityHit[]> {
  const query = { q: words, language: currentLanguage() }
  const { items } = await getPublic<{ readonly items: readonly ActivityHit[] }>(
    '/public/enterprises/activities',
    query,
    signal,
  )
  return items
}

let territories: Promise<readonly Territory[]> | undefined
let areas: Promise<readonly MapArea[]> | undefined

/** Territories of the centre, once for the page's life: they change when a file is loaded. */
export function allTerritories(): Promise<readonly Territory[]> {
  territories ??= get<{ readonly items: readonly Territory[] }>('/api/enterprises/territories')
    .then(({ items }) => items)
    .catch((error: unknown) => {
      territories = undefined
      throw error
    })
  return territories
}

interface Feature {
  readonly geometry: MapArea['geometry']
  readonly properties: { readonly code: string; readonly name: string }
}

/** The territories of the centre as shapes for the map. */
export function territoryAreas(): Promise<readonly MapArea[]> {
  areas ??= getPublic<{ readonly features: readonly Feature[] }>('/public/enterprises/territories')
    .then(({ features }) =>
      features.map(({ geometry, properties }) => ({ id: properties.code, name: properties.name, geometry })),
    )
    .catch((error: unknown) => {
      areas = undefined
      throw error
    })
  return areas
}

export const territoryOption = ({ code, name }: Territory): ComboboxOption => ({ value: code, label: name, note: code })
