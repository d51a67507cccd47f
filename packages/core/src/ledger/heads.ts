import type { Reader } from '../db/index.ts'
import { ledgerHeads } from './tables.ts'

/** How far the ledger of each centre has come: the `seq` of its newest transfer, by the id of the centre. */
export async function ledgerHeadsNow(read: Pick<Reader, 'select'>): Promise<ReadonlyMap<string, number>> {
  const rows = await read.select({ centreId: ledgerHeads.centreId, seq: ledgerHeads.seq }).from(ledgerHeads)
  return new Map(rows.map(({ centreId, seq }) => [centreId, seq]))
}
