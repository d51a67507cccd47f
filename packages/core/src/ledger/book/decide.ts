import {
  creditRoom,
  debitRoom,
  exceedsCredits,
  exceedsDebits,
  netOf,
  overflowsCredits,
  overflowsDebits,
  type AccountState,
} from '../account-state.ts'
import { dayOfNumber, numberOfDay } from '../../db/columns.ts'
import type { RefusalCode } from '../refusals.ts'
import { closing, type TransferKind } from '../tables.ts'
import type { Answer, Chain, Entry, Refusal, Wanted } from './wanted.ts'

/** What the ledger holds, as far as a batch is concerned. Deciding adds to it; a refused chain leaves it as it was. */
export interface Page {
  /** The last number given. */
  seq: number
  readonly at: Date
  readonly recordedOn: number
  /** What would count on this day or before it is refused. */
  readonly closedThrough: number
  /** Who posts the chain that is being decided. */
  actor: string | null
  /** Accounts by id and by key. */
  readonly accounts: ReadonlyMap<string, AccountState>
  /** Transfers that bear an id of the batch, or that one of it is about. */
  readonly known: Map<string, Entry>
  /** What was done about a transfer: by its `seq`, the kind of the row that did it. */
  readonly settled: Map<number, TransferKind>
  readonly failed: ReadonlyMap<string, string>
  /** Every 32nd entry of an account, by the number of the account. */
  readonly marks: (readonly [account: number, seq: number])[]
}

/** Entries of an account from one mark to the next. */
const apart = 32

type Undo = readonly [AccountState, number, number, number, number, number, number]

/** Decides one chain; created entries are booked in the states of the accounts and in the page. */
export function decide(chain: Chain, page: Page): Answer {
  const early = chain.findIndex(({ id }) => isOfTheFuture(id, page.at))
  if (early >= 0) return refused({ code: 'ID_OF_THE_FUTURE' }, early, chain[early]!)
  if (chain.length === 1) {
    const [one] = chain
    const row = page.known.get(one!.id)
    if (row) return again(chain, page)
    const parties = partiesOf(one!, page)
    const fault = page.failed.has(one!.id) ? failedBefore(one!, page) : faultOf(one!, parties, page)
    return fault ? refused(fault, 0, one!) : { result: 'created', entries: [book(one!, parties, page, 0, false)] }
  }
  return decideLinked(chain, page)
}

const day = 86_400_000

/** Of a UUID of version 7, which begins with its milliseconds: made by a clock that is more than a day ahead. */
const isOfTheFuture = (id: string, at: Date): boolean =>
  id.charCodeAt(14) === 55 && parseInt(id.slice(0, 8), 16) * 65_536 > at.getTime() + day

function decideLinked(chain: Chain, page: Page): Answer {
  const ids = new Set<string>()
  const twice = chain.findIndex(({ id }) => ids.size === ids.add(id).size)
  if (twice >= 0) return refused({ code: 'ID_TWICE_IN_GROUP' }, twice, chain[twice]!)
  if (chain.some(({ id }) => page.known.has(id))) return again(chain, page)
  const undo: Undo[] = []
  const entries: Entry[] = []
  const before = page.seq
  for (const [index, wanted] of chain.entries()) {
    const parties = partiesOf(wanted, page)
    const fault = page.failed.has(wanted.id) ? failedBefore(wanted, page) : faultOf(wanted, parties, page)
    if (fault) {
      takeBack(undo, entries, page, before)
      return refused(fault, index, wanted)
    }
    undo.push(snapshot(parties.debit!), snapshot(parties.credit!))
    entries.push(book(wanted, parties, page, index, index < chain.length - 1))
  }
  return { result: 'created', entries }
}

const snapshot = (a: AccountState): Undo => [
  a,
  a.debitsPending,
  a.debitsPosted,
  a.creditsPending,
  a.creditsPosted,
  a.entries,
  a.last,
]

function takeBack(undo: readonly Undo[], entries: readonly Entry[], page: Page, seq: number): void {
  for (const [state, debitsPending, debitsPosted, creditsPending, creditsPosted, count, last] of undo.toReversed()) {
    Object.assign(state, { debitsPending, debitsPosted, creditsPending, creditsPosted, entries: count, last })
  }
  for (const entry of entries) {
    page.known.delete(entry.id)
    if (entry.about !== null) page.settled.delete(entry.about)
  }
  while (page.marks.length > 0 && page.marks.at(-1)![1] > seq) page.marks.pop()
  page.seq = seq
}

