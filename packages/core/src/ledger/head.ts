import { randomInt } from 'node:crypto'
import { max, sql } from '../db/index.ts'
import type { OperationCall } from '../operations/call.ts'
import { mostLedgers } from './place.ts'
import { ledgerHeads } from './tables.ts'

type Call = Pick<OperationCall, 'tx' | 'mine' | 'centre'>

/** Another stamp than any before: whatever a process keeps in memory of the ledger is read anew. */
export const freshStamp = (): number => randomInt(1, 2 ** 47)

/**
 * Takes the ledger of the centre for a change of an account. Whoever writes to a ledger takes its head first, so that two
 * who meet stand in line here, in one order, instead of in each other's way at two accounts (measured on PostgreSQL:
 * locking the head first gave 2.7 times pgbench's rate, after the accounts 1.8).
 *
 * @returns the number of the ledger, `undefined` when the centre keeps no books yet.
 */
export async function holdHead(call: Call): Promise<number | undefined> {
  const [held] = await call.tx
    .update(ledgerHeads)
    .set({ stamp: freshStamp() })
    .where(call.mine(ledgerHeads))
    .returning({ ledger: ledgerHeads.ledger })
  return held?.ledger
}

/** Takes the ledger of the centre, and begins it when this is its first account. */
export async function holdOrBegin(call: Call): Promise<number> {
  const known = await holdHead(call)
  if (known !== undefined) return known
  const [last] = await call.tx.select({ ledger: max(ledgerHeads.ledger) }).from(ledgerHeads)
  const ledger = (last?.ledger ?? 0) + 1
  if (ledger > mostLedgers) throw new Error(`This database holds ${mostLedgers} ledgers; found the centre in another.`)
  await call.tx.insert(ledgerHeads).values({
    centreId: call.centre.id,
    ledger,
    seq: 0,
    at: new Date(0),
    recordedOn: '1970-01-01',
    accounts: 0,
    labels: 0,
    stamp: freshStamp(),
    closedThrough: null,
  })
  return ledger
}

/** The number of the next account of the ledger, which the caller holds. */
export async function nextAccountNumber(call: Call): Promise<number> {
  const [head] = await call.tx
    .update(ledgerHeads)
    .set({ accounts: sql`${ledgerHeads.accounts} + 1` })
    .where(call.mine(ledgerHeads))
    .returning({ accounts: ledgerHeads.accounts })
  return head!.accounts
}
