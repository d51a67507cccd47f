import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { beforeAll, describe, expect, test } from 'vitest'

import {
  isicDivision,
  isicOf,
  parseNationalClassification,
  scian2023,
  searchActivities,
  type NationalReading,
  type SheetRow,
} from '../../src/activity/index.ts'
import { readTable } from '../../../tabular/src/index.ts'

const numbered = (rows: readonly (readonly string[])[]): SheetRow[] =>
  rows.map((cells, index) => ({ line: index + 1, cells }))

/** Invented categories below a head of the shape of INEGI's sheet. */
const sheet = (...categories: readonly (readonly string[])[]): SheetRow[] =>
  numbered([
    ['Instituto inventado', 'Instituto inventado'],
    ['Clasificación inventada', 'Clasificación inventada'],
    ['Fecha de la consulta: 01/01/2024', ''],
    [],
    ['Código', 'Título', 'Descripción', 'Incluye', 'Excluye', 'Índice de bienes'],
    ...categories,
  ])

describe('reading a national classification', () => {
  test('reads codes, levels, parents, titles, descriptions and the mark of common categories', () => {
    const reading = parseNationalClassification(
      sheet(
        ['31-33', 'Hacer cosasT', 'Unidades que hacen cosas', '', '', ''],
        ['', '', '', '', '', ''],
        ['329', 'Cosas de barro (no cocido)T', '', '', '', ''],
        ['3291', 'Ollas ', 'Ollas de barro', '', '', ''],
        ['', '', '', '', '', 'ollas de tres asas, fabricación'],
        ['32911', 'Ollas grandes T'],
        ['3292', 'Platos de la RAᵀ'],
        ['329110', 'Ollas para el RAT', ''],
        ['Fuente: instituto inventado', '', '', '', '', ''],
      ),
    )
    expect(reading).toEqual({
      classification: { id: 'scian', version: '2023' },
      language: 'es',
      entries: [
        {
          code: '31-33',
          level: 2,
          parent: null,
          title: 'Hacer cosas',
          description: 'Unidades que hacen cosas',
          common: true,
        },
        { code: '329', level: 3, parent: '31-33', title: 'Cosas de barro (no cocido)', common: true },
        { code: '3291', level: 4, parent: '329', title: 'Ollas', description: 'Ollas de barro', common: false },
        { code: '32911', level: 5, parent: '3291', title: 'Ollas grandes', common: true },
        { code: '3292', level: 4, parent: '329', title: 'Platos de la RA', common: true },
        { code: '329110', level: 6, parent: '32911', title: 'Ollas para el RAT', common: false },
      ],
      problems: [],
    })
  })

  test('takes only the numbers inside a range for its children', () => {
    const { entries, problems } = parseNationalClassification(
      sheet(['48 – 49', 'Llevar cosas'], ['481', 'Por aire'], ['493', 'Guardar'], ['501', 'De nadie']),
    )
    expect(entries.map(({ code, parent }) => [code, parent])).toEqual([
      ['48-49', null],
      ['481', '48-49'],
      ['493', '48-49'],
    ])
    expect(problems).toEqual([{ line: 9, reason: 'parent-missing', code: '501', parent: '50' }])
  })

  test('names the row and the reason of what it cannot read, and reads the rest', () => {
    const { entries, problems } = parseNationalClassification(
      sheet(
        ['11', 'Campo'],
        ['1x1', 'Milpas'],
        ['111', ''],
        ['', 'Sin código'],
        ['11', 'Campo otra vez'],
        ['33-31', 'Al revés'],
        ['1111111', 'Demasiado fino'],
        ['11211', 'Bajo la que falta'],
        ['112', 'Cría'],
        ['113', 'Bosque'],
      ),
    )
    expect(entries.map(({ code }) => code)).toEqual(['11', '112', '113'])
    expect(problems).toEqual([
      { line: 7, reason: 'code-unreadable', found: '1x1' },
      { line: 8, reason: 'title-missing', code: '111' },
      { line: 9, reason: 'code-missing', title: 'Sin código' },
      { line: 10, reason: 'code-repeated', code: '11', firstLine: 6 },
      { line: 11, reason: 'code-unreadable', found: '33-31' },
      { line: 12, reason: 'code-unreadable', found: '1111111' },
      { line: 13, reason: 'parent-missing', code: '11211', parent: '1121' },
    ])
  })

  test('finds a parent that stands further down', () => {
    const { entries, problems } = parseNationalClassification(
      sheet(['1111', 'Maíz'], ['111', 'Siembra'], ['11', 'Campo']),
    )
    expect(entries.map(({ code, parent }) => [code, parent])).toEqual([
      ['1111', '111'],
      ['111', '11'],
      ['11', null],
    ])
    expect(problems).toEqual([])
  })

  test('keeps the row numbers of the sheet when blank rows were left out', () => {
    const rows = [
      { line: 5, cells: ['CODIGO', 'titulo'] },
      { line: 9, cells: ['zz', 'Ilegible'] },
    ]
    expect(parseNationalClassification(rows).problems).toEqual([{ line: 9, reason: 'code-unreadable', found: 'zz' }])
  })

  test('says so when the headings are not there', () => {
    const missing = { entries: [], problems: [{ line: 5, reason: 'headings-missing' }] }
    expect(parseNationalClassification([])).toMatchObject(missing)
    expect(parseNationalClassification(numbered([['11', 'Campo']]))).toMatchObject(missing)
    const late = Array.from({ length: 30 }, (_, index) => (index === 29 ? ['Código', 'Título'] : ['']))
    expect(parseNationalClassification(numbered(late))).toMatchObject(missing)
  })

  test('reads another layout by its own headings', () => {
    const layout = {
      classification: { id: 'ciiu-x', version: '1' },
      language: 'es' as const,
      headerRow: 1,
      columns: { code: 'Clave', title: 'Nombre' },
    }
    const reading = parseNationalClassification(
      numbered([
        ['Nombre', 'Clave'],
        ['Pan para el SAT', '10'],
      ]),
      layout,
    )
    expect(reading.entries).toEqual([{ code: '10', level: 2, parent: null, title: 'Pan para el SAT', common: false }])
  })
})

