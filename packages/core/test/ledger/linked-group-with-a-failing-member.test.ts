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
    await books.open('shop')
    await books.open('member', 'liability', { debitLimit: 0 })
    await books.open('closed')
    await books.run(ledger.closeAccount, { account: 'closed' }, 'treasurer')
    await books.pay('opening', 'cash', 'member', 10)
    await outcomeOf(books, { ...line('hold', 'member', 'shop', 4), kind: 'hold' })
    return async () => {
      expect((await verifyLedger(books.milpa.host.read, books.centre.id)).faults).toEqual([])
      await books.close()
    }
  })
  const line = (word: string, debit: string, credit: string, amount: number) => ({
    id: idOf(word),
    debit,
    credit,
    amount,
  })
  const state = async () => {
    const { items } = await books.ask(ledger.accounts, {}, 'treasurer')
    return items.map(({ createdAt: _createdAt, id: _id, ...rest }) => rest)
  }

  test('wherever the failing member stands, the others leave no trace: no sum, no hold, no number, no mark', async () => {
    const good = () => [
      line('a', 'cash', 'member', 5),
      { ...line('b', 'member', 'shop', 2), kind: 'hold', expiresIn: 60 },
      { id: idOf('c'), kind: 'post', about: idOf('hold'), amount: 3 },
      { ...line('d', 'member', 'shop', 99), kind: 'balancing' },
    ]
    const before = await state()
    for (let place = 0; place <= 4; place++) {
      const group: object[] = good()
      group.splice(place, 0, line(`bad${place}`, 'cash', 'closed', 1))
      const error = await books
        .run(ledger.post, { transfers: group as never }, 'treasurer')
        .catch((reason: unknown) => reason)
      expect(error).toMatchObject({
        code: 'LEDGER_CREDIT_ACCOUNT_CLOSED',
        data: { index: place, id: idOf(`bad${place}`), account: 'closed' },
      })
      expect(await state()).toEqual(before)
    }
    // The good ones alone go through afterwards, under the same ids, and with the next numbers.
    const { transfers } = await books.run(ledger.post, { transfers: good() as never }, 'treasurer')
    expect(transfers.map(({ seq, amount }) => [seq, amount])).toEqual([
      [3, 5],
      [4, 2],
      [5, 3],
      [6, 10],
    ])
  })

  test('members see one another: money that an earlier one brings is there for a later one, and only so', async () => {
    const [income, spending] = [line('in', 'cash', 'member', 20), line('out', 'member', 'shop', 25)]
    expect(await outcomeOf(books, { ...spending, id: idOf('first') }, { ...income, id: idOf('second') })).toEqual([
      'LEDGER_EXCEEDS_CREDITS',
      { account: 'member', available: 6, unit: 'MXN' },
    ])
    expect(await outcomeOf(books, income, spending)).toBe('created')
  })

  test('a hold, made and posted in one group, is over; when a later member fails it never was', async () => {
    const hold = { ...line('h', 'cash', 'shop', 7), kind: 'hold' }
    const posting = { id: idOf('p'), kind: 'post', about: idOf('h') }
    expect(await outcomeOf(books, hold, posting, line('bad', 'cash', 'nobody', 1))).toEqual([
      'LEDGER_CREDIT_ACCOUNT_NOT_FOUND',
      { account: 'nobody' },
    ])
    expect(await outcomeOf(books, hold, posting)).toBe('created')
    expect(await books.balanceOf('shop')).toBe(7)
  })

  test('in one request of many, a group that fails takes none of its neighbours with it', async () => {
    const { results } = await books.run(
      ledger.postMany,
      {
        transfers: [
          line('n1', 'cash', 'shop', 1),
          { ...line('g1', 'cash', 'shop', 100), linked: true },
          { ...line('g2', 'member', 'shop', 100), linked: true },
          line('g3', 'cash', 'shop', 100),
          line('n2', 'cash', 'shop', 1),
        ],
      },
      'treasurer',
    )
    expect(results.map((one) => (one.result === 'refused' ? one.code : one.result))).toEqual([
      'created',
      'LEDGER_LINKED_TRANSFER_FAILED',
      'LEDGER_EXCEEDS_CREDITS',
      'LEDGER_LINKED_TRANSFER_FAILED',
      'created',
    ])
    expect(await books.balanceOf('shop')).toBe(2)
  })
})
