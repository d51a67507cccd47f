import * as v from 'valibot'
import { and, eq, inArray, keyset, lt, lte, or, page, paged, type Reader } from '../db/index.ts'
import { Day } from '../schema/day.ts'
import { onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { entriesDown, entriesUp, type ChainEntry } from './entry-chain.ts'
import { findAccount, type AccountRecord } from './find-account.ts'
import { ledgerOf } from './ledger-of.ts'
import { mostLookedAt, Searched } from './journal/searched.ts'
import { dayOf, labelNumber } from './journal/transfers.ts'
import { numberAt, placeOf } from './place.ts'
import { AccountRef, Category, Fund, Owner, Party } from './schemas.ts'
import { lastSeqWhere } from './seq-at.ts'
import { shownTransfers, type ShownTransfer } from './shown-transfers.ts'
import { closing, ledgerPurposes, ledgerTransfers, transferKinds } from './tables.ts'
import { normalise } from '../text/normalise.ts'

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
 * which balances follow one another. With a filter a page looks at 2,000 entries at most, and says how far it has looked.
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
    /** After the entry with this `seq`: for whoever has read up to there. */
    since: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    category: v.optional(v.union([Category, v.literal(closing)])),
    fund: v.optional(Fund),
    /** The account at the other side. */
    counterparty: v.optional(AccountRef),
    /** Stands in the purpose; accents and capitals make no difference. */
    text: v.optional(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(100))),
  }),
  output: v.object({ ...page(Entry).entries, searched: Searched }),
  async run(input, call) {
    const { read } = call
    const account = await findAccount(read, call, input.account)
    const head = await ledgerOf(read, call)
    const { ledger } = head
    const { from, to, limit } = input
    const begin = from === undefined ? 1 : 1 + (await lastSeqWhere(read, head, lt(ledgerTransfers.recordedOn, from)))
    const first = Math.max(begin, 1 + (input.since ?? 0))
    const last = to === undefined ? head.seq : await lastSeqWhere(read, head, lte(ledgerTransfers.recordedOn, to))
    const keys = keyset([ledgerTransfers.place], input)
    const cursor = keys.cursor && Number(keys.cursor[0])
    const of = { ledger, account: account.number }
    const newest = input.order === 'newest'
    const matching = await filterOf(input, call, ledger)
    const most = matching ? mostLookedAt : limit
    const found: ChainEntry[] = []
    let [looked, reached, full, goesOn] = [0, cursor, false, true]
    while (goesOn && !full && looked < most) {
      const size = Math.min(500, most - looked)
      const chain = newest
        ? await entriesDown(read, of, Math.min(last, (reached ?? Infinity) - 1), size + 1)
        : await entriesUp(read, of, Math.max(first, (reached ?? 0) + 1), size + 1)
      const within = chain.filter(({ seq }) => seq >= first && seq <= last)
      const part = within.slice(0, size)
      goesOn = within.length > size
      const hits = matching ? await matching(part) : undefined
      for (const entry of part) {
        const hit = hits?.has(entry.seq) ?? true
        if (hit && found.length === limit) {
          full = true
          break
        }
        if (hit) found.push(entry)
        looked++
        reached = entry.seq
      }
    }
    const shown = await shownTransfers(
      call,
      ledger,
      found.map(({ seq }) => placeOf(ledger, seq)),
    )
    const bySeq = new Map(shown.map((transfer) => [transfer.seq, transfer]))
    const more = full || goesOn
    const through =
      looked === 0 ? null : (bySeq.get(reached!)?.row.recordedOn ?? (await dayOf(read, placeOf(ledger, reached!))))
    return {
      items: found.map((entry) => show(account, entry, bySeq.get(entry.seq)!)),
      ...(more && reached !== undefined ? { next: keys.cursorOf([reached]) } : {}),
      searched: { rows: looked, most: mostLookedAt, cut: more && found.length < limit, through },
    }
  },
})

interface Filter {
  readonly category?: string | undefined
  readonly fund?: string | undefined
  readonly counterparty?: string | undefined
  readonly text?: string | undefined
}

/** Which of some entries a filter lets through, by `seq`; nothing where there is no filter. */
async function filterOf(
  { category, fund, counterparty, text }: Filter,
  call: Parameters<typeof findAccount>[1] & { readonly read: Pick<Reader, 'select'> },
  ledger: number,
): Promise<((entries: readonly ChainEntry[]) => Promise<ReadonlySet<number>>) | undefined> {
  const { read } = call
  const t = ledgerTransfers
  const other = counterparty === undefined ? undefined : (await findAccount(read, call, counterparty)).number
  const which = [
    category === undefined ? undefined : eq(t.category, await labelNumber(read, ledger, 'category', category)),
    fund === undefined ? undefined : eq(t.fund, await labelNumber(read, ledger, 'fund', fund)),
    other === undefined ? undefined : or(eq(t.debit, other), eq(t.credit, other)),
  ].filter((one) => one !== undefined)
  const wanted = text === undefined ? undefined : normalise(text)
  if (which.length === 0 && wanted === undefined) return undefined
  return async (entries) => {
    let places = entries.map(({ seq }) => placeOf(ledger, seq))
    if (places.length > 0 && which.length > 0) {
      const rows = await read
        .select({ place: t.place })
        .from(t)
        .where(and(inArray(t.place, places), ...which))
      places = rows.map(({ place }) => place)
    }
    if (places.length > 0 && wanted !== undefined) {
      const { place, purpose } = ledgerPurposes
      const rows = await read.select({ place, purpose }).from(ledgerPurposes).where(inArray(place, places))
      places = rows.flatMap((row) =>
        row.purpose !== null && normalise(row.purpose).includes(wanted) ? [row.place] : [],
      )
    }
    return new Set(places.map(numberAt))
  }
}

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
