import { ledger, Problem } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { outcomeOf } from './answers.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

/** One place may break several rules: infinity is no whole number, and too much. */
const placesIn = (issues: readonly { readonly pointer: string }[]) => [...new Set(issues.map(({ pointer }) => pointer))]

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('member', 'liability', { debitLimit: 0 })
    await books.open('full', 'liability', { creditLimit: 0 })
    await books.open('euros', 'asset', { unit: 'EUR' })
    for (const key of ['closed', 'frozen']) await books.open(key)
    await books.run(ledger.closeAccount, { account: 'closed' }, 'treasurer')
    await books.run(ledger.freeze, { account: 'frozen' }, 'treasurer')
    return () => books.close()
  })
  const good = { debit: 'cash', credit: 'member', amount: 5 }
  let ids = 0
  const line = (more: object) => ({ id: idOf(`bad ${ids++}`), ...good, ...more })

  /** What cannot be read: the place and the rule are told, never the value. */
  const unreadable: readonly (readonly [what: string, more: object, pointer: string])[] = [
    ['a fraction', { amount: 1.5 }, '/amount'],
    ['a negative amount', { amount: -5 }, '/amount'],
    ['nothing', { amount: 0 }, '/amount'],
    ['a text', { amount: '5' }, '/amount'],
    ['NaN', { amount: Number.NaN }, '/amount'],
    ['infinity', { amount: Infinity }, '/amount'],
    ['more than 2^53-1', { amount: 2 ** 53 }, '/amount'],
    ['null', { amount: null }, '/amount'],
    ['no amount', { amount: undefined }, '/amount'],
    ['an id that is no UUID', { id: 'seven' }, '/id'],
    ['no id', { id: undefined }, '/id'],
    ['a day that is none', { effectiveOn: '2026-02-30' }, '/effectiveOn'],
    ['an account without a name', { debit: '' }, '/debit'],
    ['an account that is a number', { credit: 7 }, '/credit'],
    ['a kind that does not exist', { kind: 'gift' }, '/kind'],
    ['a category with spaces', { category: 'two words' }, '/category'],
    ['a cause without an id', { cause: { kind: 'fee' } }, '/cause/id'],
    ['an account with a NUL', { debit: 'cash\0' }, '/debit'],
    ['words with a NUL', { purpose: 'cuota\0' }, '/purpose'],
    ['half a character', { cause: { kind: 'fee', id: '\ud800' } }, '/cause/id'],
    ['a hold of half a second', { kind: 'hold', expiresIn: 0.5 }, '/expiresIn'],
    ['a hold that ended before it began', { kind: 'hold', expiresIn: -1 }, '/expiresIn'],
  ]

  test('what cannot be read is INVALID_INPUT with its place, and nothing of the group is written', async () => {
    for (const [what, more, pointer] of unreadable) {
      const error = await books
        .run(ledger.post, { transfers: [line({}), line(more)] as never }, 'treasurer')
        .catch((reason: unknown) => reason)
      expect([what, error instanceof Problem && error.code]).toEqual([what, 'INVALID_INPUT'])
      expect([what, placesIn((error as Problem).issues)]).toEqual([what, [`/transfers/1${pointer}`]])
    }
    expect((await books.ask(ledger.account, { account: 'cash' })).entries).toBe(0)
  })

  test('in one request of many each is told by its row, and the good ones are booked', async () => {
    const transfers = unreadable.flatMap(([, more]) => [line({}), line(more)])
    const { results, created, refused } = await books.run(ledger.postMany, { transfers }, 'treasurer')
    expect([created, refused]).toEqual([unreadable.length, unreadable.length])
    for (const [place, [what, , pointer]] of unreadable.entries()) {
      expect(results[2 * place]).toMatchObject({ result: 'created', seq: place + 1 })
      const bad = results[2 * place + 1]!
      expect(bad).toMatchObject({ result: 'refused', code: 'INVALID_INPUT', index: 2 * place + 1 })
      expect([what, bad.result === 'refused' && placesIn(bad.issues)]).toEqual([what, [pointer]])
    }
    expect(await books.balanceOf('member')).toBe(5 * unreadable.length)
  })

  test('what can be read and cannot be done has a code of its own', async () => {
    await outcomeOf(books, { ...line({}), id: idOf('hold'), kind: 'hold' })
    await outcomeOf(books, { ...line({}), id: idOf('direct') })
    const of = (more: object) => outcomeOf(books, line(more))
    const about = (kind: string, word: string, more: object = {}) =>
      outcomeOf(books, { id: idOf(`about ${ids++}`), kind, about: idOf(word), ...more })
    expect(await of({ debit: 'nobody' })).toEqual(['LEDGER_DEBIT_ACCOUNT_NOT_FOUND', { account: 'nobody' }])
    expect(await of({ credit: idOf('no account') })).toEqual([
      'LEDGER_CREDIT_ACCOUNT_NOT_FOUND',
      { account: idOf('no account') },
    ])
    expect(await of({ credit: 'cash' })).toBe('LEDGER_ACCOUNTS_MUST_DIFFER')
    expect(await of({ credit: 'euros' })).toBe('LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS')
    expect(await of({ debit: 'closed' })).toEqual(['LEDGER_DEBIT_ACCOUNT_CLOSED', { account: 'closed' }])
    expect(await of({ credit: 'closed' })).toEqual(['LEDGER_CREDIT_ACCOUNT_CLOSED', { account: 'closed' }])
    expect(await of({ debit: 'frozen' })).toEqual(['LEDGER_DEBIT_ACCOUNT_FROZEN', { account: 'frozen' }])
    expect(await of({ credit: 'frozen' })).toEqual(['LEDGER_CREDIT_ACCOUNT_FROZEN', { account: 'frozen' }])
    expect(await of({ debit: 'member', credit: 'cash', amount: 6 })).toEqual([
      'LEDGER_EXCEEDS_CREDITS',
      { account: 'member', available: 5, unit: 'MXN' },
    ])
    expect(await of({ credit: 'full' })).toEqual([
      'LEDGER_EXCEEDS_DEBITS',
      { account: 'full', available: 0, unit: 'MXN' },
    ])
    // The clock of the tests stands in March 2026; this id says 2029.
    expect(await of({ id: '01b7a0b0-0000-7000-8000-000000000000' })).toBe('LEDGER_ID_OF_THE_FUTURE')
    expect(await about('post', 'nothing')).toBe('LEDGER_HOLD_NOT_FOUND')
    expect(await about('void', 'direct')).toBe('LEDGER_NOT_A_HOLD')
    expect(await about('post', 'hold', { amount: 6 })).toBe('LEDGER_EXCEEDS_HOLD')
    expect(await about('void', 'hold')).toBe('created')
    expect(await about('post', 'hold')).toBe('LEDGER_HOLD_ALREADY_VOIDED')
    expect(await outcomeOf(books, line({ id: idOf('same') }), line({ id: idOf('same') }))).toBe(
      'LEDGER_ID_TWICE_IN_GROUP',
    )
  })

  test('who sends what no database keeps fails alone, and not those who come at the same moment', async () => {
    const outcomes = await Promise.all(
      [{}, { purpose: 'cuota\0' }, {}, { debit: '\0' }, {}].map((more) => outcomeOf(books, line(more))),
    )
    expect(outcomes).toEqual(['created', 'INVALID_INPUT', 'created', 'INVALID_INPUT', 'created'])
  })

  test('an account of a key that no account may bear is unknown, whatever it holds', async () => {
    for (const strange of ["'; drop table ledger_transfers; --", 'ñandú', '%', 'CASH', ' cash']) {
      expect(await outcomeOf(books, line({ debit: strange }))).toEqual([
        'LEDGER_DEBIT_ACCOUNT_NOT_FOUND',
        { account: strange },
      ])
    }
  })
})
