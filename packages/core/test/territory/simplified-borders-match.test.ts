import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { countVertices, readTerritories, simplifyTerritories, type Territory } from '../../src/territory/index.ts'
import { seeded } from '../place/seeded.ts'
import { countCrossings, patchwork, piecesOf, unmatched } from './maps.ts'

function total(territories: readonly Territory[]): number {
  return territories.reduce((sum, { outline }) => sum + countVertices(outline), 0)
}

/** Vertices on the outside of a sheet: where every border is shared, its pieces form one closed line. */
function expectOneOutside(territories: readonly Territory[]): void {
  const next = new Map(unmatched(territories).map((piece) => piece.split(' ') as [string, string]))
  const start = next.keys().next().value!
  let steps = 0
  for (let at = start; steps === 0 || at !== start; steps += 1) at = next.get(at) ?? expect.fail(`a gap at ${at}`)
  expect(steps).toBe(next.size)
}

describe('simplified together', () => {
  test('neighbours keep identical borders, no borders cross, no vertex is invented, no territory vanishes', () => {
    const sheet = fc.record({
      columns: fc.integer({ min: 1, max: 4 }),
      rows: fc.integer({ min: 1, max: 4 }),
      corners: fc.integer({ min: 0, max: 12 }),
      seed: fc.integer(),
      mostVertices: fc.integer({ min: 0, max: 300 }),
    })
    fc.assert(
      fc.property(sheet, ({ columns, rows, corners, seed, mostVertices }) => {
        const before = patchwork(columns, rows, corners, seeded(seed))
        fc.pre(countCrossings(before) === 0)
        const after = simplifyTerritories(before, { mostVertices })
        expectOneOutside(before)
        expectOneOutside(after)
        expect(countCrossings(after)).toBe(0)
        const known = new Set(before.flatMap(({ outline }) => outline.flat(2).map(String)))
        expect(after.flatMap(({ outline }) => outline.flat(2)).every((position) => known.has(String(position)))).toBe(
          true,
        )
        for (const { outline } of after) expect(outline[0]![0]!.length).toBeGreaterThanOrEqual(4)
        expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code))
      }),
      { seed: 3, numRuns: 150 },
    )
  })

  test('they come close to the number of vertices asked for, and keep all when it is large', () => {
    const before = patchwork(4, 4, 40, seeded(9))
    const after = simplifyTerritories(before, { mostVertices: 400 })
    expect(total(after)).toBeGreaterThan(300)
    expect(total(after)).toBeLessThan(440)
    expect(total(simplifyTerritories(before, { mostVertices: 1e9 }))).toBe(total(before))
    expect(total(simplifyTerritories(before, { squareMetres: 0 }))).toBe(total(before))
  })

  test('what matters most stays: corners go by the size of their triangle', () => {
    const ring = [
      [0, 0],
      [1, 0.001],
      [2, 0],
      [2, 2],
      [1, 3],
      [0, 2],
      [0, 0],
    ] as const
    const [after] = simplifyTerritories([{ code: 'a', name: 'a', outline: [[ring]] }], { mostVertices: 5 })
    expect(after?.outline).toEqual([
      [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [1, 3],
          [0, 2],
          [0, 0],
        ],
      ],
    ])
  })

  test('a corner that would leave another border outside comes back', () => {
    // A needle of the southern neighbour sticks into a bay of the ring that a straight line would cut through.
    const bay = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2.1, 1],
      [2, 0.9],
      [1.9, 1],
      [0, 4],
      [0, 0],
    ] as const
    const needle = [
      [1.95, 3.5],
      [2, 1.2],
      [2.05, 3.5],
      [1.95, 3.5],
    ] as const
    const before = [
      { code: 'a', name: 'a', outline: [[bay]] },
      { code: 'b', name: 'b', outline: [[needle]] },
    ]
    for (let mostVertices = 0; mostVertices < 12; mostVertices += 1) {
      const after = simplifyTerritories(before, { mostVertices })
      expect(countCrossings(after)).toBe(0)
    }
  })

  test('islands stay as triangles however few vertices are wanted', () => {
    const file = readFileSync(new URL('three-municipalities.geojson', import.meta.url), 'utf8')
    const { territories } = readTerritories(file, { codeProperty: 'CVEGEO', nameProperty: 'NOMGEO' })
    const after = simplifyTerritories(territories, { mostVertices: 0 })
    expect(after.map(({ outline }) => outline.length)).toEqual([1, 1, 3])
    expect(after[2]!.outline.map((polygon) => piecesOf([polygon]).length)).toEqual([3, expect.any(Number), 3])
    expect(total(after)).toBeLessThan(25)
  })
})
