import * as v from 'valibot'
import { alias, and, eq, gt, keyset, lte, page, paged, type SQL } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { Day } from '../schema/day.ts'
import { onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { findAccount, type AccountRecord } from './find-account.ts'
import { AccountRef, Owner } from './schemas.ts'
import { lastSeqWhere } from './seq-at.ts'
import { ledgerAccounts, ledgerPurposes, ledgerTransfers } from './tables.ts'

const Entry = v.pipe(
  v.object({
    id: v.string(),
    seq: v.number(),
    kind: v.picklist(['direct', 'reversal']),
    side: v.picklist(['debit', 'credit']),
    amount: v.number(),
    /** What it did to the balance: positive when it grew. */
    change: v.number(),
    /** After this entry, on the account's own side. */
    balance: v.number(),
    at: v.string(),
    recordedOn: v.string(),
    effectiveOn: v.string(),
    counterparty: v.object({ id: v.string(), key: v.string(), name: v.nullable(v.string()) }),
    category: v.nullable(v.string()),
    fund: v.nullable(v.string()),
    cause: v.nullable(Owner),
    purpose: v.nullable(v.string()),
    /** `seq` of the transfer that this one takes back. */
    reverses: v.nullable(v.number()),
    /** `seq` of the transfer that took this one back. */
    reversedBy: v.nullable(v.number()),
  }),
  v.metadata({ ref: 'LedgerEntry' }),
)

/**
 * The entries of an account with the balance after each, newest first or oldest first. Days are those of recording, in
 * which balances follow one another.
 */
export const statement = ledgerArea.query({
  name: 'statement',
  title: 'Statement of an account',
  path: '/accounts/:account/entries',
  permission: 'read',
  input: v.object({
    ...paged,
    account: AccountRef,
    order: v.optional(v.picklist(['newest', 'oldest']), 'newest'),
    /** Recorded on this day or later. */
    from: v.optional(Day),
    /** Recorded on this day or before. */
    to: v.optional(Day),
  }),
  output: page(Entry),
  async run(input, call) {
    const account = await findAccount(call.read, call, input.account)
    const { from, to, order } = input
    const before = from === undefined ? 0 : await lastSeqWhere(call.read, call, (row) => row.recordedOn < from)
    const through = to === undefined ? undefined : await lastSeqWhere(call.read, call, (row) => row.recordedOn <= to)
    const keys = keyset([ledgerTransfers.seq], input, order === 'newest' ? 'desc' : 'asc')
    const range = and(
      call.mine(ledgerTransfers),
      keys.where,
      gt(ledgerTransfers.seq, before),
      through === undefined ? undefined : lte(ledgerTransfers.seq, through),
    )
    // Two ranges of two indices, merged here: `debit = ? or credit = ?` would read the whole account (309 ms of it).
    const both = await Promise.all(
      (['debit', 'credit'] as const).map((side) => entriesOf(call, account, side, range, keys)),
    )
    const merged = both.flat().sort((a, b) => (order === 'newest' ? b.seq - a.seq : a.seq - b.seq))
    return keys.page(merged, ({ seq }) => [seq])
  },
})

async function entriesOf(
  call: Pick<QueryCall, 'read' | 'mine'>,
  account: AccountRecord,
  side: 'debit' | 'credit',
  range: SQL | undefined,
  keys: { readonly orderBy: SQL[]; readonly limit: number },
) {
  const t = ledgerTransfers
  const [own, other, after] =
    side === 'debit'
      ? [t.debitAccountId, t.creditAccountId, t.debitAfter]
      : [t.creditAccountId, t.debitAccountId, t.creditAfter]
  const reversal = alias(ledgerTransfers, 'reversal')
  const rows = await call.read
    .select({
      transfer: t,
      after,
      counterparty: { id: ledgerAccounts.id, key: ledgerAccounts.key, name: ledgerAccounts.name },
      purpose: ledgerPurposes.purpose,
      reversedBy: reversal.seq,
    })
    .from(t)
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, other))
    .leftJoin(ledgerPurposes, and(eq(ledgerPurposes.centreId, t.centreId), eq(ledgerPurposes.seq, t.seq)))
    .leftJoin(reversal, and(eq(reversal.centreId, t.centreId), eq(reversal.reverses, t.seq)))
    .where(and(range, eq(own, account.id)))
    .orderBy(...keys.orderBy)
    .limit(keys.limit)
  return rows.map(({ transfer, counterparty, purpose, reversedBy, ...row }) => ({
    id: transfer.id,
    seq: transfer.seq,
    kind: transfer.kind,
    side,
    amount: transfer.amount,
    change: onOwnSide(account.kind, side === 'credit' ? transfer.amount : -transfer.amount),
    balance: onOwnSide(account.kind, row.after),
    at: transfer.at.toISOString(),
    recordedOn: transfer.recordedOn,
    effectiveOn: transfer.effectiveOn,
    counterparty,
    category: transfer.category,
    fund: transfer.fund,
    cause: causeOf(transfer),
    purpose,
    reverses: transfer.reverses,
    reversedBy,
  }))
}

/** The record behind a transfer, in the form in which it is answered. */
export const causeOf = ({
  causeKind,
  causeId,
}: {
  readonly causeKind: string | null
  readonly causeId: string | null
}) => (causeKind !== null && causeId !== null ? { kind: causeKind, id: causeId } : null)
