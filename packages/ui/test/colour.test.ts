import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, oklchToRgb, parseHex, parseOklch, toLegacyCss } from '../build/colour.ts'

test('known colours of CSS Color 4 come out exactly', () => {
  expect(oklchToRgb(1, 0, 0)).toEqual([255, 255, 255])
  expect(oklchToRgb(0, 0, 0)).toEqual([0, 0, 0])
  // The corners of sRGB in OKLCH, from the specification's conversion code.
  expect(oklchToRgb(0.62796, 0.25768, 29.234)).toEqual([255, 0, 0])
  expect(oklchToRgb(0.86644, 0.29483, 142.495)).toEqual([0, 255, 0])
  expect(oklchToRgb(0.45201, 0.31321, 264.052)).toEqual([0, 0, 255])
  // rebeccapurple, #663399
  expect(oklchToRgb(0.44027, 0.1603, 303.373)).toEqual([102, 51, 153])
})

test('a colour outside sRGB is refused, not clipped', () => {
  expect(() => oklchToRgb(0.7, 0.35, 150)).toThrow(/outside sRGB/)
})

test('greys keep their three channels equal', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (lightness, hue) => {
        expect(new Set(oklchToRgb(lightness, 0, hue)).size).toBe(1)
      },
    ),
  )
})

test('alpha is kept, and opaque colours are written as hex', () => {
  expect(toLegacyCss(parseOklch('oklch(25% 0.03 48 / .08)'))).toMatch(/^rgba\(\d+, \d+, \d+, 0\.08\)$/)
  expect(toLegacyCss(parseOklch('oklch(100% 0 0)'))).toBe('#ffffff')
  expect(() => parseOklch('hsl(0 0% 0%)')).toThrow(SyntaxError)
})

test('contrast is 21 at most, 1 at least, and the same in both directions', () => {
  const channel = fc.integer({ min: 0, max: 255 })
  const colour = fc.tuple(channel, channel, channel)
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10)
  // #777 on white, 4.48, the usual example of a grey that just fails 4.5.
  expect(contrast(parseHex('#777777'), parseHex('#ffffff'))).toBeCloseTo(4.48, 2)
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      const ratio = contrast(one, other)
      expect(ratio).toBeGreaterThanOrEqual(1)
      expect(ratio).toBeLessThanOrEqual(21.0000001)
      expect(ratio).toBe(contrast(other, one))
    }),
  )
})
