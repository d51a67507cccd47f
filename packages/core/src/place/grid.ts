import { EARTH_RADIUS_METRES } from './distance.ts'
import { roundPoint, type Point } from './point.ts'

/**
 * The public grid: square cells of 250 m and of equal area, everywhere. A place that must not be known exactly is
 * published as the centre of its cell.
 *
 *     x = R·λ·cos φ₀     y = R·sin φ / cos φ₀     i = ⌊x / 250⌋     j = ⌊y / 250⌋
 *
 * (λ, φ in radians; φ₀ the centre's own constant latitude, where cells are square on the ground.) For example
 * (28.5931, -105.9146) with φ₀ = 28.6 lies in `g250:28.6:-41361:13891`, whose centre is (28.593607, -105.914210).
 */
export const CELL_METRES = 250

/** Beyond this latitude cells would be slivers; no centre of ours stands there. */
const FARTHEST_LATITUDE0 = 80
const RADIANS = Math.PI / 180
const CELL_ID = /^g250:(-?\d{1,2}(?:\.\d{1,6})?):(-?\d{1,9}):(-?\d{1,9})$/

/** Id of the cell that holds a point. @throws RangeError for a point or a `latitude0` that is none */
export function cellOf(point: Point, latitude0: number): string {
  const cosine = cosineOf(latitude0)
  const x = EARTH_RADIUS_METRES * point.longitude * RADIANS * cosine
  const y = (EARTH_RADIUS_METRES * Math.sin(point.latitude * RADIANS)) / cosine
  if (!(Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180)) throw new RangeError('no point on earth')
  return `g250:${latitude0}:${Math.floor(x / CELL_METRES)}:${Math.floor(y / CELL_METRES)}`
}

/** Centre of a cell, to 6 decimals. @throws RangeError for an id that is none */
export function cellCentre(id: string): Point {
  const [, latitude0, i, j] = CELL_ID.exec(id) ?? []
  if (latitude0 === undefined) throw new RangeError('no cell of the 250 m grid')
  const cosine = cosineOf(Number(latitude0))
  // Cells at the edge of the map reach over it: their centre is that of the part on earth.
  const x = middle(Number(i), EARTH_RADIUS_METRES * Math.PI * cosine)
  const y = middle(Number(j), EARTH_RADIUS_METRES / cosine)
  return roundPoint({
    latitude: Math.asin((y * cosine) / EARTH_RADIUS_METRES) / RADIANS,
    longitude: x / (EARTH_RADIUS_METRES * cosine) / RADIANS,
  })
}

function middle(index: number, edge: number): number {
  const from = Math.max(-edge, index * CELL_METRES)
  const to = Math.min(edge, (index + 1) * CELL_METRES)
  if (from > to) throw new RangeError('no cell of the 250 m grid')
  return (from + to) / 2
}

function cosineOf(latitude0: number): number {
  if (!(Math.abs(latitude0) <= FARTHEST_LATITUDE0)) throw new RangeError('latitude0 must lie between -80 and 80')
  return Math.cos(latitude0 * RADIANS)
}
