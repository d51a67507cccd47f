import { eq, type Reader } from '../db/index.ts'
import { placeOf } from './place.ts'
import { ledgerTransfers } from './tables.ts'

/** When a row was recorded: neither ever goes back as `seq` goes on. */
export interface Recorded {
  readonly at: Date
  readonly recordedOn: string
}

/**
 * The last `seq` whose row was recorded early enough, 0 when none was. Both times grow with `seq`, so it is a binary
 * search by primary key: 20 rows looked at among a million, and no index to be kept for it.
 */
export async function lastSeqWhere(
  read: Pick<Reader, 'select'>,
  { ledger, seq }: { readonly ledger: number; readonly seq: number },
  early: (recorded: Recorded) => boolean,
): Promise<number> {
  let [low, high] = [0, seq]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [row] = await read
      .select({ at: ledgerTransfers.at, recordedOn: ledgerTransfers.recordedOn })
      .from(ledgerTransfers)
      .where(eq(ledgerTransfers.place, placeOf(ledger, middle)))
    if (row && early(row)) low = middle
    else high = middle - 1
  }
  return low
}
