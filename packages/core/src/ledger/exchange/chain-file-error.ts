import type { LedgerCheck } from '../proof/fault.ts'

/** Why the lines of a chain are not taken. */
export type ChainFileFault =
  | LedgerCheck
  /** No JSON, or a line that is not as the format says. */
  | 'line'
  /** A line of a kind that does not belong here. */
  | 'order'
  /** The file ends before its last line. */
  | 'cut'
  /** The ledger that should take them is not empty. */
  | 'not-empty'
  /** A unit of this code is there, with other decimals. */
  | 'unit-taken'

/** A line of an exported chain that does not fit. */
export class ChainFileError extends Error {
  override readonly name = 'ChainFileError'
  readonly fault: ChainFileFault
  /** From 1; 0 when it is about none. */
  readonly line: number
  readonly detail: string

  constructor(fault: ChainFileFault, line: number, detail: string) {
    super(`Line ${line}: ${fault}: ${detail}`)
    this.fault = fault
    this.line = line
    this.detail = detail
  }
}
