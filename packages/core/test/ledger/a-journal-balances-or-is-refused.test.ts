import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

interface Line {
  readonly account: string
  readonly debit?: number
  readonly credit?: number
  readonly category?: string
  readonly fund?: string
  readonly purpose?: string
}

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('loans', 'asset')
    await books.open('interest', 'income')
    await books.open('late-fees', 'income')
    await books.open('member', 'liability', { debitLimit: 0 })
    return () => books.close()
  })
  const journal = (id: string, lines: readonly Line[], more: object = {}) =>
    books.run(ledger.journal, { id: idOf(id), lines: [...lines], ...more }, 'treasurer')
  const payment: readonly Line[] = [
    { account: 'cash', debit: 1150 },
    { account: 'loans', credit: 1000, category: 'principal' },
    { account: 'interest', credit: 120, category: 'interest', fund: 'state' },
    { account: 'late-fees', credit: 30, category: 'fees' },
  ]

  test('a payment of several parts is booked whole, and the clearing account is at zero after it', async () => {
    const made = await journal('j', payment, { fund: 'seed', purpose: 'Pago 3 de 12', effectiveOn: '2026-02-27' })
    expect(made).toMatchObject({ id: idOf('j'), result: 'created', effectiveOn: '2026-02-27' })
    expect(await books.balanceOf('cash')).toBe(1150)
    expect(await books.balanceOf('loans')).toBe(-1000)
    expect(await books.balanceOf('interest')).toBe(120)
    expect(await books.balanceOf('clearing:mxn')).toBe(0)
    const { group } = await books.ask(ledger.transfer, { id: idOf('j') }, 'treasurer')
    const told = group.map(({ debit, credit, amount, category, fund, purpose }) => {
      return [debit.key, credit.key, amount, category, fund, purpose]
    })
    expect(told).toEqual([
      ['cash', 'clearing:mxn', 1150, null, 'seed', 'Pago 3 de 12'],
      ['clearing:mxn', 'loans', 1000, 'principal', 'seed', 'Pago 3 de 12'],
      ['clearing:mxn', 'interest', 120, 'interest', 'state', 'Pago 3 de 12'],
      ['clearing:mxn', 'late-fees', 30, 'fees', 'seed', 'Pago 3 de 12'],
    ])
  })

  test('two lines that say nothing contrary are one transfer, without a clearing account', async () => {
    const made = await journal('j', [
      { account: 'interest', credit: 5, category: 'interest' },
      { account: 'cash', debit: 5 },
    ])
    expect(made.transfers).toHaveLength(1)
    expect(made.transfers[0]).toMatchObject({ id: idOf('j'), amount: 5 })
    expect(await codeOf(books.balanceOf('clearing:mxn'))).toBe('NOT_FOUND')
    // Of two categories both are kept, so it takes two transfers.
    const two = await journal('k', [
      { account: 'interest', credit: 5, category: 'interest' },
      { account: 'cash', debit: 5, category: 'other' },
    ])
    expect(two.transfers).toHaveLength(2)
  })

  test('sent again it is the same; with other lines it says what differs, and posts nothing', async () => {
    await journal('j', payment)
    expect((await journal('j', payment)).result).toBe('exists')
    const changed = payment
      .with(0, { account: 'cash', debit: 1151 })
      .with(3, { account: 'late-fees', credit: 31, category: 'fees' })
    expect(await codeOf(journal('j', changed))).toBe('LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT')
    const longer = [...payment.slice(0, 3), { account: 'late-fees', credit: 20 }, { account: 'late-fees', credit: 10 }]
    expect(await codeOf(journal('j', longer))).toBe('LEDGER_EXISTS_WITH_DIFFERENT_GROUP')
    const shorter = [...payment.slice(0, 2), { account: 'interest', credit: 150, category: 'interest', fund: 'state' }]
    expect(await codeOf(journal('j', shorter))).toMatch(/^LEDGER_EXISTS_WITH_DIFFERENT_/)
    expect(await books.balanceOf('cash')).toBe(1150)
  })

  test('lines that do not balance are refused with the difference of each unit', async () => {
    await books.open('euros', 'asset', { unit: 'EUR' })
    await books.open('gifts', 'income', { unit: 'EUR' })
    const error = await journal('j', [
      { account: 'cash', debit: 100 },
      { account: 'interest', credit: 90 },
      { account: 'euros', debit: 7 },
      { account: 'gifts', credit: 7 },
    ]).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'LEDGER_JOURNAL_UNBALANCED',
      data: { units: [{ unit: 'MXN', debits: 100, credits: 90, difference: 10 }] },
    })
    // A hundred pesos against a hundred euros is no balance, though the numbers are the same.
    const mixed = journal('k', [
      { account: 'cash', debit: 100 },
      { account: 'gifts', credit: 100 },
    ])
    expect(await codeOf(mixed)).toBe('LEDGER_JOURNAL_UNBALANCED')
    await journal('l', [
      { account: 'cash', debit: 100 },
      { account: 'interest', credit: 100 },
      { account: 'euros', debit: 7 },
      { account: 'gifts', credit: 7 },
    ])
    expect(await books.balanceOf('euros')).toBe(7)
  })

  test('every unknown account is told with its line; another refusal names the line that it is about', async () => {
    const error = await journal('j', [
      { account: 'cash', debit: 2 },
      { account: 'nobody', credit: 1 },
      { account: 'noone', credit: 1 },
    ]).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'LEDGER_JOURNAL_LINES',
      data: {
        lines: [
          { line: 1, code: 'ACCOUNT_NOT_FOUND', account: 'nobody' },
          { line: 2, code: 'ACCOUNT_NOT_FOUND', account: 'noone' },
        ],
      },
    })
    const poor = await journal('k', [
      { account: 'cash', debit: 4 },
      { account: 'interest', credit: 5 },
      { account: 'member', debit: 1 },
    ]).catch((reason: unknown) => reason)
    expect(poor).toMatchObject({ code: 'LEDGER_EXCEEDS_CREDITS', data: { index: 2, account: 'member', available: 0 } })
    expect(await books.balanceOf('cash')).toBe(0)
    await books.run(ledger.freeze, { account: 'loans' }, 'treasurer')
    const frozen = await journal('l', [
      { account: 'cash', debit: 4 },
      { account: 'loans', credit: 4 },
    ]).catch((reason: unknown) => reason)
    expect(frozen).toMatchObject({ code: 'LEDGER_CREDIT_ACCOUNT_FROZEN', data: { index: 1 } })
  })

  test('a line is a debit or a credit; one line is no journal, nor are fifty-one', async () => {
    const both = { account: 'cash', debit: 1, credit: 1 }
    expect(await codeOf(journal('j', [both, both]))).toBe('INVALID_INPUT')
    expect(await codeOf(journal('j', [{ account: 'cash' }, { account: 'loans', credit: 1 }]))).toBe('INVALID_INPUT')
    expect(await codeOf(journal('j', [{ account: 'cash', debit: 1 }]))).toBe('INVALID_INPUT')
    const many = Array.from({ length: 51 }, (): Line => ({ account: 'cash', debit: 1 }))
    expect(await codeOf(journal('j', many))).toBe('INVALID_INPUT')
    const half = [
      { account: 'cash', debit: 0.5 },
      { account: 'loans', credit: 0.5 },
    ]
    expect(await codeOf(journal('j', half))).toBe('INVALID_INPUT')
  })

  test('fifty lines at once from ten people are all booked, and the clearing account is at zero', async () => {
    const lines = [
      ...Array.from({ length: 49 }, (_, index): Line => ({ account: 'interest', credit: index + 1 })),
      { account: 'cash', debit: (49 * 50) / 2 },
    ]
    const made = await Promise.all(Array.from({ length: 10 }, (_, index) => codeOf(journal(`j${index}`, lines))))
    expect(made).toEqual(Array(10).fill(undefined))
    expect(await books.balanceOf('interest')).toBe(12_250)
    expect(await books.balanceOf('clearing:mxn')).toBe(0)
  })
})
