import type { Output } from '@milpa/client'
import type { MapArea } from '@milpa/ui'
import { currentLanguage } from '../words/say.ts'
import { api, ask } from './api.ts'

export type ActivityHit = Output<'enterprises.activities'>['items'][number]
export type Territory = Output<'enterprises.territories'>['items'][number]

/** Activities that words mean, in the reader's language. */
export const findActivities = async (q: string, signal?: AbortSignal): Promise<readonly ActivityHit[]> =>
  (await ask('enterprises.activities', { q, language: currentLanguage() }, signal)).items

let territories: Promise<readonly Territory[]> | undefined
let areas: Promise<readonly MapArea[]> | undefined

/** Forgets what was asked, after territories were loaded. */
export function forgetTerritories(): void {
  territories = undefined
  areas = undefined
}

/** Territories of the centre, once for the page's life: they change when a file is loaded. */
export function allTerritories(): Promise<readonly Territory[]> {
  territories ??= api('enterprises.territories')
    .then(({ items }) => items)
    .catch((error: unknown) => {
      territories = undefined
      throw error
    })
  return territories
}

/** The territories of the centre as shapes for the map. */
export function territoryAreas(): Promise<readonly MapArea[]> {
  areas ??= api('enterprises.shapes')
    .then(({ features }) =>
      features.map(({ geometry, properties }) => ({
        id: properties.code,
        name: properties.name,
        geometry: geometry as MapArea['geometry'],
      })),
    )
    .catch((error: unknown) => {
      areas = undefined
      throw error
    })
  return areas
}
