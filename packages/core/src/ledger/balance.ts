import * as v from 'valibot'
import { and, eq, gt, isNotNull, lte, notInArray, total, type Reader } from '../db/index.ts'
import { Day, Instant } from '../schema/day.ts'
import { netOf, onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { entriesDown, type Chained } from './entry-chain.ts'
import { findAccount } from './find-account.ts'
import { ledgerOf } from './ledger-of.ts'
import { placeOf } from './place.ts'
import { AccountRef } from './schemas.ts'
import { lastSeqWhere } from './seq-at.ts'
import { ledgerTransfers } from './tables.ts'

type Source = Pick<Reader, 'select'>

/** Net balance (credits less debits) of an account after the row `seq`: what its newest row up to there says. */
export async function netAt(read: Source, of: Chained, seq: number): Promise<number> {
  const [newest] = await entriesDown(read, of, seq, 1)
  return newest?.after ?? 0
}

const sides = [
  { account: ledgerTransfers.debit, sign: -1 },
  { account: ledgerTransfers.credit, sign: 1 },
] as const

/**
 * Net balance of an account by effective day: what was recorded up to that day, less what of it counts later, and with
 * what was recorded later but counts by then. Only rows whose two days differ are summed, and they have their index.
 */
export async function netOn(
  read: Source,
  { account, ledger, seq: newest }: Chained & { readonly seq: number },
  on: string,
): Promise<number> {
  const seq = await lastSeqWhere(read, { ledger, seq: newest }, lte(ledgerTransfers.recordedOn, on))
  const { effectiveOn, place, kind } = ledgerTransfers
  let net = await netAt(read, { ledger, account }, seq)
  const limit = placeOf(ledger, seq)
  for (const { account: column, sign } of sides) {
    // Holds and their ends move nothing that is posted.
    const moves = notInArray(kind, ['hold', 'void', 'expiry'])
    const shifted = and(eq(ledgerTransfers.ledger, ledger), eq(column, account), isNotNull(effectiveOn), moves)
    const sumOf = async (which: ReturnType<typeof and>) => {
      const [row] = await read
        .select({ sum: total(ledgerTransfers.amount) })
        .from(ledgerTransfers)
        .where(and(shifted, which))
      return row!.sum
    }
    const later = await sumOf(and(gt(effectiveOn, on), lte(place, limit)))
    const earlier = await sumOf(and(lte(effectiveOn, on), gt(place, limit)))
    net += sign * (earlier - later)
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
    const { read } = call
    const account = await findAccount(read, call, ref)
    const net = async () => {
      if (at === undefined && on === undefined) return netOf(account)
      const head = await ledgerOf(read, call)
      const of = { ...head, account: account.number }
      if (on !== undefined) return netOn(read, of, on)
      const moment = new Date(at!)
      return netAt(read, of, await lastSeqWhere(read, head, lte(ledgerTransfers.at, moment)))
    }
    const { id, unit, scale, kind } = account
    return { accountId: id, unit, scale, balance: onOwnSide(kind, await net()) }
  },
})
