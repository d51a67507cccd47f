/**
 * A second ledger, naive and in memory, that shares no code with the one it judges: it imports nothing, keeps sums as
 * bigints and takes back what it booked row by row. It foretells each answer and the final state.
 */
export interface Words {
  readonly id: string
  readonly effectiveOn?: string
  readonly category?: string
  readonly fund?: string
  readonly cause?: { readonly kind: string; readonly id: string }
}
export interface WantedBetween extends Words {
  readonly kind: 'direct' | 'balancing' | 'hold'
  /** Key of an account, or its id in small or capital letters. */
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly expiresIn?: number
}
export interface WantedAbout extends Words {
  readonly kind: 'reversal' | 'post' | 'void'
  readonly about: string
  readonly amount?: number
}
export type Wanted = WantedBetween | WantedAbout
/** Succeed or fail together. */
export type Chain = readonly Wanted[]

export interface Account {
  readonly id: string
  readonly key: string
  readonly kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  readonly unit: string
  debitLimit: number | null
  creditLimit: number | null
  frozen: boolean
  closed: boolean
}
export interface Sums {
  debits: bigint
  credits: bigint
  debitsHeld: bigint
  creditsHeld: bigint
  /** Numbers of the rows that touch it. */
  readonly rows: number[]
}

export interface Row {
  readonly seq: number
  readonly id: string
  readonly kind: Wanted['kind'] | 'expiry'
  readonly debit: Account
  readonly credit: Account
  readonly amount: number
  readonly at: number
  readonly day: string
  readonly countsOn: string
  readonly category: string | null
  readonly fund: string | null
  readonly cause: { readonly kind: string; readonly id: string } | null
  /** Ids of all that were posted together. */
  readonly group: readonly string[]
  readonly about: Row | null
  settledBy: Row | null
  readonly expiresAt: number | null
  /** Posted credits less posted debits after it. */
  readonly debitAfter: bigint
  readonly creditAfter: bigint
}

export type Answer =
  | { readonly result: 'created' | 'exists'; readonly rows: readonly Row[] }
  | { readonly code: string; readonly data: Readonly<Record<string, unknown>> }

type Fault = { readonly code: string; readonly more?: Readonly<Record<string, unknown>> } | undefined

const most = 2n ** 53n - 1n
const least = (...of: readonly bigint[]): bigint => of.reduce((one, other) => (other < one ? other : one))
const fold = (on: Account, net: bigint): number => Number(on.kind === 'asset' || on.kind === 'expense' ? -net : net)
const moves = (kind: Row['kind']): boolean => kind !== 'hold' && kind !== 'void' && kind !== 'expiry'
/** What a UUID of version 7 says of the time when it was made, in milliseconds. */
const madeAt = (id: string): number => (id[14] === '7' ? Number(`0x${id.slice(0, 8)}${id.slice(9, 13)}`) : 0)
/** Refusals that may pass by themselves: the id is remembered, and refused again. */
const passing = /_NOT_FOUND$|_CLOSED$|_FROZEN$|^EXCEEDS_(CREDITS|DEBITS)$/

export class Auditor {
  /** By key and by id. */
  readonly accounts = new Map<string, Account>()
  readonly rows: Row[] = []
  readonly byId = new Map<string, Row>()
  readonly openHolds = new Set<Row>()
  readonly failed = new Map<string, string>()
  readonly #sums = new Map<Account, Sums>()
  #at = 0

  open(account: Account): void {
    this.accounts.set(account.key, account).set(account.id, account)
    this.#sums.set(account, { debits: 0n, credits: 0n, debitsHeld: 0n, creditsHeld: 0n, rows: [] })
  }
  sums = (account: Account): Sums => this.#sums.get(account)!
  net = (account: Account): bigint => this.sums(account).credits - this.sums(account).debits
  find = (ref: string): Account | undefined => this.accounts.get(ref) ?? this.accounts.get(ref.toLowerCase())
  balance = (account: Account): number => fold(account, this.net(account))
  isEmpty = (account: Account): boolean => {
    const { debitsHeld, creditsHeld } = this.sums(account)
    return this.net(account) === 0n && debitsHeld === 0n && creditsHeld === 0n
  }

