import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bulkOf } from '../src/components/map-bulk.ts'
import { type Point, project } from '../src/components/map-geometry.ts'

const here = (count: number): Point[] =>
  Array.from({ length: count }, (_, at) => project(-105.9 + (at % 7) * 0.01, 28.58 + (at % 5) * 0.01))
const far = (count: number): Point[] => Array.from({ length: count }, (_, at) => project(-99.46 + at * 0.01, 19.72))
const itself = (point: Point): Point => point

test('a few of a far municipality are left out, wherever they come in the list', () => {
  expect(bulkOf([...far(6), ...here(48)], itself)).toEqual(here(48))
  expect(bulkOf([...here(7), ...far(6)], itself)).toEqual(here(7))
})

test('two places that weigh the same are both shown, and so are the villages of one municipality', () => {
  const even = [...here(6), ...far(6)]
  expect(bulkOf(even, itself)).toEqual(even)
  const villages = [project(-105.9, 28.6), project(-105.9, 28.6), project(-105.9, 28.6), project(-105.5, 28.3)]
  expect(bulkOf(villages, itself)).toEqual(villages)
})

test('a square in which many stand outweighs several in which few do', () => {
  const squares = [{ at: project(-105.9, 28.6), count: 400 }, ...far(3).map((at) => ({ at, count: 2 }))]
  const bulk = bulkOf(
    squares,
    ({ at }) => at,
    ({ count }) => count,
  )
  expect(bulk.map(({ count }) => count)).toEqual([400])
})

test('one far on the scale of the world does not hide one that is far on the scale of a country', () => {
  expect(bulkOf([...here(20), ...far(2), project(140, -35)], itself)).toEqual(here(20))
})

test('something is always left, each place once, and nothing is made up', () => {
  const point = fc
    .record({
      lon: fc.double({ min: -170, max: 170, noNaN: true }),
      lat: fc.double({ min: -60, max: 60, noNaN: true }),
    })
    .map(({ lon, lat }) => project(lon, lat))
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), (points) => {
      const bulk = bulkOf(points, itself)
      expect(bulk.every((one) => points.includes(one))).toBe(true)
      expect(bulk.length > 0 || points.length === 0).toBe(true)
      expect(new Set(bulk).size).toBe(bulk.length)
    }),
  )
})
