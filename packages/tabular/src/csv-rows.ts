import { CsvError, Parser } from 'csv-parse'

import type { Delimiter } from './delimiter.ts'
import { TabularError } from './error.ts'
import type { TableLimits } from './limits.ts'
import type { RawRow, RawRows } from './raw-row.ts'

/**
 * Parses CSV text into rows. Whatever fault ends the text, every row before it has been delivered; the error names the
 * line on which the unfinished record starts.
 *
 * csv-parse is driven by `on_record` and not read as a stream: a Node stream that is destroyed by an error drops the
 * rows it still holds. Record delimiters are given, because csv-parse would take the first line's for all, and a file
 * that changes from CRLF to LF would come out as one long row.
 */
export async function* parseCsv(text: AsyncIterable<string>, delimiter: Delimiter, limits: TableLimits): RawRows {
  let batch: RawRow[] = []
  let nextLine = 1
  // csv-parse counts CRLF inside quotes as two lines (7.0.3), and goes on counting from there.
  let overcounted = 0
  const parser = new Parser({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.rowCharacters,
    on_record: (cells: readonly string[], { lines }) => {
      const breaks = countLineBreaks(cells)
      batch.push({ line: lines - overcounted - breaks.characters, cells })
      overcounted += breaks.pairs
      nextLine = lines - overcounted + 1
      return null
    },
  })
  let failure: Error | undefined
  parser.on('error', (error) => {
    failure = error
  })
  // `end` comes only from a stream that flows, though every record was taken by on_record.
  parser.resume()

  const finish = async (): Promise<void> => {
    await new Promise<void>((done) => {
      parser.once('end', done)
      parser.once('error', () => done())
      parser.end()
    })
  }
  let fault: unknown
  try {
    try {
      for await (const piece of wholeLines(text, limits)) {
        await new Promise<void>((done) => {
          parser.write(piece, () => done())
        })
        yield checked(batch, limits)
        batch = []
        if (failure !== undefined) throw failure
      }
    } catch (error) {
      if (!(error instanceof TabularError) || failure !== undefined) throw error
      // The text broke off after a whole line, which the parser may still hold to see whether LF follows CR.
      fault = error
    }
    await finish()
    yield checked(batch, limits)
    if (fault !== undefined) throw fault
    if (failure !== undefined) throw failure
  } catch (error) {
    if (error instanceof TabularError) throw error.atLine(nextLine)
    if (error instanceof CsvError) throw csvFailure(error, nextLine, limits)
    throw error
  } finally {
    parser.destroy()
  }
}

function csvFailure(error: CsvError, line: number, limits: TableLimits): TabularError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new TabularError('TABULAR_QUOTE_OPEN', { line }, error)
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new TabularError('TABULAR_ROW_TOO_LONG', { line, data: { limit: limits.rowCharacters } }, error)
  }
  return new TabularError('TABULAR_FILE_DAMAGED', { line }, error)
}

/**
 * Hands text on up to its last line break, so that a fault never leaves half a line that would pass for a row. It also
 * stops a line without end before it is gathered: csv-parse measures the characters of cells, and a gigabyte of commas
 * would become a gigabyte of empty cells first.
 */
async function* wholeLines(text: AsyncIterable<string>, limits: TableLimits): AsyncGenerator<string> {
  // Twice the row's limit: within it, csv-parse counts better (it leaves out quotes and delimiters).
  const limit = 2 * limits.rowCharacters
  let rest = ''
  for await (const piece of text) {
    const end = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r')) + 1
    if (end > 0) yield rest + piece.slice(0, end)
    rest = end > 0 ? piece.slice(end) : rest + piece
    if (rest.length > limit) throw new TabularError('TABULAR_ROW_TOO_LONG', { data: { limit: limits.rowCharacters } })
  }
  if (rest !== '') yield rest
}

function checked(rows: readonly RawRow[], limits: TableLimits): readonly RawRow[] {
  for (const { line, cells } of rows) {
    if (cells.length > limits.columns) {
      throw new TabularError('TABULAR_TOO_MANY_COLUMNS', { line, data: { limit: limits.columns } })
    }
    const long = cells.findIndex((cell) => cell.length > limits.cellCharacters)
    if (long !== -1) {
      const data = { limit: limits.cellCharacters }
      throw new TabularError('TABULAR_CELL_TOO_LONG', { line, column: long + 1, data })
    }
  }
  return rows
}

/** Characters CR and LF in quoted cells, and how many of them are pairs that make one line break. */
function countLineBreaks(cells: readonly string[]): { readonly characters: number; readonly pairs: number } {
  let characters = 0
  let pairs = 0
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue
    for (const found of cell.matchAll(/\r\n|\r|\n/g)) {
      characters += found[0].length
      if (found[0].length === 2) pairs += 1
    }
  }
  return { characters, pairs }
}
