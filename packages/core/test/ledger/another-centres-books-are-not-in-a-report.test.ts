import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const range = { from: '2026-02-01', to: '2026-03-31' }

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    return () => books.close()
  })

  test('a centre without books has empty reports and lists', async () => {
    const { ask } = books
    expect(await ask(ledger.transfers, { category: 'fees' })).toMatchObject({
      items: [],
      searched: { rows: 0, cut: false },
    })
    expect(await ask(ledger.holds, {})).toMatchObject({ items: [] })
    expect(await ask(ledger.periods, {})).toEqual({ closedThrough: null, items: [] })
    expect(await ask(ledger.trialBalanceByAccount, range)).toMatchObject({ items: [], totals: [] })
    expect(await ask(ledger.incomeAndExpense, range)).toMatchObject({ units: [] })
    expect(await ask(ledger.cashFlow, range)).toMatchObject({ units: [] })
    expect(await ask(ledger.balanceSheet, {})).toMatchObject({ on: '2026-03-02', units: [] })
    expect(await ask(ledger.accountTree, {})).toMatchObject({ items: [] })
    expect(await codeOf(books.run(ledger.closePeriod, { through: '2026-02-28' }, 'treasurer'))).toBe('NOT_FOUND')
  })

  test('two centres with the same keys see their own transfers, holds and sums, and their own periods', async () => {
    const neighbour = books.door('treasurer', await books.another('vecino'))
    const own = books.door('treasurer')
    const { milpa } = books
    for (const [door, amount] of [
      [own, 100],
      [neighbour, 7],
    ] as const) {
      for (const [key, kind] of [
        ['cash', 'asset'],
        ['sales', 'income'],
      ] as const) {
        await milpa.run(ledger.openAccount, { key, kind, unit: 'MXN' }, door)
      }
      const line = { debit: 'cash', credit: 'sales', amount, effectiveOn: '2026-02-20', category: 'fees' }
      const hold = { ...line, id: idOf('h'), kind: 'hold' as const, effectiveOn: '2026-03-02' }
      await milpa.run(ledger.post, { transfers: [{ ...line, id: idOf('s') }, hold] }, door)
    }
    const period = await milpa.run(ledger.closePeriod, { through: '2026-02-28' }, neighbour)
    for (const [door, amount] of [
      [own, 100],
      [neighbour, 7],
    ] as const) {
      const { items } = await milpa.ask(ledger.transfers, { category: 'fees', kind: 'direct' }, door)
      expect(items.map((one) => one.amount)).toEqual([amount])
      expect((await milpa.ask(ledger.holds, {}, door)).items.map((one) => one.amount)).toEqual([amount])
      const told = await milpa.ask(ledger.incomeAndExpense, range, door)
      expect(told.units).toMatchObject([{ income: amount, expense: 0, lines: [{ category: 'fees', amount }] }])
      const flow = await milpa.ask(ledger.cashFlow, range, door)
      expect(flow.units).toMatchObject([{ opening: 0, received: amount, paid: 0, closing: amount }])
      const sheet = await milpa.ask(ledger.balanceSheet, { on: '2026-02-20' }, door)
      expect(sheet.units).toMatchObject([{ assets: amount, difference: 0 }])
    }
    const asked = milpa.run(ledger.askReopening, { id: period.id, reason: 'No es de este centro' }, own)
    expect(await codeOf(asked)).toBe('NOT_FOUND')
    expect((await milpa.ask(ledger.periods, {}, own)).items).toEqual([])
  })

  test('a range that is too long or the wrong way round is told, not cut', async () => {
    const long = { from: '2020-01-01', to: '2026-01-01' }
    const error = await books.ask(ledger.cashFlow, long, 'treasurer').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'LEDGER_RANGE_TOO_LONG', data: { days: 2193, most: 1830 } })
    expect(await codeOf(books.ask(ledger.incomeAndExpense, long, 'treasurer'))).toBe('LEDGER_RANGE_TOO_LONG')
    expect(await codeOf(books.ask(ledger.trialBalanceByAccount, long, 'treasurer'))).toBe('LEDGER_RANGE_TOO_LONG')
    const back = { from: '2026-02-02', to: '2026-02-01' }
    expect(await codeOf(books.ask(ledger.cashFlow, back, 'treasurer'))).toBe('INVALID_INPUT')
    for (const limit of [0, 201, 1.5]) {
      expect(await codeOf(books.ask(ledger.trialBalanceByAccount, { ...range, limit }, 'treasurer'))).toBe(
        'INVALID_INPUT',
      )
    }
    expect(await codeOf(books.ask(ledger.balanceSheet, {}, 'adviser'))).toBe('FORBIDDEN')
  })

  test('the tree is paged in its order, parents before what is below them, and sums by kind', async () => {
    for (const [key, kind] of [
      ['fund:seed:cash', 'asset'],
      ['fund:seed:loans', 'asset'],
      ['fund-two', 'asset'],
      ['fund:seed', 'equity'],
    ] as const) {
      await books.open(key, kind)
    }
    await books.pay('a', 'fund:seed:cash', 'fund:seed', 100)
    await books.pay('b', 'fund:seed:loans', 'fund:seed:cash', 40)
    const keys: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await books.ask(ledger.accountTree, { limit: 2, after }, 'treasurer')
      keys.push(...page.items.map(({ key }) => key))
      after = page.next
      more = after !== undefined
    }
    expect(keys).toEqual(['fund', 'fund:seed', 'fund:seed:cash', 'fund:seed:loans', 'fund-two'])
    const { items } = await books.ask(ledger.accountTree, { under: 'fund:seed', depth: 1 }, 'treasurer')
    expect(items[0]).toMatchObject({
      key: 'fund:seed',
      account: { kind: 'equity', balance: 100 },
      accounts: 3,
      balances: [
        { kind: 'equity', balance: 100 },
        { kind: 'asset', balance: 100 },
      ],
    })
    const early = await books.ask(ledger.accountTree, { on: '2026-03-01', depth: 1 }, 'treasurer')
    expect(early.items.map(({ key, balances }) => [key, balances.map(({ balance }) => balance)])).toEqual([
      ['fund', [0, 0]],
      ['fund-two', [0]],
    ])
  })
})
