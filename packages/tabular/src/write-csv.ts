import type { Delimiter } from './delimiter.ts'
import { neutraliseFormula } from './formula.ts'

/** What can be written into a cell: text as it is, a finite number, `true` or `false`, or nothing. */
export type CellValue = string | number | boolean | null | undefined

/** Rows to write: an array, a generator, a stream of objects. */
export type RowsToWrite = Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>

/** How a CSV is written. */
export interface WriteCsvOptions {
  /** Default comma. Excel in Spanish, Portuguese and French opens semicolons rightly, commas not. */
  readonly delimiter?: Delimiter
  /** `present` makes Excel read accents; other programs do without. Default `absent`. */
  readonly byteOrderMark?: 'present' | 'absent'
}

const PIECE_CHARACTERS = 65_536

/**
 * Writes a table as CSV text (RFC 4180: CRLF, quotes where needed) in pieces of some 64 kB. No cell becomes a formula:
 * see `neutraliseFormula`. `Readable.from()` makes a stream of it.
 */
export async function* writeCsv(
  header: readonly string[],
  rows: RowsToWrite,
  { delimiter = ',', byteOrderMark = 'absent' }: WriteCsvOptions = {},
): AsyncGenerator<string> {
  let piece = (byteOrderMark === 'present' ? '\uFEFF' : '') + line(header, delimiter)
  for await (const row of rows) {
    piece += line(row, delimiter)
    if (piece.length >= PIECE_CHARACTERS) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

function line(cells: readonly CellValue[], delimiter: Delimiter): string {
  // A row of one empty cell would be an empty line, which readers pass over.
  if (cells.length === 1 && cellText(cells[0]) === '') return '""\r\n'
  return `${cells.map((cell) => quoted(neutraliseFormula(cellText(cell)), delimiter)).join(delimiter)}\r\n`
}

/** The text of a value. @throws RangeError for NaN and infinities, which no table can hold */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`)
  return String(value)
}

function quoted(cell: string, delimiter: Delimiter): string {
  const needed = cell.includes(delimiter) || /["\r\n]/.test(cell) || /^\s|\s$/.test(cell)
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell
}
