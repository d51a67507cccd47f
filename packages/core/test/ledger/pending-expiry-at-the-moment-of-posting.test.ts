import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { outcomeOf } from './answers.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('shop')
    await books.open('member', 'liability', { debitLimit: 0 })
    await books.pay('opening', 'cash', 'member', 10)
    return () => books.close()
  })
  const hold = (word: string, amount: number, expiresIn?: number) =>
    outcomeOf(books, {
      id: idOf(word),
      kind: 'hold',
      debit: 'member',
      credit: 'shop',
      amount,
      ...(expiresIn === undefined ? {} : { expiresIn }),
    })
  const post = (word: string, about: string) => outcomeOf(books, { id: idOf(word), kind: 'post', about: idOf(about) })
  const pay = (word: string, amount: number) =>
    outcomeOf(books, { id: idOf(word), debit: 'member', credit: 'shop', amount })
  const pending = async () => {
    const { debitsPending, debitsPosted } = await books.ask(ledger.account, { account: 'member' })
    return [debitsPending, debitsPosted]
  }

  test('one millisecond before its end a hold is posted', async () => {
    await hold('h', 10, 60)
    books.clock.advance({ seconds: 59.999 })
    expect(await post('p', 'h')).toBe('created')
    expect(await pending()).toEqual([0, 10])
  })

  test('at the very moment of its end it is over: nothing is posted, and all of it is free', async () => {
    await hold('h', 10, 60)
    books.clock.advance({ seconds: 60 })
    expect(await post('p', 'h')).toBe('LEDGER_HOLD_EXPIRED')
    expect(await outcomeOf(books, { id: idOf('v'), kind: 'void', about: idOf('h') })).toBe('LEDGER_HOLD_EXPIRED')
    expect(await pay('q', 10)).toBe('created')
    expect(await pending()).toEqual([0, 10])
    const shown = await books.ask(ledger.transfer, { id: idOf('h') }, 'treasurer')
    expect(shown.settledBy).toMatchObject({ kind: 'expiry', amount: 10, at: '2026-03-02T15:01:00.000Z' })
  })

  test('a payment that needs what an expired hold sets aside is made; one moment earlier it is refused', async () => {
    await hold('h', 8, 60)
    books.clock.advance({ seconds: 59.999 })
    expect(await pay('early', 3)).toEqual(['LEDGER_EXCEEDS_CREDITS', { account: 'member', available: 2, unit: 'MXN' }])
    books.clock.advance({ seconds: 0.001 })
    expect(await pay('late', 3)).toBe('created')
    expect(await pending()).toEqual([0, 3])
  })

  test('many who post a hold at the moment of its end are all told that it is over, and it ends once', async () => {
    await hold('h', 10, 1)
    books.clock.advance({ seconds: 1 })
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, one) => post(`p${one}`, 'h')))
    expect(outcomes).toEqual(outcomes.map(() => 'LEDGER_HOLD_EXPIRED'))
    expect(await pay('q', 10)).toBe('created')
    expect((await books.ask(ledger.account, { account: 'member' })).entries).toBe(4)
  })

  test('a clock that goes back brings no hold back', async () => {
    await hold('h', 10, 60)
    books.clock.advance({ seconds: 60 })
    expect(await pay('q', 4)).toBe('created')
    books.clock.advance({ seconds: -30 })
    expect(await post('p', 'h')).toBe('LEDGER_HOLD_EXPIRED')
  })

  test('a hold without an end stays, and a posted one does not end', async () => {
    await hold('for good', 4)
    await hold('posted', 3, 60)
    expect(await post('p', 'posted')).toBe('created')
    books.clock.advance({ days: 400 })
    expect(await pay('q', 4)).toEqual(['LEDGER_EXCEEDS_CREDITS', { account: 'member', available: 3, unit: 'MXN' }])
    expect(await post('p2', 'for good')).toBe('created')
    expect(await pending()).toEqual([0, 7])
  })
})
