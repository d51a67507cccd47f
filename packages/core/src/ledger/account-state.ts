import { largest, type AccountKind } from './tables.ts'

/** An account with its sums, as a batch of transfers finds it and changes it. All amounts in minor units. */
export interface AccountFacts {
  readonly number: number
  readonly id: string
  readonly key: string
  readonly kind: AccountKind
  readonly unit: string
  readonly scale: number
  readonly debitLimit: number | null
  readonly creditLimit: number | null
  readonly frozen: boolean
  readonly closed: boolean
}
export interface AccountSums {
  readonly debitsPending: number
  readonly debitsPosted: number
  readonly creditsPending: number
  readonly creditsPosted: number
  readonly entries: number
  readonly last: number
}

/** A class, so that all of them have one shape: objects made by spreading cost a third of the deciding. */
export class AccountState implements AccountFacts, AccountSums {
  readonly number: number
  readonly id: string
  readonly key: string
  readonly kind: AccountKind
  readonly unit: string
  readonly scale: number
  readonly debitLimit: number | null
  readonly creditLimit: number | null
  readonly frozen: boolean
  readonly closed: boolean
  debitsPending: number
  debitsPosted: number
  creditsPending: number
  creditsPosted: number
  entries: number
  last: number

  constructor(facts: AccountFacts, sums: AccountSums) {
    this.number = facts.number
    this.id = facts.id
    this.key = facts.key
    this.kind = facts.kind
    this.unit = facts.unit
    this.scale = facts.scale
    this.debitLimit = facts.debitLimit
    this.creditLimit = facts.creditLimit
    this.frozen = facts.frozen
    this.closed = facts.closed
    this.debitsPending = sums.debitsPending
    this.debitsPosted = sums.debitsPosted
    this.creditsPending = sums.creditsPending
    this.creditsPosted = sums.creditsPosted
    this.entries = sums.entries
    this.last = sums.last
  }
}

/** Posted credits less posted debits; exact, since each sum is at most 2^53-1. */
export const netOf = (sums: { readonly creditsPosted: number; readonly debitsPosted: number }): number =>
  sums.creditsPosted - sums.debitsPosted

/** A net amount on the account's own side: what people call its balance. */
export const onOwnSide = (kind: AccountKind, net: number): number =>
  kind === 'asset' || kind === 'expense' ? 0 - net : net

/*
 * Of a limit only `used + amount <= limit` is asked, never `limit - used`: with the guard against overflow before it,
 * the left side stays within 2^53-1 and is exact; the right one could reach 2^54.
 */
const debitsUsed = (account: AccountState): number => account.debitsPosted + account.debitsPending
const creditsUsed = (account: AccountState): number => account.creditsPosted + account.creditsPending

export const overflowsDebits = (account: AccountState, amount: number): boolean =>
  amount > largest - debitsUsed(account)
export const overflowsCredits = (account: AccountState, amount: number): boolean =>
  amount > largest - creditsUsed(account)

/** Would the debits, with what is set aside, pass the credits and the credit line? Pending credits never count. */
export const exceedsCredits = (account: AccountState, amount: number): boolean =>
  account.debitLimit !== null && debitsUsed(account) + amount - account.creditsPosted > account.debitLimit
export const exceedsDebits = (account: AccountState, amount: number): boolean =>
  account.creditLimit !== null && creditsUsed(account) + amount - account.debitsPosted > account.creditLimit

const room = (limit: number | null, used: number): number =>
  limit === null ? largest : Math.min(largest, Math.max(0, limit - used))
/** What can still be debited. */
export const debitRoom = (account: AccountState): number =>
  room(account.debitLimit, debitsUsed(account) - account.creditsPosted)
/** What can still be credited. */
export const creditRoom = (account: AccountState): number =>
  room(account.creditLimit, creditsUsed(account) - account.debitsPosted)