/** The chain, or a part of it, has been here before. */
function again(chain: Chain, { known }: Page): Answer {
  const rows = chain.map(({ id }) => known.get(id))
  const first = rows[0]
  const strange = rows.findIndex((row, index) => !row || row.seq !== first!.seq + index || row.link !== index)
  const whole = strange < 0 && rows.at(-1)!.linked === false
  if (!whole) {
    // A group that was longer shows in the link of its last row here; the row after it is there for the asking.
    const wrong = strange < 0 ? 0 : Math.max(0, rows.findIndex(Boolean))
    return refused({ code: 'EXISTS_WITH_DIFFERENT_GROUP' }, wrong, chain[wrong]!)
  }
  for (const [index, wanted] of chain.entries()) {
    const code = difference(wanted, rows[index]!, known)
    if (code) return refused({ code }, index, wanted)
  }
  return { result: 'exists', entries: rows.filter((row) => row !== undefined) }
}

function difference(wanted: Wanted, row: Entry, known: ReadonlyMap<string, Entry>): RefusalCode | undefined {
  if (wanted.kind !== row.kind) return 'EXISTS_WITH_DIFFERENT_KIND'
  const original = 'about' in wanted ? known.get(wanted.about) : undefined
  if ('about' in wanted) {
    if (original?.seq !== row.about) return 'EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER'
    if ((wanted.amount ?? original?.amount) !== row.amount) return 'EXISTS_WITH_DIFFERENT_AMOUNT'
  } else {
    if (!names(wanted.debit, row.debit)) return 'EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT'
    if (!names(wanted.credit, row.credit)) return 'EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT'
    // A balancing transfer says how much at most; what the limits then allowed is in the row.
    if (wanted.kind === 'balancing' ? wanted.amount < row.amount : wanted.amount !== row.amount) {
      return 'EXISTS_WITH_DIFFERENT_AMOUNT'
    }
    const span = row.expiresAt === null ? undefined : (row.expiresAt.getTime() - row.at.getTime()) / 1000
    if (wanted.expiresIn !== span) return 'EXISTS_WITH_DIFFERENT_EXPIRY'
  }
  // Without a day it meant the day on which it was recorded, also when it is sent again on another day.
  const counts = wanted.effectiveOn === undefined ? row.recordedOn : numberOfDay(wanted.effectiveOn)
  if (counts !== (row.effectiveOn ?? row.recordedOn)) return 'EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY'
  if ((wanted.category ?? original?.category ?? null) !== row.category) return 'EXISTS_WITH_DIFFERENT_CATEGORY'
  if ((wanted.fund ?? original?.fund ?? null) !== row.fund) return 'EXISTS_WITH_DIFFERENT_FUND'
  const cause = wanted.cause ?? (original && { kind: original.causeKind, id: original.causeId })
  if ((cause?.kind ?? null) !== row.causeKind || (cause?.id ?? null) !== row.causeId) {
    return 'EXISTS_WITH_DIFFERENT_CAUSE'
  }
  return undefined
}

const names = (ref: string, account: AccountState): boolean => ref === account.key || ref.toLowerCase() === account.id

type Fault = Omit<Refusal, 'index' | 'id'>

const failedBefore = ({ id }: Wanted, { failed }: Page): Fault => ({
  code: 'ID_ALREADY_FAILED',
  before: failed.get(id)!,
})

/** Who stands on the two sides of a wanted transfer, and which one it is about: looked up once. */
interface Parties {
  readonly debit: AccountState | undefined
  readonly credit: AccountState | undefined
  readonly original: Entry | undefined
}

function partiesOf(wanted: Wanted, { accounts, known }: Page): Parties {
  if (!('about' in wanted)) {
    return { debit: accounts.get(wanted.debit), credit: accounts.get(wanted.credit), original: undefined }
  }
  const original = known.get(wanted.about)
  return wanted.kind === 'reversal'
    ? { debit: original?.credit, credit: original?.debit, original }
    : { debit: original?.debit, credit: original?.credit, original }
}

