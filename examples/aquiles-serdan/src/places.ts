import { readFile } from 'node:fs/promises'
import type { Random } from './random.ts'

/** Longitude and latitude. */
type Position = readonly [number, number]

interface Feature {
  readonly type: 'Feature'
  readonly properties: { readonly code: string; readonly name: string; readonly parent: string; readonly level: number }
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
}

export interface Locality {
  readonly code: string
  readonly name: string
  readonly outline: readonly Position[]
}

/** The municipality and its localities, as `places.geojson` has them: drawn by hand, simplified, not official. */
export interface Places {
  /** GeoJSON of the municipality alone, and of its localities. */
  readonly municipalityFile: string
  readonly localitiesFile: string
  readonly municipality: Locality
  readonly localities: ReadonlyMap<string, Locality>
}

export async function readPlaces(): Promise<Places> {
  const text = await readFile(new URL('../places.geojson', import.meta.url), 'utf8')
  const { features } = JSON.parse(text) as { readonly features: readonly Feature[] }
  const all = features.map(({ properties: { code, name }, geometry }) => ({
    code,
    name,
    outline: geometry.coordinates[0]!,
  }))
  const [municipality, ...localities] = all
  const fileOf = (some: readonly Feature[]): string => JSON.stringify({ type: 'FeatureCollection', features: some })
  return {
    municipalityFile: fileOf(features.slice(0, 1)),
    localitiesFile: fileOf(features.slice(1)),
    municipality: municipality!,
    localities: new Map(localities.map((one) => [one.code, one])),
  }
}

/** How many of a hundred women live where. */
export const shareOf: readonly (readonly [string, number])[] = [
  ['08004-LS', 27],
  ['08004-SG', 28],
  ['08004-SE', 20],
  ['08004-FP', 12],
  ['08004-SA', 6],
  ['08004-RS', 7],
]

/** Whether a point lies inside an outline (ray casting). */
export function isInside([x, y]: Position, outline: readonly Position[]): boolean {
  let inside = false
  for (let at = 0, before = outline.length - 1; at < outline.length; before = at, at += 1) {
    const [[ax, ay], [bx, by]] = [outline[at]!, outline[before]!]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** A point of a locality, to the metre or so. */
export function pointIn(
  random: Random,
  { outline }: Locality,
): { readonly latitude: number; readonly longitude: number } {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
  const within = (values: readonly number[]): number => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return Math.round((least + random.next() * (most - least)) * 1e6) / 1e6
  }
  for (;;) {
    const [longitude, latitude] = [within(xs), within(ys)]
    if (isInside([longitude, latitude], outline)) return { latitude, longitude }
  }
}

/** Invented; none is meant to be a street of the municipality. */
const streets = (
  'Calle del Malacate,Calle Veta Nueva,Calle del Mezquite,Calle Tepozán,Privada del Nogal,Calle Las Acequias,' +
  'Calle del Carbonato,Calle Gobernadora,Calle Lechuguilla,Privada Ocotillo,Calle de la Tolva,Calle Ojo de Agua,' +
  'Calle del Encino,Privada Palo Verde,Calle Cantera,Calle de las Golondrinas'
).split(',')

export const addressIn = (random: Random): string => `${random.pick(streets)} ${random.whole(1, 98) * 10 + 4}`
