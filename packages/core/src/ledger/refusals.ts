import * as v from 'valibot'
import type { ErrorTable } from '../operations/errors.ts'

/** Which transfer of the group is meant: its place, from 0, and its id. */
const AtTransfer = v.object({ index: v.number(), id: v.string() })
/** As above, with the account that stands in the way, as the caller named it. */
const AtAccount = v.object({ index: v.number(), id: v.string(), account: v.string() })
/** As above, with what the account could still give or take, in minor units of `unit`. */
const AtLimit = v.object({
  index: v.number(),
  id: v.string(),
  account: v.string(),
  available: v.number(),
  unit: v.string(),
})

/**
 * Why a group of transfers is not posted, in order of precedence: of two reasons that both hold, the earlier one is
 * told. The order is part of the API. What is malformed (fractions, negatives, amounts beyond 2^53-1) does not come this
 * far: it is `INVALID_INPUT`, with the place.
 */
export const refusals = {
  LINKED_TRANSFER_FAILED: {
    status: 422,
    title: 'Another transfer that this one is linked to was refused',
    data: AtTransfer,
  },
  ID_OF_THE_FUTURE: {
    status: 422,
    title: 'The id says that it was made tomorrow or later: the clock that made it is wrong',
    data: AtTransfer,
  },
  ID_TWICE_IN_GROUP: { status: 422, title: 'The same transfer id stands twice in one group', data: AtTransfer },
  EXISTS_WITH_DIFFERENT_GROUP: {
    status: 409,
    title: 'Transfers of these ids exist, but were not posted together as this group',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_KIND: {
    status: 409,
    title: 'A transfer with this id exists; one of the two is a reversal',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER: {
    status: 409,
    title: 'A reversal with this id exists, of another transfer',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT: {
    status: 409,
    title: 'A transfer with this id exists, with another debit account',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT: {
    status: 409,
    title: 'A transfer with this id exists, with another credit account',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_AMOUNT: {
    status: 409,
    title: 'A transfer with this id exists, with another amount',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY: {
    status: 409,
    title: 'A transfer with this id exists, effective on another day',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_CATEGORY: {
    status: 409,
    title: 'A transfer with this id exists, with another category',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_FUND: {
    status: 409,
    title: 'A transfer with this id exists, with another fund',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_CAUSE: {
    status: 409,
    title: 'A transfer with this id exists, with another cause',
    data: AtTransfer,
  },
  EXISTS_WITH_DIFFERENT_EXPIRY: {
    status: 409,
    title: 'A hold with this id exists, that ends at another time',
    data: AtTransfer,
  },
  ID_ALREADY_FAILED: {
    status: 409,
    title: 'This id was refused before; to try again on purpose, send a new one',
    data: v.object({ ...AtTransfer.entries, before: v.string() }),
  },
  HOLD_NOT_FOUND: { status: 404, title: 'There is no such hold', data: AtTransfer, passes: true },
  NOT_A_HOLD: { status: 422, title: 'The transfer is no hold', data: AtTransfer },
  EXCEEDS_HOLD: { status: 422, title: 'At most the amount of the hold is posted', data: AtTransfer },
  HOLD_ALREADY_POSTED: { status: 409, title: 'The hold was posted before', data: AtTransfer },
  HOLD_ALREADY_VOIDED: { status: 409, title: 'The hold was voided before', data: AtTransfer },
  HOLD_EXPIRED: { status: 409, title: 'The hold is over', data: AtTransfer },
  NOTHING_TO_REVERSE: { status: 422, title: 'Only what was posted is reversed; a hold is voided', data: AtTransfer },
  TRANSFER_NOT_FOUND: { status: 404, title: 'There is no such transfer to reverse', data: AtTransfer, passes: true },
  IS_A_REVERSAL: { status: 409, title: 'A reversal is not reversed: post a new transfer', data: AtTransfer },
  CLOSING_ENTRY: {
    status: 409,
    title: 'An entry that closes a period is taken back by reopening the period',
    data: AtTransfer,
  },
  ALREADY_REVERSED: { status: 409, title: 'The transfer was reversed before', data: AtTransfer },
  EXCEEDS_REVERSED_TRANSFER: {
    status: 422,
    title: 'A reversal takes back at most the amount of the transfer',
    data: AtTransfer,
  },
  ACCOUNTS_MUST_DIFFER: { status: 422, title: 'A transfer needs two accounts', data: AtTransfer },
  DEBIT_ACCOUNT_NOT_FOUND: { status: 404, title: 'The debit account does not exist', data: AtAccount, passes: true },
  CREDIT_ACCOUNT_NOT_FOUND: { status: 404, title: 'The credit account does not exist', data: AtAccount, passes: true },
  ACCOUNTS_OF_DIFFERENT_UNITS: { status: 422, title: 'The accounts are kept in different units', data: AtTransfer },
  PERIOD_CLOSED: {
    status: 409,
    title: 'The books are closed on that day',
    data: v.object({ ...AtTransfer.entries, closedThrough: v.string() }),
    passes: true,
  },
  DEBIT_ACCOUNT_CLOSED: { status: 409, title: 'The debit account is closed', data: AtAccount, passes: true },
  CREDIT_ACCOUNT_CLOSED: { status: 409, title: 'The credit account is closed', data: AtAccount, passes: true },
  DEBIT_ACCOUNT_FROZEN: { status: 409, title: 'The debit account is frozen', data: AtAccount, passes: true },
  CREDIT_ACCOUNT_FROZEN: { status: 409, title: 'The credit account is frozen', data: AtAccount, passes: true },
  OVERFLOWS_DEBITS: { status: 422, title: 'The debits of the account would pass 2^53-1', data: AtAccount },
  OVERFLOWS_CREDITS: { status: 422, title: 'The credits of the account would pass 2^53-1', data: AtAccount },
  EXCEEDS_CREDITS: {
    status: 409,
    title: 'The debits of the account would pass its credits and its debit limit',
    data: AtLimit,
    passes: true,
  },
  EXCEEDS_DEBITS: {
    status: 409,
    title: 'The credits of the account would pass its debits and its credit limit',
    data: AtLimit,
    passes: true,
  },
} as const satisfies Readonly<Record<string, ErrorTable[string] & { readonly passes?: true }>>

export type RefusalCode = keyof typeof refusals
/** The codes, in order of precedence. */
export const refusalOrder = Object.keys(refusals) as readonly RefusalCode[]
