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
    for (const key of ['member', 'shop']) await books.open(key)
    await books.open('tight', 'liability', { creditLimit: 30 })
    return () => books.close()
  })
  const is = 'LEDGER_EXISTS_WITH_DIFFERENT_'
  const between = (word: string, more: object = {}) => ({
    id: idOf(word),
    debit: 'cash',
    credit: 'member',
    amount: 9,
    ...more,
  })

  test('a hold sent again is the same; with another end, another amount, or as a payment it is not', async () => {
    const hold = between('h', { kind: 'hold', expiresIn: 60 })
    expect(await outcomeOf(books, hold)).toBe('created')
    books.clock.advance({ seconds: 30 })
    expect(await outcomeOf(books, hold)).toBe('exists')
    expect(await outcomeOf(books, { ...hold, expiresIn: 61 })).toBe(`${is}EXPIRY`)
    expect(await outcomeOf(books, between('h', { kind: 'hold' }))).toBe(`${is}EXPIRY`)
    expect(await outcomeOf(books, { ...hold, amount: 10 })).toBe(`${is}AMOUNT`)
    expect(await outcomeOf(books, between('h'))).toBe(`${is}KIND`)
    // Also when it is over.
    books.clock.advance({ seconds: 90 })
    expect(await outcomeOf(books, hold)).toBe('exists')
  })

  test('what was posted of a hold is compared with the hold, and with the amount that was asked', async () => {
    for (const word of ['h1', 'h2']) await outcomeOf(books, between(word, { kind: 'hold' }))
    const part = { id: idOf('p'), kind: 'post', about: idOf('h1'), amount: 4 }
    expect(await outcomeOf(books, part)).toBe('created')
    expect(await outcomeOf(books, part)).toBe('exists')
    expect(await outcomeOf(books, { ...part, amount: 5 })).toBe(`${is}AMOUNT`)
    expect(await outcomeOf(books, { id: part.id, kind: 'post', about: part.about })).toBe(`${is}AMOUNT`)
    expect(await outcomeOf(books, { ...part, about: idOf('h2') })).toBe(`${is}REVERSED_TRANSFER`)
    expect(await outcomeOf(books, { id: part.id, kind: 'void', about: part.about })).toBe(`${is}KIND`)
  })

  test('a balancing transfer may ask for more the second time, and not for less than it moved', async () => {
    const balancing = (amount: number) => ({ id: idOf('b'), kind: 'balancing', debit: 'cash', credit: 'tight', amount })
    expect(await outcomeOf(books, balancing(100))).toBe('created')
    expect(await books.balanceOf('tight')).toBe(30)
    expect(await outcomeOf(books, balancing(100))).toBe('exists')
    expect(await outcomeOf(books, balancing(30))).toBe('exists')
    expect(await outcomeOf(books, balancing(29))).toBe(`${is}AMOUNT`)
    expect(await books.balanceOf('tight')).toBe(30)
  })

  test('the id of a transfer is no id for a reversal, nor the other way round', async () => {
    await outcomeOf(books, between('t'))
    expect(await outcomeOfReversal(books, { id: idOf('t'), reverses: idOf('t') })).toBe(`${is}KIND`)
    expect(await outcomeOfReversal(books, { id: idOf('r'), reverses: idOf('t') })).toBe('created')
    expect(await outcomeOf(books, { id: idOf('r'), debit: 'member', credit: 'cash', amount: 9 })).toBe(`${is}KIND`)
  })

  test('two who send one id with two bodies at once: one is booked, the other is told what differs', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map((amount) => outcomeOf(books, between('race', { amount }))))
    expect(outcomes.filter((one) => one === 'created')).toHaveLength(1)
    expect(outcomes.filter((one) => one === `${is}AMOUNT`)).toHaveLength(3)
    expect((await books.ask(ledger.account, { account: 'cash' })).entries).toBe(1)
  })
})