  /**
   * Foretells the answers to chains that arrive together, `now` in milliseconds, and books what is created.
   *
   * @param remembers whether the door remembers ids that it refused; one that does not takes chains one by one, and a
   *   refusal rolls back everything, expired holds too.
   */
  post(batch: readonly Chain[], now: number, remembers: boolean): Answer[] {
    const before = this.rows.length
    const at = Math.max(now, this.#at)
    let noted = 0
    this.#expire(at)
    const answers = batch.map((chain) => {
      const answer = this.#decide(chain, at)
      if (remembers && 'code' in answer && passing.test(answer.code)) {
        noted++
        if (!this.failed.has(answer.data.id as string)) this.failed.set(answer.data.id as string, answer.code)
      }
      if (!remembers && 'code' in answer) this.#takeBackTo(before)
      return answer
    })
    if (this.rows.length > before || noted > 0) this.#at = at
    return answers
  }

  #expire(at: number): void {
    const over = [...this.openHolds].filter(({ expiresAt }) => expiresAt !== null && expiresAt <= at)
    over.sort((a, b) => a.expiresAt! - b.expiresAt! || a.seq - b.seq)
    for (const hold of over) {
      const { debit, credit, amount, category, fund, cause } = hold
      const words = { id: `expiry of ${hold.id}`, kind: 'expiry' as const, category, fund, cause }
      this.#book({ ...words, debit, credit, amount, about: hold, group: [words.id], expiresAt: null }, at, undefined)
    }
  }

