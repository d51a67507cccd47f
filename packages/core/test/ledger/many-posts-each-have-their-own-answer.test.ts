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
  const line = (id: string, amount: unknown, more: object = {}) => ({
    id: idOf(id),
    debit: 'cash',
    credit: 'member',
    amount,
    ...more,
  })
  const many = (...transfers: object[]) => books.run(ledger.postMany, { transfers }, 'treasurer')
  const balance = async () => (await books.ask(ledger.account, { account: 'member' })).balance

  test('a bad transfer says what is wrong, in which place, and the good ones are posted', async () => {
    const answer = await many(
      line('a', 5),
      line('b', 1.5),
      line('c', -1),
      line('d', '7'),
      line('e', NaN),
      line('f', 2 ** 53),
      line('g', 3, { credit: 'nobody' }),
      line('h', 4),
    )
    expect(answer).toMatchObject({ created: 2, exists: 0, refused: 6 })
    expect(
      answer.results.map((one) =>
        one.result === 'refused' ? [one.index, one.code, one.issues.map(({ rule }) => rule)] : one.result,
      ),
    ).toEqual([
      'created',
      [1, 'INVALID_INPUT', ['integer']],
      [2, 'INVALID_INPUT', ['min_value']],
      [3, 'INVALID_INPUT', ['number']],
      [4, 'INVALID_INPUT', ['number']],
      [5, 'INVALID_INPUT', ['max_value']],
      [6, 'LEDGER_CREDIT_ACCOUNT_NOT_FOUND', []],
      'created',
    ])
    expect(await balance()).toBe(9)
  })

  test('linked ones stand and fall together, and each says why', async () => {
    const answer = await many(
      line('a', 5, { linked: true }),
      line('b', 6, { debit: 'member', credit: 'cash', linked: true }),
      line('c', 1),
      line('d', 2, { linked: true }),
      line('e', 3),
    )
    expect(answer.results.map((one) => (one.result === 'refused' ? one.code : one.result))).toEqual([
      'LEDGER_LINKED_TRANSFER_FAILED',
      'LEDGER_EXCEEDS_CREDITS',
      'LEDGER_LINKED_TRANSFER_FAILED',
      'created',
      'created',
    ])
    expect(answer.results[1]).toMatchObject({ index: 1, data: { account: 'member', available: 5 } })
    expect(await balance()).toBe(5)
    const open = await many(line('x', 1, { linked: true }))
    expect(open.results[0]).toMatchObject({ issues: [{ pointer: '/linked', rule: 'chain_open' }] })
  })

  test('the same request again posts nothing, and another body under an id is told', async () => {
    await many(line('a', 5), line('b', 6))
    const again = await many(line('a', 5), line('b', 7), line('a', 5))
    expect(again).toMatchObject({ created: 0, exists: 2, refused: 1 })
    expect(again.results[1]).toMatchObject({ code: 'LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT', index: 1 })
    expect(await balance()).toBe(11)
  })

  test('a refusal is remembered: the id does not succeed later by surprise', async () => {
    const out = { transfers: [{ id: idOf('a'), debit: 'member', credit: 'cash', amount: 5 }] }
    expect(await codeOf(books.run(ledger.post, out, 'treasurer'))).toBe('LEDGER_EXCEEDS_CREDITS')
    await many(line('b', 50))
    expect(await codeOf(books.run(ledger.post, out, 'treasurer'))).toBe('LEDGER_ID_ALREADY_FAILED')
    expect(await balance()).toBe(50)
  })

  test('whoever pays at the same moment hears of her own payment only', async () => {
    await many(line('start', 10))
    const paid = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        codeOf(
          books.run(
            ledger.post,
            { transfers: [{ id: idOf(`p${index}`), debit: 'member', credit: 'cash', amount: 1 }] },
            'treasurer',
          ),
        ),
      ),
    )
    expect(paid.filter((code) => code === undefined)).toHaveLength(10)
    expect(paid.filter((code) => code === 'LEDGER_EXCEEDS_CREDITS')).toHaveLength(30)
    expect(await balance()).toBe(0)
  })

  test('an id made by a clock that is days ahead is refused', async () => {
    const ahead = (books.milpa.host.clock().getTime() + 3 * 86_400_000).toString(16).padStart(12, '0')
    const id = `${ahead.slice(0, 8)}-${ahead.slice(8)}-7000-8000-000000000001`
    const { results } = await many({ ...line('a', 5), id })
    expect(results[0]).toMatchObject({ code: 'LEDGER_ID_OF_THE_FUTURE' })
  })

  test('ten thousand go in one request, and one more is refused whole', async () => {
    const transfers = Array.from({ length: 10_000 }, (_, index) => line(`t${index}`, 1))
    expect(await many(...transfers)).toMatchObject({ created: 10_000, refused: 0 })
    expect(await codeOf(many(...transfers, line('more', 1)))).toBe('INVALID_INPUT')
    expect(await balance()).toBe(10_000)
  })
})
