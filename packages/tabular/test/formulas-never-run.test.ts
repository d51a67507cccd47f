import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { neutraliseFormula, restoreFormula, writeCsv, writeXlsx } from '../src/index.ts'
import { cellsOf, gather, readAll } from './support/tables.ts'

const HOSTILE = [
  '=1+1',
  '+1 +1',
  '+52 614=1',
  '+52 614\t1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=cmd|"/c calc"!A0',
  '＝1+1',
  "'=1",
]
const HARMLESS = ['-5', '+5', '-1.5', '+526141234567', '+52 614 123 4567', 'a=b', "O'Higgins", "'tis", '', ' =1']

describe('a cell that looks like a formula', () => {
  test.each(HOSTILE)('%j gets an apostrophe', (cell) => {
    expect(neutraliseFormula(cell)).toBe(`'${cell}`)
  })

  test.each(HARMLESS)('%j is left alone', (cell) => {
    expect(neutraliseFormula(cell)).toBe(cell)
  })

  test('comes back as it was when the apostrophe is taken away, for any text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+@\-\t]?.{0,5}$/))
    fc.assert(fc.property(text, (cell) => restoreFormula(neutraliseFormula(cell)) === cell))
  })

  test('is neutralised in header and rows of a CSV', async () => {
    const text = (
      await gather(
        writeCsv(
          ['=a', 'b'],
          [
            ['@x', '-5'],
            ['=1', '+526141234567'],
          ],
        ),
      )
    ).toString()
    expect(text).toBe("'=a,b\r\n'@x,-5\r\n'=1,+526141234567\r\n")
  })

  test('is plain text in an XLSX, without any formula in the file', async () => {
    const bytes = await gather(
      writeXlsx(
        ['=a'],
        HOSTILE.map((cell) => [cell]),
      ),
    )
    expect(cellsOf(await readAll({ bytes })).flat()).toEqual(HOSTILE)
  })
})
