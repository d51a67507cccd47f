import { displace, distanceMetres } from './distance.ts'
import { cellCentre, cellOf } from './grid.ts'
import { roundPoint, type Point } from './point.ts'

/** How a place is masked. Distances are in metres. */
export interface MaskOptions {
  /** A number from 0 to under 1, uniform. From a CSPRNG: whoever could replay the draws could undo the mask. */
  readonly random: () => number
  /** The masked place is never nearer than this. */
  readonly minimumMetres: number
  /** The ring's outer edge to begin with. */
  readonly maximumMetres: number
  /** How far the outer edge may grow in search of neighbours. Default: four times `maximumMetres`. */
  readonly ceilingMetres?: number
  /** How many enterprises or dwellings must lie within the outer edge for a place to be one of many. Default 0. */
  readonly neighbours?: number
  /** Counts those within a radius of the exact place. Needed where `neighbours` is not 0. */
  readonly countNeighbours?: (centre: Point, radiusMetres: number) => number | Promise<number>
  /** Whether a place may be shown: inside the territory, not in water. Default: every place. */
  readonly allowed?: (place: Point) => boolean
  /** The constant latitude of the centre's grid, for when no draw is allowed. */
  readonly latitude0: number
}

/** A public place. It is computed once and stored: noise drawn anew at each reading averages out to the truth. */
export interface MaskedPlace {
  readonly point: Point
  /** `donut`: drawn at random. `cell`: centre of the grid cell, because no draw was allowed. */
  readonly method: 'donut' | 'cell'
  /** The outer edge that was used. */
  readonly maximumMetres: number
  /** `too-few`: even within the ceiling there are fewer neighbours than wanted; publish the locality instead. */
  readonly neighbours: 'enough' | 'too-few'
}

/** A territory of which less than a fifth of the ring is allowed needs some 20 draws; 64 fail once in a million. */
const ATTEMPTS = 64
const GROWTH = 1.5

/**
 * Donut mask: a place drawn uniformly over the ring between two distances of the exact one (see `donutDistance`),
 * rounded to 6 decimals. The outer edge grows until enough neighbours lie within it.
 * @throws RangeError where 0 ≤ minimum < maximum ≤ ceiling does not hold
 */
export async function maskPlace(exact: Point, options: MaskOptions): Promise<MaskedPlace> {
  const { random, minimumMetres, maximumMetres, latitude0, allowed = () => true } = options
  const ceiling = options.ceilingMetres ?? 4 * maximumMetres
  if (!(minimumMetres >= 0 && minimumMetres < maximumMetres && maximumMetres <= ceiling && ceiling < 1e6)) {
    throw new RangeError('a mask needs 0 <= minimumMetres < maximumMetres <= ceilingMetres < 1,000 km')
  }
  const { radius, neighbours } = await growRadius(exact, options, ceiling)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const metres = donutDistance(minimumMetres, radius, random())
    const point = roundPoint(displace(exact, metres, 2 * Math.PI * random()))
    if (allowed(point)) return { point, method: 'donut', maximumMetres: radius, neighbours }
  }
  return { point: cellCentre(cellOf(exact, latitude0)), method: 'cell', maximumMetres: radius, neighbours }
}

/**
 * Distance of a draw: √(u·(max² − min²) + min²), which spreads the draws evenly over the ring's area. With u = ½ half
 * of the area lies within: min 100 and max 500 give √(120,000 + 10,000) = 360.6 m.
 */
export function donutDistance(minimumMetres: number, maximumMetres: number, uniform: number): number {
  return Math.sqrt(uniform * (maximumMetres ** 2 - minimumMetres ** 2) + minimumMetres ** 2)
}

async function growRadius(
  exact: Point,
  { maximumMetres, neighbours = 0, countNeighbours }: MaskOptions,
  ceiling: number,
): Promise<{ readonly radius: number; readonly neighbours: MaskedPlace['neighbours'] }> {
  if (neighbours === 0) return { radius: maximumMetres, neighbours: 'enough' }
  if (countNeighbours === undefined) throw new RangeError('a mask among neighbours needs countNeighbours')
  for (let radius = maximumMetres; ; radius = Math.min(ceiling, radius * GROWTH)) {
    if ((await countNeighbours(exact, radius)) >= neighbours) return { radius, neighbours: 'enough' }
    if (radius >= ceiling) return { radius, neighbours: 'too-few' }
  }
}

/** A place before and after masking. */
export interface MaskedPair {
  readonly exact: Point
  readonly masked: Point
}

/**
 * Spruill's measure of a masked layer: the share of masked places that lie nearer to the exact place of another than to
 * their own. From 0 (everyone can be found) towards 1; the aim is 0.5 or more. 0 for an empty layer.
 */
export function spruillMeasure(pairs: readonly MaskedPair[]): number {
  if (pairs.length === 0) return 0
  const byLatitude = pairs.map(({ exact }) => exact).toSorted((a, b) => a.latitude - b.latitude)
  return pairs.filter((pair) => isNearerToAnother(pair, byLatitude)).length / pairs.length
}

/** Metres of one degree of latitude, a little less, so that the band searched is rather too wide. */
const DEGREE_METRES = 111_000

function isNearerToAnother({ exact, masked }: MaskedPair, byLatitude: readonly Point[]): boolean {
  const own = distanceMetres(exact, masked)
  const reach = own / DEGREE_METRES
  for (let at = firstFrom(byLatitude, masked.latitude - reach); at < byLatitude.length; at += 1) {
    const other = byLatitude[at]!
    if (other.latitude > masked.latitude + reach) return false
    if (distanceMetres(other, masked) < own) return true
  }
  return false
}

function firstFrom(byLatitude: readonly Point[], latitude: number): number {
  let low = 0
  let high = byLatitude.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (byLatitude[middle]!.latitude < latitude) low = middle + 1
    else high = middle
  }
  return low
}
