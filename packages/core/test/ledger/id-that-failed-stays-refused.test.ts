import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Chain, WantedBetween } from './auditor.ts'
import { idOf, openBooks, type Books } from './books.ts'
import { inBulk, type LedgerDoor } from './doors.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  let door: LedgerDoor
  beforeEach(async () => {
    books = await openBooks(engine)
    door = inBulk(books)
    await books.open('cash', 'asset')
    await books.open('shop')
    await books.open('member', 'liability', { debitLimit: 0 })
    return () => books.close()
  })
  const pay = (id: string, debit: string, credit: string, amount: number): WantedBetween => ({
    id: idOf(id),
    kind: 'direct',
    debit,
    credit,
    amount,
  })
  const outcomes = async (...chains: readonly Chain[]) =>
    (await door(chains)).map((told) => ('code' in told ? told.code : told.result))

  test('sent again in the same batch after money has come in, it is refused all the same', async () => {
    const late = pay('late', 'member', 'shop', 5)
    expect(await outcomes([late], [pay('income', 'cash', 'member', 50)], [late])).toEqual([
      'EXCEEDS_CREDITS',
      'created',
      'ID_ALREADY_FAILED',
    ])
    expect(await books.balanceOf('member')).toBe(50)
  })

  test('sent again later it is refused, with the reason of the first time; a new id is a new attempt', async () => {
    const late = pay('late', 'member', 'shop', 5)
    await door([[late]])
    await door([[pay('income', 'cash', 'member', 50)]])
    expect(await door([[late]])).toEqual([
      { code: 'ID_ALREADY_FAILED', data: { index: 0, id: late.id, before: 'EXCEEDS_CREDITS' } },
    ])
    expect(await outcomes([{ ...late, id: idOf('on purpose') }])).toEqual(['created'])
  })

  test('of a group only the member that was refused is remembered', async () => {
    const [first, second] = [pay('first', 'cash', 'shop', 1), pay('second', 'member', 'shop', 5)]
    expect(await outcomes([first, second], [first], [second])).toEqual([
      'EXCEEDS_CREDITS',
      'created',
      'ID_ALREADY_FAILED',
    ])
  })

  test('a malformed or contradictory one may be corrected under its id', async () => {
    const itself = pay('same', 'cash', 'cash', 5)
    expect(await outcomes([itself], [{ ...itself, credit: 'shop' }])).toEqual(['ACCOUNTS_MUST_DIFFER', 'created'])
  })
})
