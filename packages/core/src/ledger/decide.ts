import type { InferSelectModel } from '../db/index.ts'
import {
  creditRoom,
  debitRoom,
  exceedsCredits,
  exceedsDebits,
  netOf,
  overflowsCredits,
  overflowsDebits,
  type AccountState,
} from './account-state.ts'
import type { RefusalCode } from './refusals.ts'
import type { ledgerTransfers } from './tables.ts'

export type TransferRow = InferSelectModel<typeof ledgerTransfers>

/** A transfer as it is asked for, its accounts looked up. */
export interface Draft {
  readonly id: string
  readonly kind: TransferRow['kind']
  /** As the caller named them. */
  readonly debitRef: string
  readonly creditRef: string
  readonly debit: AccountState | undefined
  readonly credit: AccountState | undefined
  readonly amount: number
  /** Absent: the day on which it is recorded. */
  readonly effectiveOn: string | undefined
  readonly category: string | null
  readonly fund: string | null
  readonly causeKind: string | null
  readonly causeId: string | null
  /** Of a reversal: what it takes back, if there is such a transfer. */
  readonly original: Original | undefined
}

export interface Original extends TransferRow {
  readonly reversed: boolean
}

/** What the ledger of the centre holds, as far as these drafts are concerned. */
export interface Book {
  readonly centreId: string
  /** The last number given, and the moment and the day that new rows bear. */
  readonly head: { readonly seq: number; readonly at: Date; readonly recordedOn: string }
  /** Transfers that bear the id of a draft. */
  readonly existing: ReadonlyMap<string, TransferRow>
  /** How many transfers were posted together with the first of `existing`. */
  readonly groupSize: number
}

export interface Refusal {
  readonly code: RefusalCode
  readonly index: number
  readonly id: string
  readonly account?: AccountAtFault
}
interface AccountAtFault {
  readonly ref: string
  readonly available?: number
  readonly unit?: string
}

export type Decision =
  | { readonly result: 'refused'; readonly refusal: Refusal }
  | { readonly result: 'exists'; readonly rows: readonly TransferRow[] }
  | { readonly result: 'created'; readonly rows: readonly TransferRow[] }

/**
 * Decides about a group that succeeds or fails together, with no database in between: a later transfer sees what the
 * earlier ones did to its accounts. The sums of the accounts are changed in place when the group is created; after a
 * refusal they are worth nothing.
 */
export function decide(drafts: readonly Draft[], book: Book): Decision {
  const ids = new Set<string>()
  const twice = drafts.findIndex(({ id }) => ids.size === ids.add(id).size)
  if (twice >= 0) return refused('ID_TWICE_IN_GROUP', twice, drafts[twice]!)
  if (book.existing.size > 0) return again(drafts, book)
  const rows: TransferRow[] = []
  const reversedHere = new Set<number>()
  for (const [index, draft] of drafts.entries()) {
    const { original } = draft
    const code = reversalFault(draft, reversedHere) ?? accountFault(draft)
    if (code) return refused(code.code, index, draft, code.account)
    if (original) reversedHere.add(original.seq)
    rows.push(apply(draft, book, rows.length + 1))
  }
  return { result: 'created', rows }
}

/** The group, or a part of it, has been here before. */
function again(drafts: readonly Draft[], { existing, groupSize }: Book): Decision {
  const rows = drafts.map(({ id }) => existing.get(id))
  const first = rows[0]?.seq
  const strange = rows.findIndex((row, index) => !row || row.seq !== first! + index || row.groupSeq !== first)
  const apart = strange >= 0 ? Math.max(0, rows.findIndex(Boolean)) : groupSize === drafts.length ? -1 : 0
  if (apart >= 0) return refused('EXISTS_WITH_DIFFERENT_GROUP', apart, drafts[apart]!)
  for (const [index, draft] of drafts.entries()) {
    const code = difference(draft, rows[index]!)
    if (code) return refused(code, index, draft)
  }
  return { result: 'exists', rows: rows.filter((row) => row !== undefined) }
}

