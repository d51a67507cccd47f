import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { activities, activityLoadList, loadActivities } from '../../src/enterprise/activities.ts'
import { directory } from '../../src/enterprise/directory.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { read } from '../../src/enterprise/read.ts'
import { importTerritories, setTerritories, shapes, territoryList } from '../../src/enterprise/territories.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const colima = new URL('../../../../../shared/fixtures/geo/colima-municipios-2023.geojson', import.meta.url)
const named = { codeProperty: 'CVEGEO', nameProperty: 'NOMGEO', level: 2, source: 'Archivo de prueba' }
const square = (west: number, south: number) => [
  [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ],
]
const invented = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { CVEGEO: '15112', NOMGEO: 'Villa del Carbón' },
      geometry: { type: 'Polygon', coordinates: square(-100, 19) },
    },
    {
      type: 'Feature',
      properties: { CVEGEO: '20237', NOMGEO: 'San Pedro Mixtepec' },
      geometry: { type: 'Polygon', coordinates: square(-97, 16) },
    },
    {
      type: 'Feature',
      properties: { NOMGEO: 'Sin clave' },
      geometry: { type: 'Polygon', coordinates: square(-90, 16) },
    },
  ],
})

describe.each(testEngines())('on %s', (engine) => {
  test('territories are loaded from GeoJSON, looked up without accents, and drawn; two of one name both remain', async () => {
    const centre = await createTestCentre({ engine })
    const loaded = await centre.run(importTerritories, { geojson: invented, ...named }, 'director')
    expect(loaded).toEqual({ loaded: 2, problems: [{ feature: 2, code: 'TERRITORY_FEATURE_WITHOUT_CODE' }] })
    await centre.run(
      setTerritories,
      {
        rows: [
          { code: '15', name: 'México', level: 1 },
          { code: '20318', name: 'San Pedro Mixtepec', level: 2 },
        ],
      },
      'director',
    )
    const find = async (name: string, parent?: string) =>
      (await centre.ask(territoryList, { name, ...(parent ? { parent } : {}) })).items.map(({ code }) => code)
    expect(await find('VILLA DEL CARBON', '15')).toEqual(['15112'])
    expect(await find('San pedro mixtepec', '20')).toEqual(['20237', '20318'])
    expect(await find('Villa del Carbón', '20')).toEqual([])
    const drawn = await centre.askPublic(shapes, {})
    expect(drawn.features.map(({ properties }) => properties)).toEqual([
      { code: '15112', name: 'Villa del Carbón', parent: '15' },
      { code: '20237', name: 'San Pedro Mixtepec', parent: '20' },
    ])
    await centre.run(importTerritories, { geojson: invented, ...named }, 'director')
    expect((await centre.ask(territoryList, {})).items).toHaveLength(4)
    expect(await codeOf(centre.run(importTerritories, { geojson: '{', ...named }, 'director'))).toBe(
      'ENTERPRISES_FILE_UNREADABLE',
    )
    await centre.close()
  })

  test('an enterprise is found under the territories above its own, by code and by the list of the centre', async () => {
    const centre = await createTestCentre({ engine })
    const rows = [{ code: 'SV-01-0101', name: 'Distrito', level: 3, parentCode: 'REGION-OESTE' }]
    await centre.run(setTerritories, { rows }, 'director')
    const listing = { source: 'Registro' }
    await centre.run(registerMany, { rows: [{ name: 'Pupusas', territoryCode: 'SV-01-0101' }], listing }, 'director')
    for (const territory of ['SV-01-0101', 'SV-01', 'SV', 'REGION-OESTE']) {
      expect((await centre.askPublic(directory, { territory })).items).toMatchObject([
        { name: 'Pupusas', territory: { code: 'SV-01-0101', name: 'Distrito' } },
      ])
    }
    await centre.close()
  })

  test('a national classification is loaded whole, searched beside our own, and then its codes are checked', async () => {
    const centre = await createTestCentre({ engine })
    const entry = (code: string, title: string, parent: string | null) => ({ code, title, parent, level: code.length })
    const load = {
      classification: 'scian',
      version: '2023',
      language: 'es' as const,
      entries: [entry('46', 'Comercio al por menor', null), entry('461121', 'Comercio de carnes rojas', '46')],
    }
    await centre.run(loadActivities, load, 'director')
    const { items } = await centre.askPublic(activities, { q: 'carnes rojas' })
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'national', code: '461121', filter: 'scian:461121' }) as object,
    )
    expect((await centre.askPublic(activities, { q: 'tortill' })).items[0]).toMatchObject({ kind: 'trade' })
    const activity = (code: string) => ({ classification: 'scian', code })
    const rows = [
      { name: 'Carnes', activity: activity('461121') },
      { name: 'Otra', activity: activity('461122') },
    ]
    const { outcomes } = await centre.run(registerMany, { rows }, 'director')
    expect(outcomes).toMatchObject([
      { result: 'created' },
      { result: 'refused', code: 'ENTERPRISES_ACTIVITY_UNKNOWN', data: { code: '461122' } },
    ])
    expect(await centre.ask(read, { id: outcomes[0]!.id! })).toMatchObject({
      activity: { title: 'Comercio de carnes rojas', division: '47' },
    })
    await centre.run(loadActivities, { ...load, entries: load.entries.slice(0, 1) }, 'director')
    expect((await centre.ask(activityLoadList, {})).items).toMatchObject([{ classification: 'scian', entries: 1 }])
    expect((await centre.askPublic(activities, { q: 'carnes rojas' })).items.map(({ code }) => code)).not.toContain(
      '461121',
    )
    await centre.close()
  })
})

test('the ten real municipalities of Colima are drawn with a small part of their corners', async ({ skip }) => {
  if (!existsSync(colima)) {
    process.emitWarning('shared/fixtures/geo is not here: the real municipalities of Colima were not read.')
    skip()
  }
  const centre = await createTestCentre()
  const geojson = readFileSync(colima, 'utf8')
  const { loaded } = await centre.run(importTerritories, { geojson, ...named }, 'director')
  expect(loaded).toBe(10)
  const drawn = await centre.askPublic(shapes, { parent: '06' })
  expect(drawn.features).toHaveLength(10)
  expect(JSON.stringify(drawn).length).toBeLessThan(geojson.length / 10)
  await centre.close()
})
