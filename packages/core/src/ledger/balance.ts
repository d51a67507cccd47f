import * as v from 'valibot'
import { lte, type Reader } from '../db/index.ts'
import { Day, Instant } from '../schema/day.ts'
import { netOf, onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { entriesDown, type Chained } from './entry-chain.ts'
import { findAccount } from './find-account.ts'
import { ledgerOf } from './ledger-of.ts'
import { netsOn } from './reports/nets-on.ts'
import { AccountRef } from './schemas.ts'
import { lastSeqWhere } from './seq-at.ts'
import { ledgerTransfers } from './tables.ts'

type Source = Pick<Reader, 'select'>

/** Net balance (credits less debits) of an account after the row `seq`: what its newest row up to there says. */
export async function netAt(read: Source, of: Chained, seq: number): Promise<number> {
  const [newest] = await entriesDown(read, of, seq, 1)
  return newest?.after ?? 0
}

/** The balance of an account now, as it was recorded at a moment, or as it counts at the end of a day. */
export const balance = ledgerArea.query({
  name: 'balance',
  title: 'Balance of an account, now, at a moment or on a day',
  path: '/accounts/:account/balance',
  permission: 'read',
  input: v.pipe(
    v.object({ account: AccountRef, at: v.optional(Instant), on: v.optional(Day) }),
    v.check(({ at, on }) => at === undefined || on === undefined, 'at_or_on'),
  ),
  output: v.object({
    accountId: v.string(),
    unit: v.string(),
    scale: v.number(),
    /** On the account's own side, in minor units. */
    balance: v.number(),
  }),
  async run({ account: ref, at, on }, call) {
    const { read } = call
    // How far the ledger is first, then the sums: what is posted in between is after both, never between them.
    const head = await ledgerOf(read, call)
    const account = await findAccount(read, call, ref)
    const net = async () => {
      if (at === undefined && on === undefined) return netOf(account)
      const of = { ...head, account: account.number }
      if (on !== undefined) return (await netsOn(read, call, head, [account], on)).get(account.number)!
      const moment = new Date(at!)
      return netAt(read, of, await lastSeqWhere(read, head, lte(ledgerTransfers.at, moment)))
    }
    const { id, unit, scale, kind } = account
    return { accountId: id, unit, scale, balance: onOwnSide(kind, await net()) }
  },
})
