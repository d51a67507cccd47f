import { type Reader } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { ledgerHeads } from './tables.ts'

/** The ledger of the centre as a query needs it; 0 and 0 where the centre keeps no books. */
export async function ledgerOf(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine'>,
): Promise<{ readonly ledger: number; readonly seq: number }> {
  const [head] = await read
    .select({ ledger: ledgerHeads.ledger, seq: ledgerHeads.seq })
    .from(ledgerHeads)
    .where(call.mine(ledgerHeads))
  return head ?? { ledger: 0, seq: 0 }
}
