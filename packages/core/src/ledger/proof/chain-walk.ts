import { AccountState, netOf, type AccountFacts } from '../account-state.ts'
import type { Entry } from '../book/wanted.ts'
import type { TransferKind } from '../tables.ts'
import type { Faults, LedgerCheck } from './fault.ts'

const nothing = { debitsPending: 0, debitsPosted: 0, creditsPending: 0, creditsPosted: 0, entries: 0, last: 0 }

/** An account as a walk along the rows of its ledger adds it up. */
export class WalkedAccount extends AccountState {
  /** Entries since its last mark; undefined until the first mark of a walk that began in the middle. */
  sinceMark: number | undefined = 0
  /** By how much stored balances differ from the sum of the rows, since a row where that was told. */
  drift = 0
  constructor(facts: AccountFacts) {
    super(facts, nothing)
  }

  /** Of a walk that begins in the middle: what the last row before it left. */
  begin(last: number, net: number): void {
    this.last = last
    this.creditsPosted = Math.max(net, 0)
    this.debitsPosted = Math.max(-net, 0)
  }
}

/** A row whose accounts are those of the walk. */
export type WalkedRow = Omit<Entry, 'debit' | 'credit'> & {
  readonly debit: WalkedAccount
  readonly credit: WalkedAccount
}

/** What a row is about, as far as it can be looked up. */
export interface Original {
  readonly kind: TransferKind
  readonly debit: number
  readonly credit: number
  readonly amount: number
}

export interface Walking {
  /** The first row that is walked. */
  readonly from: number
  /** Finds an earlier row; absent: what is taken back is not looked up. */
  readonly originalOf?: (seq: number) => Original | undefined
}

/** Entries of an account from one mark to the next. */
const apart = 32

const moves = (kind: TransferKind): boolean => kind !== 'hold' && kind !== 'void' && kind !== 'expiry'

/**
 * Goes along the rows of a ledger in their order, adds up every account and tells where a row does not follow from those
 * before it. It keeps accounts and open holds in memory, never rows; it knows no database.
 */
export class ChainWalk {
  readonly faults: Faults
  /** Open holds by their `seq`. */
  readonly holds = new Map<number, Original>()
  readonly #walking: Walking
  #seq: number
  #at = -Infinity
  #day = -Infinity
  #linked: boolean | undefined
  #link = -1

  constructor(faults: Faults, walking: Walking) {
    this.faults = faults
    this.#walking = walking
    this.#seq = walking.from - 1
    this.#linked = walking.from === 1 ? false : undefined
  }

  /** The last row that was taken. */
  get seq(): number {
    return this.#seq
  }

