import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ledgerTransfers } from '../../src/ledger/tables.ts'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    for (const key of ['a', 'b', 'c']) await books.open(key)
    return () => books.close()
  })
  const post = (transfers: Parameters<typeof books.run<{ transfers: unknown[] }, unknown, unknown>>[1]['transfers']) =>
    books.run(ledger.post, { transfers } as never, 'treasurer')
  const one = { id: idOf('one'), debit: 'a', credit: 'b', amount: 5, category: 'fees', fund: 'csem', purpose: 'cuota' }

  test('the same transfer ten times at once is one transfer, and everybody gets it', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post([one])))
    const shown = answers.flatMap(({ transfers }) => transfers)
    expect(shown.filter(({ result }) => result === 'created')).toHaveLength(1)
    expect(new Set(shown.map(({ seq }) => seq))).toEqual(new Set([1]))
    expect(await books.balanceOf('b')).toBe(5)
    expect(await books.milpa.host.read.$count(ledgerTransfers)).toBe(1)
  })

  test('a transfer sent again the next day is still the same, and a number is not lost', async () => {
    const [first] = (await post([one])).transfers
    books.clock.advance({ days: 1 })
    expect((await post([one])).transfers).toEqual([{ ...first, result: 'exists' }])
    expect((await books.pay('next', 'a', 'b', 1)).seq).toBe(2)
  })

  test('the id in capitals, and the account by its id, are the same transfer', async () => {
    const { id } = await books.open('a')
    await post([one])
    const { transfers } = await post([{ ...one, id: one.id.toUpperCase(), debit: id }])
    expect(transfers[0]!.result).toBe('exists')
  })

  test('the same id with another content says what differs', async () => {
    await post([one])
    const variants = {
      LEDGER_EXISTS_WITH_DIFFERENT_GROUP: [one, { ...one, id: idOf('two') }],
      LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT: [{ ...one, debit: 'c' }],
      LEDGER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT: [{ ...one, credit: 'nobody' }],
      LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT: [{ ...one, amount: 6 }],
      LEDGER_EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY: [{ ...one, effectiveOn: '2026-01-01' }],
      LEDGER_EXISTS_WITH_DIFFERENT_CATEGORY: [{ ...one, category: 'other' }],
      LEDGER_EXISTS_WITH_DIFFERENT_FUND: [{ ...one, fund: undefined }],
      LEDGER_EXISTS_WITH_DIFFERENT_CAUSE: [{ ...one, cause: { kind: 'loan', id: '1' } }],
    }
    for (const [code, transfers] of Object.entries(variants)) expect(await codeOf(post(transfers))).toBe(code)
    expect(await books.balanceOf('b')).toBe(5)
  })

  test('of several differences the first in order of precedence is told', async () => {
    await post([one])
    expect(await codeOf(post([{ ...one, amount: 6, category: 'x', debit: 'c' }]))).toBe(
      'LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT',
    )
  })

  test('other words about it are the same transfer, since words can be erased', async () => {
    await post([one])
    expect((await post([{ ...one, purpose: 'otra cosa' }])).transfers[0]!.result).toBe('exists')
  })

  test('a group sent again is the same group; a part, more of it, or another order is not', async () => {
    const group = ['g1', 'g2', 'g3'].map((word) => ({ id: idOf(word), debit: 'a', credit: 'b', amount: 2 }))
    await post(group)
    expect((await post(group)).transfers.map(({ result, seq }) => [result, seq])).toEqual([
      ['exists', 1],
      ['exists', 2],
      ['exists', 3],
    ])
    const fresh = { ...group[0]!, id: idOf('fresh') }
    const [g1, g2, g3] = group
    for (const other of [[g1], [g2, g3], [g1, g2], [g2, g1, g3], [...group, fresh], [fresh, ...group]]) {
      expect(await codeOf(post(other))).toBe('LEDGER_EXISTS_WITH_DIFFERENT_GROUP')
    }
    expect(await books.balanceOf('b')).toBe(6)
  })

  test('an id twice in one group is refused', async () => {
    expect(await codeOf(post([one, one]))).toBe('LEDGER_ID_TWICE_IN_GROUP')
  })
})
