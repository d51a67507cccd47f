import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { outcomeOf, outcomeOfReversal } from './answers.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('member')
    await books.pay('t', 'cash', 'member', 10)
    return () => books.close()
  })
  const reverse = (word: string, of: string, amount?: number) =>
    outcomeOfReversal(books, { id: idOf(word), reverses: idOf(of), ...(amount === undefined ? {} : { amount }) })

  test('a reversal is not taken back, whole or in part, by itself or in the group that makes it', async () => {
    expect(
      await outcomeOfReversal(books, { id: idOf('r'), reverses: idOf('t') }, { id: idOf('rr'), reverses: idOf('r') }),
    ).toBe('LEDGER_IS_A_REVERSAL')
    expect(await books.balanceOf('member')).toBe(10)
    expect(await reverse('r', 't')).toBe('created')
    expect(await reverse('rr', 'r')).toBe('LEDGER_IS_A_REVERSAL')
    expect(await reverse('rr', 'r', 1)).toBe('LEDGER_IS_A_REVERSAL')
    expect(await books.balanceOf('member')).toBe(0)
  })

  test('what was taken back by mistake is posted anew, and that can be reversed', async () => {
    await reverse('r', 't')
    await books.pay('anew', 'cash', 'member', 10)
    expect(await reverse('r2', 'anew')).toBe('created')
    expect(await reverse('r3', 't')).toBe('LEDGER_ALREADY_REVERSED')
    expect(await books.balanceOf('member')).toBe(0)
  })

  test('a part that was taken back leaves no second part', async () => {
    expect(await reverse('r', 't', 4)).toBe('created')
    expect(await reverse('r2', 't', 6)).toBe('LEDGER_ALREADY_REVERSED')
    expect(await books.balanceOf('member')).toBe(6)
  })

  test('of a hold nothing is reversed; what was posted of it is', async () => {
    await outcomeOf(books, { id: idOf('h'), kind: 'hold', debit: 'cash', credit: 'member', amount: 5 })
    expect(await reverse('rh', 'h')).toBe('LEDGER_NOTHING_TO_REVERSE')
    await outcomeOf(books, { id: idOf('p'), kind: 'post', about: idOf('h'), amount: 3 })
    expect(await reverse('too much', 'p', 4)).toBe('LEDGER_EXCEEDS_REVERSED_TRANSFER')
    expect(await reverse('rp', 'p')).toBe('created')
    expect(await reverse('rrp', 'rp')).toBe('LEDGER_IS_A_REVERSAL')
    const { balance, debitsPending } = await books.ask(ledger.account, { account: 'cash' })
    expect([balance, debitsPending]).toEqual([10, 0])
  })
})
