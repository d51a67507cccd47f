import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('sales', 'income')
    await books.open('rent', 'expense')
    return () => books.close()
  })
  type Wanted = Parameters<typeof ledger.post.run>[0]['transfers'][number]
  const post = (transfer: { readonly id: string } & Record<string, unknown>) =>
    books.run(ledger.post, { transfers: [{ ...transfer, id: idOf(transfer.id) } as Wanted] }, 'treasurer')
  const sale = (id: string, effectiveOn: string, amount = 10) =>
    post({ id, debit: 'cash', credit: 'sales', amount, effectiveOn })
  const close = (through: string, more: object = {}) => books.run(ledger.closePeriod, { through, ...more }, 'treasurer')

  test('every kind of transfer is refused on a closed day and before it, and taken on the day after', async () => {
    await sale('s', '2026-02-20', 500)
    await post({ id: 'h', kind: 'hold', debit: 'rent', credit: 'cash', amount: 5 })
    await close('2026-02-28')
    const on = (effectiveOn: string) => ({ effectiveOn })
    for (const day of ['2026-02-28', '2026-02-01', '1999-12-31']) {
      expect(await codeOf(sale(`d${day}`, day))).toBe('LEDGER_PERIOD_CLOSED')
      const hold = { kind: 'hold', debit: 'rent', credit: 'cash', amount: 5, ...on(day) }
      expect(await codeOf(post({ id: `h${day}`, ...hold }))).toBe('LEDGER_PERIOD_CLOSED')
      expect(await codeOf(post({ id: `b${day}`, ...hold, kind: 'balancing' }))).toBe('LEDGER_PERIOD_CLOSED')
      expect(await codeOf(post({ id: `p${day}`, kind: 'post', about: idOf('h'), ...on(day) }))).toBe(
        'LEDGER_PERIOD_CLOSED',
      )
      expect(await codeOf(post({ id: `v${day}`, kind: 'void', about: idOf('h'), ...on(day) }))).toBe(
        'LEDGER_PERIOD_CLOSED',
      )
      const reversal = { id: idOf(`r${day}`), reverses: idOf('s'), ...on(day) }
      expect(await codeOf(books.run(ledger.reverse, { transfers: [reversal] }, 'treasurer'))).toBe(
        'LEDGER_PERIOD_CLOSED',
      )
      const lines = [
        { account: 'cash', debit: 1 },
        { account: 'sales', credit: 1 },
      ]
      expect(await codeOf(books.run(ledger.journal, { id: idOf(`j${day}`), lines, ...on(day) }, 'treasurer'))).toBe(
        'LEDGER_PERIOD_CLOSED',
      )
    }
    await sale('first', '2026-03-01')
    await post({ id: 'p', kind: 'post', about: idOf('h'), ...on('2026-03-01') })
  })

  test('the refusal tells the last closed day; one about the account itself comes after it, one about ids before it', async () => {
    await sale('s', '2026-02-20')
    await close('2026-02-28')
    const error = await sale('x', '2026-02-28').catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'LEDGER_PERIOD_CLOSED',
      data: { index: 0, id: idOf('x'), closedThrough: '2026-02-28' },
    })
    await books.run(ledger.freeze, { account: 'cash' }, 'treasurer')
    expect(await codeOf(sale('y', '2026-02-28'))).toBe('LEDGER_PERIOD_CLOSED')
    expect(
      await codeOf(post({ id: 'z', debit: 'nothing', credit: 'sales', amount: 1, effectiveOn: '2026-02-28' })),
    ).toBe('LEDGER_DEBIT_ACCOUNT_NOT_FOUND')
    // What is there already is told so, also when it is sent again after the close.
    expect((await sale('s', '2026-02-20')).transfers[0]).toMatchObject({ result: 'exists' })
  })

  test('income and expense go to the equity account of the unit, on the last day, and the chain is sealed', async () => {
    await sale('s', '2026-02-20', 500)
    await post({ id: 'r', debit: 'rent', credit: 'cash', amount: 180, effectiveOn: '2026-02-28' })
    await sale('later', '2026-03-01', 77)
    const period = await close('2026-02-28')
    expect(period).toMatchObject({
      from: null,
      through: '2026-02-28',
      state: 'closed',
      closedBy: 'test:treasurer',
      carriedHolds: 0,
      seq: 5,
      block: { toSeq: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      results: [{ unit: 'MXN', scale: 2, account: 'result:mxn', result: 320 }],
      reopening: null,
    })
    expect(await books.balanceOf('result:mxn')).toBe(320)
    expect(await books.balanceOf('sales')).toBe(77)
    expect(await books.balanceOf('rent')).toBe(0)
    const { items } = await books.ask(ledger.transfers, { category: 'closing' }, 'treasurer')
    expect(items.map(({ effectiveOn, amount }) => [effectiveOn, amount])).toEqual([
      ['2026-02-28', 500],
      ['2026-02-28', 180],
    ])
    const group = await books.ask(ledger.transfer, { id: items[0]!.id }, 'treasurer')
    expect(group.group).toHaveLength(2)
    // The period's income is told as it was, not as the close left the accounts.
    const report = { from: '2026-02-01', to: '2026-02-28' }
    const told = await books.ask(ledger.incomeAndExpense, report, 'treasurer')
    expect(told.units[0]).toMatchObject({ income: 500, expense: 180, result: 320 })
    const sheet = await books.ask(ledger.balanceSheet, { on: '2026-02-28' }, 'treasurer')
    expect(sheet.units[0]).toMatchObject({ assets: 320, equity: 320, result: 0, difference: 0 })
    expect((await books.ask(ledger.periods, {}, 'treasurer')).closedThrough).toBe('2026-02-28')
  })

  test('a period is closed once, in order, when it is over; the next begins on the day after', async () => {
    await sale('s', '2026-02-20', 500)
    expect(await codeOf(close('2026-03-02'))).toBe('LEDGER_PERIOD_NOT_OVER')
    await close('2026-02-28')
    expect(await codeOf(close('2026-02-28'))).toBe('LEDGER_PERIOD_ALREADY_CLOSED')
    expect(await codeOf(close('2026-01-31'))).toBe('LEDGER_PERIOD_ALREADY_CLOSED')
    expect(await close('2026-03-01')).toMatchObject({ from: '2026-03-01', through: '2026-03-01', results: [] })
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(close('2026-03-01'))))
    expect(codes).toEqual(Array(3).fill('LEDGER_PERIOD_ALREADY_CLOSED'))
  })

  test('the result goes where it is told to; an account that is no equity takes none', async () => {
    await sale('s', '2026-02-20', 500)
    await books.open('reserves', 'equity')
    expect(await codeOf(close('2026-02-28', { results: ['cash'] }))).toBe('LEDGER_RESULT_ACCOUNT')
    expect(await codeOf(close('2026-02-28', { results: ['reserves', 'reserves'] }))).toBe('LEDGER_RESULT_ACCOUNT')
    await close('2026-02-28', { results: ['reserves'] })
    expect(await books.balanceOf('reserves')).toBe(500)
  })

  test('a closing entry is not reversed by hand, and nobody else uses its category', async () => {
    await sale('s', '2026-02-20', 500)
    await close('2026-02-28')
    const { items } = await books.ask(ledger.transfers, { category: 'closing' }, 'treasurer')
    const reversal = { id: idOf('r'), reverses: items[0]!.id }
    expect(await codeOf(books.run(ledger.reverse, { transfers: [reversal] }, 'treasurer'))).toBe('LEDGER_CLOSING_ENTRY')
    expect(await codeOf(post({ id: 'c', debit: 'cash', credit: 'sales', amount: 1, category: 'closing' }))).toBe(
      'INVALID_INPUT',
    )
  })

  test('payments and a close at once: what counts in the period is in its result, the rest is refused', async () => {
    await sale('s', '2026-02-20', 1000)
    const work = Array.from({ length: 24 }, (_, index) =>
      index === 11 ? codeOf(close('2026-02-28')) : codeOf(sale(`p${index}`, '2026-02-27', 1)),
    )
    const codes = await Promise.all(work)
    expect(codes[11]).toBe(undefined)
    const taken = codes.filter((code, index) => index !== 11 && code === undefined).length
    expect(codes.filter((code) => code === 'LEDGER_PERIOD_CLOSED')).toHaveLength(23 - taken)
    const { items } = await books.ask(ledger.periods, {}, 'treasurer')
    expect(items[0]!.results[0]!.result).toBe(1000 + taken)
    expect(await books.balanceOf('sales')).toBe(0)
    const all = await books.ask(ledger.transfers, { limit: 100 }, 'treasurer')
    const beyond = all.items.filter(({ seq, effectiveOn }) => seq > items[0]!.seq && effectiveOn <= '2026-02-28')
    expect(beyond).toEqual([])
  })

  test('a clock that goes back over a close brings nothing into it', async () => {
    await close('2026-03-01')
    books.clock.advance({ days: -5 })
    expect(await codeOf(post({ id: 'x', debit: 'cash', credit: 'sales', amount: 1 }))).toBe('LEDGER_PERIOD_CLOSED')
    books.clock.advance({ days: 5 })
    expect((await post({ id: 'y', debit: 'cash', credit: 'sales', amount: 1 })).transfers[0]!.effectiveOn).toBe(
      '2026-03-02',
    )
  })

  test('the books of another centre stay open', async () => {
    await sale('s', '2026-02-20', 500)
    await close('2026-02-28')
    const other = books.door('treasurer', await books.another('vecino'))
    const run = books.milpa.run.bind(books.milpa)
    await run(ledger.openAccount, { key: 'cash', kind: 'asset', unit: 'MXN' }, other)
    await run(ledger.openAccount, { key: 'sales', kind: 'income', unit: 'MXN' }, other)
    const transfer = { id: idOf('n'), debit: 'cash', credit: 'sales', amount: 1, effectiveOn: '2026-02-20' }
    await run(ledger.post, { transfers: [transfer] }, other)
    const { items } = await books.milpa.ask(ledger.periods, {}, other)
    expect(items).toEqual([])
  })
})
