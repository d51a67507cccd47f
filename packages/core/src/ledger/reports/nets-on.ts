import { and, desc, eq, gt, lte, or, type Reader } from '../../db/index.ts'
import type { QueryCall } from '../../operations/call.ts'
import type { AccountRecord } from '../find-account.ts'
import { ledgerPeriods } from '../periods/tables.ts'
import { placeOf } from '../place.ts'
import { lastSeqWhere } from '../seq-at.ts'
import { ledgerTransfers } from '../tables.ts'
import { netsAt } from './chart.ts'
import { backdated, postdated, shiftedSums, type Upto } from './rows-of-period.ts'

type Source = Pick<Reader, 'select'>

/**
 * Net balance (credits less debits) of each account at the end of a day, by effective day: as it was recorded by then,
 * less what of that counts later, with what was recorded afterwards and counts by then. Nothing that was recorded after
 * a period was closed counts in it, so the last closed period bounds how far back the second goes.
 */
export async function netsOn(
  read: Source,
  call: Pick<QueryCall, 'mine'>,
  head: Upto,
  accounts: readonly AccountRecord[],
  on: string,
): Promise<ReadonlyMap<number, number>> {
  const { ledger } = head
  const seq = await lastSeqWhere(read, head, lte(ledgerTransfers.recordedOn, on))
  const nets = await netsAt(read, ledger, accounts, seq)
  const add = (number: number, amount: number) => {
    const net = nets.get(number)
    if (net !== undefined) nets.set(number, net + amount)
  }
  const { effectiveOn, place } = ledgerTransfers
  const only = accounts.length === 1 ? touching(accounts[0]!.number) : undefined
  const limit = placeOf(ledger, seq)
  const later = await shiftedSums(read, { ledger, seq }, postdated, and(gt(effectiveOn, on), only))
  for (const { debit, credit, amount } of later) {
    add(debit, amount)
    add(credit, -amount)
  }
  if (seq === head.seq) return nets
  const closed = await closedBefore(read, call, seq)
  const since = closed === undefined ? undefined : gt(effectiveOn, closed)
  const earlier = await shiftedSums(read, head, backdated, and(gt(place, limit), lte(effectiveOn, on), since, only))
  for (const { debit, credit, amount } of earlier) {
    add(debit, -amount)
    add(credit, amount)
  }
  return nets
}

const touching = (account: number) => or(eq(ledgerTransfers.debit, account), eq(ledgerTransfers.credit, account))

/** The last day that was closed when row `seq` was the newest, and still is. */
async function closedBefore(read: Source, call: Pick<QueryCall, 'mine'>, seq: number): Promise<string | undefined> {
  const [period] = await read
    .select({ through: ledgerPeriods.through })
    .from(ledgerPeriods)
    .where(and(call.mine(ledgerPeriods), eq(ledgerPeriods.state, 'closed'), lte(ledgerPeriods.seq, seq)))
    .orderBy(desc(ledgerPeriods.through))
    .limit(1)
  return period?.through
}