describe('SCIAN to ISIC', () => {
  test.each([
    ['311830', '10'],
    ['311812', '10'],
    ['312113', '35'],
    ['464111', '47'],
    ['465311', '47'],
    ['46', '47'],
    ['468112', '45'],
    ['468411', '47'],
    ['112512', '03'],
    ['812110', '96'],
    ['722512', '56'],
    ['541941', '75'],
    ['811492', '45'],
    ['519211', '91'],
    ['562921', '38'],
  ])('counts %s in division %s', (scian, division) => {
    expect(isicOf(scian)).toBe(division)
  })

  test.each(['11', '112', '31-33', '48-49', '468', '3346', '346', '562', '561a', '', '4', '4653110', 'constructor'])(
    'does not guess for %j',
    (code) => {
      expect(isicOf(code)).toBeUndefined()
    },
  )
})

const scianFile = fileURLToPath(new URL('../../../../../shared/fixtures/codes/scian-2023.xlsx', import.meta.url))
if (!existsSync(scianFile))
  process.emitWarning(`SKIPPED: the real SCIAN sheet is not at ${scianFile}; its counts are not tested.`)

describe.skipIf(!existsSync(scianFile))('the real SCIAN 2023 sheet', () => {
  let reading: NationalReading

  beforeAll(async () => {
    const table = await readTable({ path: scianFile }, { headerRow: scian2023.headerRow })
    const rows: SheetRow[] = [{ line: table.headerLine, cells: table.header }]
    for await (const row of table.rows) rows.push(row)
    reading = parseNationalClassification(rows)
  }, 60_000)

  test('is read whole', () => {
    expect(reading.problems).toEqual([])
    const levels = [2, 3, 4, 5, 6].map((level) => reading.entries.filter((entry) => entry.level === level).length)
    expect(levels).toEqual([20, 94, 305, 610, 1086])
  })

  test('gives the trades of the seed stories, with their parents up to the range', () => {
    const byCode = new Map(reading.entries.map((entry) => [entry.code, entry]))
    const path = (code: string): string[] => {
      const parent = byCode.get(code)?.parent
      return parent ? [...path(parent), code] : [code]
    }
    expect(path('311830')).toEqual(['31-33', '311', '3118', '31183', '311830'])
    expect(path('465311')).toEqual(['46', '465', '4653', '46531', '465311'])
    expect(byCode.get('3118')?.common).toBe(true)
    expect(byCode.get('465')?.common).toBe(false)
    expect(reading.entries.filter(({ common }) => common)).toHaveLength(799)
    expect(reading.entries.filter(({ title }) => /ᵀ|[a-z)]T$|^\s|\s$/.test(title))).toEqual([])
  })

  test('is searched together with our own trades', () => {
    const hits = searchActivities('tortillas de maiz', { language: 'es', extra: [reading] })
    expect(hits.map(({ code }) => code)).toEqual(expect.arrayContaining(['tortilla-shop', '311830']))
  })

  test('is mapped to divisions that exist wherever it is mapped, most classes among them', () => {
    const classes = reading.entries.filter(({ level }) => level === 6)
    const mapped = classes.flatMap(({ code }) => isicOf(code) ?? [])
    expect(mapped.filter((division) => isicDivision(division) === undefined)).toEqual([])
    expect(mapped.length / classes.length).toBeGreaterThan(0.95)
  })
})
