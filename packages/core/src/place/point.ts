/** A place on earth, in degrees of WGS 84. */
export interface Point {
  /** From -90 to 90, north positive. */
  readonly latitude: number
  /** From -180 to 180, east positive. */
  readonly longitude: number
}

/** Why two numbers are no place. `PLACE_COORDINATES_SWAPPED`: they would be one the other way round. */
export type PointFault = 'PLACE_LATITUDE_INVALID' | 'PLACE_LONGITUDE_INVALID' | 'PLACE_COORDINATES_SWAPPED'

/** What is wrong with a point, if anything. */
export function pointFault({ latitude, longitude }: Point): PointFault | undefined {
  if (!isWithin(latitude, 90)) {
    // All of Latin America but its Atlantic edge lies beyond 90° west, or its latitudes are under 90: most swaps show.
    return isWithin(latitude, 180) && isWithin(longitude, 90) ? 'PLACE_COORDINATES_SWAPPED' : 'PLACE_LATITUDE_INVALID'
  }
  return isWithin(longitude, 180) ? undefined : 'PLACE_LONGITUDE_INVALID'
}

/** Cuts a point to 6 decimals, 11 cm at most: more only pretends. */
export function roundPoint({ latitude, longitude }: Point): Point {
  return { latitude: roundDegrees(latitude), longitude: roundDegrees(longitude) }
}

/** Rounds degrees to 6 decimals; never -0. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6 + 0
}

function isWithin(degrees: number, limit: number): boolean {
  return Number.isFinite(degrees) && Math.abs(degrees) <= limit
}
