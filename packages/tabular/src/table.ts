import { parseCsv } from './csv-rows.ts'
import { declaredDelimiter, detectDelimiter, type Delimiter } from './delimiter.ts'
import { decodeText, detectEncoding, encodingNamed, type TableEncoding } from './encoding.ts'
import { TabularError, type TableProblem } from './error.ts'
import { nameColumns } from './header.ts'
import { DEFAULT_LIMITS, type TableLimits } from './limits.ts'
import { isBlank, type RawRow, type RawRows } from './raw-row.ts'
import { openSource, SAMPLE_BYTES, type OpenSource, type TableSource } from './source.ts'
import { openWorkbook } from './xlsx/workbook.ts'

/** How to read a table; everything absent is found out from the content. */
export interface ReadTableOptions {
  /** Line (CSV) or row number (XLSX) of the header, from 1; what stands above is passed over. Default 1. If that row is
   * empty, the next one that is not. */
  readonly headerRow?: number
  /** CSV: name of the encoding (`utf-8`, `iso-8859-1`, …). A wrong one is TABULAR_ENCODING_INVALID where that shows. */
  readonly encoding?: string
  /** CSV: what separates cells. */
  readonly delimiter?: Delimiter
  /** XLSX: name of the sheet or its place from 1. Default the first. */
  readonly sheet?: string | number
  /** Limits to change; the others keep their defaults. */
  readonly limits?: Partial<TableLimits>
}

/** A row that holds something; rows and lines without any content are passed over. */
export interface TableRow {
  /** Line on which the row starts (CSV) or number of the row (XLSX), from 1. */
  readonly line: number
  /** As in the file, blanks included. A short row of a CSV has fewer cells than the header, a long one more. */
  readonly cells: readonly string[]
  /** Set when the row does not fit the header or holds an error value; the row is complete all the same. */
  readonly problem?: TableProblem
}

/** What was found so far: the first thousand, and how many there are in all. Grows while rows are read. */
export interface TableProblems {
  readonly first: readonly TableProblem[]
  readonly total: number
}

interface TableCommon {
  /** Line of the header. */
  readonly headerLine: number
  /** Names, each once. */
  readonly header: readonly string[]
  /** The rows below the header, once. A fatal fault throws TabularError after every row before it. */
  readonly rows: AsyncIterable<TableRow>
  readonly problems: TableProblems
  /** Lets go of the file when the rows are not wanted. Reading to the end or breaking off does so by itself. */
  close(): Promise<void>
}

/** A table that was opened. */
export type Table =
  | (TableCommon & { readonly format: 'csv'; readonly encoding: TableEncoding; readonly delimiter: Delimiter })
  | (TableCommon & { readonly format: 'xlsx'; readonly sheet: string; readonly sheets: readonly string[] })

const PROBLEMS_KEPT = 1_000

/**
 * Opens a CSV or XLSX table, told apart by content and never by name, and reads its header. Memory stays flat however
 * long the table is. @throws TabularError with a fatal code of `TABULAR_CODES`
 */
