/**
 * Everything that can be wrong with a table, in one place: the code (stable), the key of its message (texts stand in
 * `messages/`), and whether reading stops there (`fatal`) or goes on and the finding is listed in `problems`.
 */
export const TABULAR_CODES = {
  TABULAR_FILE_UNREADABLE: { messageKey: 'tabular.fileUnreadable', fatal: true },
  TABULAR_FILE_EMPTY: { messageKey: 'tabular.fileEmpty', fatal: true },
  TABULAR_FILE_TRUNCATED: { messageKey: 'tabular.fileTruncated', fatal: true },
  TABULAR_FILE_DAMAGED: { messageKey: 'tabular.fileDamaged', fatal: true },
  TABULAR_FILE_TOO_LARGE: { messageKey: 'tabular.fileTooLarge', fatal: true },
  TABULAR_FORMAT_UNKNOWN: { messageKey: 'tabular.formatUnknown', fatal: true },
  TABULAR_FORMAT_OLD_EXCEL: { messageKey: 'tabular.formatOldExcel', fatal: true },
  TABULAR_NEEDS_FILE: { messageKey: 'tabular.needsFile', fatal: true },
  TABULAR_SHEET_UNKNOWN: { messageKey: 'tabular.sheetUnknown', fatal: true },
  TABULAR_ENCODING_UNKNOWN: { messageKey: 'tabular.encodingUnknown', fatal: true },
  TABULAR_ENCODING_INVALID: { messageKey: 'tabular.encodingInvalid', fatal: true },
  TABULAR_NUL_CHARACTER: { messageKey: 'tabular.nulCharacter', fatal: true },
  TABULAR_QUOTE_OPEN: { messageKey: 'tabular.quoteOpen', fatal: true },
  TABULAR_CELL_TOO_LONG: { messageKey: 'tabular.cellTooLong', fatal: true },
  TABULAR_ROW_TOO_LONG: { messageKey: 'tabular.rowTooLong', fatal: true },
  TABULAR_TOO_MANY_COLUMNS: { messageKey: 'tabular.tooManyColumns', fatal: true },
  TABULAR_TOO_MANY_ROWS: { messageKey: 'tabular.tooManyRows', fatal: true },
  TABULAR_HEADER_MISSING: { messageKey: 'tabular.headerMissing', fatal: true },
  TABULAR_HEADER_NAMELESS: { messageKey: 'tabular.headerNameless', fatal: false },
  TABULAR_HEADER_REPEATED: { messageKey: 'tabular.headerRepeated', fatal: false },
  TABULAR_ROW_SHORT: { messageKey: 'tabular.rowShort', fatal: false },
  TABULAR_ROW_LONG: { messageKey: 'tabular.rowLong', fatal: false },
  TABULAR_CELL_ERROR: { messageKey: 'tabular.cellError', fatal: false },
} as const satisfies Readonly<Record<string, { readonly messageKey: string; readonly fatal: boolean }>>

/** A stable code: part of the public surface, never renamed. */
export type TabularCode = keyof typeof TABULAR_CODES

/** Where and with which figures; never the content of a cell, except a name the reader needs to find the place. */
export interface TabularDetail {
  /** Line of the file (CSV) or number of the row (XLSX), from 1. */
  readonly line?: number
  /** Column, from 1. */
  readonly column?: number
  /** Values for the message's placeholders. */
  readonly data?: Readonly<Record<string, string | number>>
}

/** Something a reader goes on after: it is listed in `problems` and on the row itself. */
export interface TableProblem extends TabularDetail {
  readonly code: TabularCode
}

/** Reading or writing cannot go on. `code` is stable; `message` is for logs, `messageKey` leads to the text for people. */
export class TabularError extends Error {
  override readonly name = 'TabularError'
  readonly code: TabularCode
  readonly messageKey: string
  readonly line: number | undefined
  readonly column: number | undefined
  readonly data: Readonly<Record<string, string | number>>

  constructor(code: TabularCode, detail: TabularDetail = {}, cause?: unknown) {
    const place = [
      detail.line === undefined ? '' : ` line ${detail.line}`,
      detail.column === undefined ? '' : ` column ${detail.column}`,
    ].join('')
    super(`${code}${place}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.messageKey = TABULAR_CODES[code].messageKey
    this.line = detail.line
    this.column = detail.column
    this.data = detail.data ?? {}
  }

  /** The same error, placed: what finds a fault in the bytes does not know which line it is on. */
  atLine(line: number): TabularError {
    if (this.line !== undefined) return this
    return new TabularError(this.code, { line, data: this.data }, this.cause)
  }
}
