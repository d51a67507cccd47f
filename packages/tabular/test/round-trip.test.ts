import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { DELIMITERS, neutraliseFormula, TabularError, writeCsv, writeXlsx } from '../src/index.ts'
import { cellsOf, gather, inPieces, readAll } from './support/tables.ts'

/** Texts full of what tables trip over. NUL is refused by design; a lone surrogate exists in no encoding. */
const text = fc
  .string({ unit: fc.constantFrom(...'ab ñÉ1,;|\t"\'\r\n=-@€_x0D', '\u00a0'), maxLength: 12 })
  .map((cell) => cell.replaceAll('\0', ''))
const anyText = fc.oneof(
  text,
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((cell) => cell.replaceAll('\0', '')),
)

function tableOf(cell: fc.Arbitrary<string>): fc.Arbitrary<{ header: string[]; rows: string[][] }> {
  return fc.integer({ min: 1, max: 6 }).chain((width) =>
    fc.record({
      header: fc.constant(Array.from({ length: width }, (_, at) => `columna ${at + 1}`)),
      rows: fc.array(
        fc.array(cell, { minLength: width, maxLength: width }).filter((cells) => cells.some((each) => each !== '')),
        { maxLength: 20 },
      ),
    }),
  )
}

const ENCODERS = {
  'utf-8': (written: string) => Buffer.from(written),
  'utf-8 with mark': (written: string) => Buffer.from(`\uFEFF${written}`),
  'utf-16le': (written: string) => Buffer.from(`\uFEFF${written}`, 'utf16le'),
  'utf-16be': (written: string) => Buffer.from(`\uFEFF${written}`, 'utf16le').swap16(),
} as const

describe('what is written is read again', () => {
  test('as CSV, with any delimiter, in any Unicode encoding, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(anyText),
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom(...Object.keys(ENCODERS)),
        fc.integer({ min: 1, max: 200 }),
        async ({ header, rows }, delimiter, encoding, size) => {
          const written = (await gather(writeCsv(header, rows, { delimiter }))).toString()
          const bytes = ENCODERS[encoding as keyof typeof ENCODERS](written)
          const outcome = await readAll(inPieces(bytes, size), { delimiter })
          expect(outcome.error).toBeUndefined()
          expect(outcome.table.header).toEqual(header)
          expect(cellsOf(outcome)).toEqual(rows.map((cells) => cells.map(neutraliseFormula)))
          expect(outcome.table.problems.total).toBe(0)
          expectTrueLines(written, delimiter, outcome.rows)
        },
      ),
      { seed: 2_024, numRuns: 300 },
    )
  })

  test('as CSV in Latin-1, without being told delimiter or encoding', async () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abñÉü ¿1"'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(tableOf(plain), fc.constantFrom(...DELIMITERS), async ({ header, rows }, delimiter) => {
        const wide = [...header, 'año', 'última']
        const filled = [...rows.map((cells) => [...cells, 'ñ', 'x']), wide]
        const written = (await gather(writeCsv(wide, filled, { delimiter }))).toString()
        const outcome = await readAll({ bytes: Buffer.from(written, 'latin1') })
        expect(outcome.table).toMatchObject({ delimiter, encoding: 'windows-1252', header: wide })
        expect(cellsOf(outcome)).toEqual(filled)
      }),
      { seed: 2_024 },
    )
  })

  test('as XLSX, controls and escapes included', async () => {
    const cell = fc.oneof(
      text,
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('_x000D_', '\0', '\u0085', '\uffff'),
    )
    await fc.assert(
      fc.asyncProperty(tableOf(cell), async ({ header, rows }) => {
        const outcome = await readAll({ bytes: await gather(writeXlsx(header, rows)) })
        expect(outcome.error).toBeUndefined()
        expect(outcome.table.header).toEqual(header)
        expect(cellsOf(outcome)).toEqual(rows)
      }),
      { seed: 2_024, numRuns: 60 },
    )
  })

  test('numbers and booleans too, and refuses what no table can hold', async () => {
    const bytes = await gather(
      writeXlsx(
        ['n', 'b', 'x'],
        [
          [12.5, true, null],
          [1e21, false, undefined],
        ],
      ),
    )
    expect(cellsOf(await readAll({ bytes }))).toEqual([
      ['12.5', 'true', ''],
      ['1000000000000000000000', 'false', ''],
    ])
    await expect(gather(writeCsv(['n'], [[Number.NaN]]))).rejects.toThrow(RangeError)
    await expect(gather(writeXlsx(['n'], [[Number.NaN]]))).rejects.toThrow(RangeError)
  })

  test('writing what Excel cannot open is an error of the stream, with its line', async () => {
    const writing = gather(writeXlsx(['a', 'b'], [['x', 'y'.repeat(32_768)]]))
    await expect(writing).rejects.toThrow(TabularError)
    await expect(gather(writeXlsx(['a'], [['y'.repeat(32_768)]]))).rejects.toMatchObject({
      code: 'TABULAR_CELL_TOO_LONG',
      line: 2,
      column: 1,
    })
  })

  test('the same rows give the same XLSX bytes', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => gather(writeXlsx(['a'], [['x']]))))
    expect(first?.equals(second!)).toBe(true)
  })

  test('the mark for Excel stands at the very start, once', async () => {
    const bytes = await gather(writeCsv(['año'], [['x']], { byteOrderMark: 'present' }))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect((await readAll({ bytes })).table.header).toEqual(['año'])
  })
})

/** Counts line breaks in what was written, independently of the parser. */
function expectTrueLines(
  written: string,
  delimiter: string,
  rows: readonly { line: number; cells: readonly string[] }[],
): void {
  const starts: number[] = []
  let line = 1
  let quoted = false
  let fresh = true
  for (let at = 0; at < written.length; at += 1) {
    const char = written[at]
    if (fresh) starts.push(line)
    fresh = false
    if (char === '"') quoted = !quoted
    if (char === '\r' || (char === '\n' && written[at - 1] !== '\r')) line += 1
    if (char === '\n' && !quoted) fresh = true
  }
  expect(delimiter).toHaveLength(1)
  expect(rows.map((row) => row.line)).toEqual(starts.slice(1, rows.length + 1))
}
