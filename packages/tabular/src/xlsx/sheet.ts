import { TabularError, type TableProblem } from '../error.ts'
import type { TableLimits } from '../limits.ts'
import type { RawRow, RawRows } from '../raw-row.ts'
import { plainNumber, serialText } from './number-format.ts'
import { unescapeText } from './text.ts'
import type { WorkbookContext } from './workbook.ts'
import { parseXml } from './xml.ts'

/** Reads the cells of a sheet row by row. Cells that merely have a style, and the gaps between cells, are ''. */
export async function* readSheet(
  chunks: AsyncIterable<Uint8Array>,
  context: WorkbookContext,
  limits: TableLimits,
): RawRows {
  const reader = new SheetReader(context, limits)
  try {
    for await (const _ of parseXml(chunks, reader)) yield reader.take()
  } catch (error) {
    // Rows that were complete before the fault are handed on first.
    yield reader.take()
    throw error instanceof TabularError ? error.atLine(reader.line) : error
  }
}

class SheetReader {
  /** Number of the row that is being read. */
  line = 0
  #rows: RawRow[] = []
  #cells: string[] = []
  #problem: TableProblem | undefined
  #column = 0
  #type = 'n'
  #style = 0
  #text = ''
  #listening = false
  #inlineDepth = 0
  #phonetic = false
  readonly #context: WorkbookContext
  readonly #limits: TableLimits

  constructor(context: WorkbookContext, limits: TableLimits) {
    this.#context = context
    this.#limits = limits
  }

  take(): readonly RawRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.line = attributes['r'] === undefined ? this.line + 1 : Number(attributes['r'])
        this.#cells = []
        this.#problem = undefined
        this.#column = 0
        break
      case 'c':
        this.#column = attributes['r'] === undefined ? this.#column + 1 : columnNumber(attributes['r'])
        this.#type = attributes['t'] ?? 'n'
        this.#style = Number(attributes['s'] ?? 0)
        this.#text = ''
        break
      case 'is':
        this.#inlineDepth += 1
        break
      case 'rPh':
        this.#phonetic = true
        break
      case 'v':
        this.#listening = true
        break
      case 't':
        this.#listening = this.#inlineDepth > 0 && !this.#phonetic
        break
    }
  }

  text(text: string): void {
    if (!this.#listening) return
    this.#text += text
    if (this.#text.length > this.#limits.cellCharacters) throw this.#refuseCell()
  }

  close(name: string): void {
    switch (name) {
      case 'row':
        this.#rows.push({
          line: this.line,
          cells: this.#cells,
          ...(this.#problem === undefined ? {} : { problem: this.#problem }),
        })
        break
      case 'c':
        this.#finishCell()
        break
      case 'is':
        this.#inlineDepth -= 1
        break
      case 'rPh':
        this.#phonetic = false
        break
      case 'v':
      case 't':
        this.#listening = false
        break
    }
  }

  #finishCell(): void {
    if (this.#text === '') return
    const column = this.#column
    const value = this.#value()
    if (value.length > this.#limits.cellCharacters) throw this.#refuseCell()
    if (Number.isNaN(column)) throw new TabularError('TABULAR_FILE_DAMAGED', { line: this.line })
    if (column > this.#limits.columns) {
      throw new TabularError('TABULAR_TOO_MANY_COLUMNS', { line: this.line, data: { limit: this.#limits.columns } })
    }
    while (this.#cells.length < column - 1) this.#cells.push('')
    this.#cells[column - 1] = value
  }

  #value(): string {
    const text = this.#text
    switch (this.#type) {
      case 's': {
        const shared = this.#context.strings.at(Number(text))
        if (shared === undefined) throw new TabularError('TABULAR_FILE_DAMAGED', { line: this.line })
        return shared
      }
      case 'str':
      case 'inlineStr':
        return unescapeText(text)
      case 'b':
        return text.trim() === '1' ? 'true' : 'false'
      case 'e':
        this.#problem ??= {
          code: 'TABULAR_CELL_ERROR',
          line: this.line,
          column: this.#column,
          data: { error: text.slice(0, 20) },
        }
        return text
      case 'd':
        return text.replace(/T00:00:00(\.0+)?Z?$/, '')
      default: {
        const kind = this.#context.styles[this.#style] ?? 'number'
        const dated = kind === 'number' ? undefined : serialText(Number(text), kind, this.#context.dateSystem)
        return dated ?? plainNumber(text)
      }
    }
  }

  #refuseCell(): TabularError {
    const data = { limit: this.#limits.cellCharacters }
    return new TabularError('TABULAR_CELL_TOO_LONG', { line: this.line, column: this.#column, data })
  }
}

/** Column of a reference such as `AB12`, from 1; NaN for anything else. */
function columnNumber(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) return at === 0 ? Number.NaN : column
    if (code < 0x41 || code > 0x5a) return Number.NaN
    column = column * 26 + code - 0x40
  }
  return Number.NaN
}
