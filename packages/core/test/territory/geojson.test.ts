import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { readTerritories, TerritoryFileError, writeTerritories } from '../../src/territory/index.ts'

const INVENTED = readFileSync(new URL('three-municipalities.geojson', import.meta.url), 'utf8')
const OPTIONS = { codeProperty: 'CVEGEO', nameProperty: 'NOMGEO' }

type Coordinates = readonly (readonly (readonly number[])[])[]

function feature(
  coordinates: unknown,
  properties: unknown = { CVEGEO: '99001', NOMGEO: 'Uno' },
  type = 'Polygon',
): unknown {
  return { type: 'Feature', properties, geometry: { type, coordinates } }
}

function collection(...features: readonly unknown[]): unknown {
  return { type: 'FeatureCollection', features }
}

const SQUARE: Coordinates = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ],
]

describe('a file of territories', () => {
  test('of three invented municipalities is read with its crs, its clockwise rings and its 15 decimals', () => {
    const { territories, problems, repairs } = readTerritories(INVENTED, OPTIONS)
    expect(problems).toEqual([])
    expect(repairs).toEqual({ crsDropped: 1, ringsTurned: 5, ringsClosed: 0, ringsDropped: 0, numericCodes: 0 })
    expect(territories.map(({ code, name, outline }) => [code, name, outline.length])).toEqual([
      ['99001', 'San Mateo de la Sierra', 1],
      ['99002', 'Valle Nuevo', 1],
      ['99003', 'Puerto Calma', 3],
    ])
    for (const degrees of territories.flatMap(({ outline }) => outline.flat(3))) {
      expect(String(degrees)).toMatch(/^-?\d+(\.\d{1,6})?$/)
    }
  })

  test('is written by the right-hand rule, without crs, with its box, and reads the same again', () => {
    const { territories } = readTerritories(INVENTED, OPTIONS)
    const turned = territories.map((each) => ({
      ...each,
      outline: each.outline.map((part) => part.map((ring) => ring.toReversed())),
    }))
    const written = writeTerritories(turned)
    expect(Object.keys(written)).toEqual(['type', 'features'])
    expect(written.features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Polygon', 'MultiPolygon'])
    for (const { bbox } of written.features) {
      expect(bbox[0]).toBeLessThan(bbox[2])
      expect(bbox[1]).toBeLessThan(bbox[3])
    }
    const again = readTerritories(JSON.stringify(written), { codeProperty: 'code', nameProperty: 'name' })
    expect(again.repairs.ringsTurned).toBe(0)
    expect(
      again.territories.map(({ outline }) => outline.map((part) => part.map((ring) => new Set(ring.map(String))))),
    ).toEqual(territories.map(({ outline }) => outline.map((part) => part.map((ring) => new Set(ring.map(String))))))
  })

  test('accepts either direction, open rings, heights, repeated positions, a byte order mark and a single feature', () => {
    const messy = [
      [
        [0, 0, 5],
        [0, 1, 5],
        [0, 1.0000000001, 5],
        [1, 1, 5],
        [1, 0, 5],
      ],
      [
        [0.2, 0.2],
        [0.4, 0.2],
        [0.4, 0.4],
        [0.2, 0.2],
      ],
    ]
    const { territories, repairs } = readTerritories(`\uFEFF${JSON.stringify(feature(messy))}`, OPTIONS)
    expect(repairs).toMatchObject({ ringsTurned: 2, ringsClosed: 1 })
    expect(territories[0]?.outline).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        [
          [0.2, 0.2],
          [0.4, 0.4],
          [0.4, 0.2],
          [0.2, 0.2],
        ],
      ],
    ])
  })

  test('drops rings of which nothing is left, and a feature of which no part is left', () => {
    const sliver = [
      [
        [0, 0],
        [1e-9, 0],
        [1e-9, 1e-9],
        [0, 0],
      ],
    ]
    const { territories, problems, repairs } = readTerritories(
      collection(
        feature([SQUARE, sliver], { CVEGEO: '1', NOMGEO: 'a' }, 'MultiPolygon'),
        feature(sliver, { CVEGEO: '2', NOMGEO: 'b' }),
      ),
      OPTIONS,
    )
    expect(territories.map(({ code, outline }) => [code, outline.length])).toEqual([['1', 1]])
    expect(problems).toEqual([{ code: 'TERRITORY_FEATURE_EMPTY', feature: 1, data: { code: '2' } }])
    expect(repairs.ringsDropped).toBe(2)
  })

  test.each([
    ['TERRITORY_FEATURE_WITHOUT_CODE', feature(SQUARE, { NOMGEO: 'a' })],
    ['TERRITORY_FEATURE_WITHOUT_CODE', feature(SQUARE, null)],
    ['TERRITORY_FEATURE_WITHOUT_CODE', 'x'],
    ['TERRITORY_FEATURE_WITHOUT_NAME', feature(SQUARE, { CVEGEO: '1', NOMGEO: '  ' })],
    ['TERRITORY_FEATURE_NOT_AREA', feature([0, 0], undefined, 'Point')],
    ['TERRITORY_FEATURE_NOT_AREA', { type: 'Feature', properties: { CVEGEO: '1', NOMGEO: 'a' }, geometry: null }],
    ['TERRITORY_FEATURE_NOT_AREA', feature([[['0', 0]]])],
    [
      'TERRITORY_FEATURE_NOT_DEGREES',
      feature([
        [
          [2_400_000, 800_000],
          [2_400_001, 800_000],
          [2_400_001, 800_001],
        ],
      ]),
    ],
    [
      'TERRITORY_FEATURE_NOT_DEGREES',
      feature([
        [
          [19.2, -103.7],
          [19.3, -103.7],
          [19.3, -103.6],
        ],
      ]),
    ],
    [
      'TERRITORY_FEATURE_OVER_ANTIMERIDIAN',
      feature([
        [
          [179, 0],
          [-179, 0],
          [-179, 1],
          [179, 1],
          [179, 0],
        ],
      ]),
    ],
    ['TERRITORY_FEATURE_REPEATS_CODE', feature(SQUARE, { CVEGEO: '99000', NOMGEO: 'a' })],
  ])('reports %s with the index of the feature and keeps the others', (code, bad) => {
    const good = feature(SQUARE, { CVEGEO: '99000', NOMGEO: 'Bueno' })
    const { territories, problems } = readTerritories(collection(good, bad), OPTIONS)
    expect(territories.map(({ name }) => name)).toEqual(['Bueno'])
    expect(problems).toMatchObject([{ code, feature: 1 }])
  })

  test('counts codes written as numbers', () => {
    const { territories, repairs } = readTerritories(
      collection(feature(SQUARE, { CVEGEO: 6001, NOMGEO: 'a' })),
      OPTIONS,
    )
    expect(territories[0]?.code).toBe('6001')
    expect(repairs.numericCodes).toBe(1)
  })

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:4326'])(
    'drops the crs %s',
    (name) => {
      const file = { ...(collection(feature(SQUARE)) as object), crs: { type: 'name', properties: { name } } }
      expect(readTerritories(file, OPTIONS).repairs.crsDropped).toBe(1)
    },
  )

  test.each([
    ['TERRITORY_FILE_NOT_JSON', '{"type": "FeatureColl'],
    ['TERRITORY_FILE_NOT_FEATURES', '[]'],
    ['TERRITORY_FILE_NOT_FEATURES', '{"type":"Topology"}'],
    [
      'TERRITORY_FILE_OTHER_CRS',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [],
        crs: { properties: { name: 'urn:ogc:def:crs:EPSG::6372' } },
      }),
    ],
    [
      'TERRITORY_FILE_OTHER_CRS',
      JSON.stringify({ type: 'FeatureCollection', features: [], crs: { properties: { name: 'EPSG:14326' } } }),
    ],
  ])('that is %s is refused as a whole', (code, file) => {
    expect(() => readTerritories(file, OPTIONS)).toThrow(TerritoryFileError)
    expect(() => readTerritories(file, OPTIONS)).toThrow(code)
  })
})
