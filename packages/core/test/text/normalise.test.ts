import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { normalise } from '../../src/text/normalise.ts'

describe('normalise', () => {
  test.each([
    ['Panadería "La Ñusta", local 3', 'panaderia la nusta local 3'],
    ['AÑO 2024', 'ano 2024'],
    ['Confecção de pães', 'confeccao de paes'],
    ['Œufs et œuvres, Ægir', 'oeufs et oeuvres aegir'],
    ['Straße STRAẞE', 'strasse strasse'],
    ["K'iche' y Rarámuri", 'k iche y raramuri'],
    ['  tortillas,,masa\tnixtamal\n', 'tortillas masa nixtamal'],
    ['031-033', '031 033'],
    ['…¡!', ''],
    ['', ''],
  ])('reduces %j to %j', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })

  test('treats composed and decomposed letters alike', () => {
    expect(normalise('jalapen\u0303o')).toBe(normalise('jalapeño'))
  })

  test('leaves words of letters and digits parted by single spaces, and again the same when repeated', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalise(text)
        expect(once).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
        expect(normalise(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})
