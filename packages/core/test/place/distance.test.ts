import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  boxAround,
  boxHolds,
  displace,
  distanceMetres,
  longitudeRanges,
  pointFault,
  roundPoint,
  type Point,
} from '../../src/place/index.ts'

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('distance', () => {
  test('of a degree of latitude is R·π/180, of a quarter of the globe R·π/2, of nothing 0', () => {
    const origin = { latitude: 0, longitude: 0 }
    expect(distanceMetres(origin, { latitude: 1, longitude: 0 })).toBeCloseTo(111_195.05, 2)
    expect(distanceMetres(origin, { latitude: 0, longitude: 90 })).toBeCloseTo((6_371_007.2 * Math.PI) / 2, 3)
    expect(distanceMetres(origin, { latitude: 0, longitude: 180 })).toBeCloseTo(6_371_007.2 * Math.PI, 3)
    expect(distanceMetres(origin, origin)).toBe(0)
  })

  test('is short across the antimeridian', () => {
    expect(distanceMetres({ latitude: 0, longitude: 179.999 }, { latitude: 0, longitude: -179.999 })).toBeCloseTo(
      222.39,
      1,
    )
  })

  test('is what a point was displaced by, in any direction, from anywhere', () => {
    fc.assert(
      fc.property(
        place,
        fc.double({ min: 1, max: 500_000, noNaN: true }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        (from, metres, bearing) => {
          const to = displace(from, metres, bearing)
          expect(pointFault(to)).toBeUndefined()
          expect(Math.abs(distanceMetres(from, to) - metres)).toBeLessThan(0.01)
        },
      ),
      { seed: 1, numRuns: 1_000 },
    )
  })
})

describe('the box around a point', () => {
  test('holds every point within the radius, over the antimeridian and over the poles', () => {
    const share = fc.double({ min: 0, max: 0.999_999, noNaN: true })
    const reach = fc.constantFrom(250, 5_000, 500_000, 3_000_000)
    fc.assert(
      fc.property(
        place,
        reach,
        share,
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        (centre, metres, share, bearing) => {
          expect(boxHolds(boxAround(centre, metres), displace(centre, metres * share, bearing))).toBe(true)
        },
      ),
      { seed: 1, numRuns: 5_000 },
    )
  })

  test('holds the far north of a wide circle, where meridians are nearer to each other than at its centre', () => {
    const centre: Point = { latitude: 70, longitude: 0 }
    const box = boxAround(centre, 1_000_000)
    for (let degree = 0; degree < 360; degree += 1) {
      expect(boxHolds(box, displace(centre, 999_999, (degree * Math.PI) / 180))).toBe(true)
    }
  })

  test('is tight: what lies straight beyond its edges is outside', () => {
    const centre: Point = { latitude: 19.24, longitude: -103.72 }
    const box = boxAround(centre, 1_000)
    for (const bearing of [0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2]) {
      expect(boxHolds(box, displace(centre, 999, bearing))).toBe(true)
      expect(boxHolds(box, displace(centre, 1_001, bearing))).toBe(false)
    }
  })

  test('is two ranges of longitude over the antimeridian, and all of them around a pole', () => {
    const over = boxAround({ latitude: 0, longitude: 179.999 }, 1_000)
    expect(over.west).toBeGreaterThan(over.east)
    expect(longitudeRanges(over)).toEqual([
      { from: over.west, to: 180 },
      { from: -180, to: over.east },
    ])
    expect(boxAround({ latitude: 89.999, longitude: 10 }, 1_000)).toMatchObject({ west: -180, east: 180, north: 90 })
  })
})

describe('a point', () => {
  test.each([
    [{ latitude: 19.2, longitude: -103.7 }, undefined],
    [{ latitude: 90, longitude: -180 }, undefined],
    [{ latitude: -103.7, longitude: 19.2 }, 'PLACE_COORDINATES_SWAPPED'],
    [{ latitude: 91, longitude: 120 }, 'PLACE_LATITUDE_INVALID'],
    [{ latitude: Number.NaN, longitude: 0 }, 'PLACE_LATITUDE_INVALID'],
    [{ latitude: 0, longitude: 180.1 }, 'PLACE_LONGITUDE_INVALID'],
    [{ latitude: 0, longitude: Number.POSITIVE_INFINITY }, 'PLACE_LONGITUDE_INVALID'],
  ])('%j is %s', (point, fault) => {
    expect(pointFault(point)).toBe(fault)
  })

  test('is cut to 6 decimals, without a negative zero', () => {
    expect(roundPoint({ latitude: 28.5931234567, longitude: -105.9146666666 })).toEqual({
      latitude: 28.593123,
      longitude: -105.914667,
    })
    expect(Object.is(roundPoint({ latitude: -1e-9, longitude: 0 }).latitude, 0)).toBe(true)
  })
})
