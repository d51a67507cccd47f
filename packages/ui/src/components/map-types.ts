import type { Geometry, Point } from './map-geometry.ts'

/**
 * A place. With `count` it is drawn as a cell that says how many stand there ("21", "<5") instead of as a pin; cells
 * are not clustered, since counts below the threshold cannot be added. `note` is a second line in its card.
 */
export type MapPoint = {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly label: string
  readonly note?: string
  readonly tone?: 'maize' | 'bean' | 'leaf' | 'danger'
  readonly count?: string
}

/** A territory. `level` 0 to 4 shades it, `text` is written under its name: the figure that the shade stands for. */
export type MapArea = {
  readonly id: string
  readonly name: string
  readonly geometry: Geometry
  readonly level?: 0 | 1 | 2 | 3 | 4
  readonly text?: string
}

/** What lies under the places: land use and ways, drawn in the given order. */
export type MapGround = {
  readonly kind: 'block' | 'park' | 'lake' | 'river' | 'road' | 'highway' | 'rail'
  readonly geometry: Geometry
}

/** Something on the map that the keyboard reaches. `at` is in pixels of the present scale, from the plane's origin. */
export type MapTarget =
  | { readonly kind: 'pin' | 'cell'; readonly id: string; readonly at: Point; readonly points: readonly [MapPoint] }
  | { readonly kind: 'cluster'; readonly id: string; readonly at: Point; readonly points: readonly MapPoint[] }
  | { readonly kind: 'area'; readonly id: string; readonly at: Point; readonly area: MapArea }
