import { roundDegrees } from '../place/point.ts'
import {
  boundsOf,
  signedArea,
  type Outline,
  type Polygon,
  type Position,
  type Ring,
  type Territory,
} from './outline.ts'

/** What can be wrong with a file of territories. The first three end reading; the others leave one feature out. */
export type TerritoryFileCode =
  | 'TERRITORY_FILE_NOT_JSON'
  | 'TERRITORY_FILE_NOT_FEATURES'
  | 'TERRITORY_FILE_OTHER_CRS'
  | 'TERRITORY_FEATURE_NOT_AREA'
  | 'TERRITORY_FEATURE_WITHOUT_CODE'
  | 'TERRITORY_FEATURE_WITHOUT_NAME'
  | 'TERRITORY_FEATURE_REPEATS_CODE'
  | 'TERRITORY_FEATURE_NOT_DEGREES'
  | 'TERRITORY_FEATURE_EMPTY'
  | 'TERRITORY_FEATURE_OVER_ANTIMERIDIAN'

/** What was put right in silence, counted. */
export interface TerritoryRepairs {
  /** The `crs` member, which said what RFC 7946 says anyway. */
  readonly crsDropped: number
  readonly ringsTurned: number
  readonly ringsClosed: number
  /** Rings of which less than a triangle was left after rounding. */
  readonly ringsDropped: number
  /** Codes written as numbers: a leading zero may have been lost before. */
  readonly numericCodes: number
}

/** A feature that was left out. */
export interface TerritoryProblem {
  readonly code: TerritoryFileCode
  /** Index of the feature in the file, from 0. */
  readonly feature: number
  readonly data: Readonly<Record<string, string | number>>
}

/** What a file of territories held. */
export interface TerritoryFile {
  readonly territories: readonly Territory[]
  readonly problems: readonly TerritoryProblem[]
  readonly repairs: TerritoryRepairs
}

/** The file as a whole cannot be read. */
export class TerritoryFileError extends Error {
  override readonly name = 'TerritoryFileError'
  readonly code: TerritoryFileCode
  readonly data: Readonly<Record<string, string | number>>

  constructor(code: TerritoryFileCode, data: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.code = code
    this.data = data
  }
}

/** Which properties of a feature name it. For INEGI's municipalities `CVEGEO` and `NOMGEO`. */
export interface TerritoryFileOptions {
  readonly codeProperty: string
  readonly nameProperty: string
}

/**
 * Reads GeoJSON as it comes: a FeatureCollection (or one Feature) of Polygons and MultiPolygons, given as text or
 * parsed. Accepts a `crs` that says CRS 84 or EPSG:4326, rings of either direction, rings left open, heights and any
 * number of decimals; what comes out has counter-clockwise exteriors, 6 decimals and two dimensions.
 * @throws TerritoryFileError when nothing of it can be used
 */
export function readTerritories(file: unknown, options: TerritoryFileOptions): TerritoryFile {
  const root = typeof file === 'string' ? parseJson(file) : file
  if (!isRecord(root)) throw new TerritoryFileError('TERRITORY_FILE_NOT_FEATURES')
  const features = featuresOf(root)
  const repairs = { crsDropped: dropCrs(root), ringsTurned: 0, ringsClosed: 0, ringsDropped: 0, numericCodes: 0 }
  const problems: TerritoryProblem[] = []
  const territories: Territory[] = []
  const codes = new Map<string, number>()
  for (const [at, feature] of features.entries()) {
    try {
      const territory = readFeature(feature, options, repairs)
      const first = codes.get(territory.code)
      if (first !== undefined) {
        throw new FeatureFault('TERRITORY_FEATURE_REPEATS_CODE', { code: territory.code, first })
      }
      codes.set(territory.code, at)
      territories.push(territory)
    } catch (fault) {
      if (!(fault instanceof FeatureFault)) throw fault
      problems.push({ code: fault.code, feature: at, data: fault.data })
    }
  }
  return { territories, problems, repairs }
}

/** A feature cannot be used; caught by `readTerritories`, which knows its index. */
class FeatureFault extends TerritoryFileError {}

type Counts = { -readonly [Repair in keyof TerritoryRepairs]: number }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new TerritoryFileError('TERRITORY_FILE_NOT_JSON', {}, cause)
  }
}

function featuresOf(root: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (root['type'] === 'Feature') return [root]
  if (root['type'] === 'FeatureCollection' && Array.isArray(root['features'])) return root['features']
  throw new TerritoryFileError('TERRITORY_FILE_NOT_FEATURES', { type: String(root['type']).slice(0, 40) })
}

function dropCrs(root: Readonly<Record<string, unknown>>): number {
  const crs = root['crs']
  if (crs === undefined || crs === null) return 0
  const properties = isRecord(crs) ? crs['properties'] : undefined
  const name = isRecord(properties) ? String(properties['name']) : ''
  if (/(?:CRS:?84|OGC:1\.3:CRS84|EPSG:{1,2}(?:\d[\d.]*:)?4326)$/i.test(name)) return 1
  throw new TerritoryFileError('TERRITORY_FILE_OTHER_CRS', { crs: name.slice(0, 80) })
}

