import { describe, expect, test } from 'vitest'

import { readTable } from '../src/index.ts'
import { codeOf, readAll } from './support/tables.ts'
import { workbookOf } from './support/workbooks.ts'

async function* endless(start: string, piece: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(start)
  for (let at = 0; at < 4_000; at += 1) yield Buffer.from(piece)
}

describe('a table made to eat memory is refused', () => {
  test('a cell of more than 64 kB', async () => {
    const { rows, error } = await readAll(`a,b\n1,2\n3,${'x'.repeat(65_537)}\n`)
    expect(rows).toHaveLength(1)
    expect(error).toMatchObject({ code: 'TABULAR_CELL_TOO_LONG', line: 3, column: 2, data: { limit: 65_536 } })
    expect((await readAll(`a,b\n1,2\n3,${'x'.repeat(65_536)}\n`)).error).toBeUndefined()
  })

  test('a row of more than 1,000 columns', async () => {
    const { error } = await readAll(`a,b\n${',x'.repeat(1_000)}\n`)
    expect(error).toMatchObject({ code: 'TABULAR_TOO_MANY_COLUMNS', line: 2 })
  })

  test.each([
    ['commas', 'a,b\n1,2\n', ','.repeat(65_536)],
    ['one cell', 'a,b\n1,2\n', 'x'.repeat(65_536)],
    ['a quote that never closes, over lines', 'a,b\n1,2\n"', 'x,y\n'.repeat(16_384)],
  ])('a row without end, of %s', async (_, start, piece) => {
    const { rows, error } = await readAll(endless(start, piece))
    expect(rows).toHaveLength(1)
    expect(error).toMatchObject({ code: 'TABULAR_ROW_TOO_LONG', line: 3 })
  })

  test('an XLSX part over the limit, or packed beyond reason', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>x</t></is></c></row>`,
    )
    const bytes = await workbookOf({ sheets: { A: rows.join('') } })
    expect(await codeOf(readTable({ bytes }, { limits: { inflatedBytes: 1_000_000 } }))).toBe('TABULAR_FILE_TOO_LARGE')
    const bomb = await workbookOf({ sheets: { A: `<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(40_000_000)}` } })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await codeOf(readTable({ bytes: bomb }))).toBe('TABULAR_FILE_TOO_LARGE')
  })

  test('an XLSX part that inflates to more than it declares', async () => {
    const bytes = await workbookOf({ sheets: { A: '<row r="1"><c r="A1"><v>1</v></c></row>' } })
    const declared =
      bytes.indexOf('xl/worksheets/s0.xml', bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))) - 46 + 24
    const lying = Buffer.from(bytes)
    lying.writeUInt32LE(20, declared)
    expect(await codeOf(readTable({ bytes: lying }))).toBe('TABULAR_FILE_DAMAGED')
  })

  test('shared strings beyond their limit', async () => {
    const bytes = await workbookOf({ sheets: { A: '' }, strings: '<si><t>0123456789</t></si>'.repeat(1_000) })
    const limits = { sharedStringBytes: 10_000 }
    expect(await codeOf(readTable({ bytes }, { limits }))).toBe('TABULAR_FILE_TOO_LARGE')
  })

  test('XML with a document type, which could declare entities that multiply', async () => {
    const strings = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>plain</t></si></sst>'
    const sheets = { A: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }
    const declared = await workbookOf({ sheets, parts: { 'xl/sharedStrings.xml': strings } })
    expect(await codeOf(readTable({ bytes: declared }))).toBe('TABULAR_FILE_DAMAGED')
    const without = await workbookOf({
      sheets,
      parts: { 'xl/sharedStrings.xml': strings.replace(/<!DOCTYPE.*\]>/, '') },
    })
    expect((await readAll({ bytes: without })).table.header).toEqual(['plain'])
  })

  test('XML that goes on for megabytes without a tag, before it is gathered', async () => {
    const long = Array.from({ length: 6_000_000 }, (_, at) => String.fromCodePoint(0x61 + ((at * at) % 23))).join('')
    const sheets = { A: `<row r="1"><c r="A1" t="inlineStr"><is><t>${long}</t></is></c></row>` }
    expect(await codeOf(readTable({ bytes: await workbookOf({ sheets }) }))).toBe('TABULAR_FILE_DAMAGED')
  })

  test('an entity that nobody declared', async () => {
    const sheets = { A: '<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;</t></is></c></row>' }
    expect(await codeOf(readTable({ bytes: await workbookOf({ sheets }) }))).toBe('TABULAR_FILE_DAMAGED')
  })

  test('a cell far to the right', async () => {
    const bytes = await workbookOf({ sheets: { A: '<row r="1"><c r="XFD1"><v>1</v></c></row>' } })
    expect(await codeOf(readTable({ bytes }))).toBe('TABULAR_TOO_MANY_COLUMNS')
  })
})
