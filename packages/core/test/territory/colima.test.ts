import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import {
  boundsOf,
  centreOf,
  contains,
  countVertices,
  readTerritories,
  simplifyTerritories,
  writeTerritories,
} from '../../src/territory/index.ts'
import { countCrossings, unmatched } from './maps.ts'

const COLIMA = fileURLToPath(
  new URL('../../../../../shared/fixtures/geo/colima-municipios-2023.geojson', import.meta.url),
)
const here = existsSync(COLIMA)
if (!here) process.stderr.write(`\nWARNING: real fixture absent, its tests are SKIPPED: ${COLIMA}\n`)

describe.skipIf(!here)('the municipalities of Colima', () => {
  const file = here ? readFileSync(COLIMA, 'utf8') : ''
  const read = (): ReturnType<typeof readTerritories> =>
    readTerritories(file, { codeProperty: 'CVEGEO', nameProperty: 'NOMGEO' })

  test('are ten, without a problem', () => {
    const { territories, problems, repairs } = read()
    expect(problems).toEqual([])
    expect(repairs).toMatchObject({ crsDropped: 1, ringsTurned: 15 })
    expect(territories.map(({ code }) => code).toSorted()).toEqual(
      Array.from({ length: 10 }, (_, at) => `060${String(at + 1).padStart(2, '0')}`),
    )
  })

  test('have their centres on the mainland, though two of them own islands up to 114.8° W', () => {
    const { territories } = read()
    const whole = boundsOf(territories.flatMap(({ outline }) => outline))
    expect(whole).toEqual({ west: -114.759501, south: 18.338864, east: -103.486346, north: 19.512519 })
    const withIslands = territories.filter(({ outline }) => outline.length > 1)
    // The file gives Manzanillo three small islands, and Tecomán Socorro and Clarión.
    expect(withIslands.map(({ code, outline }) => [code, outline.length])).toEqual([
      ['06007', 4],
      ['06009', 3],
    ])
    for (const { outline } of territories) {
      const centre = centreOf(outline)
      expect(centre.longitude).toBeGreaterThan(-104.7)
      expect(contains(outline, centre)).toBe(true)
    }
    const port = { latitude: 19.0522, longitude: -104.3158 }
    expect(territories.filter(({ outline }) => contains(outline, port)).map(({ name }) => name)).toEqual(['Manzanillo'])
  })

  test('are simplified below 2,500 vertices with matching borders that never cross', () => {
    const { territories } = read()
    const simplified = simplifyTerritories(territories, { mostVertices: 2_400 })
    expect(simplified.reduce((sum, { outline }) => sum + countVertices(outline), 0)).toBeLessThan(2_500)
    expect(simplified.map(({ outline }) => outline.length)).toEqual(territories.map(({ outline }) => outline.length))
    expect(countCrossings(simplified)).toBe(0)
    // As many stretches of outer border as before: nothing came apart.
    expect(stretches(unmatched(simplified))).toBe(stretches(unmatched(territories)))
    expect(JSON.stringify(writeTerritories(simplified)).length).toBeLessThan(70_000)
  })
})

/** How many closed lines the pieces form. */
function stretches(pieces: readonly string[]): number {
  const next = new Map(pieces.map((piece) => piece.split(' ') as [string, string]))
  const seen = new Set<string>()
  let count = 0
  for (const start of next.keys()) {
    if (seen.has(start)) continue
    count += 1
    for (let at: string | undefined = start; at !== undefined && !seen.has(at); at = next.get(at)) seen.add(at)
  }
  return count
}
