import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { directory, one } from '../../src/enterprise/directory.ts'
import { facets } from '../../src/enterprise/facets.ts'
import { list } from '../../src/enterprise/list.ts'
import { map } from '../../src/enterprise/map.ts'
import { unpublish } from '../../src/enterprise/publish.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { update } from '../../src/enterprise/update.ts'
import { archive } from '../../src/enterprise/archive.ts'

afterAll(stopTestEngines)

const listing = { source: 'INEGI, DENUE, 2022-04' }
const butcher = {
  name: 'CARNICERÍA LA SUPER',
  activity: { classification: 'scian', code: '461121', title: 'Comercio al por menor de carnes rojas' },
  sizeBand: '6 a 10 personas',
  homeBased: false,
  place: { latitude: 19.72662293, longitude: -99.46247386 },
  locality: 'Villa del Carbón',
  territoryCode: '15112',
  externalIds: [{ system: 'denue', value: '2474022' }],
}
const bakery = {
  ...butcher,
  name: 'Panadería "La Ñusta"',
  activity: { classification: 'milpa', code: 'bakery' },
  externalIds: [],
}
const far = {
  ...bakery,
  name: 'La Esperanza',
  territoryCode: '08004',
  place: { latitude: 28.5931, longitude: -105.9146 },
}

const add = async (centre: TestCentre, rows: readonly object[]) =>
  (await centre.run(registerMany, { rows: [...rows], listing }, 'director')).outcomes
const names = async (centre: TestCentre, input: object) =>
  (await centre.askPublic(directory, input)).items.map(({ name }) => name)

