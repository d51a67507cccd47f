import { describe, expect, test } from 'vitest'

import {
  cellCentre,
  cellOf,
  displace,
  distanceMetres,
  donutDistance,
  maskPlace,
  spruillMeasure,
  type MaskOptions,
  type Point,
} from '../../src/place/index.ts'
import { seeded } from './seeded.ts'

const HOME: Point = { latitude: 28.593122, longitude: -105.914633 }

function ring(changes: Partial<MaskOptions> = {}): MaskOptions {
  return { random: seeded(1), minimumMetres: 100, maximumMetres: 500, latitude0: 28.6, ...changes }
}

describe('the donut mask', () => {
  test('draws 100,000 distances within its ring, half of them on the inner half of its area', async () => {
    const options = ring()
    // Rounding to 6 decimals moves a point by up to 8 cm.
    const slack = 0.08
    let inner = 0
    const quadrants = [0, 0, 0, 0]
    for (let draw = 0; draw < 100_000; draw += 1) {
      const { point } = await maskPlace(HOME, options)
      const metres = distanceMetres(HOME, point)
      if (metres < 100 - slack || metres > 500 + slack) expect.fail(`a draw at ${metres} m`)
      if (metres ** 2 < (100 ** 2 + 500 ** 2) / 2) inner += 1
      quadrants[Number(point.latitude > HOME.latitude) * 2 + Number(point.longitude > HOME.longitude)]! += 1
    }
    expect(Math.abs(inner / 100_000 - 0.5)).toBeLessThan(0.01)
    for (const count of quadrants) expect(Math.abs(count / 100_000 - 0.25)).toBeLessThan(0.01)
  })

  test('keeps to the formula of the reference', () => {
    expect(donutDistance(100, 500, 0)).toBe(100)
    expect(donutDistance(100, 500, 0.5)).toBeCloseTo(360.555, 3)
    expect(donutDistance(100, 500, 1)).toBe(500)
  })

  test('grows its outer edge until enough neighbours lie within', async () => {
    const asked: number[] = []
    const countNeighbours = (centre: Point, radius: number): number => {
      expect(centre).toEqual(HOME)
      asked.push(radius)
      return radius > 1_000 ? 5 : 1
    }
    const masked = await maskPlace(HOME, ring({ neighbours: 5, countNeighbours }))
    expect(masked).toMatchObject({ method: 'donut', maximumMetres: 1_125, neighbours: 'enough' })
    expect(asked).toEqual([500, 750, 1_125])
  })

  test('says when there are too few neighbours even at the ceiling, and asks no further', async () => {
    const asked: number[] = []
    const countNeighbours = async (_: Point, radius: number): Promise<number> => {
      asked.push(radius)
      return 2
    }
    const masked = await maskPlace(HOME, ring({ neighbours: 5, countNeighbours, ceilingMetres: 1_000 }))
    expect(masked).toMatchObject({ maximumMetres: 1_000, neighbours: 'too-few' })
    expect(asked).toEqual([500, 750, 1_000])
  })

  test('is drawn again until it lies inside the territory', async () => {
    const options = ring({ allowed: ({ longitude }) => longitude > HOME.longitude })
    for (let draw = 0; draw < 1_000; draw += 1) {
      const { point, method } = await maskPlace(HOME, options)
      expect(method).toBe('donut')
      expect(point.longitude).toBeGreaterThan(HOME.longitude)
    }
  })

  test('falls back to the centre of the grid cell after a bounded number of draws', async () => {
    let asked = 0
    const allowed = (): boolean => {
      asked += 1
      return false
    }
    const masked = await maskPlace(HOME, ring({ allowed }))
    expect(masked).toMatchObject({ method: 'cell', point: cellCentre(cellOf(HOME, 28.6)) })
    expect(asked).toBe(64)
  })

  test.each([
    { minimumMetres: 500, maximumMetres: 500 },
    { minimumMetres: -1 },
    { maximumMetres: Number.NaN },
    { ceilingMetres: 400 },
    { neighbours: 5 },
  ])('refuses to mask with %j', async (changes) => {
    await expect(maskPlace(HOME, ring(changes))).rejects.toThrow(RangeError)
  })
})

describe("Spruill's measure", () => {
  const north = (metres: number): Point => displace(HOME, metres, 0)

  test('is the share of masked places nearer to the exact place of another', () => {
    const pairs = [
      // 90 m from its own, 10 m from the second: hidden.
      { exact: north(0), masked: north(90) },
      // 30 m from its own, 70 m from the first: found.
      { exact: north(100), masked: north(70) },
      // Alone far out: found.
      { exact: north(5_000), masked: north(4_800) },
      // 300 m from its own, 200 m from the third: hidden.
      { exact: north(5_500), masked: north(5_200) },
    ]
    expect(spruillMeasure(pairs)).toBe(0.5)
    expect(spruillMeasure([])).toBe(0)
    expect(spruillMeasure(pairs.map(({ exact }) => ({ exact, masked: exact })))).toBe(0)
  })

  test('agrees with comparing every place with every other', () => {
    const random = seeded(5)
    const pairs = Array.from({ length: 300 }, () => {
      const exact = displace(HOME, 5_000 * Math.sqrt(random()), 2 * Math.PI * random())
      return { exact, masked: displace(exact, donutDistance(100, 600, random()), 2 * Math.PI * random()) }
    })
    const hidden = pairs.filter(({ exact, masked }) =>
      pairs.some((other) => distanceMetres(other.exact, masked) < distanceMetres(exact, masked)),
    )
    expect(spruillMeasure(pairs)).toBe(hidden.length / pairs.length)
    expect(hidden.length).toBeGreaterThan(50)
  })
})
