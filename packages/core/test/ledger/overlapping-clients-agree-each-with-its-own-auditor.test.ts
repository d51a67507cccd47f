import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger, openMilpa, systemActor, Vault, type Milpa, type Operation } from '@milpa/core'
import { openLibsql, openPostgres, type Engine } from '@milpa/core/db'
import { verifyLedger } from '@milpa/core/portability'
import { postgresPrograms, startTemporaryPostgres } from '@milpa/plugin-kit'
import { expect, test } from 'vitest'
import { Auditor, type Account, type Answer, type Chain } from './auditor.ts'
import { idOf } from './books.ts'
import { inBulk, remembers, type LedgerDoor, type Told } from './doors.ts'
import { generator, Workload, type Step } from './workload.ts'

const seed = Number(process.env.SEED ?? 20260302)
const now = new Date('2026-03-02T15:00:00.000Z')
const founding = {
  slug: 'prueba',
  name: 'Centro de prueba',
  locale: 'es-MX',
  currency: 'MXN',
  timeZone: 'America/Chihuahua',
  country: 'MX',
  gridLatitude: 28.6,
}
const limit = 500

/** One who posts in overlap with others: to accounts of its own, to one that all share, and to one with little room. */
class Client {
  readonly auditor = new Auditor()
  /** What went into the account with little room, by this client. */
  squeezed = 0
  refused = 0
  paid = 0
  readonly #name: string
  readonly #workload: Workload
  readonly #random: () => number
  readonly #door: LedgerDoor
  readonly #run: <I, T, O>(operation: Operation<I, T, O>, input: I) => Promise<O>
  #count = 0

  constructor(milpa: Milpa, centre: { readonly id: string }, name: string, own: number) {
    this.#name = name
    this.#workload = new Workload(this.auditor, own, { name, still: true })
    this.#random = generator(own)
    const door = { centre: centre as never, actor: systemActor('test') }
    this.#run = (operation, input) => milpa.run(operation, input, door)
    this.#door = inBulk({ milpa, run: this.#run } as never)
  }

  async begin(): Promise<void> {
    for (const step of this.#workload.opening()) await this.#do(step)
    await this.#run(ledger.openAccount, { key: `${this.#name}:wallet`, kind: 'asset', unit: 'MXN' })
  }

  async work(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await this.#do(this.#workload.next(now.getTime(), 25))
      await this.#pay('shared:pot', 7)
      await this.#pay('shared:tight', 1 + Math.floor(this.#random() * 30))
    }
  }

  /** Whether it goes through the client cannot know, if others fill the account; it counts what it was told. */
  async #pay(credit: string, amount: number): Promise<void> {
    const line = { id: idOf(`${this.#name} pays ${this.#count++}`), debit: `${this.#name}:wallet`, credit, amount }
    try {
      await this.#run(ledger.post, { transfers: [line] } as never)
      this.paid += amount
      if (credit === 'shared:tight') this.squeezed += amount
    } catch (error) {
      expect([seed, (error as { readonly code?: string }).code]).toEqual([seed, 'LEDGER_EXCEEDS_DEBITS'])
      this.refused++
    }
  }

  async #do(step: Step): Promise<void> {
    if (step.do === 'post') return this.#post(step.chains)
    if (step.do === 'open') {
      const { id } = await this.#run(ledger.openAccount, step.account)
      const account = { ...step.account, id, frozen: false, closed: false }
      this.auditor.open(account)
      return this.#workload.opened(account)
    }
    if (step.do !== 'limits' || step.account.closed) return
    const { account, do: _do, ...limits } = step
    await this.#run(ledger.changeLimits, { account: account.key, ...limits })
    Object.assign(account, limits)
  }

  async #post(chains: readonly Chain[]): Promise<void> {
    const at = now.getTime()
    const answers = remembers(chains[0]!)
      ? this.auditor.post(chains, at, true)
      : chains.flatMap((chain) => this.auditor.post([chain], at, false))
    const foretold = answers.map((answer) => this.#told(answer))
    const found = await this.#door(chains)
    expect([seed, this.#name, found.map(withoutNumbers)]).toEqual([seed, this.#name, foretold.map(withoutNumbers)])
  }

  #told(answer: Answer): Told {
    if ('code' in answer) return answer
    return { result: answer.result, transfers: answer.rows.map((row) => this.auditor.shown(answer.result, row)) }
  }

  get accounts(): ReadonlySet<Account> {
    return new Set(this.auditor.accounts.values())
  }
}

