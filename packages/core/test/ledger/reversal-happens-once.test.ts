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
    await books.open('member', 'liability', { debitLimit: 0 })
    return () => books.close()
  })
  const reverse = (id: string, of: string, amount?: number) =>
    books.run(
      ledger.reverse,
      { transfers: [{ id: idOf(id), reverses: idOf(of), ...(amount === undefined ? {} : { amount }) }] },
      'treasurer',
    )

  test('ten reversals of one transfer at once: one is made', async () => {
    await books.pay('t', 'cash', 'member', 7)
    const codes = await Promise.all(Array.from({ length: 10 }, (_, index) => codeOf(reverse(`r${index}`, 't'))))
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'LEDGER_ALREADY_REVERSED')).toHaveLength(9)
    expect(await books.balanceOf('member')).toBe(0)
  })

  test('the two show each other, and the reversal keeps what the transfer was for', async () => {
    const line = { id: idOf('t'), debit: 'cash', credit: 'member', amount: 7, category: 'fees', fund: 'csem' }
    await books.run(ledger.post, { transfers: [{ ...line, cause: { kind: 'fee', id: '9' } }] })
    const { transfers } = await reverse('r', 't', 3)
    expect(transfers[0]).toMatchObject({ result: 'created', kind: 'reversal', amount: 3, creditBalance: 4 })
    const shown = await books.ask(ledger.transfer, { id: idOf('r') }, 'treasurer')
    expect(shown).toMatchObject({
      amount: 3,
      debit: { key: 'member' },
      credit: { key: 'cash' },
      category: 'fees',
      fund: 'csem',
      cause: { kind: 'fee', id: '9' },
      about: { seq: 1, amount: 7 },
      settledBy: null,
    })
    expect((await books.ask(ledger.transfer, { id: idOf('t') })).settledBy).toMatchObject({ seq: 2, amount: 3 })
    const { items } = await books.ask(ledger.statement, { account: 'member' })
    expect(items.map(({ reverses, reversedBy, balance }) => ({ reverses, reversedBy, balance }))).toEqual([
      { reverses: 1, reversedBy: null, balance: 4 },
      { reverses: null, reversedBy: 2, balance: 7 },
    ])
  })

  test('a reversal sent again is the same; with another amount, of another transfer, or as a transfer it is not', async () => {
    await books.pay('t', 'cash', 'member', 7)
    await books.pay('u', 'cash', 'member', 7)
    await reverse('r', 't')
    expect((await reverse('r', 't', 7)).transfers[0]).toMatchObject({ result: 'exists', seq: 3 })
    expect(await codeOf(reverse('r', 't', 6))).toBe('LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT')
    expect(await codeOf(reverse('r', 'u'))).toBe('LEDGER_EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER')
    expect(await codeOf(books.pay('r', 'member', 'cash', 7))).toBe('LEDGER_EXISTS_WITH_DIFFERENT_KIND')
  })

  test('more than the transfer, an unknown one, and a reversal are not reversed', async () => {
    await books.pay('t', 'cash', 'member', 7)
    expect(await codeOf(reverse('r', 't', 8))).toBe('LEDGER_EXCEEDS_REVERSED_TRANSFER')
    expect(await codeOf(reverse('r', 'nothing'))).toBe('LEDGER_TRANSFER_NOT_FOUND')
    await reverse('r', 't')
    expect(await codeOf(reverse('rr', 'r'))).toBe('LEDGER_IS_A_REVERSAL')
  })

  test('a reversal keeps to limits like any other transfer', async () => {
    await books.open('shop')
    await books.pay('t', 'cash', 'member', 7)
    await books.pay('spent', 'member', 'shop', 5)
    expect(await codeOf(reverse('r', 't'))).toBe('LEDGER_EXCEEDS_CREDITS')
    expect((await reverse('r', 't', 2)).transfers[0]!.debitBalance).toBe(0)
  })

  test('several are taken back together or not at all, and none twice in one group', async () => {
    await books.pay('t', 'cash', 'member', 7)
    await books.pay('u', 'cash', 'member', 1)
    const both = (second: string) =>
      books.run(ledger.reverse, {
        transfers: [
          { id: idOf('r1'), reverses: idOf('t') },
          { id: idOf('r2'), reverses: idOf(second) },
        ],
      })
    expect(await codeOf(both('t'))).toBe('LEDGER_ALREADY_REVERSED')
    expect(await codeOf(both('nothing'))).toBe('LEDGER_TRANSFER_NOT_FOUND')
    expect(await books.balanceOf('member')).toBe(8)
    await both('u')
    expect(await books.balanceOf('member')).toBe(0)
  })
})
