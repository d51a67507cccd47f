import type { Point } from './point.ts'

/** Radius of the sphere with the area of the WGS 84 ellipsoid, in metres. */
export const EARTH_RADIUS_METRES = 6_371_007.2

const RADIANS = Math.PI / 180

/** Great-circle distance in metres (haversine: exact for near points too). Within 0.6% of the ellipsoid's. */
export function distanceMetres(from: Point, to: Point): number {
  const north = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2)
  const east = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2)
  const chord = north ** 2 + Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * east ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The point that lies so many metres from another in the direction of `bearing` radians, clockwise from north. */
export function displace(from: Point, metres: number, bearing: number): Point {
  const angle = metres / EARTH_RADIUS_METRES
  const latitude = from.latitude * RADIANS
  const sine = Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing)
  const east = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
    Math.cos(angle) - Math.sin(latitude) * sine,
  )
  return {
    latitude: Math.asin(Math.max(-1, Math.min(1, sine))) / RADIANS,
    longitude: wrapLongitude(from.longitude + east / RADIANS),
  }
}

/** West-south-east-north in degrees. Where it crosses the antimeridian, `west` is greater than `east` (RFC 7946, 5.2). */
export interface BoundingBox {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/**
 * The smallest box that holds every point within `radiusMetres`. Around a pole it holds all longitudes. It serves to
 * search an index; what it finds is then measured.
 */
export function boxAround({ latitude, longitude }: Point, radiusMetres: number): BoundingBox {
  const angle = radiusMetres / EARTH_RADIUS_METRES
  const reach = angle / RADIANS
  const south = Math.max(-90, latitude - reach)
  const north = Math.min(90, latitude + reach)
  if (south === -90 || north === 90) return { west: -180, south, east: 180, north }
  // Not reach / cos φ: the meridians touch the circle nearer to the pole than its centre.
  const half = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(latitude * RADIANS))) / RADIANS
  if (half >= 180) return { west: -180, south, east: 180, north }
  return { west: wrapLongitude(longitude - half), south, east: wrapLongitude(longitude + half), north }
}

/** The ranges of longitude of a box for a query: one, or two where it crosses the antimeridian. */
export function longitudeRanges({
  west,
  east,
}: BoundingBox): readonly { readonly from: number; readonly to: number }[] {
  if (west <= east) return [{ from: west, to: east }]
  return [
    { from: west, to: 180 },
    { from: -180, to: east },
  ]
}

/** Whether a point lies in a box, its edges included. */
export function boxHolds(box: BoundingBox, { latitude, longitude }: Point): boolean {
  if (latitude < box.south || latitude > box.north) return false
  return longitudeRanges(box).some(({ from, to }) => longitude >= from && longitude <= to)
}

function wrapLongitude(degrees: number): number {
  if (degrees >= -180 && degrees <= 180) return degrees
  return ((((degrees + 180) % 360) + 360) % 360) - 180
}