function faultOf(wanted: Wanted, { debit, credit, original }: Parties, page: Page): Fault | undefined {
  if (!('about' in wanted)) return between(wanted.debit, wanted.credit, debit, credit, wanted, wanted, page)
  if (!original) return { code: wanted.kind === 'reversal' ? 'TRANSFER_NOT_FOUND' : 'HOLD_NOT_FOUND' }
  const settled = page.settled.get(original.seq)
  if (wanted.kind === 'reversal') {
    if (original.kind === 'reversal') return { code: 'IS_A_REVERSAL' }
    // Reopening says so; whoever reverses a transfer by hand names no category.
    if (original.category === closing && wanted.category !== closing) return { code: 'CLOSING_ENTRY' }
    if (original.kind !== 'direct' && original.kind !== 'balancing' && original.kind !== 'post') {
      return { code: 'NOTHING_TO_REVERSE' }
    }
    if (settled) return { code: 'ALREADY_REVERSED' }
    if ((wanted.amount ?? 0) > original.amount) return { code: 'EXCEEDS_REVERSED_TRANSFER' }
    const back = { kind: 'direct', amount: wanted.amount ?? original.amount } as const
    return between(original.credit.key, original.debit.key, debit, credit, back, wanted, page)
  }
  if (original.kind !== 'hold') return { code: 'NOT_A_HOLD' }
  if ((wanted.amount ?? 0) > original.amount) return { code: 'EXCEEDS_HOLD' }
  if (settled === 'post') return { code: 'HOLD_ALREADY_POSTED' }
  if (settled === 'void') return { code: 'HOLD_ALREADY_VOIDED' }
  if (settled === 'expiry' || (original.expiresAt !== null && original.expiresAt <= page.at))
    return { code: 'HOLD_EXPIRED' }
  const closed = closedFor(wanted, page)
  if (closed) return closed
  if (wanted.kind === 'post') {
    const { debit, credit } = original
    if (debit.frozen) return { code: 'DEBIT_ACCOUNT_FROZEN', account: { ref: debit.key } }
    if (credit.frozen) return { code: 'CREDIT_ACCOUNT_FROZEN', account: { ref: credit.key } }
  }
  return undefined
}

/** A day that was not stated can be a closed one too: where the clock went back over a close. */
function closedFor({ effectiveOn }: Wanted, { closedThrough, recordedOn }: Page): Fault | undefined {
  if (closedThrough === -Infinity) return undefined
  if ((effectiveOn === undefined ? recordedOn : numberOfDay(effectiveOn)) > closedThrough) return undefined
  return { code: 'PERIOD_CLOSED', closedThrough: dayOfNumber(closedThrough) }
}

function between(
  debitRef: string,
  creditRef: string,
  debit: AccountState | undefined,
  credit: AccountState | undefined,
  { kind, amount: asked }: { readonly kind: Wanted['kind']; readonly amount: number },
  wanted: Wanted,
  page: Page,
): Fault | undefined {
  if (debitRef === creditRef || (debit !== undefined && debit === credit)) return { code: 'ACCOUNTS_MUST_DIFFER' }
  if (!debit) return { code: 'DEBIT_ACCOUNT_NOT_FOUND', account: { ref: debitRef } }
  if (!credit) return { code: 'CREDIT_ACCOUNT_NOT_FOUND', account: { ref: creditRef } }
  if (debit.unit !== credit.unit) return { code: 'ACCOUNTS_OF_DIFFERENT_UNITS' }
  const closed = closedFor(wanted, page)
  if (closed) return closed
  // A period closes whatever state its accounts are in; their balances only change sides.
  const closes = wanted.category === closing
  if (!closes) {
    if (debit.closed) return { code: 'DEBIT_ACCOUNT_CLOSED', account: { ref: debitRef } }
    if (credit.closed) return { code: 'CREDIT_ACCOUNT_CLOSED', account: { ref: creditRef } }
    if (debit.frozen) return { code: 'DEBIT_ACCOUNT_FROZEN', account: { ref: debitRef } }
    if (credit.frozen) return { code: 'CREDIT_ACCOUNT_FROZEN', account: { ref: creditRef } }
  }
  // Of a balancing transfer one unit must fit; how much does is settled when it is booked.
  const amount = kind === 'balancing' ? 1 : asked
  if (overflowsDebits(debit, amount)) return { code: 'OVERFLOWS_DEBITS', account: { ref: debitRef } }
  if (overflowsCredits(credit, amount)) return { code: 'OVERFLOWS_CREDITS', account: { ref: creditRef } }
  if (!closes && exceedsCredits(debit, amount)) {
    return { code: 'EXCEEDS_CREDITS', account: { ref: debitRef, available: debitRoom(debit), unit: debit.unit } }
  }
  if (!closes && exceedsDebits(credit, amount)) {
    return { code: 'EXCEEDS_DEBITS', account: { ref: creditRef, available: creditRoom(credit), unit: credit.unit } }
  }
  return undefined
}