/** Others post in between, so what is foretold is everything but the numbers. */
const withoutNumbers = (told: Told): unknown =>
  'code' in told ? told : told.transfers.map(({ seq: _seq, ...rest }) => rest)

async function overlap(engines: readonly Engine[], steps: number): Promise<void> {
  const milpas: Milpa[] = []
  for (const engine of engines) {
    const vault = new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }])
    milpas.push(await openMilpa({ engine, vault, clock: () => now }))
  }
  const [first] = milpas as [Milpa]
  const centre = await first.foundCentre(founding)
  const door = { centre, actor: systemActor('test') }
  await first.run(ledger.openAccount, { key: 'shared:pot', kind: 'liability', unit: 'MXN' }, door)
  await first.run(ledger.openAccount, { key: 'shared:tight', kind: 'liability', unit: 'MXN', creditLimit: limit }, door)
  const clients = Array.from(
    { length: 6 },
    (_, index) => new Client(milpas[index % milpas.length]!, centre, `client${index}`, seed + index),
  )
  await Promise.all(clients.map((client) => client.begin()))
  await Promise.all(clients.map((client) => client.work(steps)))

  const total = (of: (client: Client) => number) => clients.reduce((sum, client) => sum + of(client), 0)
  const balanceOf = async (account: string) => (await first.ask(ledger.account, { account }, door)).balance
  expect(await balanceOf('shared:pot')).toBe(7 * clients.length * steps)
  expect(await balanceOf('shared:tight')).toBe(total(({ squeezed }) => squeezed))
  // It was filled to the last payment that fits, and nobody got beyond.
  expect(total(({ squeezed }) => squeezed)).toBeLessThanOrEqual(limit)
  expect(total(({ refused }) => refused)).toBeGreaterThan(0)
  for (const [index, client] of clients.entries()) {
    expect(await balanceOf(`client${index}:wallet`)).toBe(client.paid)
    for (const account of client.accounts) {
      const { balance, entries, debitsPending, creditsPending } = await first.ask(
        ledger.account,
        { account: account.key },
        door,
      )
      const { rows, debitsHeld, creditsHeld } = client.auditor.sums(account)
      expect([account.key, balance, entries, debitsPending, creditsPending]).toEqual([
        account.key,
        client.auditor.balance(account),
        rows.length,
        Number(debitsHeld),
        Number(creditsHeld),
      ])
    }
  }
  const { transfers, faults } = await verifyLedger(first.host.read, centre.id)
  expect(faults).toEqual([])
  expect(transfers).toBe(
    total(({ auditor }) => auditor.rows.length) + 2 * clients.length * steps - total(({ refused }) => refused),
  )
  const { units } = await first.ask(ledger.trialBalance, {}, door)
  expect(units.map(({ difference }) => difference)).toEqual(units.map(() => 0))
  for (const milpa of milpas) await milpa.close()
}

test(
  `six clients of two hosts on one file are each answered as foretold (SEED=${seed})`,
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milpa-overlap-'))
    const path = join(folder, 'centre.db')
    await overlap([openLibsql({ path }), openLibsql({ path })], 15)
    rmSync(folder, { recursive: true, force: true })
  },
)

test.skipIf(!postgresPrograms())(
  `six clients of three hosts on one PostgreSQL are each answered as foretold (SEED=${seed})`,
  { timeout: 90_000 },
  async () => {
    const cluster = await startTemporaryPostgres()
    const url = await cluster.database()
    await overlap([openPostgres({ url }), openPostgres({ url }), openPostgres({ url })], 10)
    await cluster.stop()
  },
)
