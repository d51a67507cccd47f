/** What can be wrong with a ledger. */
export type LedgerCheck =
  | 'counters'
  | 'balances'
  | 'numbers'
  | 'holds'
  | 'blocks'
  | 'marks'
  | 'labels'
  | 'accounts'
  | 'times'
  | 'links'
  | 'units'
  | 'ids'

/** Something of a ledger that is not as it must be, and where. */
export interface LedgerFault {
  readonly check: LedgerCheck
  readonly table: string
  /** The row: `seq=17 id=…` of a transfer, `account=3`, `block=2`. */
  readonly row: string
  /** What stands there and what should, `found ≠ right`. */
  readonly detail: string
}

/** How many faults are told in full; the others are counted. */
export const mostFaults = 50

/** Collects faults, as many as anybody reads. */
export class Faults {
  readonly first: LedgerFault[] = []
  total = 0

  add(check: LedgerCheck, table: string, row: string, detail: string): void {
    this.total++
    if (this.first.length < mostFaults) this.first.push({ check, table, row, detail })
  }
}
