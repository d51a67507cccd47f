import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { Auditor, type Answer, type Wanted } from './auditor.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const seed = Number(process.env.SEED ?? 20260302)
const length = Number(process.env.STEPS ?? 200)
const most = Number.MAX_SAFE_INTEGER

/** Mulberry32: the same numbers for the same seed. */
function generator(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

class Program {
  readonly #books: Books
  readonly #auditor = new Auditor()
  readonly #random: () => number
  readonly #sent: { readonly wanted: readonly Wanted[]; readonly reverses: readonly string[] }[] = []
  /** How often each answer came. */
  readonly seen = new Map<Answer, number>()
  #ids = 0

  constructor(books: Books, from: number) {
    this.#books = books
    this.#random = generator(from)
  }

  #below = (bound: number) => Math.floor(this.#random() * bound)
  #pick = <T>(from: readonly T[]): T => from[this.#below(from.length)]!
  #newId = () => idOf(`${seed}:${this.#ids++}`)
  #key = () => (this.#random() < 0.03 ? 'nobody' : this.#pick([...this.#auditor.accounts.keys()]))
  #amount = () => (this.#random() < 0.008 ? most - this.#below(3) : 1 + this.#below(this.#random() < 0.1 ? 5000 : 60))
  #day = () => `2026-0${1 + this.#below(6)}-1${this.#below(10)}`

  async openAccounts(): Promise<void> {
    const kinds = ['asset', 'liability', 'equity', 'income', 'expense'] as const
    for (let index = 0; index < 9; index++) {
      const account = {
        key: `part:${index}`,
        kind: kinds[index % kinds.length]!,
        unit: index > 6 ? 'GTQ' : 'MXN',
        debitLimit: index % 3 === 1 ? 100 : null,
        creditLimit: index % 4 === 2 ? 150 : null,
      }
      await this.#books.run(ledger.openAccount, account, 'treasurer')
      const exact = (limit: number | null) => (limit === null ? null : BigInt(limit))
      this.#auditor.accounts.set(account.key, {
        ...account,
        debitLimit: exact(account.debitLimit),
        creditLimit: exact(account.creditLimit),
        frozen: false,
        closed: false,
      })
    }
  }

  async step(): Promise<void> {
    const chance = this.#random()
    if (chance < 0.5) return this.#post(this.#wantedGroup(), [])
    if (chance < 0.62) return this.#reverse()
    if (chance < 0.77 && this.#sent.length > 0) return this.#again()
    if (chance < 0.87) return this.#changeAccount()
    if (chance < 0.93) this.#books.clock.advance({ hours: this.#below(60) })
    // The clock jumps back; nothing that is recorded may.
    else this.#books.clock.advance({ hours: -this.#below(30) })
  }

  #wantedGroup(): Wanted[] {
    return Array.from({ length: this.#random() < 0.3 ? 1 + this.#below(4) : 1 }, () => {
      const debit = this.#key()
      const unit = this.#auditor.accounts.get(debit)?.unit
      const fitting = [...this.#auditor.accounts.values()].filter((one) => one.unit === unit && one.key !== debit)
      return {
        id: this.#newId(),
        debit,
        // Mostly one that makes sense, or hardly anything would ever be booked.
        credit: fitting.length > 0 && this.#random() < 0.9 ? this.#pick(fitting).key : this.#key(),
        amount: this.#amount(),
        ...(this.#random() < 0.25 ? { effectiveOn: this.#day() } : {}),
      }
    })
  }

  async #post(wanted: readonly Wanted[], reverses: readonly string[]): Promise<void> {
    const expected = this.#auditor.post(wanted, this.#books.clock.now().getTime(), reverses)
    this.#sent.push({ wanted, reverses })
    this.seen.set(expected, (this.seen.get(expected) ?? 0) + 1)
    const work =
      reverses.length > 0
        ? this.#books.run(
            ledger.reverse,
            { transfers: wanted.map(({ id, amount }, index) => ({ id, amount, reverses: reverses[index]! })) },
            'treasurer',
          )
        : this.#books.run(ledger.post, { transfers: [...wanted] }, 'treasurer')
    const answer = await work.then(
      ({ transfers }) => transfers[0]!.result,
      () => codeOf(work) as Promise<Answer>,
    )
    expect([this.#sent.length, wanted, answer]).toEqual([this.#sent.length, wanted, expected])
  }

  async #reverse(): Promise<void> {
    const original = this.#auditor.rows.length > 0 ? this.#pick(this.#auditor.rows) : undefined
    if (!original) return
    const { debit, credit, amount } = original
    const part = this.#random() < 0.5 ? amount : Math.max(1, amount - 5 + this.#below(8))
    const wanted = { id: this.#newId(), debit: credit, credit: debit, amount: Math.min(part, most) }
    await this.#post([wanted], [original.id])
  }

  /** Sends something again: the same, a part of it, or with another amount. */
  async #again(): Promise<void> {
    const { wanted, reverses } = this.#pick(this.#sent)
    const chance = this.#random()
    if (chance < 0.6 || reverses.length > 0) return this.#post(wanted, reverses)
    if (chance < 0.8) return this.#post(wanted.slice(0, Math.max(1, wanted.length - 1)), [])
    return this.#post([{ ...wanted[0]!, amount: this.#amount() }, ...wanted.slice(1)], [])
  }

  async #changeAccount(): Promise<void> {
    const key = this.#pick([...this.#auditor.accounts.keys()])
    const account = this.#auditor.accounts.get(key)!
    const chance = this.#random()
    if (chance < 0.3) {
      const limit = this.#random() < 0.3 ? null : this.#below(200)
      await this.#books
        .run(ledger.changeLimits, { account: key, debitLimit: limit }, 'treasurer')
        .catch(() => undefined)
      if (!account.closed) account.debitLimit = limit === null ? null : BigInt(limit)
    } else if (chance < 0.4) {
      const code = await codeOf(this.#books.run(ledger.freeze, { account: key }, 'treasurer'))
      expect(code).toBe(account.closed ? 'LEDGER_ACCOUNT_CLOSED' : undefined)
      if (!account.closed) account.frozen = true
    } else if (chance < 0.7) {
      await this.#books.run(ledger.unfreeze, { account: key }, 'treasurer')
      account.frozen = false
    } else if (chance < 0.78) {
      const code = await codeOf(this.#books.run(ledger.closeAccount, { account: key }, 'treasurer'))
      const empty = this.#auditor.balance(key) === 0n
      expect(code).toBe(empty ? undefined : 'LEDGER_ACCOUNT_NOT_EMPTY')
      if (empty) account.closed = true
    } else {
      await this.#books.run(ledger.reopenAccount, { account: key }, 'treasurer')
      account.closed = false
    }
  }

  async checkEverything(): Promise<void> {
    const { items } = await this.#books.ask(ledger.accounts, { limit: 100 }, 'treasurer')
    for (const { key, balance, debitsPosted, creditsPosted, debitsPending, creditsPending, entries } of items) {
      expect([key, balance, debitsPosted, creditsPosted, debitsPending, creditsPending]).toEqual([
        key,
        Number(this.#auditor.balance(key)),
        Number(this.#auditor.debits(key)),
        Number(this.#auditor.credits(key)),
        0,
        0,
      ])
      const expected = this.#auditor.statement(key)
      expect(entries).toBe(expected.length)
      for (const order of ['oldest', 'newest'] as const) {
        const found = await this.#wholeStatement(key, order)
        expect(order === 'oldest' ? found : found.toReversed()).toEqual(expected)
      }
      await this.#checkPast(key)
    }
    const { units } = await this.#books.ask(ledger.trialBalance, {}, 'treasurer')
    expect(units.map(({ difference }) => difference)).toEqual(units.map(() => 0))
  }

  async #wholeStatement(account: string, order: 'oldest' | 'newest') {
    const found: [number, number, bigint][] = []
    for (let after: string | undefined; ;) {
      const input = { account, order, limit: 7, ...(after === undefined ? {} : { after }) }
      const page = await this.#books.ask(ledger.statement, input, 'treasurer')
      found.push(
        ...page.items.map(({ seq, amount, balance }) => [seq, amount, BigInt(balance)] as [number, number, bigint]),
      )
      after = page.next
      if (after === undefined) return found
    }
  }

  async #checkPast(account: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      const on = this.#day()
      const { balance } = await this.#books.ask(ledger.balance, { account, on }, 'treasurer')
      expect([account, on, balance]).toEqual([
        account,
        on,
        Number(this.#auditor.balance(account, (row) => row.countsOn <= on)),
      ])
      const at = new Date(Date.parse('2026-03-02T12:00:00Z') + this.#below(40 * 86_400_000))
      const then = await this.#books.ask(ledger.balance, { account, at: at.toISOString() }, 'treasurer')
      expect([account, at, then.balance]).toEqual([
        account,
        at,
        Number(this.#auditor.balance(account, (row) => row.at <= at.getTime())),
      ])
    }
  }
}

describe.each(testEngines())('on %s', (engine) => {
  test(`a program of ${length} random steps agrees with the auditor (SEED=${seed})`, { timeout: 120_000 }, async () => {
    const books = await openBooks(engine)
    const program = new Program(books, seed)
    await program.openAccounts()
    for (let step = 1; step <= length; step++) {
      await program.step()
      if (step % 100 === 0) await program.checkEverything()
    }
    await program.checkEverything()
    // A program that only succeeds, or only fails, would prove little.
    expect(program.seen.get('created')).toBeGreaterThan(length / 10)
    expect(program.seen.size).toBeGreaterThan(8)
    if (process.env.SHOW) process.stdout.write(JSON.stringify([...program.seen]) + '\n')
    await books.close()
  })
})
