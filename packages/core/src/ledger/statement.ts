import * as v from 'valibot'
import { keyset, page, paged } from '../db/index.ts'
import { Day } from '../schema/day.ts'
import { onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { entriesDown, entriesUp, type ChainEntry } from './entry-chain.ts'
import { findAccount, type AccountRecord } from './find-account.ts'
import { ledgerOf } from './ledger-of.ts'
import { numberAt, placeOf } from './place.ts'
import { AccountRef, Owner, Party } from './schemas.ts'
import { lastSeqWhere } from './seq-at.ts'
import { shownTransfers, type ShownTransfer } from './shown-transfers.ts'
import { ledgerTransfers, transferKinds } from './tables.ts'

const Entry = v.pipe(
  v.object({
    id: v.string(),
    seq: v.number(),
    kind: v.picklist(transferKinds),
    side: v.picklist(['debit', 'credit']),
    amount: v.number(),
    /** What it did to the balance: positive when it grew; 0 for what only sets aside or releases. */
    change: v.number(),
    /** After this entry, on the account's own side. */
    balance: v.number(),
    at: v.string(),
    recordedOn: v.string(),
    effectiveOn: v.string(),
    counterparty: Party,
    category: v.nullable(v.string()),
    fund: v.nullable(v.string()),
    cause: v.nullable(Owner),
    purpose: v.nullable(v.string()),
    /** `seq` of the transfer that this one takes back. */
    reverses: v.nullable(v.number()),
    /** `seq` of the transfer that took this one back. */
    reversedBy: v.nullable(v.number()),
    /** Of a hold that is over: `seq` of what posted, voided or ended it. */
    settledBy: v.nullable(v.number()),
    /** Of a hold: when it ends by itself. */
    expiresAt: v.nullable(v.string()),
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
    const { read } = call
    const account = await findAccount(read, call, input.account)
    const head = await ledgerOf(read, call)
    const { from, to, order } = input
    const first = from === undefined ? 1 : 1 + (await lastSeqWhere(read, head, (row) => row.recordedOn < from))
    const last = to === undefined ? head.seq : await lastSeqWhere(read, head, (row) => row.recordedOn <= to)
    const keys = keyset([ledgerTransfers.place], input)
    const cursor = keys.cursor && Number(keys.cursor[0])
    const of = { ledger: head.ledger, account: account.number }
    const chain =
      order === 'newest'
        ? await entriesDown(read, of, Math.min(last, (cursor ?? Infinity) - 1), keys.limit)
        : await entriesUp(read, of, Math.max(first, (cursor ?? 0) + 1), keys.limit)
    const within = chain.filter(({ seq }) => seq >= first && seq <= last)
    const shown = await shownTransfers(
      call,
      head.ledger,
      within.map(({ seq }) => placeOf(head.ledger, seq)),
    )
    const bySeq = new Map(shown.map((transfer) => [transfer.seq, transfer]))
    return keys.page(
      within.map((entry) => show(account, entry, bySeq.get(entry.seq)!)),
      ({ seq }) => [seq],
    )
  },
})

function show(account: AccountRecord, { seq, after }: ChainEntry, transfer: ShownTransfer) {
  const { row, debit, credit, category, fund, cause, purpose, settledBy } = transfer
  const side = row.debit === account.number ? ('debit' as const) : ('credit' as const)
  const { id, key, name } = side === 'debit' ? credit : debit
  const moves = row.kind !== 'hold' && row.kind !== 'void' && row.kind !== 'expiry'
  return {
    id: row.id,
    seq,
    kind: row.kind,
    side,
    amount: row.amount,
    change: moves ? onOwnSide(account.kind, side === 'credit' ? row.amount : -row.amount) : 0,
    balance: onOwnSide(account.kind, after),
    at: row.at.toISOString(),
    recordedOn: row.recordedOn,
    effectiveOn: row.effectiveOn ?? row.recordedOn,
    counterparty: { id, key, name },
    category,
    fund,
    cause,
    purpose,
    reverses: row.kind === 'reversal' ? numberAt(row.about!) : null,
    reversedBy: settledBy?.kind === 'reversal' ? settledBy.seq : null,
    settledBy: row.kind === 'hold' ? (settledBy?.seq ?? null) : null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}
