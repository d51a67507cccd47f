import type { BoundingBox } from '../place/distance.ts'
import { roundPoint, type Point } from '../place/point.ts'

/** Longitude and latitude, in this order, as in GeoJSON. */
export type Position = readonly [longitude: number, latitude: number]

/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[]

/** An exterior ring, counter-clockwise, and its holes, clockwise. */
export type Polygon = readonly Ring[]

/** The parts of a territory: the mainland, islands. */
export type Outline = readonly Polygon[]

/** A territory as it is imported, drawn and written. */
export interface Territory {
  readonly code: string
  readonly name: string
  readonly outline: Outline
}

/** Whether a point lies in an outline. A point on a border may count for either side. */
export function contains(outline: Outline, { latitude, longitude }: Point): boolean {
  return outline.some((polygon) => {
    const [exterior, ...holes] = polygon
    if (exterior === undefined || !ringHolds(exterior, longitude, latitude)) return false
    return !holes.some((hole) => ringHolds(hole, longitude, latitude))
  })
}

/** Even-odd rule: a ray to the east crosses the border an odd number of times. Half-open, so that a vertex counts once. */
function ringHolds(ring: Ring, x: number, y: number): boolean {
  let inside = false
  for (let at = 1; at < ring.length; at += 1) {
    const [fromX, fromY] = ring[at - 1]!
    const [toX, toY] = ring[at]!
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside
  }
  return inside
}

/** Area of a ring in square degrees, positive when counter-clockwise (shoelace). */
export function signedArea(ring: Ring): number {
  const [originX, originY] = ring[0] ?? [0, 0]
  let twice = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [fromX, fromY] = ring[at - 1]!
    const [toX, toY] = ring[at]!
    // Taken from the first vertex, or the digits of small islands far from (0, 0) cancel out.
    twice += (fromX - originX) * (toY - originY) - (toX - originX) * (fromY - originY)
  }
  return twice / 2
}

/** Area on the ground in arbitrary but comparable units: degrees shrink towards the poles. */
export function groundArea(polygon: Polygon): number {
  const [exterior, ...holes] = polygon
  if (exterior === undefined) return 0
  const area = Math.abs(signedArea(exterior)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0)
  const latitudes = exterior.map(([, latitude]) => latitude)
  const middle = (latitudes.reduce((a, b) => Math.min(a, b)) + latitudes.reduce((a, b) => Math.max(a, b))) / 2
  return area * Math.cos((middle * Math.PI) / 180)
}

/** The largest part: a map is centred on it, so that islands a thousand kilometres out do not move the centre. */
export function largestPart(outline: Outline): Polygon {
  if (outline.length === 0) throw new RangeError('an outline has at least one part')
  return outline.reduce((largest, each) => (groundArea(each) > groundArea(largest) ? each : largest))
}

/**
 * A point in the largest part to centre a map on or to write a name at: its centre of gravity, or, where that lies
 * outside (a territory bent like a bow, or around a hole), the middle of the widest stretch at its latitude.
 */
export function centreOf(outline: Outline): Point {
  const part = largestPart(outline)
  const gravity = centreOfGravity(part[0]!)
  if (contains([part], gravity)) return roundPoint(gravity)
  const crossings = part.flatMap((ring) => crossingsAt(ring, gravity.latitude)).sort((a, b) => a - b)
  let widest = { longitude: gravity.longitude, width: 0 }
  for (let at = 1; at < crossings.length; at += 2) {
    const [from, to] = [crossings[at - 1]!, crossings[at]!]
    if (to - from > widest.width) widest = { longitude: (from + to) / 2, width: to - from }
  }
  return roundPoint({ latitude: gravity.latitude, longitude: widest.longitude })
}

function centreOfGravity(ring: Ring): Point {
  const [originX, originY] = ring[0]!
  let twice = 0
  let x = 0
  let y = 0
  for (let at = 1; at < ring.length; at += 1) {
    const [fromX, fromY] = [ring[at - 1]![0] - originX, ring[at - 1]![1] - originY]
    const [toX, toY] = [ring[at]![0] - originX, ring[at]![1] - originY]
    const cross = fromX * toY - toX * fromY
    twice += cross
    x += (fromX + toX) * cross
    y += (fromY + toY) * cross
  }
  if (twice === 0) return { longitude: originX, latitude: originY }
  return { longitude: originX + x / (3 * twice), latitude: originY + y / (3 * twice) }
}

function crossingsAt(ring: Ring, latitude: number): readonly number[] {
  const found: number[] = []
  for (let at = 1; at < ring.length; at += 1) {
    const [fromX, fromY] = ring[at - 1]!
    const [toX, toY] = ring[at]!
    if (fromY > latitude !== toY > latitude) found.push(fromX + ((toX - fromX) * (latitude - fromY)) / (toY - fromY))
  }
  return found
}

/** The box around a polygon or outline. Outlines are cut at the antimeridian, so `west` is never greater than `east`. */
export function boundsOf(outline: Outline): BoundingBox {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [longitude, latitude] of outline.flat(2)) {
    west = Math.min(west, longitude)
    south = Math.min(south, latitude)
    east = Math.max(east, longitude)
    north = Math.max(north, latitude)
  }
  return { west, south, east, north }
}

/** How many vertices an outline has, the repeated last one of each ring not counted. */
export function countVertices(outline: Outline): number {
  return outline.flat().reduce((sum, ring) => sum + ring.length - 1, 0)
}
