import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  boundsOf,
  centreOf,
  contains,
  largestPart,
  readTerritories,
  type Position,
  type Ring,
} from '../../src/territory/index.ts'

const INVENTED = readTerritories(readFileSync(new URL('three-municipalities.geojson', import.meta.url), 'utf8'), {
  codeProperty: 'CVEGEO',
  nameProperty: 'NOMGEO',
}).territories

/** A ring around (x, y) whose radius changes with every corner. */
function star(x: number, y: number, radii: readonly number[]): Ring {
  const ring = radii.map((radius, at): Position => {
    const angle = (2 * Math.PI * at) / radii.length
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
  return [...ring, ring[0]!]
}

/** How often a ring winds around a point, by adding up angles: slow, and nothing like a ray. */
function winds(ring: Ring, x: number, y: number): number {
  let turned = 0
  for (let at = 1; at < ring.length; at += 1) {
    const from = Math.atan2(ring[at - 1]![1] - y, ring[at - 1]![0] - x)
    const to = Math.atan2(ring[at]![1] - y, ring[at]![0] - x)
    turned += ((to - from + 3 * Math.PI) % (2 * Math.PI)) - Math.PI
  }
  return Math.round(turned / (2 * Math.PI))
}

describe('contains', () => {
  test('agrees with counting windings, holes and several parts included', () => {
    const radii = (min: number, max: number): fc.Arbitrary<number[]> =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: 3, maxLength: 12 })
    const coordinate = fc.double({ min: -4, max: 9, noNaN: true })
    fc.assert(
      fc.property(
        radii(1.5, 3),
        radii(0.2, 0.7),
        radii(0.5, 2),
        coordinate,
        coordinate,
        (outer, inner, island, x, y) => {
          const outline = [[star(0, 0, outer), star(0, 0, inner).toReversed()], [star(6, 0.5, island)]]
          const naive =
            (winds(outline[0]![0]!, x, y) !== 0 && winds(outline[0]![1]!, x, y) === 0) ||
            winds(outline[1]![0]!, x, y) !== 0
          expect(contains(outline, { longitude: x, latitude: y })).toBe(naive)
        },
      ),
      { seed: 4, numRuns: 3_000 },
    )
  })

  test('counts a ray through a vertex once', () => {
    const diamond: Ring = [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]
    expect(contains([[diamond]], { longitude: 0, latitude: 0 })).toBe(true)
    expect(contains([[diamond]], { longitude: -2, latitude: 0 })).toBe(false)
    expect(contains([[diamond]], { longitude: -2, latitude: 1 })).toBe(false)
  })

  test('puts a point into exactly one of adjacent territories', () => {
    const [west, east, south] = INVENTED
    expect(INVENTED.map(({ outline }) => contains(outline, { latitude: 20.7, longitude: -104.75 }))).toEqual([
      true,
      false,
      false,
    ])
    for (const territory of [west!, east!, south!])
      expect(contains(territory.outline, centreOf(territory.outline))).toBe(true)
  })
})

describe('the centre', () => {
  test('stays on the mainland when islands lie nine degrees out', () => {
    const { outline } = INVENTED[2]!
    const { west, east } = boundsOf(outline)
    expect(east - west).toBeGreaterThan(8)
    expect(largestPart(outline)).toBe(outline[1])
    const centre = centreOf(outline)
    expect(contains([outline[1]!], centre)).toBe(true)
    expect(centre).toEqual(centreOf([outline[1]!]))
  })

  test('lies inside a territory bent like a bow, and beside a hole in the middle', () => {
    const bow: Ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [3, 4],
      [3, 1],
      [1, 1],
      [1, 4],
      [0, 4],
      [0, 0],
    ]
    expect(contains([[bow]], centreOf([[bow]]))).toBe(true)
    const around = [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ] as Ring,
      [
        [1, 1],
        [1, 3],
        [3, 3],
        [3, 1],
        [1, 1],
      ] as Ring,
    ]
    expect(contains([around], centreOf([around]))).toBe(true)
  })

  test('weighs parts by ground and not by degrees', () => {
    const square = (x: number, y: number, size: number): Ring => [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ]
    // At 60° a degree of longitude is half as long.
    expect(largestPart([[square(0, 60, 1.2)], [square(0, 0, 1)]])).toEqual([square(0, 0, 1)])
  })
})
