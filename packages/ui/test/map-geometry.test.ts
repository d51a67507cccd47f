import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  boxOf,
  cluster,
  fit,
  mainRing,
  pathOf,
  type Point,
  project,
  towards,
  unproject,
} from '../src/components/map-geometry.ts'

const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -85, max: 85, noNaN: true })
const pixel = fc.double({ min: 0, max: 1000, noNaN: true })
const places = fc
  .array(fc.tuple(pixel, pixel), { maxLength: 120 })
  .map((points) => points.map((at, item) => ({ at, item })))

test('projecting and back gives the same place', () => {
  fc.assert(
    fc.property(lon, lat, (east, north) => {
      const [x, y] = unproject(project(east, north))
      expect(x).toBeCloseTo(east, 8)
      expect(y).toBeCloseTo(north, 8)
    }),
  )
})

test('Null Island is in the middle, and north is up', () => {
  expect(project(0, 0)).toEqual([0.5, 0.5])
  expect(project(0, 40)[1]).toBeLessThan(0.5)
  expect(project(0, 90)[1]).toBeCloseTo(0, 5)
})

test('clustering loses no place and shows none twice', () => {
  fc.assert(
    fc.property(places, (points) => {
      const members = cluster(points, 34).flatMap((each) => each.members)
      expect(members.sort((a, b) => a - b)).toEqual(points.map(({ item }) => item))
    }),
  )
})

test('clusters are never nearer to one another than a fingertip', () => {
  fc.assert(
    fc.property(places, (points) => {
      const clusters = cluster(points, 34)
      for (const [at, one] of clusters.entries()) {
        for (const other of clusters.slice(at + 1)) {
          expect(Math.hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])).toBeGreaterThanOrEqual(34)
        }
      }
    }),
  )
})

test('an arrow goes to the nearest in its quarter, and every place lies in some quarter', () => {
  const here: Point = [0, 0]
  const targets = [{ at: [10, 3] as const }, { at: [30, 0] as const }, { at: [0, -5] as const }]
  expect(towards(here, 'right', targets)).toBe(targets[0])
  expect(towards(here, 'up', targets)).toBe(targets[2])
  expect(towards(here, 'left', targets)).toBeUndefined()
  fc.assert(
    fc.property(pixel, pixel, (x, y) => {
      fc.pre(x !== 500 || y !== 500)
      const found = (['left', 'right', 'up', 'down'] as const).filter((way) =>
        towards([500, 500], way, [{ at: [x, y] }]),
      )
      expect(found.length).toBeGreaterThan(0)
    }),
  )
})

test('a view that fits shows the whole box inside its padding', () => {
  const size = fc.double({ min: 1e-6, max: 0.5, noNaN: true })
  fc.assert(
    fc.property(size, size, (width, height) => {
      const view = fit({ left: 0.2, top: 0.2, right: 0.2 + width, bottom: 0.2 + height }, 340, 500, 44, Infinity)
      expect(width * view.scale).toBeLessThanOrEqual(340 - 88 + 1e-6)
      expect(height * view.scale).toBeLessThanOrEqual(500 - 88 + 1e-6)
    }),
  )
  expect(fit({ left: 0.5, top: 0.5, right: 0.5, bottom: 0.5 }, 340, 500, 44, 4096).scale).toBe(4096)
})

test('a square and its hole make one closed path, and its name stands in the middle', () => {
  const square = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ]
  const hole = [
    [-0.1, -0.1],
    [0.1, -0.1],
    [0, 0.1],
    [-0.1, -0.1],
  ]
  const geometry = { type: 'Polygon', coordinates: [square, hole] } as const
  const path = pathOf(geometry, [0.5, 0.5])
  expect(path.match(/M/g)).toHaveLength(2)
  expect(path.match(/Z/g)).toHaveLength(2)
  // One degree of longitude is 1/360 of the world: 2777.78 millionths.
  expect(path).toContain('2777.78')
  const [x, y] = mainRing(geometry).middle
  expect(x).toBeCloseTo(0.5, 10)
  expect(y).toBeCloseTo(0.5, 10)
})

test('nothing to show has no box', () => {
  expect(boxOf([])).toBeUndefined()
})

test('an island does not move the name of its territory, nor the first view', () => {
  const mainland = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ]
  const island = [
    [
      [-9, 5],
      [-8.9, 5],
      [-8.9, 5.1],
      [-9, 5],
    ],
  ]
  const territory = { type: 'MultiPolygon', coordinates: [island, mainland] } as const
  expect(mainRing(territory).middle).toEqual(mainRing({ type: 'Polygon', coordinates: mainland }).middle)
  expect(boxOf(mainRing(territory).points)!.left).toBe(project(0, 0)[0])
})
