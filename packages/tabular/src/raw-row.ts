import type { TableProblem } from './error.ts'

/** A row as it stands in the file, before it is compared with the header. */
export interface RawRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly problem?: TableProblem
}

/** Rows come in batches, one for each chunk of the file: awaiting every single row would cost more than reading it. */
export type RawRows = AsyncGenerator<readonly RawRow[], void, undefined>

/** A row in which nobody wrote anything. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '')
}
