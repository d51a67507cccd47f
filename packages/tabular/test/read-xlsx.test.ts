import { describe, expect, test } from 'vitest'

import { readTable } from '../src/index.ts'
import { cellsOf, codeOf, inPieces, readAll } from './support/tables.ts'
import { workbookOf, zipOf } from './support/workbooks.ts'

const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="&quot;día&quot; 0"/><numFmt numFmtId="166" formatCode="[$-80A]d &quot;de&quot; mmmm;@"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="167"/></cellXfs>`

function header(columns: number): string {
  const cells = Array.from({ length: columns }, (_, at) => `<c t="inlineStr"><is><t>c${at + 1}</t></is></c>`)
  return `<row r="1">${cells.join('')}</row>`
}

describe('an XLSX', () => {
  test('gives text, rich text, numbers, booleans, cached formula values and error values', async () => {
    const bytes = await workbookOf({
      strings:
        '<si><t>Ñandú</t></si><si><r><t xml:space="preserve">dos </t></r><r><t>partes</t></r><rPh><t>fonética</t></rPh></si>',
      sheets: {
        A: `${header(7)}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>1.1000000000000001</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="str"><f>A1&amp;"x"</f><v>calculado</v></c><c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G2" t="inlineStr"><is><r><t>en </t></r><r><t>línea</t></r></is></c></row>`,
      },
    })
    const outcome = await readAll({ bytes })
    expect(cellsOf(outcome)).toEqual([['Ñandú', 'dos partes', '1.1', 'true', 'calculado', '#DIV/0!', 'en línea']])
    expect(outcome.rows[0]?.problem).toEqual({
      code: 'TABULAR_CELL_ERROR',
      line: 2,
      column: 6,
      data: { error: '#DIV/0!' },
    })
  })

  test('gives dates by the style of the cell as ISO text, whatever their format shows', async () => {
    const cell = (reference: string, style: number, value: string): string =>
      `<c r="${reference}" s="${style}"><v>${value}</v></c>`
    const bytes = await workbookOf({
      styles: STYLES,
      sheets: {
        A: `${header(8)}<row r="2">${cell('A2', 1, '45264')}${cell('B2', 2, '45264.592974537036')}${cell('C2', 3, '45264')}${cell('D2', 4, '1')}${cell('E2', 5, '0.75')}${cell('F2', 6, '1.5')}${cell('G2', 1, '60')}${cell('H2', 1, '61')}</row>`,
      },
    })
    expect(cellsOf(await readAll({ bytes }))).toEqual([
      ['2023-12-04', '2023-12-04T14:13:53', '45264', '1900-01-01', '18:00:00', '1.5', '60', '1900-03-01'],
    ])
  })

  test('counts days from 1904 where the workbook says so', async () => {
    const bytes = await workbookOf({
      styles: STYLES,
      workbookPr: '<workbookPr date1904="1"/>',
      sheets: { A: `${header(1)}<row r="2"><c r="A2" s="1"><v>0</v></c></row>` },
    })
    expect(cellsOf(await readAll({ bytes }))).toEqual([['1904-01-01']])
  })

  test('gives numbers without exponent, and long identifiers digit by digit', async () => {
    const values = ['5.51234567E9', '1E-7', '-2.5E+21', '12345678901234567890', '0.1', '1e3', '-0.30000000000000004']
    const bytes = await workbookOf({
      sheets: { A: `${header(7)}<row r="2">${values.map((value) => `<c><v>${value}</v></c>`).join('')}</row>` },
    })
    expect(cellsOf(await readAll({ bytes }))).toEqual([
      [
        '5512345670',
        '0.0000001',
        '-2500000000000000000000',
        '12345678901234567890',
        '0.1',
        '1000',
        '-0.30000000000000004',
      ],
    ])
  })

  test('fills gaps between cells, ignores cells that only have a style, passes over empty rows', async () => {
    const bytes = await workbookOf({
      sheets: {
        A: `${header(3)}<row r="3"><c r="A3" s="1"/><c r="B3"/></row><row r="7"><c r="C7"><v>3</v></c><c r="ZZZ7" s="2"/></row><row r="8"><c r="A8"><v>1</v></c></row>`,
      },
    })
    const { rows, table } = await readAll({ bytes })
    expect(rows).toEqual([
      { line: 7, cells: ['', '', '3'] },
      { line: 8, cells: ['1', '', ''] },
    ])
    expect(table.problems.total).toBe(0)
  })

  test('keeps raised characters apart from the word they follow', async () => {
    const bytes = await workbookOf({
      strings: '<si><r><t>Agricultura</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>T</t></r></si>',
      sheets: { A: `${header(1)}<row r="2"><c r="A2" t="s"><v>0</v></c></row>` },
    })
    expect(cellsOf(await readAll({ bytes }))).toEqual([['Agriculturaᵀ']])
  })

  test('gives the first sheet, or the one asked for by name or place', async () => {
    const row = (value: number): string => `<row r="1"><c r="A1"><v>${value}</v></c></row>`
    const bytes = await workbookOf({ sheets: { Uno: row(1), 'Dos &amp; más': row(2) } })
    const first = await readAll({ bytes })
    expect(first.table).toMatchObject({ sheet: 'Uno', sheets: ['Uno', 'Dos & más'], header: ['1'] })
    expect((await readAll({ bytes }, { sheet: 'Dos & más' })).table.header).toEqual(['2'])
    expect((await readAll({ bytes }, { sheet: 2 })).table.header).toEqual(['2'])
    expect(await codeOf(readTable({ bytes }, { sheet: 3 }))).toBe('TABULAR_SHEET_UNKNOWN')
  })

  test('from a stream is refused with what to do', async () => {
    const bytes = await workbookOf({ sheets: { A: header(1) } })
    expect(await codeOf(readTable(inPieces(bytes, 512)))).toBe('TABULAR_NEEDS_FILE')
  })

  test('that is another kind of zip is refused', async () => {
    expect(await codeOf(readTable({ bytes: await zipOf({ 'word/document.xml': '<a/>' }) }))).toBe(
      'TABULAR_FORMAT_UNKNOWN',
    )
  })

  test('with a pointer to a text that is not there is damaged', async () => {
    const bytes = await workbookOf({ sheets: { A: `${header(1)}<row r="2"><c r="A2" t="s"><v>9</v></c></row>` } })
    expect((await readAll({ bytes })).error).toMatchObject({ code: 'TABULAR_FILE_DAMAGED', line: 2 })
  })
})
