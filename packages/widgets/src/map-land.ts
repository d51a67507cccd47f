import { type Box, boxOf, type Geometry, linesOf, pathOf, type Point, project } from '@milpa/ui/components/map-geometry'

/** A territory as GeoJSON. */
export interface Feature {
  readonly properties: { readonly code: string; readonly name: string; readonly parent: string | null }
  readonly geometry: Geometry
}

/**
 * A territory as it is drawn: its path in millionths of the world from the origin, and the box of its largest part. Islands
 * belong to it, but neither its name nor the first view should depend on them: Manzanillo's reach 700 km into the Pacific.
 */
export interface Land {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly d: string
  readonly box: Box
}

/** Outlines, and the point of the plane from which their paths are measured. */
export interface Outlines {
  readonly origin: Point
  readonly land: readonly Land[]
}

export function outlinesOf(features: readonly Feature[]): Outlines {
  const boxes = features.map(({ geometry }) => {
    const [largest] = linesOf(geometry)
      .map((line) => boxOf(line.map(([lon = 0, lat = 0]) => project(lon, lat)))!)
      .sort((one, other) => other.right - other.left - (one.right - one.left))
    return largest!
  })
  const origin: Point = [boxes[0]?.left ?? 0, boxes[0]?.top ?? 0]
  return {
    origin,
    land: features.map(({ properties, geometry }, at) => ({
      ...properties,
      d: pathOf(geometry, origin),
      box: boxes[at]!,
    })),
  }
}

/** The smallest territories that hold one of the places: not the state around a municipality. */
export function landAround(land: readonly Land[], places: readonly Point[]): readonly Land[] {
  const around = land.filter(({ box }) =>
    places.some(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom),
  )
  return around.filter(({ code }) => !around.some(({ parent }) => parent === code))
}
