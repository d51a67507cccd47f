import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const chart = [
  ['fund:seed:cash', 'asset'],
  ['bank', 'asset'],
  ['loans', 'asset'],
  ['member:ana', 'liability'],
  ['capital', 'equity'],
  ['sales', 'income'],
  ['sales:stall', 'income'],
  ['rent', 'expense'],
] as const
const days = [
  '2026-02-01',
  '2026-02-14',
  '2026-02-28',
  '2026-03-01',
  '2026-03-02',
  '2026-03-03',
  '2026-03-09',
  '2026-04-01',
]

const account = fc.integer({ min: 0, max: chart.length - 1 })
const step = fc.record({
  kind: fc.constantFrom('direct', 'direct', 'direct', 'hold', 'post', 'reversal', 'next-day', 'close'),
  debit: account,
  credit: account,
  amount: fc.integer({ min: 1, max: 999 }),
  effectiveOn: fc.option(fc.constantFrom(...days), { nil: undefined }),
  category: fc.option(fc.constantFrom('fees', 'goods'), { nil: undefined }),
  fund: fc.option(fc.constantFrom('seed', 'state'), { nil: undefined }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What was posted, as a naive list; the sums below are taken from it and from nothing else. */
interface Row {
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly on: string
  readonly category: string | null
  readonly fund: string | null
}

describe.each(testEngines())('on %s', (engine) => {
  test('reports of any period are what a naive sum of the transfers says, whatever day they count on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const books = await openBooks(engine)
        for (const [key, kind] of chart) await books.open(key, kind)
        await play(books, steps)
        const rows = await rowsOf(books)
        for (const [from, to] of [
          ['2026-02-01', '2026-02-28'],
          ['2026-02-14', '2026-03-02'],
          ['2026-03-03', '2026-04-01'],
        ] as const) {
          await compare(books, rows, from, to)
        }
        await books.close()
      }),
      { numRuns: engine === 'libsql' ? 15 : 4, seed: 20260302 },
    )
  }, 240_000)
})

async function play(books: Books, steps: readonly Step[]) {
  let last = ''
  for (const [index, { kind, debit, credit, amount, ...words }] of steps.entries()) {
    const id = idOf(`step ${index}`)
    const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
    const post = (transfer: object) =>
      books.run(ledger.post, { transfers: [{ id, ...transfer } as never] }, 'treasurer').catch(() => undefined)
    if (kind === 'next-day') books.clock.advance({ days: 1 })
    else if (kind === 'close') {
      const through = words.effectiveOn ?? '2026-02-28'
      await books.run(ledger.closePeriod, { through, carryHolds: true }, 'treasurer').catch(() => undefined)
    } else if (kind === 'post') await post({ kind: 'post', about: last || id, ...said })
    else if (kind === 'reversal') {
      const { effectiveOn } = words
      const reversal = { id, reverses: last || id, ...(effectiveOn === undefined ? {} : { effectiveOn }) }
      await books.run(ledger.reverse, { transfers: [reversal] }, 'treasurer').catch(() => undefined)
    } else {
      const made = await post({ kind, debit: chart[debit]![0], credit: chart[credit]![0], amount, ...said })
      if (made) last = id
    }
  }
}

async function rowsOf(books: Books): Promise<readonly Row[]> {
  const { items, next } = await books.ask(ledger.transfers, { order: 'oldest', limit: 200 }, 'treasurer')
  expect(next).toBe(undefined)
  return items
    .filter(({ kind }) => kind !== 'hold' && kind !== 'void' && kind !== 'expiry')
    .map(({ debit, credit, amount, effectiveOn, category, fund }) => {
      return { debit: debit.key, credit: credit.key, amount, on: effectiveOn, category, fund }
    })
}

const sum = (rows: readonly Row[], amount: (row: Row) => number) => rows.reduce((all, row) => all + amount(row), 0)
const isCash = (key: string) => key === 'bank' || key === 'fund:seed:cash'
const kindOf = (key: string) => (key === 'result:mxn' ? 'equity' : chart.find(([known]) => known === key)![1])
const sideOf = (key: string) => (['asset', 'expense'].includes(kindOf(key)) ? 1 : -1)
const balanceOf = (key: string, rows: readonly Row[]) =>
  sideOf(key) * sum(rows, ({ debit, credit, amount }) => (debit === key ? amount : credit === key ? -amount : 0)) || 0

