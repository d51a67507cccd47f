import * as v from 'valibot'
import { and, desc, eq, gt, lte, sql, total, type Reader } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { Day, Instant } from '../schema/day.ts'
import { netOf, onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { findAccount } from './find-account.ts'
import { AccountRef } from './schemas.ts'
import { lastSeqWhere } from './seq-at.ts'
import { ledgerTransfers } from './tables.ts'

type Source = Pick<Reader, 'select'>
type Call = Pick<QueryCall, 'mine'>

const sides = [
  { account: ledgerTransfers.debitAccountId, after: ledgerTransfers.debitAfter, sign: -1 },
  { account: ledgerTransfers.creditAccountId, after: ledgerTransfers.creditAfter, sign: 1 },
] as const

/** Net balance (credits less debits) of an account after the row `seq`: what its newest row up to there says. */
export async function netAt(read: Source, call: Call, account: string, seq: number): Promise<number> {
  const newest = await Promise.all(
    sides.map(async (side) => {
      const [row] = await read
        .select({ seq: ledgerTransfers.seq, after: side.after })
        .from(ledgerTransfers)
        .where(and(call.mine(ledgerTransfers), eq(side.account, account), lte(ledgerTransfers.seq, seq)))
        .orderBy(desc(ledgerTransfers.seq))
        .limit(1)
      return row
    }),
  )
  const [debited, credited] = newest
  return (debited && (!credited || debited.seq > credited.seq) ? debited : credited)?.after ?? 0
}

/**
 * Net balance of an account by effective day: what was recorded up to that day, less what of it counts later, and with
 * what was recorded later but counts by then. Only rows whose two days differ are summed, and they have their index.
 */
export async function netOn(read: Source, call: Call, account: string, on: string): Promise<number> {
  const seq = await lastSeqWhere(read, call, ({ recordedOn }) => recordedOn <= on)
  const { effectiveOn, recordedOn, amount } = ledgerTransfers
  const shifted = sql`${effectiveOn} <> ${recordedOn}`
  let net = await netAt(read, call, account, seq)
  for (const { account: column, sign } of sides) {
    const ofAccount = and(call.mine(ledgerTransfers), eq(column, account), shifted)
    const [later] = await read
      .select({ sum: total(amount) })
      .from(ledgerTransfers)
      .where(and(ofAccount, gt(effectiveOn, on), lte(ledgerTransfers.seq, seq)))
    const [earlier] = await read
      .select({ sum: total(amount) })
      .from(ledgerTransfers)
      .where(and(ofAccount, lte(effectiveOn, on), gt(ledgerTransfers.seq, seq)))
    net += sign * (earlier!.sum - later!.sum)
  }
  return net
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
    const account = await findAccount(call.read, call, ref)
    const net = async () => {
      if (on !== undefined) return netOn(call.read, call, account.id, on)
      if (at === undefined) return netOf(account)
      const moment = new Date(at)
      return netAt(call.read, call, account.id, await lastSeqWhere(call.read, call, (row) => row.at <= moment))
    }
    const { id, unit, scale, kind } = account
    return { accountId: id, unit, scale, balance: onOwnSide(kind, await net()) }
  },
})
