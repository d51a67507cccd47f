import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { CELL_METRES, cellCentre, cellOf, distanceMetres, type Point } from '../../src/place/index.ts'

const place = fc.record({
  latitude: fc.double({ min: -75, max: 75, noNaN: true }),
  longitude: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
})
const latitude0 = fc.integer({ min: -600, max: 600 }).map((tenths) => tenths / 10)

describe('the 250 m grid', () => {
  test.each([
    [
      { latitude: 28.5931, longitude: -105.9146 },
      28.6,
      'g250:28.6:-41361:13891',
      { latitude: 28.593607, longitude: -105.91421 },
    ],
    [
      { latitude: 19.2433, longitude: -103.7247 },
      19.2,
      'g250:19.2:-43569:8893',
      { latitude: 19.242773, longitude: -103.724665 },
    ],
  ])('puts %j with φ₀ %d into %s', (point, latitude0, id, centre) => {
    expect(cellOf(point, latitude0)).toBe(id)
    expect(cellCentre(id)).toEqual(centre)
  })

  test('has its centre in its own cell, everywhere', () => {
    fc.assert(
      fc.property(place, latitude0, (point, latitude0) => {
        const id = cellOf(point, latitude0)
        return cellOf(cellCentre(id), latitude0) === id
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })

  test('gives all points of a cell one centre', () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: -60_000, max: 60_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        share,
        share,
        (i, j, u, v) => {
          // The inverse of the projection in the module's docstring, for a point anywhere inside the cell.
          const [radius, cosine] = [6_371_007.2, Math.cos((19.2 * Math.PI) / 180)]
          const inside: Point = {
            latitude: (Math.asin(((j + v) * 250 * cosine) / radius) * 180) / Math.PI,
            longitude: (((i + u) * 250) / (radius * cosine)) * (180 / Math.PI),
          }
          return cellOf(inside, 19.2) === `g250:19.2:${i}:${j}`
        },
      ),
      { numRuns: 2_000, seed: 1 },
    )
  })

  test('moves no point by more than half a diagonal where its cells are square', () => {
    const near = fc.record({
      latitude: fc.double({ min: 28.4, max: 28.8, noNaN: true }),
      longitude: fc.double({ min: -107, max: -105, noNaN: true }),
    })
    fc.assert(
      fc.property(
        near,
        (point) => distanceMetres(point, cellCentre(cellOf(point, 28.6))) < (CELL_METRES / Math.SQRT2) * 1.01,
      ),
      { seed: 1 },
    )
  })

  test('has centres on earth at its very edges', () => {
    for (const corner of [
      { latitude: 90, longitude: 180 },
      { latitude: -90, longitude: -180 },
    ]) {
      const { latitude, longitude } = cellCentre(cellOf(corner, 19.2))
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90)
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180)
    }
  })

  test.each([
    '',
    'g250:19.2:1',
    'g250:19.2:1:2:3',
    'g500:19.2:1:2',
    'g250:89:1:2',
    'g250:19.2:99999999:2',
    "g250:19.2:1:2'",
  ])('refuses %j as an id', (id) => {
    expect(() => cellCentre(id)).toThrow(RangeError)
  })

  test('refuses what is no point on earth', () => {
    expect(() => cellOf({ latitude: Number.NaN, longitude: 0 }, 19.2)).toThrow(RangeError)
    expect(() => cellOf({ latitude: 0, longitude: 181 }, 19.2)).toThrow(RangeError)
    expect(() => cellOf({ latitude: 0, longitude: 0 }, 90)).toThrow(RangeError)
  })
})
