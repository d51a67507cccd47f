import type { AccountState } from '../account-state.ts'
import type { RefusalCode } from '../refusals.ts'
import type { TransferKind } from '../tables.ts'

interface Words {
  /** UUID in lower case, chosen by the caller. */
  readonly id: string
  /** Absent: the day on which it is recorded. */
  readonly effectiveOn?: string | undefined
  readonly category?: string | undefined
  readonly fund?: string | undefined
  readonly cause?: { readonly kind: string; readonly id: string } | undefined
  readonly purpose?: string | undefined
}

/** Between two accounts, named by id or key. */
export interface WantedBetween extends Words {
  /** `balancing`: as much of `amount` as the limits allow. */
  readonly kind: 'direct' | 'balancing' | 'hold'
  readonly debit: string
  readonly credit: string
  readonly amount: number
  /** Of a hold: seconds until it ends by itself. */
  readonly expiresIn?: number | undefined
}

/** About a transfer that is there: it is taken back, posted or voided. */
export interface WantedAbout extends Words {
  readonly kind: 'reversal' | 'post' | 'void'
  /** Id of the transfer it is about. */
  readonly about: string
  /** The whole of it when absent. */
  readonly amount?: number | undefined
}

export type Wanted = WantedBetween | WantedAbout

/** Transfers that succeed or fail together, in their order; mostly one. */
export type Chain = readonly Wanted[]

/** A row of the ledger as the book keeps it in memory: labels as words, accounts as their state. */
export interface Entry {
  readonly seq: number
  readonly id: string
  readonly kind: TransferKind
  readonly debit: AccountState
  readonly credit: AccountState
  readonly amount: number
  readonly at: Date
  readonly recordedOn: number
  /** Null: the day on which it was recorded. */
  readonly effectiveOn: number | null
  readonly category: string | null
  readonly fund: string | null
  readonly causeKind: string | null
  readonly causeId: string | null
  readonly actor: string | null
  readonly debitAfter: number
  readonly creditAfter: number
  readonly debitPrevious: number
  readonly creditPrevious: number
  readonly link: number
  readonly linked: boolean
  /** `seq` of the transfer it is about. */
  readonly about: number | null
  readonly expiresAt: Date | null
}

export interface Refusal {
  readonly code: RefusalCode
  /** Place in the chain, from 0. */
  readonly index: number
  readonly id: string
  readonly account?: { readonly ref: string; readonly available?: number; readonly unit?: string }
  /** Of an id that failed before: why it did. */
  readonly before?: string
  /** Of a day whose books are closed: the last of those. */
  readonly closedThrough?: string
}

export type Answer =
  | { readonly result: 'created' | 'exists'; readonly entries: readonly Entry[] }
  | { readonly result: 'refused'; readonly refusal: Refusal }