export async function readTable(source: TableSource, options: ReadTableOptions = {}): Promise<Table> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const opened = await openSource(source)
  try {
    if (opened.sample.length === 0) throw new TabularError('TABULAR_FILE_EMPTY')
    if (startsWith(opened.sample, [0x50, 0x4b, 0x03, 0x04])) return await readXlsx(opened, options, limits)
    refuseOtherFormats(opened.sample)
    return await readCsv(opened, options, limits)
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function readCsv(opened: OpenSource, options: ReadTableOptions, limits: TableLimits): Promise<Table> {
  const encoding =
    options.encoding === undefined
      ? detectEncoding(opened.sample.subarray(0, SAMPLE_BYTES), opened.whole && opened.sample.length <= SAMPLE_BYTES)
      : encodingNamed(options.encoding)
  const headerRow = options.headerRow ?? 1
  const sample = new TextDecoder(encoding).decode(opened.sample.subarray(0, SAMPLE_BYTES / 4))
  const declared = declaredDelimiter(sample) !== undefined
  const delimiter = options.delimiter ?? detectDelimiter(sample, headerRow)
  const raw = parseCsv(decodeText(opened.chunks, encoding), delimiter, limits)
  const table = await withHeader(raw, declared ? Math.max(2, headerRow) : headerRow, 'ragged', () => opened.close())
  return { format: 'csv', encoding, delimiter, ...table }
}

async function readXlsx(opened: OpenSource, options: ReadTableOptions, limits: TableLimits): Promise<Table> {
  if (opened.random === undefined) throw new TabularError('TABULAR_NEEDS_FILE')
  const workbook = await openWorkbook(opened.random, limits)
  try {
    const close = async (): Promise<void> => {
      workbook.close()
      await opened.close()
    }
    const sheet = await workbook.openSheet(options.sheet ?? 1)
    const table = await withHeader(sheet.rows, options.headerRow ?? 1, 'sparse', close)
    return { format: 'xlsx', sheet: sheet.name, sheets: workbook.sheets, ...table }
  } catch (error) {
    workbook.close()
    throw error
  }
}

/** `sparse`: rows end where their last cell was written, so a short one is no fault. */
async function withHeader(
  raw: RawRows,
  headerRow: number,
  shape: 'ragged' | 'sparse',
  close: () => Promise<void>,
): Promise<TableCommon> {
  const { header: row, rest } = await findHeader(raw, headerRow)
  const { header, problems: found } = nameColumns(row.cells, row.line)
  const problems = new CollectedProblems()
  for (const problem of found) problems.add(problem)

  async function* rows(): AsyncGenerator<TableRow> {
    try {
      for await (const batch of concatenate(rest, raw)) {
        for (const each of batch) {
          if (isBlank(each.cells)) continue
          const fitted = fit(each, header.length, shape)
          if (fitted.problem !== undefined) problems.add(fitted.problem)
          yield fitted
        }
      }
    } finally {
      await raw.return()
      await close()
    }
  }
  return {
    headerLine: row.line,
    header,
    rows: rows(),
    problems,
    close: async () => {
      await raw.return()
      await close()
    },
  }
}

class CollectedProblems implements TableProblems {
  readonly first: TableProblem[] = []
  total = 0

  add(problem: TableProblem): void {
    this.total += 1
    if (this.first.length < PROBLEMS_KEPT) this.first.push(problem)
  }
}

async function findHeader(raw: RawRows, headerRow: number): Promise<{ header: RawRow; rest: readonly RawRow[] }> {
  for (let next = await raw.next(); !next.done; next = await raw.next()) {
    const at = next.value.findIndex(({ line, cells }) => line >= headerRow && !isBlank(cells))
    if (at !== -1) return { header: next.value[at]!, rest: next.value.slice(at + 1) }
  }
  throw new TabularError('TABULAR_HEADER_MISSING', { line: headerRow })
}

async function* concatenate(first: readonly RawRow[], rest: RawRows): AsyncGenerator<readonly RawRow[]> {
  yield first
  yield* rest
}

function fit(row: RawRow, width: number, shape: 'ragged' | 'sparse'): TableRow {
  const { line } = row
  const data = { cells: row.cells.length, columns: width }
  if (row.cells.length === width) return row
  // What hangs over without content is the trailing delimiter many exports write, or a styled empty cell.
  if (row.cells.length > width) {
    if (isBlank(row.cells.slice(width))) return { ...row, cells: row.cells.slice(0, width) }
    return { ...row, problem: row.problem ?? { code: 'TABULAR_ROW_LONG', line, column: width + 1, data } }
  }
  if (shape === 'ragged') {
    return { ...row, problem: row.problem ?? { code: 'TABULAR_ROW_SHORT', line, column: row.cells.length + 1, data } }
  }
  return { ...row, cells: [...row.cells, ...Array.from({ length: width - row.cells.length }, () => '')] }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, at) => bytes[at] === byte)
}

/** Formats people take for a table. Anything else without a telling start is tried as text. */
function refuseOtherFormats(sample: Uint8Array): void {
  // The compound file of Excel 97, and of an XLSX behind a password.
  if (startsWith(sample, [0xd0, 0xcf, 0x11, 0xe0])) throw new TabularError('TABULAR_FORMAT_OLD_EXCEL')
  const others = [
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x1f, 0x8b],
    [0x7b, 0x5c, 0x72, 0x74, 0x66],
  ]
  if (others.some((prefix) => startsWith(sample, prefix))) throw new TabularError('TABULAR_FORMAT_UNKNOWN')
}
