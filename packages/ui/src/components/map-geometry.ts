/** A point on the screen or on the projected plane, y downwards. */
export type Point = readonly [x: number, y: number]

/** What GeoJSON calls a position, longitude first; a third number (altitude) is ignored. */
export type Position = readonly number[]

export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** A view: the point of the plane in the middle of the screen, and how many pixels the whole world is wide. */
export type View = { readonly centre: Point; readonly scale: number }

/**
 * Web Mercator, the world as a square from 0 to 1. Latitudes beyond 85.05 degrees are held there, as map tiles do.
 * @param lon degrees @param lat degrees
 */
export function project(lon: number, lat: number): Point {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** The inverse of `project`. @returns longitude and latitude in degrees */
export function unproject([x, y]: Point): readonly [lon: number, lat: number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI]
}

/** The lines of a geometry: rings of polygons, or the lines themselves. */
export function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
  }
}

/** The smallest box around points of the plane; undefined when there are none. */
export function boxOf(points: Iterable<Point>): Box | undefined {
  let box: Box | undefined
  for (const [x, y] of points) {
    box = box
      ? {
          left: Math.min(box.left, x),
          top: Math.min(box.top, y),
          right: Math.max(box.right, x),
          bottom: Math.max(box.bottom, y),
        }
      : { left: x, top: y, right: x, bottom: y }
  }
  return box
}

/** The view that shows a whole box. A box without extent is shown at `closest`. */
export function fit(box: Box, width: number, height: number, padding: number, closest: number): View {
  const scale = Math.min(
    Math.max(1, width - 2 * padding) / (box.right - box.left),
    Math.max(1, height - 2 * padding) / (box.bottom - box.top),
    closest,
  )
  return { centre: [(box.left + box.right) / 2, (box.top + box.bottom) / 2], scale }
}

/**
 * SVG path data in millionths of the world, measured from `origin`. Plain fractions of the world would lose
 * centimetres to the single precision in which browsers draw.
 */
export function pathOf(geometry: Geometry, origin: Point): string {
  const closed = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
  return linesOf(geometry)
    .filter((line) => line.length > 1)
    .map((line) => {
      const points = line.map((position) => {
        const [x, y] = project(position[0] ?? 0, position[1] ?? 0)
        return `${((x - origin[0]) * 1e6).toFixed(2)} ${((y - origin[1]) * 1e6).toFixed(2)}`
      })
      return `M${points.join('L')}${closed ? 'Z' : ''}`
    })
    .join('')
}

/** A ring of a geometry, projected, with its area on the plane and its centre of gravity (shoelace formula). */
type Ring = { readonly points: readonly Point[]; readonly area: number; readonly middle: Point }

/**
 * The largest ring: what one means by "the territory". Islands belong to it but neither its name nor the first view
 * should depend on them: Manzanillo's reach 700 km into the Pacific.
 */
export function mainRing(geometry: Geometry): Ring {
  const rings = linesOf(geometry).map((line) => measure(line.map(([lon = 0, lat = 0]) => project(lon, lat))))
  return rings.reduce((best, ring) => (ring.area > best.area ? ring : best), {
    points: [],
    area: -1,
    middle: [0.5, 0.5],
  })
}

function measure(points: readonly Point[]): Ring {
  const [x0, y0] = points[0] ?? [0, 0]
  let twice = 0
  let sumX = 0
  let sumY = 0
  for (const [at, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(at + 1) % points.length]!
    // Measured from the first point: far from the origin the products would lose what matters to rounding.
    const cross = (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0)
    twice += cross
    sumX += (x - x0 + nextX - x0) * cross
    sumY += (y - y0 + nextY - y0) * cross
  }
  const middle: Point = twice === 0 ? [x0, y0] : [x0 + sumX / (3 * twice), y0 + sumY / (3 * twice)]
  return { points, area: Math.abs(twice) / 2, middle }
}

export type Cluster<T> = { readonly at: Point; readonly members: readonly T[] }

/**
 * Gathers points that would overlap. Each point joins the nearest cluster whose first member is closer than `distance`;
 * a cluster stays where its first member is, so clusters never overlap and do not wander while the map is moved.
 */
export function cluster<T>(
  points: readonly { readonly at: Point; readonly item: T }[],
  distance: number,
): Cluster<T>[] {
  const grid = new Map<string, { at: Point; members: T[] }[]>()
  const all: { at: Point; members: T[] }[] = []
  for (const { at, item } of points) {
    const column = Math.floor(at[0] / distance)
    const row = Math.floor(at[1] / distance)
    let nearest: { at: Point; members: T[] } | undefined
    let least = distance
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const candidate of grid.get(`${column + dx},${row + dy}`) ?? []) {
          const gap = Math.hypot(candidate.at[0] - at[0], candidate.at[1] - at[1])
          if (gap < least) [least, nearest] = [gap, candidate]
        }
      }
    }
    if (nearest) {
      nearest.members.push(item)
      continue
    }
    const created = { at, members: [item] }
    all.push(created)
    const key = `${column},${row}`
    grid.set(key, [...(grid.get(key) ?? []), created])
  }
  return all
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest of `targets` in the quarter of the plane that an arrow points to; undefined when there is none. */
export function towards<T extends { readonly at: Point }>(
  from: Point,
  direction: Direction,
  targets: Iterable<T>,
): T | undefined {
  let best: T | undefined
  let least = Infinity
  for (const target of targets) {
    const x = target.at[0] - from[0]
    const y = target.at[1] - from[1]
    const along = { left: -x, right: x, up: -y, down: y }[direction]
    const across = Math.abs(direction === 'left' || direction === 'right' ? y : x)
    if (along <= 0 || across > along) continue
    const distance = Math.hypot(x, y)
    if (distance < least) [least, best] = [distance, target]
  }
  return best
}
