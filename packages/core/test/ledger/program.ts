import { isDeepStrictEqual } from 'node:util'
import { ledger, Problem } from '@milpa/core'
import { verifyLedger } from '@milpa/core/portability'
import { ledgerFailedIds, ledgerHolds } from '../../src/ledger/tables.ts'
import { numberAt } from '../../src/ledger/place.ts'
import { Auditor, type Account, type Answer, type Chain } from './auditor.ts'
import type { Books } from './books.ts'
import { remembers, type LedgerDoor, type Told } from './doors.ts'
import { Workload, type Step } from './workload.ts'

/** One workload, one auditor and one ledger, side by side. */
export class Program {
  readonly auditor = new Auditor()
  /** How often each answer came. */
  readonly seen = new Map<string, number>()
  /** Chains, changes of accounts and moves of the clock so far. */
  operations = 0
  readonly #books: Books
  readonly #door: LedgerDoor
  readonly #workload: Workload
  readonly #seed: number

  constructor(books: Books, door: LedgerDoor, seed: number, name = 'w') {
    this.#books = books
    this.#door = door
    this.#seed = seed
    this.#workload = new Workload(this.auditor, seed, { name })
  }

  async begin(): Promise<void> {
    for (const step of this.#workload.opening()) await this.#do(step)
  }

  /** One step: a batch of up to `most` chains, or a change of an account or of the clock. */
  step(most: number): Promise<void> {
    return this.#do(this.#workload.next(this.#books.clock.now().getTime(), most))
  }

  #same(what: string, found: unknown, foretold: unknown, about: unknown): void {
    if (isDeepStrictEqual(found, foretold)) return
    const text = (value: unknown) =>
      JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}` : one))
    throw new Error(
      `SEED=${this.#seed}, operation ${this.operations}, ${what}: ${text(about)}\n   found ${text(found)}\nforetold ${text(foretold)}`,
    )
  }

  async #do(step: Step): Promise<void> {
    if (step.do === 'post') return this.#post(step.chains)
    this.operations++
    if (step.do === 'clock') return this.#books.clock.set(new Date(step.to).toISOString())
    if (step.do === 'open') {
      const { id } = await this.#books.run(ledger.openAccount, step.account, 'treasurer')
      const account = { ...step.account, id, frozen: false, closed: false }
      this.auditor.open(account)
      return this.#workload.opened(account)
    }
    const { account } = step
    const foretold = this.#change(step, account)
    const found = await this.#tellAccount(step, account.key)
    this.#count(foretold ?? step.do)
    this.#same('change of account', found, foretold, step)
  }

  /** Foretells the code of a change, and makes it in the auditor. */
  #change(step: Exclude<Step, { do: 'post' | 'clock' | 'open' }>, account: Account): string | undefined {
    if ((step.do === 'limits' || step.do === 'freeze') && account.closed) return 'LEDGER_ACCOUNT_CLOSED'
    if (step.do === 'close' && !this.auditor.isEmpty(account)) return 'LEDGER_ACCOUNT_NOT_EMPTY'
    if (step.do === 'limits') {
      if (step.debitLimit !== undefined) account.debitLimit = step.debitLimit
      if (step.creditLimit !== undefined) account.creditLimit = step.creditLimit
    } else if (step.do === 'freeze' || step.do === 'unfreeze') account.frozen = step.do === 'freeze'
    else account.closed = step.do === 'close'
    return undefined
  }

  async #tellAccount(step: Exclude<Step, { do: 'post' | 'clock' | 'open' }>, account: string): Promise<unknown> {
    const operations = {
      freeze: ledger.freeze,
      unfreeze: ledger.unfreeze,
      close: ledger.closeAccount,
      reopen: ledger.reopenAccount,
    }
    try {
      if (step.do === 'limits') {
        const { account: _account, do: _do, ...limits } = step
        await this.#books.run(ledger.changeLimits, { account, ...limits }, 'treasurer')
      } else await this.#books.run(operations[step.do], { account }, 'treasurer')
      return undefined
    } catch (error) {
      return error instanceof Problem ? error.code : error
    }
  }

  async #post(chains: readonly Chain[]): Promise<void> {
    const now = this.#books.clock.now().getTime()
    const answers = remembers(chains[0]!)
      ? this.auditor.post(chains, now, true)
      : chains.flatMap((chain) => this.auditor.post([chain], now, false))
    // Before the ledger is asked: what comes later changes the rows of what came before.
    const foretold = answers.map((answer) => this.#told(answer))
    const found = await this.#door(chains)
    for (const [index, chain] of chains.entries()) {
      this.operations++
      const expected = foretold[index]!
      this.#count('code' in expected ? expected.code : expected.result)
      this.#same('answer to', found[index], expected, chain)
    }
  }

  #told(answer: Answer): Told {
    if ('code' in answer) return answer
    const { result } = answer
    return { result, transfers: answer.rows.map((row) => this.auditor.shown(result, row)) }
  }
  #count(answer: string): void {
    this.seen.set(answer, (this.seen.get(answer) ?? 0) + 1)
  }

  /** Counters, flags and limits of all accounts, the trial balance, the open holds, the ids that failed. */
  async checkState(): Promise<void> {
    let after: string | undefined
    let sum = 0n
    do {
      const page = await this.#books.ask(ledger.accounts, { limit: 100, ...(after ? { after } : {}) }, 'treasurer')
      for (const found of page.items) {
        const account = this.auditor.accounts.get(found.key)!
        const { debits, credits, debitsHeld, creditsHeld, rows } = this.auditor.sums(account)
        const foretold = {
          ...found,
          id: account.id,
          balance: this.auditor.balance(account),
          debitsPosted: Number(debits),
          creditsPosted: Number(credits),
          debitsPending: Number(debitsHeld),
          creditsPending: Number(creditsHeld),
          entries: rows.length,
          debitLimit: account.debitLimit,
          creditLimit: account.creditLimit,
          frozen: account.frozen,
          closed: account.closed,
        }
        this.#same('account', found, foretold, found.key)
        sum += BigInt(found.creditsPosted) - BigInt(found.debitsPosted)
      }
      after = page.next
    } while (after !== undefined)
    this.#same('sum over all accounts', sum, 0n, '')
    const { units } = await this.#books.ask(ledger.trialBalance, {}, 'treasurer')
    for (const { unit, difference } of units) this.#same('trial balance', difference, 0, unit)
    const { read } = this.#books.milpa.host
    const holds = await read.select({ place: ledgerHolds.place }).from(ledgerHolds)
    const open = [...this.auditor.openHolds].map(({ seq }) => seq)
    this.#same(
      'open holds',
      holds.map(({ place }) => numberAt(place)).sort((a, b) => a - b),
      open.sort((a, b) => a - b),
      '',
    )
    const failed = await read.select({ id: ledgerFailedIds.id, code: ledgerFailedIds.code }).from(ledgerFailedIds)
    this.#same('ids that failed', new Map(failed.map(({ id, code }) => [id, code])), this.auditor.failed, '')
  }

  /** Every statement whole and in both directions, balances of the past, and the ledger's own verification. */
  async checkEverything(): Promise<void> {
    await this.checkState()
    for (const account of new Set(this.auditor.accounts.values())) {
      const foretold = [...this.auditor.statement(account)]
      await this.#checkStatement(account, 'oldest', foretold)
      await this.#checkStatement(account, 'newest', foretold.toReversed())
      await this.#checkPast(account)
    }
    const { transfers, faults } = await verifyLedger(this.#books.milpa.host.read, this.#books.centre.id)
    this.#same('verification', { transfers, faults }, { transfers: this.auditor.rows.length, faults: [] }, '')
  }

  async #checkStatement(account: Account, order: 'oldest' | 'newest', foretold: readonly object[]): Promise<void> {
    let after: string | undefined
    let at = 0
    do {
      const input = { account: account.key, order, limit: order === 'oldest' ? 200 : 97, ...(after ? { after } : {}) }
      const page = await this.#books.ask(ledger.statement, input, 'treasurer')
      for (const { purpose: _purpose, counterparty, ...line } of page.items) {
        const expected = foretold[at++]
        const { id, ...rest } = { ...line, counterparty: counterparty.key }
        this.#same(
          `${order} statement of ${account.key}`,
          expected && 'id' in expected ? { id, ...rest } : rest,
          expected,
          at,
        )
      }
      after = page.next
    } while (after !== undefined)
    this.#same(`length of the ${order} statement`, at, foretold.length, account.key)
  }

  async #checkPast(account: Account): Promise<void> {
    const { rows } = this.auditor
    for (const share of [0.1, 0.5, 0.93]) {
      const some = rows[Math.floor(rows.length * share)]
      if (!some) return
      const key = account.key
      const on = some.countsOn
      const day = await this.#books.ask(ledger.balance, { account: key, on }, 'treasurer')
      this.#same(
        'balance on a day',
        day.balance,
        this.auditor.balanceOver(account, (row) => row.countsOn <= on),
        [key, on],
      )
      const at = new Date(some.at).toISOString()
      const then = await this.#books.ask(ledger.balance, { account: key, at }, 'treasurer')
      this.#same(
        'balance at a moment',
        then.balance,
        this.auditor.balanceOver(account, (row) => row.at <= some.at),
        [key, at],
      )
    }
  }
}