describe.each(testEngines())('on %s', (engine) => {
  test('words are found without accents or case, the last from its beginning, in the order of names', async () => {
    const centre = await createTestCentre({ engine })
    await add(centre, [butcher, bakery, far])
    expect(await names(centre, {})).toEqual(['CARNICERÍA LA SUPER', 'La Esperanza', 'Panadería "La Ñusta"'])
    expect(await names(centre, { q: 'nusta' })).toEqual(['Panadería "La Ñusta"'])
    expect(await names(centre, { q: 'PANADERIA la ñu' })).toEqual(['Panadería "La Ñusta"'])
    expect(await names(centre, { q: 'carn' })).toEqual(['CARNICERÍA LA SUPER'])
    expect(await names(centre, { q: 'pan' })).toEqual(['La Esperanza', 'Panadería "La Ñusta"'])
    expect(await names(centre, { q: 'super nusta' })).toEqual([])
    expect(await names(centre, { q: 'tornilleria' })).toEqual([])
    await centre.close()
  })

  test('activity and territory count with what lies below them', async () => {
    const centre = await createTestCentre({ engine })
    await add(centre, [butcher, bakery, far])
    expect(await names(centre, { activity: 'G' })).toEqual(['CARNICERÍA LA SUPER'])
    expect(await names(centre, { activity: '47' })).toEqual(['CARNICERÍA LA SUPER'])
    expect(await names(centre, { activity: 'scian:46' })).toEqual(['CARNICERÍA LA SUPER'])
    expect(await names(centre, { activity: 'bakery' })).toEqual(['La Esperanza', 'Panadería "La Ñusta"'])
    expect(await names(centre, { territory: '15' })).toEqual(['CARNICERÍA LA SUPER', 'Panadería "La Ñusta"'])
    expect(await names(centre, { territory: '15112', activity: 'bakery', q: 'nus' })).toEqual(['Panadería "La Ñusta"'])
    expect(await names(centre, { territory: '14' })).toEqual([])
    await centre.close()
  })

  test('round a point the nearest come first, and pages of them neither repeat nor leave out', async () => {
    const centre = await createTestCentre({ engine })
    const rows = Array.from({ length: 12 }, (_, at) => ({
      ...bakery,
      name: `Horno ${at}`,
      place: { latitude: 19.7 + at * 0.004, longitude: -99.46 },
    }))
    await add(centre, [...rows, far])
    const point = { latitude: 19.7, longitude: -99.46 }
    const first = await centre.askPublic(directory, { ...point, limit: 7 })
    const second = await centre.askPublic(directory, { ...point, limit: 7, after: first.next! })
    const found = [...first.items, ...second.items]
    expect(found.map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
    expect(second.next).toBeUndefined()
    const metres = found.map(({ metres }) => metres!)
    expect(metres).toEqual([...metres].sort((a, b) => a - b))
    expect(await names(centre, { ...point, within: 1000 })).toEqual(['Horno 0', 'Horno 1', 'Horno 2'])
    expect(await names(centre, { ...point, q: 'esperanza' })).toEqual([])
    await centre.close()
  })

  test('pages follow one another through many alike names, and the total is told when asked', async () => {
    const centre = await createTestCentre({ engine })
    const rows = Array.from({ length: 60 }, (_, at) => ({ ...bakery, name: `Pan ${at % 7} Lupita` }))
    await add(centre, rows)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await centre.askPublic(directory, { q: 'lup', limit: 11, ...(after ? { after } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(60)
    expect(seen.length).toBe(60)
    const { total } = await centre.askPublic(directory, { q: 'lupita pan', count: true })
    expect(total).toEqual({ count: 60, exact: true })
    await centre.close()
  })

  test('the index follows a new name, an end of listing and an archive', async () => {
    const centre = await createTestCentre({ engine })
    const [first, second] = await add(centre, [bakery, butcher])
    await centre.run(update, { id: first!.id!, name: 'Tamales Juanita' }, 'adviser')
    expect(await names(centre, { q: 'nusta' })).toEqual([])
    expect(await names(centre, { q: 'juanita' })).toEqual(['Tamales Juanita'])
    await centre.run(unpublish, { id: first!.id! }, 'director')
    expect(await names(centre, { q: 'juanita' })).toEqual([])
    expect((await centre.ask(list, { q: 'juan' }, 'viewer')).items.map(({ name }) => name)).toEqual(['Tamales Juanita'])
    await centre.run(archive, { id: second!.id! }, 'adviser')
    expect(await names(centre, {})).toEqual([])
    expect((await centre.ask(list, { q: 'carn' }, 'viewer')).items).toEqual([])
    expect((await centre.ask(list, { q: 'carn', archived: true }, 'viewer')).items).toHaveLength(1)
    await centre.close()
  })

  test('figures below five are hidden, and so is the one that would tell them', async () => {
    const centre = await createTestCentre({ engine })
    const many = (count: number, territoryCode: string) =>
      Array.from({ length: count }, (_, at) => ({ ...bakery, name: `P${at}`, territoryCode }))
    await add(centre, [...many(9, '15001'), ...many(6, '15002'), ...many(2, '15003')])
    const { territories, activities } = await centre.askPublic(facets, {})
    expect(territories.map(({ code, count }) => [code, count])).toEqual([
      ['15', 17],
      ['15001', 9],
      ['15002', null],
      ['15003', null],
    ])
    expect(activities.find(({ code }) => code === 'bakery')).toMatchObject({ title: 'Panadería', count: 17 })
    const drawn = await centre.askPublic(map, { west: -100, south: 19, east: -99, north: 20 })
    expect(drawn.points).toHaveLength(17)
    await centre.close()
  })

  test("another centre's enterprises are not found, by anybody", async () => {
    const centre = await createTestCentre({ engine })
    const [made] = await add(centre, [bakery])
    const other = await centre.another('otro')
    const { milpa } = centre
    expect((await milpa.askPublic(directory, {}, other)).items).toEqual([])
    await expect(milpa.askPublic(one, { id: made!.id! }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await milpa.ask(list, { q: 'pan' }, centre.door('system', other))).items).toEqual([])
    expect((await milpa.ask(list, {}, centre.door('system', other))).items).toEqual([])
    await centre.close()
  })
})
