import { ledger } from '@milpa/core'
import { verifyLedger } from '@milpa/core/portability'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { outcomeOf, outcomeOfReversal } from './answers.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const most = Number.MAX_SAFE_INTEGER

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    for (const key of ['a', 'b', 'c']) await books.open(key)
    return async () => {
      expect((await verifyLedger(books.milpa.host.read, books.centre.id)).faults).toEqual([])
      await books.close()
    }
  })
  const line = (word: string, debit: string, credit: string, amount: number, more: object = {}) => ({
    id: idOf(word),
    debit,
    credit,
    amount,
    ...more,
  })

  test('2^53-1 is booked, shown and reversed exactly; beyond it nothing is read', async () => {
    expect(await outcomeOf(books, line('t', 'a', 'b', most))).toBe('created')
    expect([await books.balanceOf('a'), await books.balanceOf('b')]).toEqual([-most, most])
    const { items } = await books.ask(ledger.statement, { account: 'b' })
    expect(items.map(({ amount, change, balance }) => [amount, change, balance])).toEqual([[most, most, most]])
    for (const beyond of [most + 1, most + 3, 2 ** 60, Infinity, 1e300]) {
      expect(await outcomeOf(books, line('beyond', 'b', 'c', beyond))).toBe('INVALID_INPUT')
    }
    expect(await outcomeOfReversal(books, { id: idOf('r'), reverses: idOf('t') })).toBe('created')
    expect([await books.balanceOf('a'), await books.balanceOf('b')]).toEqual([0, 0])
  })

  test('what would make a counter pass 2^53-1 by one is refused; what fills it is not', async () => {
    await outcomeOf(books, line('t', 'a', 'b', most - 5))
    expect(await outcomeOf(books, line('six', 'a', 'c', 6))).toEqual(['LEDGER_OVERFLOWS_DEBITS', { account: 'a' }])
    expect(await outcomeOf(books, line('six too', 'c', 'b', 6))).toEqual(['LEDGER_OVERFLOWS_CREDITS', { account: 'b' }])
    expect(await outcomeOf(books, line('five', 'a', 'b', 5))).toBe('created')
    expect(await outcomeOf(books, line('one', 'a', 'c', 1))).toEqual(['LEDGER_OVERFLOWS_DEBITS', { account: 'a' }])
  })

  test('what holds set aside counts, and is free again when they end', async () => {
    await outcomeOf(books, line('h', 'a', 'b', most - 1, { kind: 'hold', expiresIn: 60 }))
    expect(await outcomeOf(books, line('two', 'a', 'c', 2))).toEqual(['LEDGER_OVERFLOWS_DEBITS', { account: 'a' }])
    expect(await outcomeOf(books, line('one', 'a', 'c', 1))).toBe('created')
    books.clock.advance({ seconds: 60 })
    expect(await outcomeOf(books, line('rest', 'a', 'c', most - 1))).toBe('created')
    expect(await books.balanceOf('c')).toBe(most)
  })

  test('a balancing transfer moves no more than the counters hold', async () => {
    await outcomeOf(books, line('t', 'a', 'b', most - 7))
    const posted = await books.run(
      ledger.post,
      { transfers: [line('fill', 'a', 'b', most, { kind: 'balancing' }) as never] },
      'treasurer',
    )
    expect(posted.transfers[0]).toMatchObject({ amount: 7, debitBalance: -most, creditBalance: most })
    expect(await outcomeOf(books, line('none', 'a', 'c', most, { kind: 'balancing' }))).toEqual([
      'LEDGER_OVERFLOWS_DEBITS',
      { account: 'a' },
    ])
  })

  test('limits at the edge are kept to the unit', async () => {
    await books.open('line', 'liability', { debitLimit: most })
    await outcomeOf(books, line('use', 'line', 'a', most - 1))
    await outcomeOf(books, line('in', 'b', 'line', most))
    expect(await outcomeOf(books, line('last', 'line', 'c', 1))).toBe('created')
    await books.open('tight', 'liability', { debitLimit: most - 2 })
    expect(await outcomeOf(books, line('over', 'tight', 'c', most - 1))).toEqual([
      'LEDGER_EXCEEDS_CREDITS',
      { account: 'tight', available: most - 2, unit: 'MXN' },
    ])
    expect(await outcomeOf(books, line('fits', 'tight', 'c', most - 2))).toBe('created')
  })

  test('sums of all accounts of a unit at the edge still come out', async () => {
    await outcomeOf(books, line('t', 'a', 'b', most))
    await outcomeOf(books, line('u', 'c', 'a', most))
    const { units } = await books.ask(ledger.trialBalance, {}, 'treasurer')
    expect(units).toMatchObject([{ debit: most, credit: most, difference: 0 }])
  })
})
