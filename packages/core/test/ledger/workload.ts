import type { Account, Auditor, Chain, Row, Wanted, WantedBetween } from './auditor.ts'
import { idOf } from './books.ts'

/** Mulberry32: the same numbers for the same seed. */
export function generator(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Step =
  | { readonly do: 'post'; readonly chains: readonly Chain[] }
  | { readonly do: 'open'; readonly account: Omit<Account, 'id' | 'frozen' | 'closed'> }
  | {
      readonly do: 'limits'
      readonly account: Account
      readonly debitLimit?: number | null
      readonly creditLimit?: number | null
    }
  | { readonly do: 'freeze' | 'unfreeze' | 'close' | 'reopen'; readonly account: Account }
  | { readonly do: 'clock'; readonly to: number }

const kinds = ['asset', 'liability', 'equity', 'income', 'expense'] as const
const most = Number.MAX_SAFE_INTEGER
const dayMs = 86_400_000

export interface WorkloadOptions {
  /** Begins every id and every key, so that several workloads share a ledger and no account. */
  readonly name: string
  /** The clock stands still; for those who share it. */
  readonly still?: boolean
}

/**
 * What people, machines and mistakes do to a ledger, drawn from a seed. It looks at the auditor's state, and at nothing
 * else: the ledger's own answers cannot lead it.
 */
export class Workload {
  readonly #auditor: Auditor
  readonly #random: () => number
  readonly #options: WorkloadOptions
  /** Keys of those that were opened, in their order. */
  readonly #mine: Account[] = []
  /** What was sent lately, to be sent again. */
  readonly #sent: Chain[] = []
  readonly #sentReversals: Chain[] = []
  readonly #holdIds: string[] = []
  #open: readonly Row[] = []
  #ids = 0

  constructor(auditor: Auditor, seed: number, options: WorkloadOptions) {
    this.#auditor = auditor
    this.#random = generator(seed)
    this.#options = options
  }

  #chance = (part: number): boolean => this.#random() < part
  #below = (bound: number): number => Math.floor(this.#random() * bound)
  #pick = <T>(from: readonly T[]): T => from[this.#below(from.length)]!
  #newId = (): string => idOf(`${this.#options.name}:${this.#ids++}`)

  /** As a clock makes it that is two to five days ahead; when time has caught up with it, it is an id like any other. */
  #idOfTheFuture(now: number): string {
    const made = Math.floor(now + (2 + 3 * this.#random()) * dayMs)
    const hex = made.toString(16).padStart(12, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}${this.#newId().slice(13)}`
  }

  /** The accounts with which it begins. */
  opening(): Step[] {
    return Array.from({ length: 10 }, (_, index) => this.#opening(index))
  }
  #opening(index: number): Step {
    // Of every five one pair has no limits and takes amounts at the edge.
    const account = {
      key: `${this.#options.name}:part:${index}`,
      kind: kinds[index % kinds.length]!,
      unit: index % 10 > 7 ? 'GTQ' : 'MXN',
      debitLimit: index % 3 === 1 ? 100 : null,
      creditLimit: index % 4 === 2 ? 150 : null,
    }
    return { do: 'open', account }
  }
  opened(account: Account): void {
    this.#mine.push(account)
  }

  next(now: number, most: number): Step {
    const chance = this.#random()
    if (chance < 0.55) return { do: 'post', chains: this.#batch(now, most) }
    if (chance < 0.82 || this.#options.still) return this.#accountStep()
    return { do: 'clock', to: this.#moment(now) }
  }

  #batch(now: number, most: number): Chain[] {
    this.#open = [...this.#auditor.openHolds]
    // Reversals have an operation of their own, so they come together.
    const reversals = this.#chance(0.25)
    const sent = reversals ? this.#sentReversals : this.#sent
    const size = 1 + this.#below(reversals ? Math.min(most, 25) : most)
    const chains: Chain[] = []
    while (chains.length < size) {
      const chance = this.#random()
      // Again from long ago, from lately, or from this very batch.
      const known = chance < 0.04 ? chains : sent
      if (chance < 0.16 && known.length > 0) chains.push(this.#again(this.#pick(known), now))
      else chains.push(reversals ? this.#reversals() : this.#fresh(now))
    }
    for (const chain of chains) {
      if (sent.length < 2000) sent.push(chain)
      else sent[this.#below(2000)] = chain
    }
    return chains
  }

  #reversals = (): Chain => Array.from({ length: this.#chance(0.2) ? 3 : 1 }, () => this.#reversal())
  #fresh(now: number): Chain {
    const length = this.#chance(0.15) ? 2 + this.#below(4) : 1
    return Array.from({ length }, () => this.#wanted(now))
  }

  #wanted(now: number): Wanted {
    const chance = this.#random()
    if (chance < 0.2) return this.#aboutHold()
    const { debit, credit } = this.#pair()
    const between: WantedBetween = {
      id: this.#chance(0.005) ? this.#idOfTheFuture(now) : this.#newId(),
      kind: chance < 0.4 ? 'hold' : chance < 0.48 ? 'balancing' : 'direct',
      debit,
      credit,
      amount: this.#amount(),
      ...(this.#chance(0.2) ? { effectiveOn: this.#day(now) } : {}),
      ...(this.#chance(0.3) ? { category: this.#pick(['fees', 'aid', 'loan:seed']) } : {}),
      ...(this.#chance(0.3) ? { fund: this.#pick(['csem', 'own']) } : {}),
      ...(this.#chance(0.1) ? { cause: { kind: this.#pick(['fee', 'loan']), id: String(this.#below(9)) } } : {}),
    }
    if (between.kind !== 'hold') return between
    if (this.#holdIds.length < 200) this.#holdIds.push(between.id)
    else this.#holdIds[this.#below(200)] = between.id
    return this.#chance(0.8) ? { ...between, expiresIn: 1 + this.#below(this.#chance(0.5) ? 120 : 90_000) } : between
  }

  #aboutHold(): Wanted {
    const open = this.#open.length > 0 && this.#chance(0.7) ? this.#pick(this.#open) : undefined
    const about =
      open?.id ?? (this.#holdIds.length > 0 && this.#chance(0.8) ? this.#pick(this.#holdIds) : this.#anyId())
    const id = this.#newId()
    if (this.#chance(0.35)) return { id, kind: 'void', about }
    const whole = open?.amount ?? 20
    // In part, whole, or more than was set aside.
    const amount = this.#chance(0.5) ? Math.max(1, Math.min(most, whole - 8 + this.#below(12))) : undefined
    return { id, kind: 'post', about, ...(amount === undefined ? {} : { amount }) }
  }

  #reversal(): Wanted {
    const row = this.#anyRow()
    const about = row && this.#chance(0.95) ? row.id : this.#anyId()
    const part = Math.max(1, Math.min(most, (row?.amount ?? 9) - 5 + this.#below(8)))
    return { id: this.#newId(), kind: 'reversal', about, ...(this.#chance(0.5) ? { amount: part } : {}) }
  }

  #anyRow(): Row | undefined {
    const { rows } = this.#auditor
    if (rows.length === 0) return undefined
    const row = this.#chance(0.5) ? rows[rows.length - 1 - this.#below(Math.min(rows.length, 60))]! : this.#pick(rows)
    return row.kind === 'expiry' ? undefined : row
  }
  #anyId = (): string => this.#anyRow()?.id ?? this.#newId()

  #pair(): { readonly debit: string; readonly credit: string } {
    const debit = this.#pick(this.#mine)
    const fitting = this.#mine.filter((one) => one.unit === debit.unit && one !== debit)
    // Mostly one that makes sense, or hardly anything would ever be booked.
    const credit = this.#chance(0.95) && fitting.length > 0 ? this.#pick(fitting) : this.#pick(this.#mine)
    return { debit: this.#named(debit), credit: this.#named(credit) }
  }
  #named(account: Account): string {
    const chance = this.#random()
    if (chance < 0.01) return `${this.#options.name}:nobody`
    if (chance < 0.06) return account.id
    return chance < 0.08 ? account.id.toUpperCase() : account.key
  }

  #amount(): number {
    if (this.#chance(0.0004)) return most - this.#below(3)
    return 1 + this.#below(this.#chance(0.1) ? 3000 : 50)
  }
  #day = (now: number): string => new Date(now + (this.#below(40) - 25) * dayMs).toISOString().slice(0, 10)

  /** Sends a chain again: the same, a part of it, in another order, or with something changed. */
  #again(chain: Chain, now: number): Chain {
    const chance = this.#random()
    if (chance < 0.5) return chain
    if (chance < 0.58) return chain.slice(0, Math.max(1, chain.length - 1))
    if (chance < 0.63) return chain.toReversed()
    if (chance < 0.66) return [...chain, chain[0]!.kind === 'reversal' ? this.#reversal() : this.#wanted(now)]
    if (chance < 0.68) return [...chain, chain[0]!]
    const at = this.#below(chain.length)
    return chain.map((one, index) => (index === at ? this.#changed(one, now) : one))
  }

  #changed(one: Wanted, now: number): Wanted {
    const { id } = one
    const chance = this.#random()
    if (chance < 0.1) return { ...one, effectiveOn: this.#day(now) }
    if (one.kind === 'reversal')
      return chance < 0.5 ? { ...one, about: this.#anyId() } : { ...one, amount: this.#amount() }
    if (chance < 0.2) return { ...one, category: 'other' }
    if (chance < 0.3) return { ...one, fund: 'other' }
    if (chance < 0.4) return { ...one, cause: { kind: 'fee', id: 'other' } }
    if ('about' in one) {
      if (one.kind === 'void' || chance < 0.7) return { id, kind: 'void', about: this.#anyId() }
      return { ...one, amount: this.#amount() }
    }
    if (chance < 0.55) return { ...one, amount: this.#amount() }
    if (chance < 0.65) return { ...one, debit: this.#pair().debit }
    if (chance < 0.75) return { ...one, credit: this.#pair().credit }
    if (chance < 0.85 && one.kind === 'hold') return { ...one, expiresIn: 77 }
    if (one.kind !== 'hold') return { ...one, kind: one.kind === 'direct' ? 'balancing' : 'direct' }
    const { expiresIn: _gone, ...without } = one
    return { ...without, kind: this.#chance(0.5) ? 'direct' : 'hold' }
  }

  #accountStep(): Step {
    const account = this.#pick(this.#mine)
    const chance = this.#random()
    const limit = this.#chance(0.3) ? null : this.#below(200)
    if (chance < 0.25) return { do: 'limits', account, debitLimit: limit }
    if (chance < 0.4) return { do: 'limits', account, creditLimit: limit }
    if (chance < 0.5) return { do: 'freeze', account }
    if (chance < 0.68) return { do: 'unfreeze', account: this.#mine.find(({ frozen }) => frozen) ?? account }
    if (chance < 0.8)
      return { do: 'close', account: this.#mine.find((one) => !one.closed && this.#auditor.isEmpty(one)) ?? account }
    if (chance < 0.9 || this.#mine.length >= 60)
      return { do: 'reopen', account: this.#mine.find(({ closed }) => closed) ?? account }
    return this.#opening(this.#mine.length)
  }

  /** Forward by a little or by days, back, or to the very moment at which a hold ends, one millisecond before, or after. */
  #moment(now: number): number {
    const chance = this.#random()
    const ends = [...this.#auditor.openHolds].flatMap(({ expiresAt }) =>
      expiresAt !== null && expiresAt > now ? [expiresAt] : [],
    )
    if (chance < 0.6 && ends.length > 0) return this.#pick(ends) - 1 + this.#below(3)
    if (chance < 0.75) return now + this.#below(60_000)
    if (chance < 0.9) return now + this.#below(60 * 3_600_000)
    return now - this.#below(30 * 3_600_000)
  }
}
