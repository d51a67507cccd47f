import { createReadStream } from 'node:fs'
import type { imports } from '@milpa/core'
import type { Table, TabularError } from '@milpa/tabular'

/** What an unclosed quote may have swallowed, and more than a person corrects by hand. */
const mostRows = 1000
const mostCharacters = 2_097_152

type Csv = Extract<Table, { readonly format: 'csv' }>

/**
 * The rows at which a CSV broke off, read again without minding quotes, so that they come back in the report and in the
 * file to correct: the one that opens quotes with all that it swallowed, else the one line that could not be read.
 */
export async function cutRows(path: string, table: Csv, error: TabularError): Promise<readonly imports.StagedRow[]> {
  const { line: from } = error
  if (from === undefined) return []
  const rows: imports.StagedRow[] = []
  const problem = { code: error.code, data: { line: from, ...error.data } }
  const most = error.code === 'TABULAR_QUOTE_OPEN' ? mostRows : 1
  let line = 0
  for await (const text of linesOf(path, table.encoding)) {
    line += 1
    if (line < from || text.trim() === '') continue
    rows.push({ line, cells: cellsOf(text, table.delimiter), problem })
    if (rows.length === most) break
  }
  return rows
}

async function* linesOf(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  for await (const chunk of createReadStream(path)) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split(/\r\n|\n|\r(?!$)/)
    rest = (lines.pop() ?? '').slice(0, mostCharacters)
    yield* lines
  }
  yield rest + decoder.decode()
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells = ['']
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) cells.push('')
    else if (character !== '\0') cells[cells.length - 1] += character
  }
  return cells.slice(0, 1000).map((cell) => cell.slice(0, 65_536))
}
