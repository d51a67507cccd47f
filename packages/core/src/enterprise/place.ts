import * as v from 'valibot'
import { cellCentre, cellOf, pointFault, roundPoint, type Point } from '../place/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { enterprises } from './tables.ts'

/** Both coordinates, an address, or all of it. An address without coordinates has no point that could be public. */
export const PlaceInput = v.pipe(
  v.object({
    latitude: v.optional(v.number()),
    longitude: v.optional(v.number()),
    address: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
  }),
  v.check(
    ({ latitude, longitude, address = '' }) =>
      latitude === undefined ? longitude === undefined && address !== '' : longitude !== undefined,
    'point_or_address',
  ),
)
export type PlaceInput = v.InferOutput<typeof PlaceInput>

/** The point of a place, if it has coordinates. */
export const pointOfPlace = ({ latitude, longitude }: PlaceInput): Point | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }

export interface PlaceColumns {
  readonly exactPlace: ReturnType<Doing['seal']> | null
  readonly cell: string | null
  readonly publicLatitude: number | null
  readonly publicLongitude: number | null
  readonly publicPrecision: 'cell' | 'exact' | null
}

export const noPlace: PlaceColumns = {
  exactPlace: null,
  cell: null,
  publicLatitude: null,
  publicLongitude: null,
  publicPrecision: null,
}

/** What is wrong with the coordinates, if anything. */
export function placeFault(place: PlaceInput) {
  const point = pointOfPlace(place)
  return point && pointFault(point)
}

/** A place sealed, and beside it the middle of its 250 m cell: computed once, stored, and all that leaves the centre. */
export function placeColumns(call: Doing, id: string, place: PlaceInput, gridLatitude: number): PlaceColumns {
  const exactPlace = call.seal(enterprises.exactPlace, id, JSON.stringify(place))
  const point = pointOfPlace(place)
  if (!point) return { ...noPlace, exactPlace }
  const cell = cellOf(point, gridLatitude)
  return {
    exactPlace,
    cell,
    ...publicColumns(cellCentre(cell), 'cell'),
  }
}

/** Public columns of a point that may be shown. */
export function publicColumns(point: Point, publicPrecision: 'cell' | 'exact') {
  const { latitude, longitude } = roundPoint(point)
  return { publicLatitude: latitude, publicLongitude: longitude, publicPrecision }
}

/** Public columns of the cell alone: what an exact public place falls back to. */
export const maskedColumns = (cell: string | null) =>
  cell === null
    ? { publicLatitude: null, publicLongitude: null, publicPrecision: null }
    : publicColumns(cellCentre(cell), 'cell')
