import { ledger } from '@milpa/core'
import { describe, expect, test } from 'vitest'

describe('currencies', () => {
  test('have the decimals of ISO 4217', () => {
    const scales = { MXN: 2, GTQ: 2, HNL: 2, NIO: 2, CRC: 2, USD: 2, CLP: 0, PYG: 0, KWD: 3, CLF: 4, BRL: 2, XAF: 0 }
    for (const [code, scale] of Object.entries(scales))
      expect([code, ledger.currencies.get(code)]).toEqual([code, scale])
  })

  test('hold no metals, test codes or withdrawn currencies', () => {
    for (const code of ['XAU', 'XTS', 'XXX', 'HRK', 'CUC']) expect(ledger.currencies.has(code)).toBe(false)
  })
})