function difference(draft: Draft, row: TransferRow): RefusalCode | undefined {
  if (draft.kind !== row.kind) return 'EXISTS_WITH_DIFFERENT_KIND'
  if ((draft.original?.seq ?? null) !== row.reverses) return 'EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER'
  if (draft.debit?.id !== row.debitAccountId) return 'EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT'
  if (draft.credit?.id !== row.creditAccountId) return 'EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT'
  if (draft.amount !== row.amount) return 'EXISTS_WITH_DIFFERENT_AMOUNT'
  // Without a day it meant the day on which it was recorded, also when it is sent again on another day.
  if ((draft.effectiveOn ?? row.recordedOn) !== row.effectiveOn) return 'EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY'
  if (draft.category !== row.category) return 'EXISTS_WITH_DIFFERENT_CATEGORY'
  if (draft.fund !== row.fund) return 'EXISTS_WITH_DIFFERENT_FUND'
  if (draft.causeKind !== row.causeKind || draft.causeId !== row.causeId) return 'EXISTS_WITH_DIFFERENT_CAUSE'
  return undefined
}

interface Fault {
  readonly code: RefusalCode
  readonly account?: AccountAtFault
}

function reversalFault(draft: Draft, reversedHere: ReadonlySet<number>): Fault | undefined {
  if (draft.kind !== 'reversal') return undefined
  const { original } = draft
  if (!original) return { code: 'TRANSFER_NOT_FOUND' }
  if (original.kind === 'reversal') return { code: 'IS_A_REVERSAL' }
  if (original.reversed || reversedHere.has(original.seq)) return { code: 'ALREADY_REVERSED' }
  if (draft.amount > original.amount) return { code: 'EXCEEDS_REVERSED_TRANSFER' }
  return undefined
}

function accountFault({ debit, credit, debitRef, creditRef, amount }: Draft): Fault | undefined {
  const onDebit = { account: { ref: debitRef } }
  const onCredit = { account: { ref: creditRef } }
  if (debitRef === creditRef || (debit && debit === credit)) return { code: 'ACCOUNTS_MUST_DIFFER' }
  if (!debit) return { code: 'DEBIT_ACCOUNT_NOT_FOUND', ...onDebit }
  if (!credit) return { code: 'CREDIT_ACCOUNT_NOT_FOUND', ...onCredit }
  if (debit.unit !== credit.unit) return { code: 'ACCOUNTS_OF_DIFFERENT_UNITS' }
  if (debit.closed) return { code: 'DEBIT_ACCOUNT_CLOSED', ...onDebit }
  if (credit.closed) return { code: 'CREDIT_ACCOUNT_CLOSED', ...onCredit }
  if (debit.frozen) return { code: 'DEBIT_ACCOUNT_FROZEN', ...onDebit }
  if (credit.frozen) return { code: 'CREDIT_ACCOUNT_FROZEN', ...onCredit }
  if (overflowsDebits(debit, amount)) return { code: 'OVERFLOWS_DEBITS', ...onDebit }
  if (overflowsCredits(credit, amount)) return { code: 'OVERFLOWS_CREDITS', ...onCredit }
  const { unit } = debit
  if (exceedsCredits(debit, amount)) {
    return { code: 'EXCEEDS_CREDITS', account: { ref: debitRef, available: debitRoom(debit), unit } }
  }
  if (exceedsDebits(credit, amount)) {
    return { code: 'EXCEEDS_DEBITS', account: { ref: creditRef, available: creditRoom(credit), unit } }
  }
  return undefined
}

/** Books a draft that nothing speaks against; `position` counts from 1 within the group. */
function apply(draft: Draft, { centreId, head }: Book, position: number): TransferRow {
  const { id, kind, amount, category, fund, causeKind, causeId, original } = draft
  const [debit, credit] = [draft.debit!, draft.credit!]
  const seq = head.seq + position
  const [debitPrevious, creditPrevious] = [debit.last, credit.last]
  debit.debitsPosted += amount
  credit.creditsPosted += amount
  for (const account of [debit, credit]) {
    account.entries += 1
    account.last = seq
  }
  return {
    centreId,
    seq,
    id,
    kind,
    debitAccountId: debit.id,
    creditAccountId: credit.id,
    amount,
    at: head.at,
    recordedOn: head.recordedOn,
    effectiveOn: draft.effectiveOn ?? head.recordedOn,
    category,
    fund,
    causeKind,
    causeId,
    debitAfter: netOf(debit),
    creditAfter: netOf(credit),
    debitPrevious,
    creditPrevious,
    groupSeq: head.seq + 1,
    reverses: original?.seq ?? null,
  }
}

const refused = (code: RefusalCode, index: number, { id }: Draft, account?: AccountAtFault): Decision => ({
  result: 'refused',
  refusal: { code, index, id, ...(account ? { account } : {}) },
})
