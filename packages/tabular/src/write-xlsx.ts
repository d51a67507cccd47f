import { PassThrough, pipeline, Readable } from 'node:stream'

import { ZipFile } from 'yazl'

import { TabularError } from './error.ts'
import { cellText, type CellValue, type RowsToWrite } from './write-csv.ts'
import { escapeAttribute, escapeText } from './xlsx/text.ts'

/** How an XLSX is written. */
export interface WriteXlsxOptions {
  /** Name on the sheet's tab: at most 31 characters, without `[]:*?/\`, which are replaced. Default `1`. */
  readonly sheet?: string
  /** Instant written into the file, so that the same rows give the same bytes. Default 1980-01-01, zip's first. */
  readonly at?: Date
}

/** What Excel can open (its specification of limits). */
const EXCEL = { rows: 1_048_576, columns: 16_384, cellCharacters: 32_767 } as const
const PIECE_CHARACTERS = 65_536

/**
 * Writes a table as an XLSX of one sheet, streamed. Texts are inline strings: never formulas, nor numbers, nor dates,
 * whatever they look like. Numbers and booleans keep their type.
 * Errors come out of the stream: TabularError TABULAR_CELL_TOO_LONG, TABULAR_TOO_MANY_ROWS, TABULAR_TOO_MANY_COLUMNS,
 * and whatever `rows` throws.
 */
export function writeXlsx(
  header: readonly string[],
  rows: RowsToWrite,
  { sheet = '1', at = new Date(1980, 0, 1) }: WriteXlsxOptions = {},
): Readable {
  const zip = new ZipFile()
  const output = new PassThrough()
  pipeline(zip.outputStream, output, () => {})
  zip.on('error', (error: Error) => output.destroy(error))
  const options = { mtime: at, mode: 0o100_644 }
  for (const [name, content] of Object.entries(fixedParts(sheet))) zip.addBuffer(Buffer.from(content), name, options)
  zip.addReadStreamLazy('xl/worksheets/sheet1.xml', options, (give) => {
    const input = Readable.from(sheetXml(header, rows), { objectMode: false })
    input.on('error', (error) => output.destroy(error))
    output.on('close', () => input.destroy())
    give(null, input)
  })
  zip.end()
  return output
}

async function* sheetXml(header: readonly string[], rows: RowsToWrite): AsyncGenerator<string> {
  let piece = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(header, 1)}`
  let line = 1
  for await (const row of rows) {
    line += 1
    if (line > EXCEL.rows) throw new TabularError('TABULAR_TOO_MANY_ROWS', { line, data: { limit: EXCEL.rows } })
    piece += rowXml(row, line)
    if (piece.length >= PIECE_CHARACTERS) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData></worksheet>`
}

function rowXml(cells: readonly CellValue[], line: number): string {
  if (cells.length > EXCEL.columns) {
    throw new TabularError('TABULAR_TOO_MANY_COLUMNS', { line, data: { limit: EXCEL.columns } })
  }
  return `<row r="${line}">${cells.map((cell, at) => cellXml(cell, line, at + 1)).join('')}</row>`
}

function cellXml(cell: CellValue, line: number, column: number): string {
  const text = cellText(cell)
  if (text === '') return ''
  const reference = `r="${columnLetters(column)}${line}"`
  if (typeof cell === 'number') return `<c ${reference}><v>${text}</v></c>`
  if (typeof cell === 'boolean') return `<c ${reference} t="b"><v>${cell ? 1 : 0}</v></c>`
  if (text.length > EXCEL.cellCharacters) {
    throw new TabularError('TABULAR_CELL_TOO_LONG', { line, column, data: { limit: EXCEL.cellCharacters } })
  }
  return `<c ${reference} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
}

function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters
  }
  return letters
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The least a spreadsheet program wants besides the sheet; Excel refuses a workbook without styles. */
function fixedParts(sheet: string): Readonly<Record<string, string>> {
  const name = escapeAttribute(sheet.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31))
  return {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
  }
}
