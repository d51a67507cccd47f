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
    return () => books.close()
  })
  const sale = (id: string, effectiveOn: string, amount = 10) =>
    books.run(
      ledger.post,
      { transfers: [{ id: idOf(id), debit: 'cash', credit: 'sales', amount, effectiveOn }] },
      'treasurer',
    )
  const close = (through: string) => books.run(ledger.closePeriod, { through }, 'treasurer')
  const ask = (id: string, as = 'treasurer') =>
    books.run(ledger.askReopening, { id, reason: 'Falta una factura de febrero' }, as)
  const approve = (id: string, as = 'coordinator') => books.run(ledger.approveReopening, { id }, as)

  test('nobody reopens what nobody asked for, nor what she asked for herself', async () => {
    await sale('s', '2026-02-20', 500)
    const { id } = await close('2026-02-28')
    expect(await codeOf(approve(id))).toBe('LEDGER_NO_REOPENING_ASKED')
    await ask(id, 'director')
    // A director may do both, and still is one person.
    expect(await codeOf(approve(id, 'director'))).toBe('LEDGER_TWO_PEOPLE_NEEDED')
    expect(await codeOf(approve(id, 'treasurer'))).toBe('FORBIDDEN')
    expect(await codeOf(sale('late', '2026-02-21'))).toBe('LEDGER_PERIOD_CLOSED')
    expect(await approve(id)).toMatchObject({
      state: 'reopened',
      reopening: {
        state: 'approved',
        reason: 'Falta una factura de febrero',
        askedBy: 'test:director',
        decidedBy: 'test:coordinator',
      },
    })
  })

  test('a token is nobody: it neither asks nor decides', async () => {
    await sale('s', '2026-02-20', 500)
    const { id } = await close('2026-02-28')
    const machine = { ...books.actor('director'), id: 'token:1', kind: 'machine' as const }
    const asked = books.run(ledger.askReopening, { id, reason: 'Porque sí, se puede' }, machine)
    expect(await codeOf(asked)).toBe('LEDGER_NEEDS_A_PERSON')
    await ask(id)
    expect(await codeOf(books.run(ledger.approveReopening, { id }, machine))).toBe('LEDGER_NEEDS_A_PERSON')
  })

  test('the closing entries are reversed on the last day, transfers count again, and the close after it takes them in', async () => {
    await sale('s', '2026-02-20', 500)
    const first = await close('2026-02-28')
    await ask(first.id)
    await approve(first.id)
    expect(await books.balanceOf('result:mxn')).toBe(0)
    expect(await books.balanceOf('sales')).toBe(500)
    const { items } = await books.ask(ledger.transfers, { category: 'closing' }, 'treasurer')
    expect(items.map(({ kind, effectiveOn }) => [kind, effectiveOn])).toEqual([
      ['reversal', '2026-02-28'],
      ['direct', '2026-02-28'],
    ])
    await sale('late', '2026-02-21', 60)
    const told = await books.ask(ledger.incomeAndExpense, { from: '2026-02-01', to: '2026-02-28' }, 'treasurer')
    expect(told.units[0]).toMatchObject({ income: 560, result: 560 })
    const second = await close('2026-02-28')
    expect(second).toMatchObject({ from: null, results: [{ result: 560 }] })
    expect(second.id).not.toBe(first.id)
    const { items: all, closedThrough } = await books.ask(ledger.periods, {}, 'treasurer')
    expect(all.map(({ state }) => state).sort()).toEqual(['closed', 'reopened'])
    expect(closedThrough).toBe('2026-02-28')
  })

  test('a payment that only names the period as its cause stays, whether or not it was reversed before', async () => {
    await books.open('shop')
    await sale('s', '2026-02-20', 500)
    const { id } = await close('2026-02-28')
    const cause = { kind: 'ledger-period', id }
    for (const word of ['fee', 'other']) {
      await books.run(ledger.post, {
        transfers: [{ id: idOf(word), debit: 'cash', credit: 'shop', amount: 9, cause }],
      })
    }
    await books.run(ledger.reverse, { transfers: [{ id: idOf('back'), reverses: idOf('other') }] })
    await ask(id)
    await approve(id)
    expect(await books.balanceOf('shop')).toBe(9)
    expect(await books.balanceOf('sales')).toBe(500)
  })

  test('a period closes and reopens whatever state its accounts are in', async () => {
    await books.open('refunds', 'expense', { debitLimit: 0 })
    await sale('s', '2026-02-20', 500)
    await books.run(ledger.freeze, { account: 'sales' })
    const { id } = await close('2026-02-28')
    expect(await books.balanceOf('sales')).toBe(0)
    await ask(id)
    await approve(id)
    expect(await books.balanceOf('sales')).toBe(500)
  })

  test('only the last closed period is reopened, and then the one before it is the last', async () => {
    await sale('s', '2026-01-20', 500)
    const january = await close('2026-01-31')
    const february = await close('2026-02-28')
    expect(await codeOf(ask(january.id))).toBe('LEDGER_NOT_THE_LAST_PERIOD')
    await ask(february.id)
    await approve(february.id)
    expect(await codeOf(sale('x', '2026-01-31'))).toBe('LEDGER_PERIOD_CLOSED')
    await sale('y', '2026-02-01')
    expect(await codeOf(ask(february.id))).toBe('LEDGER_PERIOD_IS_OPEN')
    await ask(january.id)
    await approve(january.id)
    await sale('x again', '2026-01-31')
  })

  test('asked once; refused, it stays closed and can be asked for again; approved twice at once, it is reopened once', async () => {
    await sale('s', '2026-02-20', 500)
    const { id } = await close('2026-02-28')
    await ask(id)
    expect(await codeOf(ask(id, 'director'))).toBe('LEDGER_REOPENING_ASKED')
    expect(await books.run(ledger.refuseReopening, { id }, 'coordinator')).toMatchObject({
      state: 'closed',
      reopening: { state: 'refused' },
    })
    expect(await codeOf(approve(id))).toBe('LEDGER_NO_REOPENING_ASKED')
    await ask(id)
    const codes = await Promise.all(['coordinator', 'director', 'coordinator'].map((as) => codeOf(approve(id, as))))
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'LEDGER_PERIOD_IS_OPEN')).toHaveLength(2)
    expect(await books.balanceOf('sales')).toBe(500)
  })
})
