import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusals } from '../../src/ledger/refusals.ts'

test.each(['ledger.md', 'en/ledger.md'])('%s lists every result in the order in which they are told', (page) => {
  const text = readFileSync(new URL(`../../../../docs/${page}`, import.meta.url), 'utf8')
  const listed = [...text.matchAll(/^\|\s*(\d+) \| `LEDGER_([A-Z_]+)`\s*\| (\d+)/gm)]
  expect(listed.map(([, place, code, status]) => [Number(place), code, Number(status)])).toEqual(
    Object.entries(refusals).map(([code, { status }], index) => [index + 1, code, status]),
  )
})
