import * as v from 'valibot'
import { cellCentre, cellOf, pointFault, roundPoint, type Point } from '../place/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { enterprises } from './tables.ts'

export const PlaceInput = v.object({
  latitude: v.number(),
  longitude: v.number(),
  address: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
})
export type PlaceInput = v.InferOutput<typeof PlaceInput>

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
export const placeFault = (place: Point) => pointFault(place)

/** A place sealed, and beside it the middle of its 250 m cell: computed once, stored, and all that leaves the centre. */
export function placeColumns(call: Doing, id: string, place: PlaceInput, gridLatitude: number): PlaceColumns {
  const cell = cellOf(place, gridLatitude)
  return {
    exactPlace: call.seal(enterprises.exactPlace, id, JSON.stringify(place)),
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
