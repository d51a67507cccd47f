import { ledger } from '@milpa/core'
import { verifyLedger } from '@milpa/core/portability'
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
    await books.open('member')
    return async () => {
      expect((await verifyLedger(books.milpa.host.read, books.centre.id)).faults).toEqual([])
      await books.close()
    }
  })
  const at = (word: string, clock: string, amount = 1) => {
    books.clock.set(clock)
    return books.pay(word, 'cash', 'member', amount)
  }

  test('what is recorded later is never recorded earlier: neither moment nor day goes back', async () => {
    const rows = [
      await at('a', '2026-03-05T15:00:00.000Z'),
      await at('b', '2026-03-02T15:00:00.000Z'),
      await at('c', '2025-12-31T15:00:00.000Z'),
      await at('d', '2026-03-05T15:00:00.001Z'),
    ]
    expect(rows.map((row) => [row.seq, row.at, row.recordedOn, row.effectiveOn])).toEqual([
      [1, '2026-03-05T15:00:00.000Z', '2026-03-05', '2026-03-05'],
      [2, '2026-03-05T15:00:00.000Z', '2026-03-05', '2026-03-05'],
      [3, '2026-03-05T15:00:00.000Z', '2026-03-05', '2026-03-05'],
      [4, '2026-03-05T15:00:00.001Z', '2026-03-05', '2026-03-05'],
    ])
  })

  test('balances at a moment and on a day, and statements by day, still come out', async () => {
    await at('a', '2026-03-05T15:00:00.000Z', 1)
    await at('b', '2026-03-02T15:00:00.000Z', 2)
    await at('c', '2026-03-06T15:00:00.000Z', 4)
    const balance = async (when: object) => (await books.ask(ledger.balance, { account: 'cash', ...when })).balance
    expect(await balance({ at: '2026-03-04T00:00:00.000Z' })).toBe(0)
    expect(await balance({ at: '2026-03-05T15:00:00.000Z' })).toBe(3)
    expect(await balance({ on: '2026-03-02' })).toBe(0)
    expect(await balance({ on: '2026-03-05' })).toBe(3)
    expect(await balance({ on: '2026-03-06' })).toBe(7)
    const { items } = await books.ask(ledger.statement, { account: 'cash', from: '2026-03-05', to: '2026-03-05' })
    expect(items.map(({ seq }) => seq)).toEqual([2, 1])
  })

  test('sent again after the clock went back it is the same transfer', async () => {
    const first = await at('a', '2026-03-05T15:00:00.000Z')
    expect(await at('a', '2026-03-01T15:00:00.000Z')).toEqual({ ...first, result: 'exists' })
  })

  test('a hold ends by the time of the ledger, not by the clock that went back', async () => {
    await at('a', '2026-03-05T15:00:00.000Z')
    books.clock.set('2026-03-05T14:00:00.000Z')
    const hold = { id: idOf('h'), kind: 'hold', debit: 'cash', credit: 'member', amount: 5, expiresIn: 60 }
    expect(await outcomeOf(books, hold)).toBe('created')
    const shown = await books.ask(ledger.transfer, { id: idOf('h') }, 'treasurer')
    expect(shown).toMatchObject({ at: '2026-03-05T15:00:00.000Z', expiresAt: '2026-03-05T15:01:00.000Z' })
    books.clock.set('2026-03-05T14:30:00.000Z')
    expect(await outcomeOf(books, { id: idOf('p'), kind: 'post', about: idOf('h') })).toBe('created')
  })
})
