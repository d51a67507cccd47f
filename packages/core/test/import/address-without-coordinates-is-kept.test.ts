import { afterAll, describe, expect, test } from 'vitest'
import { enterprises, imports } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { enterprises as table } from '../../src/enterprise/tables.ts'
import { willing, writeTexts } from '../enterprise/shop.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const reason = 'visita de prueba'
const point = { latitude: 28.59312345, longitude: -105.91467891 }

async function take(centre: TestCentre, header: readonly string[], rows: readonly (readonly string[])[]) {
  const begun = await centre.run(imports.begin, {
    fileName: 'mujeres.csv',
    digest: 'cd'.repeat(32),
    header: [...header],
  })
  const staged = rows.map((cells, n) => ({ line: n + 2, cells: [...cells] }))
  await centre.run(imports.addRows, { id: begun.id, chunk: 1, rows: staged })
  const ended = await centre.run(imports.endRows, { id: begun.id })
  await centre.run(imports.confirm, { id: begun.id })
  await centre.milpa.jobs.workOff()
  return { unknown: ended.unknown, after: await centre.ask(imports.read, { id: begun.id }) }
}
const placeOf = async (centre: TestCentre, id: string) =>
  (await centre.ask(enterprises.exactPlace, { id, reason })).place

describe.each(testEngines())('on %s', (engine) => {
  test('a row, or a file, that has an address and no coordinates keeps it, sealed and without a public point', async () => {
    const centre = await createTestCentre({ engine })
    const first = await take(
      centre,
      ['nombre', 'dirección', 'latitud', 'longitud'],
      [
        ['Quesos Rosa', 'Calle PLANTED 4', '', ''],
        ['Telares', 'Calle Sur 5', '28.59', '-105.91'],
        ['Sin lugar', '', '', ''],
      ],
    )
    expect(first).toMatchObject({ unknown: [], after: { created: 3, bad: 0 } })
    const second = await take(centre, ['nombre', 'dirección'], [['Tamales', 'Calle PLANTED 6']])
    expect(second).toMatchObject({ unknown: [], after: { created: 1, bad: 0 } })
    const { items } = await centre.ask(enterprises.list, { sort: 'name' })
    expect(items.map(({ name, hasExactPlace, publicPoint }) => [name, hasExactPlace, publicPoint !== null])).toEqual([
      ['Quesos Rosa', true, false],
      ['Sin lugar', false, false],
      ['Tamales', true, false],
      ['Telares', true, true],
    ])
    expect(await placeOf(centre, items[0]!.id)).toEqual({ address: 'Calle PLANTED 4' })
    expect(await placeOf(centre, items[2]!.id)).toEqual({ address: 'Calle PLANTED 6' })
    expect(JSON.stringify(await centre.milpa.host.read.select().from(table))).not.toContain('PLANTED')
    await centre.close()
  })

  test('of an address alone nothing is published, whatever its owner agrees to', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const people = [{ personId: await willing(centre, 'Rosa'), role: 'owner' as const }]
    const shop = { name: 'Telares', homeBased: false, place: { address: 'Calle PLANTED 4' }, people }
    const { id } = await centre.run(enterprises.register, shop, 'adviser')
    await centre.run(enterprises.publish, { id, basis: 'consent' }, 'director')
    await centre.run(enterprises.publishPlace, { id, precision: 'exact' }, 'director')
    const shown = await centre.askPublic(enterprises.directory, {})
    expect(shown.items).toMatchObject([{ id, point: null }])
    expect(JSON.stringify(shown)).not.toContain('PLANTED')
    await centre.close()
  })

  test('an address that comes later leaves the point that somebody measured, half a point is refused', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(enterprises.register, { name: 'Telares', place: point }, 'adviser')
    await centre.run(enterprises.update, { id, place: { address: 'Calle Sur 5' } }, 'adviser')
    expect(await placeOf(centre, id)).toEqual({ ...point, address: 'Calle Sur 5' })
    for (const place of [{ latitude: 28.5 }, { longitude: -105, address: 'Calle' }, {}, { address: ' ' }]) {
      expect(await codeOf(centre.run(enterprises.update, { id, place }, 'adviser'))).toBe('INVALID_INPUT')
    }
    await centre.close()
  })

  test('undoing a merge takes back an address that came with it, unless somebody corrected it since', async () => {
    const centre = await createTestCentre({ engine })
    for (const corrected of [false, true]) {
      const kept = await centre.run(enterprises.register, { name: 'Telares' }, 'adviser')
      const place = { address: 'Calle Sur 5' }
      const other = await centre.run(enterprises.register, { name: 'Telares 2', place }, 'adviser')
      const { mergeId } = await centre.run(enterprises.merge, { id: kept.id, merged: other.id }, 'coordinator')
      expect(await placeOf(centre, kept.id)).toEqual(place)
      if (corrected) await centre.run(enterprises.update, { id: kept.id, place: { address: 'Calle Sur 7' } }, 'adviser')
      await centre.run(enterprises.unmerge, { mergeId }, 'coordinator')
      expect(await placeOf(centre, kept.id)).toEqual(corrected ? { address: 'Calle Sur 7' } : null)
      expect(await placeOf(centre, other.id)).toEqual(place)
    }
    await centre.close()
  })
})
