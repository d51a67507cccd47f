import { expect, test } from 'vitest'
import { contrast, parseHex } from '../build/colour.ts'
import { type ColourName, colours } from '../src/tokens.generated.ts'
import { contrastPairs } from './contrast-pairs.ts'

const schemes = ['light', 'dark'] as const

test.each(
  contrastPairs.flatMap((pair) => schemes.map((scheme) => ({ ...pair, scheme, name: pair.pair.join(' on ') }))),
)('$name in $scheme is what is published, and enough', ({ pair, scheme, need, except, ...published }) => {
  const ratio = measure(pair, scheme)
  expect(Math.abs(ratio - published[scheme])).toBeLessThanOrEqual(0.02)
  if (need !== undefined && except?.scheme !== scheme) expect(ratio).toBeGreaterThanOrEqual(need)
})

test('an exception is needed: a pair that has become good enough loses it', () => {
  for (const { pair, need, except } of contrastPairs) {
    if (except) expect(measure(pair, except.scheme)).toBeLessThan(need!)
  }
})

function measure(
  [foreground, background]: readonly [ColourName, ColourName],
  scheme: (typeof schemes)[number],
): number {
  const at = scheme === 'light' ? 0 : 1
  return contrast(parseHex(colours[foreground][at]), parseHex(colours[background][at]))
}
