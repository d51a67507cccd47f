import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resemblance } from '../../src/search/resemblance.ts'
import { suppress } from '../../src/search/suppress.ts'
import { queryWords, sortKeyOf, wordsOf } from '../../src/search/words.ts'

test('names are found by their words without accents, case, joining words or repetitions', () => {
  expect(wordsOf(['Panadería "La Ñusta" de las Ñustas', 'Pan de nusta', null])).toEqual([
    'panaderia',
    'nusta',
    'nustas',
    'pan',
  ])
})

test('the last word of a query may be a beginning, even one that looks like a joining word', () => {
  expect(queryWords('panadería la ñu')).toEqual({ whole: ['panaderia'], beginning: 'nu' })
  expect(queryWords('la')).toEqual({ whole: [], beginning: 'la' })
  expect(queryWords(' ¡! ')).toEqual({ whole: [], beginning: undefined })
})

test('no text makes more than forty words, nor a sort key that is cut inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
      expect(wordsOf([text]).length).toBeLessThanOrEqual(40)
      expect(() => encodeURIComponent(sortKeyOf(text))).not.toThrow()
    }),
  )
})

test('names resemble each other whatever the order of words, and a name is like itself', () => {
  expect(resemblance('Tortillería Lupita', 'LUPITA TORTILLERIA')).toBe(1)
  expect(resemblance('Tortilleria Lupita', 'Tortileria Lupita')).toBeGreaterThan(0.8)
  expect(resemblance('Lupita', 'Lucha')).toBeLessThan(0.4)
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(resemblance(a, b)).toBe(resemblance(b, a))
      expect(resemblance(a, b)).toBeGreaterThanOrEqual(0)
      expect(resemblance(a, b)).toBeLessThanOrEqual(1)
    }),
  )
})

test('no hidden figure can be found by taking those shown from their total', () => {
  const figure = fc.record({ family: fc.constantFrom('a', 'b'), count: fc.integer({ min: 1, max: 30 }) })
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 12 }), (figures) => {
      const keyed = figures.map((one, at) => ({ ...one, key: String(at) }))
      const shown = suppress(keyed)
      for (const family of ['a', 'b']) {
        const members = keyed.filter((one) => one.family === family)
        const hidden = members.filter(({ key }) => shown.get(key) === null)
        expect(members.every(({ key, count }) => count >= 5 || shown.get(key) === null)).toBe(true)
        // One alone is what the total gives away; a family of one has nothing beside it to hide.
        if (members.length > 1) expect(hidden).not.toHaveLength(1)
      }
    }),
  )
})