async function compare(books: Books, rows: readonly Row[], from: string, to: string) {
  const before = rows.filter(({ on }) => on < from)
  const upTo = rows.filter(({ on }) => on <= to)
  const within = upTo.filter(({ on }) => on >= from)

  const trial = await books.ask(ledger.trialBalanceByAccount, { from, to, limit: 200 }, 'treasurer')
  for (const { key, opening, debits, credits, closing } of trial.items) {
    expect({ key, opening, debits, credits, closing }).toEqual({
      key,
      opening: balanceOf(key, before),
      debits: sum(within, (row) => (row.debit === key ? row.amount : 0)),
      credits: sum(within, (row) => (row.credit === key ? row.amount : 0)),
      closing: balanceOf(key, upTo),
    })
    // The way of one account, row by row, comes to the same.
    expect((await books.ask(ledger.balance, { account: key, on: to }, 'treasurer')).balance).toBe(closing)
  }
  expect(trial.totals.map(({ difference }) => difference)).toEqual([0])

  const keys = trial.items.map(({ key }) => key)
  const totalOf = (of: readonly Row[], ...kinds: readonly string[]) =>
    keys.filter((key) => kinds.includes(kindOf(key))).reduce((all, key) => all + balanceOf(key, of), 0)
  const sheet = await books.ask(ledger.balanceSheet, { on: to }, 'treasurer')
  expect(sheet.units[0]).toMatchObject({
    assets: totalOf(upTo, 'asset'),
    liabilities: totalOf(upTo, 'liability'),
    equity: totalOf(upTo, 'equity'),
    result: totalOf(upTo, 'income') - totalOf(upTo, 'expense'),
    difference: 0,
  })
  for (const { key, balance } of sheet.units[0]!.lines.filter(({ key: of }) => of === 'loans' || of === 'fund:seed')) {
    expect(balance).toBe(balanceOf(key === 'loans' ? 'loans' : 'fund:seed:cash', upTo))
  }

  const earned = within.filter(({ category }) => category !== 'closing')
  const told = await books.ask(ledger.incomeAndExpense, { from, to }, 'treasurer')
  expect(told.units[0]).toMatchObject({ income: totalOf(earned, 'income'), expense: totalOf(earned, 'expense') })
  for (const { kind, category, fund, amount } of told.units[0]!.lines) {
    const own = earned.filter((row) => row.category === category && row.fund === fund)
    expect(amount).toBe(totalOf(own, kind))
  }

  const flow = await books.ask(ledger.cashFlow, { from, to }, 'treasurer')
  const moved = within.filter(({ debit, credit }) => isCash(debit) !== isCash(credit))
  expect(flow.units[0]).toMatchObject({
    opening: balanceOf('bank', before) + balanceOf('fund:seed:cash', before),
    received: sum(moved, ({ debit, amount }) => (isCash(debit) ? amount : 0)),
    paid: sum(moved, ({ credit, amount }) => (isCash(credit) ? amount : 0)),
    closing: balanceOf('bank', upTo) + balanceOf('fund:seed:cash', upTo),
  })
  for (const { category, fund, net } of flow.units[0]!.lines) {
    const own = moved.filter((row) => row.category === category && row.fund === fund)
    expect(net).toBe(sum(own, ({ debit, amount }) => (isCash(debit) ? amount : -amount)))
  }

  const tree = await books.ask(ledger.accountTree, { on: to, limit: 200 }, 'treasurer')
  const sales = tree.items.find(({ key }) => key === 'sales')!
  expect(sales.balances[0]!.balance).toBe(balanceOf('sales', upTo) + balanceOf('sales:stall', upTo))
  expect(sales).toMatchObject({ accounts: 2, account: { balance: balanceOf('sales', upTo) } })
}
