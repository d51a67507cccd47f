import { expect, it } from 'vitest'
import { nextClose } from '../src/screens/ledger/periods/close-days.ts'
import { rangeOf } from '../src/screens/ledger/reports/report-range.ts'

it('names whole months, quarters and years, across the turn of a year', () => {
  expect(rangeOf('month', '2024-02-10', {})).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(rangeOf('last-month', '2026-01-31', {})).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(rangeOf('quarter', '2026-11-24', {})).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(rangeOf('last-year', '2026-11-24', {})).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})

it('takes days of her own in either order', () => {
  expect(rangeOf('other', '2026-11-24', { from: '2026-03-09', to: '2026-03-01' })).toEqual({
    from: '2026-03-01',
    to: '2026-03-09',
  })
})

it('offers the last month that is over, and after that the next one', () => {
  expect(nextClose(null, '2026-11-24')).toBe('2026-10-31')
  expect(nextClose('2026-09-30', '2026-11-24')).toBe('2026-10-31')
  expect(nextClose('2026-10-31', '2026-11-24')).toBe('2026-11-23')
  expect(nextClose('2026-10-31', '2026-12-01')).toBe('2026-11-30')
})
