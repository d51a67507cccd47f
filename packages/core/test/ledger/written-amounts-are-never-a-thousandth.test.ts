import { expect, test } from 'vitest'
import { minorUnits } from '../../src/ledger/exchange/decimal.ts'

test.each([
  ['1.500', 2, undefined],
  ['1,500', 2, 150_000],
  ['1.500,00', 2, 150_000],
  ['1,500.00', 2, 150_000],
  ['1.5', 2, 150],
  ['1.50', 2, 150],
  ['1,50', 2, 150],
  ['1.234', 2, undefined],
  ['1.500', 3, 1500],
  ['12', 0, 12],
  ['-12.30', 2, -1230],
])('%s with %i decimals is %s', (written, scale, amount) => {
  expect(minorUnits(written, scale)).toBe(amount)
})
