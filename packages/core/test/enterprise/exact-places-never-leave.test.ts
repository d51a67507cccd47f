import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { auditEntries, fieldChanges } from '../../src/audit/tables.ts'
import { directory, one } from '../../src/enterprise/directory.ts'
import { facets } from '../../src/enterprise/facets.ts'
import { list } from '../../src/enterprise/list.ts'
import { map } from '../../src/enterprise/map.ts'
import { read } from '../../src/enterprise/read.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { update } from '../../src/enterprise/update.ts'
import { cellCentre, cellOf } from '../../src/place/index.ts'
import { events } from '../../src/events/tables.ts'

afterAll(stopTestEngines)

/**
 * Places with digits of their own, 70 m or more from the middle of their cell in both directions: no four decimals of
 * theirs are those of any public point by chance.
 */
function planted(at: number) {
  const middle = cellCentre(cellOf({ latitude: 19.7 + at * 0.0031, longitude: -99.4 - at * 0.0043 }, 28.6))
  return {
    latitude: Number((middle.latitude + 0.00071 + at * 1.37e-6).toFixed(8)),
    longitude: Number((middle.longitude - 0.00083 - at * 1.73e-6).toFixed(8)),
    address: `Calle Secreta ${at}`,
  }
}

describe.each(testEngines())('on %s', (engine) => {
  test('planted exact places are in no public answer, event, audit entry or history', async () => {
    const centre = await createTestCentre({ engine, seed: 'planted' })
    const places = Array.from({ length: 40 }, (_, at) => planted(at))
    const rows = places.map((place, at) => ({
      name: `Taller ${at}`,
      homeBased: at % 2 === 0,
      place,
      territoryCode: '15112',
      externalIds: [{ system: 'denue', value: String(at) }],
    }))
    const { outcomes } = await centre.run(registerMany, { rows, listing: { source: 'INEGI, DENUE' } }, 'director')
    const moved = { ...planted(41), address: 'Otra Calle Secreta' }
    await centre.run(update, { id: outcomes[0]!.id!, place: moved }, 'adviser')
    const { read: db } = centre.milpa.host
    const near = { latitude: 19.7, longitude: -99.4 }
    const told = JSON.stringify([
      await centre.askPublic(directory, { limit: 200, count: true }),
      await centre.askPublic(directory, { limit: 200, ...near }),
      await centre.askPublic(map, { west: -100, east: -99, south: 19, north: 20 }),
      await centre.askPublic(map, {}),
      await centre.askPublic(facets, {}),
      ...(await Promise.all(outcomes.map(({ id }) => centre.askPublic(one, { id: id! })))),
      outcomes,
      await centre.ask(list, { limit: 200 }, 'viewer'),
      await centre.ask(read, { id: outcomes[0]!.id! }, 'viewer'),
      await db.select().from(events),
      await db.select().from(auditEntries),
      await db.select().from(fieldChanges),
    ])
    expect(told).toContain('Taller 39')
    expect(told).toContain('exactPlace')
    for (const { latitude, longitude } of [...places, moved]) {
      for (const number of [latitude, longitude]) {
        // Four decimals are 11 m: whoever is told them knows the house.
        const digits = String(Math.abs(number)).slice(0, 7)
        expect({ digits, told: told.includes(digits) }).toEqual({ digits, told: false })
      }
    }
    expect(told).not.toContain('Secreta')
    await centre.close()
  })
})

test('a thousand reads give one and the same public place', async () => {
  const centre = await createTestCentre()
  const row = { name: 'Taller', place: planted(3) }
  const { outcomes } = await centre.run(registerMany, { rows: [row], listing: { source: 'INEGI, DENUE' } }, 'director')
  const seen = new Set<string>()
  for (let time = 0; time < 1000; time += 1) {
    seen.add(JSON.stringify((await centre.askPublic(one, { id: outcomes[0]!.id! })).point))
  }
  expect(seen.size).toBe(1)
  await centre.close()
})