/** Books a wanted transfer that nothing speaks against. */
function book(wanted: Wanted, parties: Parties, page: Page, link: number, linked: boolean): Entry {
  const { original } = parties
  const debit = parties.debit!
  const credit = parties.credit!
  const asked = wanted.amount ?? original!.amount
  const amount =
    wanted.kind === 'balancing'
      ? Math.min(asked, debitRoom(debit), creditRoom(credit), roomToMost(debit, credit))
      : asked
  const counts = wanted.effectiveOn === undefined ? page.recordedOn : numberOfDay(wanted.effectiveOn)
  const expiresIn = 'expiresIn' in wanted ? wanted.expiresIn : undefined
  return enter(page, {
    id: wanted.id,
    kind: wanted.kind,
    debit,
    credit,
    amount,
    released: wanted.kind === 'post' || wanted.kind === 'void' ? original!.amount : 0,
    effectiveOn: counts === page.recordedOn ? null : counts,
    // What is taken back is taken back from the same category, fund and cause, or sums by them would not come out.
    category: wanted.category ?? original?.category ?? null,
    fund: wanted.fund ?? original?.fund ?? null,
    causeKind: wanted.cause?.kind ?? original?.causeKind ?? null,
    causeId: wanted.cause?.id ?? original?.causeId ?? null,
    actor: page.actor,
    link,
    linked,
    about: original?.seq ?? null,
    expiresAt: expiresIn === undefined ? null : new Date(page.at.getTime() + expiresIn * 1000),
  })
}

/** Ends a hold whose time is over. */
export const expire = (hold: Entry, id: string, page: Page): Entry =>
  enter(page, {
    ...hold,
    id,
    kind: 'expiry',
    released: hold.amount,
    effectiveOn: null,
    actor: null,
    link: 0,
    linked: false,
    about: hold.seq,
    expiresAt: null,
  })

interface Entering extends Omit<
  Entry,
  'seq' | 'at' | 'recordedOn' | 'debitAfter' | 'creditAfter' | 'debitPrevious' | 'creditPrevious'
> {
  /** Of a hold that ends here: how much was set aside. */
  readonly released: number
}

function enter(page: Page, given: Entering): Entry {
  const { debit, credit, amount, kind, released } = given
  const seq = ++page.seq
  const debitPrevious = debit.last
  const creditPrevious = credit.last
  if (kind === 'hold') {
    debit.debitsPending += amount
    credit.creditsPending += amount
  } else {
    if (released > 0) {
      debit.debitsPending -= released
      credit.creditsPending -= released
    }
    if (kind !== 'void' && kind !== 'expiry') {
      debit.debitsPosted += amount
      credit.creditsPosted += amount
    }
  }
  debit.entries += 1
  credit.entries += 1
  debit.last = seq
  credit.last = seq
  if (debit.entries % apart === 0) page.marks.push([debit.number, seq])
  if (credit.entries % apart === 0) page.marks.push([credit.number, seq])
  const entry: Entry = {
    seq,
    id: given.id,
    kind,
    debit,
    credit,
    amount,
    at: page.at,
    recordedOn: page.recordedOn,
    effectiveOn: given.effectiveOn,
    category: given.category,
    fund: given.fund,
    causeKind: given.causeKind,
    causeId: given.causeId,
    actor: given.actor,
    debitAfter: netOf(debit),
    creditAfter: netOf(credit),
    debitPrevious,
    creditPrevious,
    link: given.link,
    linked: given.linked,
    about: given.about,
    expiresAt: given.expiresAt,
  }
  page.known.set(given.id, entry)
  if (given.about !== null) page.settled.set(given.about, kind)
  return entry
}

/** How much more fits into the counters themselves. */
const roomToMost = (debit: AccountState, credit: AccountState): number =>
  Number.MAX_SAFE_INTEGER -
  Math.max(debit.debitsPosted + debit.debitsPending, credit.creditsPosted + credit.creditsPending)

const refused = (fault: Fault, index: number, { id }: Wanted): Answer => ({
  result: 'refused',
  refusal: { ...fault, index, id },
})