  /** @param marked whether each side of the row bears a mark; absent: marks are not looked at. */
  take(row: WalkedRow, marked?: readonly [debit: boolean, credit: boolean]): void {
    const wrong = (check: LedgerCheck, detail: string) =>
      this.faults.add(check, 'ledger_transfers', `seq=${row.seq} id=${row.id}`, detail)
    if (row.seq !== this.#seq + 1) wrong('numbers', `seq ${row.seq} ≠ ${this.#seq + 1}`)
    this.#seq = row.seq
    this.#checkForm(row, wrong)
    this.#checkAbout(row, wrong)
    this.#book(row)
    this.#checkSide('debit', row, wrong, marked?.[0])
    this.#checkSide('credit', row, wrong, marked?.[1])
  }

  /** Whether the last row waited for one that is linked to it. */
  end(): void {
    if (this.#linked === true) this.faults.add('links', 'ledger_transfers', `seq=${this.#seq}`, 'linked to nothing')
  }

  #checkForm(row: WalkedRow, wrong: (check: LedgerCheck, detail: string) => void): void {
    const { amount, debit, credit, at, recordedOn, link, linked } = row
    if (!(Number.isSafeInteger(amount) && amount > 0)) wrong('balances', `amount ${amount}`)
    if (debit === credit) wrong('accounts', `${debit.key} = ${credit.key}`)
    if (debit.unit !== credit.unit) wrong('units', `${debit.unit} ≠ ${credit.unit}`)
    if (at.getTime() < this.#at) wrong('times', `at ${at.toISOString()} < ${new Date(this.#at).toISOString()}`)
    if (recordedOn < this.#day) wrong('times', `recorded_on ${recordedOn} < ${this.#day}`)
    this.#at = at.getTime()
    this.#day = recordedOn
    const follows = this.#linked === undefined || (this.#linked ? link === this.#link + 1 : link === 0)
    if (!follows) wrong('links', `link ${link} ≠ ${this.#linked === true ? this.#link + 1 : 0}`)
    this.#link = link
    this.#linked = linked
  }

  #checkAbout(row: WalkedRow, wrong: (check: LedgerCheck, detail: string) => void): void {
    const { kind, about, debit, credit, amount } = row
    const settles = kind === 'post' || kind === 'void' || kind === 'expiry'
    if (!settles && kind !== 'reversal') {
      if (about !== null) wrong('holds', `about ${about}`)
      return
    }
    if (about === null || about >= row.seq) return wrong('holds', `about ${about ?? 'null'}`)
    const before = about < this.#walking.from
    const original = this.holds.get(about) ?? this.#walking.originalOf?.(about)
    if (settles) {
      if (!this.holds.has(about) && !before) wrong('holds', `${about} is no open hold`)
      if (!original) return
      if (original.kind !== 'hold' || original.debit !== debit.number || original.credit !== credit.number) {
        wrong('holds', `${about} is ${original.kind} ${original.debit} > ${original.credit}`)
      } else if (amount > original.amount) wrong('holds', `amount ${amount} > ${original.amount}`)
      return
    }
    if (!original) {
      if (this.#walking.originalOf) wrong('holds', `about ${about}`)
      return
    }
    const back = original.debit === credit.number && original.credit === debit.number && moves(original.kind)
    if (!back || original.kind === 'reversal') wrong('holds', `${about} is ${original.kind}`)
    else if (amount > original.amount) wrong('balances', `amount ${amount} > ${original.amount}`)
  }

  #book({ kind, debit, credit, amount, seq, about }: WalkedRow): void {
    if (kind === 'hold') {
      debit.debitsPending += amount
      credit.creditsPending += amount
      this.holds.set(seq, { kind, debit: debit.number, credit: credit.number, amount })
    } else if (about !== null && this.holds.has(about)) {
      const released = this.holds.get(about)!.amount
      debit.debitsPending -= released
      credit.creditsPending -= released
      this.holds.delete(about)
    }
    if (moves(kind)) {
      debit.debitsPosted += amount
      credit.creditsPosted += amount
    }
  }

  #checkSide(
    side: 'debit' | 'credit',
    row: WalkedRow,
    wrong: (check: LedgerCheck, detail: string) => void,
    marked: boolean | undefined,
  ): void {
    const account = row[side]
    const [previous, after] =
      side === 'debit' ? [row.debitPrevious, row.debitAfter] : [row.creditPrevious, row.creditAfter]
    if (previous !== account.last) wrong('balances', `${side}_previous ${previous} ≠ ${account.last}`)
    const net = netOf(account)
    if (after === net) account.drift = 0
    else if (after !== net + account.drift) {
      wrong('balances', `${side}_after ${after} ≠ ${net + account.drift}`)
      // An amount that was changed shows in every balance after it, and is told once.
      account.drift = after - net
    }
    account.last = row.seq
    account.entries++
    if (marked === undefined) return
    if (marked) {
      if (account.sinceMark !== undefined && account.sinceMark + 1 !== apart) wrong('marks', `${side} mark`)
      account.sinceMark = 0
      return
    }
    if (account.sinceMark === undefined) return
    account.sinceMark++
    if (account.sinceMark === apart) {
      wrong('marks', `${side} mark missing`)
      account.sinceMark = 0
    }
  }
}