  #decide(chain: Chain, at: number): Answer {
    const ids = chain.map(({ id }) => id)
    const refuse = (index: number, { code, more }: NonNullable<Fault>): Answer => ({
      code,
      data: { index, id: ids[index], ...more },
    })
    const early = ids.findIndex((id) => madeAt(id) > at + 86_400_000)
    if (early >= 0) return refuse(early, { code: 'ID_OF_THE_FUTURE' })
    const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
    if (twice >= 0) return refuse(twice, { code: 'ID_TWICE_IN_GROUP' })
    const there = ids.map((id) => this.byId.get(id))
    const first = there.findIndex(Boolean)
    if (first >= 0) {
      if (there[first]!.group.join() !== ids.join()) return refuse(first, { code: 'EXISTS_WITH_DIFFERENT_GROUP' })
      for (const [index, wanted] of chain.entries()) {
        const other = this.#otherThan(there[index]!, wanted)
        if (other) return refuse(index, { code: `EXISTS_WITH_DIFFERENT_${other}` })
      }
      return { result: 'exists', rows: there.map((row) => row!) }
    }
    const kept = this.rows.length
    for (const [index, wanted] of chain.entries()) {
      const before = this.failed.get(wanted.id)
      const fault = before === undefined ? this.#fault(wanted) : { code: 'ID_ALREADY_FAILED', more: { before } }
      if (fault) {
        this.#takeBackTo(kept)
        return refuse(index, fault)
      }
      this.#enter(wanted, ids, at)
    }
    return { result: 'created', rows: this.rows.slice(kept) }
  }

  #otherThan(row: Row, wanted: Wanted): string | undefined {
    if (row.kind !== wanted.kind) return 'KIND'
    const about = row.about
    if ('about' in wanted) {
      if (wanted.about.toLowerCase() !== about!.id) return 'REVERSED_TRANSFER'
      if ((wanted.amount ?? about!.amount) !== row.amount) return 'AMOUNT'
    } else {
      if (this.find(wanted.debit) !== row.debit) return 'DEBIT_ACCOUNT'
      if (this.find(wanted.credit) !== row.credit) return 'CREDIT_ACCOUNT'
      if (wanted.kind === 'balancing' ? wanted.amount < row.amount : wanted.amount !== row.amount) return 'AMOUNT'
      const ends = wanted.expiresIn === undefined ? null : row.at + wanted.expiresIn * 1000
      if (ends !== row.expiresAt) return 'EXPIRY'
    }
    if ((wanted.effectiveOn ?? row.day) !== row.countsOn) return 'EFFECTIVE_DAY'
    if ((wanted.category ?? about?.category ?? null) !== row.category) return 'CATEGORY'
    if ((wanted.fund ?? about?.fund ?? null) !== row.fund) return 'FUND'
    const cause = wanted.cause ?? about?.cause ?? null
    if (cause?.kind !== row.cause?.kind || cause?.id !== row.cause?.id) return 'CAUSE'
    return undefined
  }

  #fault(wanted: Wanted): Fault {
    if (!('about' in wanted)) return this.#betweenFault(wanted.debit, wanted.credit, wanted.kind, wanted.amount)
    const about = this.byId.get(wanted.about.toLowerCase())
    if (wanted.kind === 'reversal') {
      if (!about) return { code: 'TRANSFER_NOT_FOUND' }
      if (about.kind === 'reversal') return { code: 'IS_A_REVERSAL' }
      if (!moves(about.kind)) return { code: 'NOTHING_TO_REVERSE' }
      if (about.settledBy) return { code: 'ALREADY_REVERSED' }
      if (wanted.amount !== undefined && wanted.amount > about.amount) return { code: 'EXCEEDS_REVERSED_TRANSFER' }
      return this.#betweenFault(about.credit.key, about.debit.key, 'reversal', wanted.amount ?? about.amount)
    }
    if (!about) return { code: 'HOLD_NOT_FOUND' }
    if (about.kind !== 'hold') return { code: 'NOT_A_HOLD' }
    if (wanted.amount !== undefined && wanted.amount > about.amount) return { code: 'EXCEEDS_HOLD' }
    const ended = about.settledBy?.kind
    if (ended === 'post') return { code: 'HOLD_ALREADY_POSTED' }
    if (ended === 'void') return { code: 'HOLD_ALREADY_VOIDED' }
    if (ended === 'expiry') return { code: 'HOLD_EXPIRED' }
    if (wanted.kind === 'void') return undefined
    if (about.debit.frozen) return { code: 'DEBIT_ACCOUNT_FROZEN', more: { account: about.debit.key } }
    if (about.credit.frozen) return { code: 'CREDIT_ACCOUNT_FROZEN', more: { account: about.credit.key } }
    return undefined
  }

  #betweenFault(debitRef: string, creditRef: string, kind: Wanted['kind'], amount: number): Fault {
    const [debit, credit] = [this.find(debitRef), this.find(creditRef)]
    if (debitRef === creditRef || (debit && debit === credit)) return { code: 'ACCOUNTS_MUST_DIFFER' }
    const onDebit = { account: debitRef }
    const onCredit = { account: creditRef }
    if (!debit) return { code: 'DEBIT_ACCOUNT_NOT_FOUND', more: onDebit }
    if (!credit) return { code: 'CREDIT_ACCOUNT_NOT_FOUND', more: onCredit }
    if (debit.unit !== credit.unit) return { code: 'ACCOUNTS_OF_DIFFERENT_UNITS' }
    if (debit.closed) return { code: 'DEBIT_ACCOUNT_CLOSED', more: onDebit }
    if (credit.closed) return { code: 'CREDIT_ACCOUNT_CLOSED', more: onCredit }
    if (debit.frozen) return { code: 'DEBIT_ACCOUNT_FROZEN', more: onDebit }
    if (credit.frozen) return { code: 'CREDIT_ACCOUNT_FROZEN', more: onCredit }
    const more = kind === 'balancing' ? 1n : BigInt(amount)
    const room = this.#room(debit, credit)
    if (more > room.debits) return { code: 'OVERFLOWS_DEBITS', more: onDebit }
    if (more > room.credits) return { code: 'OVERFLOWS_CREDITS', more: onCredit }
    const told = (on: object, room: bigint) => ({ ...on, available: Number(room), unit: debit.unit })
    if (more > room.debit) return { code: 'EXCEEDS_CREDITS', more: told(onDebit, room.debit) }
    if (more > room.credit) return { code: 'EXCEEDS_DEBITS', more: told(onCredit, room.credit) }
    return undefined
  }

  /** What fits into the counters, and what the limits leave. */
  #room(debit: Account, credit: Account) {
    const [from, to] = [this.sums(debit), this.sums(credit)]
    const left = (limit: number | null, used: bigint, against: bigint) => {
      if (limit === null) return most
      const rest = BigInt(limit) - used + against
      return rest < 0n ? 0n : least(rest, most)
    }
    const [out, into] = [from.debits + from.debitsHeld, to.credits + to.creditsHeld]
    return {
      debits: most - out,
      credits: most - into,
      debit: left(debit.debitLimit, out, from.credits),
      credit: left(credit.creditLimit, into, to.debits),
    }
  }

  #enter(wanted: Wanted, group: readonly string[], at: number): void {
    const about = 'about' in wanted ? this.byId.get(wanted.about.toLowerCase())! : null
    const back = wanted.kind === 'reversal'
    const debit = 'debit' in wanted ? this.find(wanted.debit)! : back ? about!.credit : about!.debit
    const credit = 'credit' in wanted ? this.find(wanted.credit)! : back ? about!.debit : about!.credit
    const room = this.#room(debit, credit)
    const asked = wanted.amount ?? about!.amount
    const fits = least(BigInt(asked), room.debits, room.credits, room.debit, room.credit)
    const expiresIn = 'expiresIn' in wanted ? wanted.expiresIn : undefined
    this.#book(
      {
        id: wanted.id,
        kind: wanted.kind,
        debit,
        credit,
        amount: wanted.kind === 'balancing' ? Number(fits) : asked,
        category: wanted.category ?? about?.category ?? null,
        fund: wanted.fund ?? about?.fund ?? null,
        cause: wanted.cause ?? about?.cause ?? null,
        group,
        about,
        expiresAt: expiresIn === undefined ? null : at + expiresIn * 1000,
      },
      at,
      wanted.effectiveOn,
    )
  }

  #book(
    given: Omit<Row, 'seq' | 'at' | 'day' | 'countsOn' | 'settledBy' | 'debitAfter' | 'creditAfter'>,
    at: number,
    countsOn: string | undefined,
  ): void {
    // Chihuahua keeps UTC-6 all year.
    const day = new Date(at - 6 * 3_600_000).toISOString().slice(0, 10)
    const seq = this.rows.length + 1
    this.#move(given, seq, 1n)
    const after = { debitAfter: this.net(given.debit), creditAfter: this.net(given.credit) }
    const row: Row = { ...given, seq, at, day, countsOn: countsOn ?? day, settledBy: null, ...after }
    if (given.about) given.about.settledBy = row
    if (given.kind === 'hold') this.openHolds.add(row)
    else if (given.about?.kind === 'hold') this.openHolds.delete(given.about)
    this.rows.push(row)
    this.byId.set(given.id, row)
  }

  #takeBackTo(length: number): void {
    while (this.rows.length > length) {
      const row = this.rows.pop()!
      this.#move(row, row.seq, -1n)
      this.byId.delete(row.id)
      this.openHolds.delete(row)
      if (!row.about) continue
      row.about.settledBy = null
      if (row.about.kind === 'hold') this.openHolds.add(row.about)
    }
  }

  #move(
    {
      debit,
      credit,
      kind,
      amount,
      about,
    }: Omit<Row, 'seq' | 'at' | 'day' | 'countsOn' | 'settledBy' | 'debitAfter' | 'creditAfter'>,
    seq: number,
    sign: bigint,
  ): void {
    const [from, to] = [this.sums(debit), this.sums(credit)]
    const held = kind === 'hold' ? amount : about?.kind === 'hold' ? -about.amount : 0
    from.debitsHeld += sign * BigInt(held)
    to.creditsHeld += sign * BigInt(held)
    const moved = moves(kind) ? sign * BigInt(amount) : 0n
    from.debits += moved
    to.credits += moved
    for (const { rows } of [from, to]) {
      if (sign > 0n) rows.push(seq)
      else rows.pop()
    }
  }

  /** The statement of an account, oldest first, in the form in which it is answered; sums taken anew from the rows. */
  *statement(account: Account) {
    let net = 0n
    for (const seq of this.sums(account).rows) {
      const row = this.rows[seq - 1]!
      const side = row.debit === account ? ('debit' as const) : ('credit' as const)
      const signed = moves(row.kind) ? BigInt(row.amount) * (side === 'credit' ? 1n : -1n) : 0n
      net += signed
      yield {
        seq,
        ...(row.kind === 'expiry' ? {} : { id: row.id }),
        kind: row.kind,
        side,
        amount: row.amount,
        change: fold(account, signed),
        balance: fold(account, net),
        at: new Date(row.at).toISOString(),
        recordedOn: row.day,
        effectiveOn: row.countsOn,
        counterparty: side === 'debit' ? row.credit.key : row.debit.key,
        category: row.category,
        fund: row.fund,
        cause: row.cause,
        reverses: row.kind === 'reversal' ? row.about!.seq : null,
        reversedBy: row.settledBy?.kind === 'reversal' ? row.settledBy.seq : null,
        settledBy: row.kind === 'hold' ? (row.settledBy?.seq ?? null) : null,
        expiresAt: row.expiresAt === null ? null : new Date(row.expiresAt).toISOString(),
      }
    }
  }

  /** Balance of an account over the rows that `counts`. */
  balanceOver(account: Account, counts: (row: Row) => boolean): number {
    let net = 0n
    for (const seq of this.sums(account).rows) {
      const row = this.rows[seq - 1]!
      if (moves(row.kind) && counts(row)) net += BigInt(row.amount) * (row.credit === account ? 1n : -1n)
    }
    return fold(account, net)
  }

  /** A row in the form in which it is answered when it was posted. */
  shown = (result: 'created' | 'exists', row: Row) => ({
    id: row.id,
    seq: row.seq,
    result,
    kind: row.kind,
    debitAccountId: row.debit.id,
    creditAccountId: row.credit.id,
    amount: row.amount,
    unit: row.debit.unit,
    at: new Date(row.at).toISOString(),
    recordedOn: row.day,
    effectiveOn: row.countsOn,
    debitBalance: fold(row.debit, row.debitAfter),
    creditBalance: fold(row.credit, row.creditAfter),
  })
}
