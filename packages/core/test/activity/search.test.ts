import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  activityLanguages,
  scian2023,
  searchActivities,
  trades,
  type ActivityLanguage,
  type NationalClassification,
} from '../../src/activity/index.ts'

const first = (query: string, language: ActivityLanguage) => searchActivities(query, { language })[0]?.code
const codes = (query: string, language: ActivityLanguage) =>
  searchActivities(query, { language, limit: 500 }).map(({ code }) => code)

describe('searching activities', () => {
  test.each<[string, ActivityLanguage, string]>([
    ['tortillería', 'es', 'tortilla-shop'],
    ['TORTILLERIA', 'es', 'tortilla-shop'],
    ['estetica', 'es', 'beauty-salon'],
    ['peluquería', 'es', 'beauty-salon'],
    ['pulperia', 'es', 'grocery-shop'],
    ['miscelánea', 'es', 'grocery-shop'],
    ['abarrotes', 'es', 'grocery-shop'],
    ['utiles escolares', 'es', 'stationery-shop'],
    ['miel', 'es', 'beekeeping'],
    ['pupusas', 'es', 'pupusas'],
    ['guarderia', 'es', 'childcare'],
    ['herbolaria', 'es', 'herbal-medicine'],
    ['bakery', 'en', 'bakery'],
    ['hairdresser', 'en', 'beauty-salon'],
    ['honey', 'en', 'beekeeping'],
    ['pão', 'pt', 'bakery'],
    ['pao', 'pt', 'bakery'],
    ['cabeleireira', 'pt', 'beauty-salon'],
    ['brecho', 'pt', 'used-clothing'],
    ['boulangerie', 'fr', 'bakery'],
    ['œufs', 'fr', 'laying-hens'],
    ['oeufs', 'fr', 'laying-hens'],
    ['epicerie', 'fr', 'grocery-shop'],
    ['crèche', 'fr', 'childcare'],
  ])('answers %j in %s with %s first', (query, language, expected) => {
    expect(first(query, language)).toBe(expected)
  })

  test('finds words by their beginning, in any order, past joining words', () => {
    expect(codes('arreg rop', 'es')).toContain('clothing-alterations')
    expect(codes('ropa arreglo', 'es')).toContain('clothing-alterations')
    expect(codes('el arreglo de la ropa', 'es')).toContain('clothing-alterations')
    expect(codes('rreglo', 'es')).toEqual([])
  })

  test('wants every word', () => {
    expect(codes('tortillas submarinas', 'es')).toEqual([])
  })

  test('finds a singular from its plural', () => {
    expect(codes('quesos frescos', 'es')).toContain('cheese')
    expect(codes('gallineros', 'es')).toContain('laying-hens')
    expect(codes('papelerías', 'es')).toContain('stationery-shop')
  })

  test('puts the exact name before its beginning, its beginning before words inside and synonyms', () => {
    const found = codes('pesca', 'es')
    const places = ['fishing', '03', 'recreation-park'].map((code) => found.indexOf(code))
    expect(places[0]).toBe(0)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('puts what matches in another language last, and names it in the language asked for', () => {
    const hits = searchActivities('bread', { language: 'es' })
    expect(hits[0]).toMatchObject({ kind: 'trade', code: 'bakery', title: 'Panadería', division: '10' })
    // The exact Portuguese name of a poultry shop stands below a Spanish search word of raising chickens.
    expect(codes('avicola', 'pt')[0]).toBe('chicken-shop')
    expect(codes('avicola', 'es')).toEqual(['chicken-raising', 'chicken-shop'])
  })

  test('gives divisions and sections with their parent, and a division by its code', () => {
    expect(searchActivities('Transporte por tierra', { language: 'es' })[0]).toEqual({
      kind: 'division',
      classification: { id: 'isic', version: '4' },
      code: '49',
      section: 'H',
      title: 'Transporte por tierra',
    })
    expect(searchActivities('Public administration', { language: 'en' })).toEqual([])
    expect(searchActivities('Building and construction', { language: 'en' })[0]).toMatchObject({
      kind: 'section',
      code: 'F',
    })
    expect(first('56', 'pt')).toBe('56')
  })

  test('finds nothing for a query without letters or digits', () => {
    expect(['', '   ', '¿?', '"'].flatMap((query) => searchActivities(query, { language: 'es' }))).toEqual([])
  })

  test('keeps to the limit', () => {
    expect(searchActivities('venta', { language: 'es', limit: 3 })).toHaveLength(3)
    expect(searchActivities('venta', { language: 'es', limit: 0 })).toEqual([])
    expect(searchActivities('venta', { language: 'es', limit: 3 })).toEqual(
      searchActivities('venta', { language: 'es', limit: 100 }).slice(0, 3),
    )
  })

  test.each(activityLanguages)('finds every trade among the first three by its own name in %s', (language) => {
    for (const { id, names } of trades) {
      const found = searchActivities(names[language], { language, limit: 3 })
      expect(found.map(({ code }) => code)).toContain(id)
    }
  })

  test.each(activityLanguages)('finds every trade by each of its search words in %s', (language) => {
    for (const { id, words } of trades) for (const word of words[language]) expect(codes(word, language)).toContain(id)
  })

  test('answers any text at all, twice the same, with no hit twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z]{1,3}( [a-z]{1,3})?$/)),
        fc.constantFrom(...activityLanguages),
        (query, language) => {
          const hits = searchActivities(query, { language, limit: 500 })
          expect(searchActivities(query, { language, limit: 500 })).toEqual(hits)
          const keys = hits.map(({ classification, code }) => `${classification.id} ${code}`)
          expect(new Set(keys).size).toBe(keys.length)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('searching a national classification that was loaded', () => {
  const category = (code: string, title: string, parent: string | null, description = '') => ({
    code,
    title,
    parent,
    level: code.length,
    common: false,
    description,
  })
  const loaded: NationalClassification = {
    classification: scian2023.classification,
    language: 'es',
    entries: [
      category('46', 'Comercio inventado', null),
      category('465399', 'Papelería', '46539'),
      category('46531', 'Venta de cuadernos y lápices', '465'),
      category('465311', 'Venta de cuadernos y lápices', '46531', 'Locales dedicados a vender crayones'),
    ],
  }
  const found = (query: string, language: ActivityLanguage = 'es') =>
    searchActivities(query, { language, extra: [loaded] }).filter(({ kind }) => kind === 'national')

  test('gives its code with its classification', () => {
    expect(found('cuadernos lapices')).toEqual([
      {
        kind: 'national',
        classification: { id: 'scian', version: '2023' },
        code: '465311',
        title: 'Venta de cuadernos y lápices',
        language: 'es',
      },
    ])
  })

  test('shows the finer of two categories of one title', () => {
    expect(found('46531').map(({ code }) => code)).toEqual(['465311'])
  })

  test('looks into descriptions, and serves other languages too', () => {
    expect(found('crayones').map(({ code }) => code)).toEqual(['465311'])
    expect(found('comercio inventado', 'fr').map(({ code }) => code)).toEqual(['46'])
  })

  test('comes after our own trade of the same rank', () => {
    const hits = searchActivities('papeleria', { language: 'es', extra: [loaded] })
    expect(hits.slice(0, 2).map(({ code }) => code)).toEqual(['stationery-shop', '465399'])
  })
})
