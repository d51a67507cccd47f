import type { Point } from './map-geometry.ts'

/** Part of the world's width that counts as near: some 120 km at the equator. */
const near = 0.003

/**
 * Of places, those near the one round which most stand: a first view that had to show the six of a far municipality as
 * well would show neither those nor the 400 of this one. All of them when that is not more than half.
 *
 * @param at where on the plane, the world from 0 to 1 @param weightOf how many stand there
 */
export function bulkOf<T>(
  places: readonly T[],
  at: (place: T) => Point,
  weightOf: (place: T) => number = () => 1,
): readonly T[] {
  const weigh = (some: readonly T[]): number => some.reduce((sum, place) => sum + weightOf(place), 0)
  let most = weigh(places) / 2
  let bulk = places
  const points = places.map(at)
  // Of thousands not each needs to be tried: whichever most stand round is seen from its neighbours too.
  const step = Math.ceil(points.length / 500)
  for (const [x, y] of points.filter((_, index) => index % step === 0)) {
    const around = places.filter((_, index) => Math.hypot(points[index]![0] - x, points[index]![1] - y) < near)
    const weight = weigh(around)
    if (weight > most) [bulk, most] = [around, weight]
  }
  return bulk
}