function readFeature(feature: unknown, options: TerritoryFileOptions, repairs: Counts): Territory {
  const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {}
  const given = properties[options.codeProperty]
  if (typeof given === 'number') repairs.numericCodes += 1
  const code = textOf(given)
  if (code === '') throw new FeatureFault('TERRITORY_FEATURE_WITHOUT_CODE', { property: options.codeProperty })
  const name = textOf(properties[options.nameProperty])
  if (name === '') throw new FeatureFault('TERRITORY_FEATURE_WITHOUT_NAME', { property: options.nameProperty, code })
  const outline = partsOf(isRecord(feature) ? feature['geometry'] : undefined)
    .map((polygon) => readPolygon(polygon, repairs))
    .filter((polygon) => polygon.length > 0)
  if (outline.length === 0) throw new FeatureFault('TERRITORY_FEATURE_EMPTY', { code })
  return { code, name, outline }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function partsOf(geometry: unknown): readonly unknown[] {
  if (isRecord(geometry) && Array.isArray(geometry['coordinates'])) {
    if (geometry['type'] === 'Polygon') return [geometry['coordinates']]
    if (geometry['type'] === 'MultiPolygon') return geometry['coordinates']
  }
  const type = isRecord(geometry) ? String(geometry['type']).slice(0, 40) : 'null'
  throw new FeatureFault('TERRITORY_FEATURE_NOT_AREA', { type })
}

function readPolygon(polygon: unknown, repairs: Counts): Polygon {
  if (!Array.isArray(polygon)) throw new FeatureFault('TERRITORY_FEATURE_NOT_AREA', { type: 'coordinates' })
  const rings: Ring[] = []
  for (const [at, given] of polygon.entries()) {
    const ring = readRing(given, repairs)
    const area = signedArea(ring)
    if (ring.length < 4 || area === 0) {
      repairs.ringsDropped += 1
      // Holes without an exterior are nothing.
      if (at === 0) return []
      continue
    }
    const turned = area > 0 !== (at === 0)
    if (turned) repairs.ringsTurned += 1
    rings.push(turned ? ring.toReversed() : ring)
  }
  return rings
}

function readRing(given: unknown, repairs: Counts): Ring {
  if (!Array.isArray(given)) throw new FeatureFault('TERRITORY_FEATURE_NOT_AREA', { type: 'coordinates' })
  const ring: Position[] = []
  for (const each of given) {
    const position = readPosition(each)
    const last = ring.at(-1)
    if (last !== undefined && Math.abs(last[0] - position[0]) > 180) {
      throw new FeatureFault('TERRITORY_FEATURE_OVER_ANTIMERIDIAN')
    }
    if (last === undefined || !samePosition(last, position)) ring.push(position)
  }
  if (ring.length > 1 && !samePosition(ring[0]!, ring.at(-1)!)) {
    repairs.ringsClosed += 1
    ring.push(ring[0]!)
  }
  return ring
}

function readPosition(given: unknown): Position {
  const [longitude, latitude]: readonly unknown[] = Array.isArray(given) ? given : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') {
    throw new FeatureFault('TERRITORY_FEATURE_NOT_AREA', { type: 'coordinates' })
  }
  // Metres of a projection, or latitude first: both are common, and neither may become a territory in the sea.
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    throw new FeatureFault('TERRITORY_FEATURE_NOT_DEGREES', { longitude, latitude })
  }
  return [roundDegrees(longitude), roundDegrees(latitude)]
}

function samePosition(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A GeoJSON document of territories, as RFC 7946 wants it. */
export interface TerritoryCollection {
  readonly type: 'FeatureCollection'
  readonly features: readonly TerritoryFeature[]
}

export interface TerritoryFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly bbox: readonly [west: number, south: number, east: number, north: number]
  readonly properties: { readonly code: string; readonly name: string }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Polygon }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Outline }
}

/** Writes territories: exterior rings counter-clockwise, holes clockwise, 6 decimals, no `crs`. */
export function writeTerritories(territories: readonly Territory[]): TerritoryCollection {
  return {
    type: 'FeatureCollection',
    features: territories.map(({ code, name, outline }) => {
      const written = outline.map((polygon) => polygon.map((ring, at) => writeRing(ring, at)))
      const { west, south, east, north } = boundsOf(written)
      const only = written.length === 1 ? written[0] : undefined
      return {
        type: 'Feature',
        id: code,
        bbox: [west, south, east, north],
        properties: { code, name },
        geometry:
          only === undefined ? { type: 'MultiPolygon', coordinates: written } : { type: 'Polygon', coordinates: only },
      }
    }),
  }
}

function writeRing(ring: Ring, at: number): Ring {
  const rounded = ring.map(([longitude, latitude]): Position => [roundDegrees(longitude), roundDegrees(latitude)])
  return signedArea(rounded) > 0 === (at === 0) ? rounded : rounded.toReversed()
}
