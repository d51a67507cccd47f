import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openBooks } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('thirty payments of 1 at once against a balance of 8 and a line of 2: ten are made, twenty refused', async () => {
    const books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('shop')
    await books.open('member', 'liability', { debitLimit: 2 })
    await books.pay('opening', 'cash', 'member', 8)
    const codes = await Promise.all(
      Array.from({ length: 30 }, (_, index) => codeOf(books.pay(`p${index}`, 'member', 'shop', 1))),
    )
    expect(codes.filter((code) => code === undefined)).toHaveLength(10)
    expect(codes.filter((code) => code === 'LEDGER_EXCEEDS_CREDITS')).toHaveLength(20)
    expect(await books.balanceOf('member')).toBe(-2)
    expect(await books.balanceOf('shop')).toBe(10)
    const { items } = await books.ask(ledger.statement, { account: 'member', order: 'oldest', limit: 50 })
    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(items.map(({ balance }) => balance)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0, -1, -2])
    await books.close()
  })

  test('payments at once into an account that may hold 5: five arrive', async () => {
    const books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('box', 'liability', { creditLimit: 5 })
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => codeOf(books.pay(`p${index}`, 'cash', 'box', 1))),
    )
    expect(codes.filter((code) => code === undefined)).toHaveLength(5)
    expect(codes.filter((code) => code === 'LEDGER_EXCEEDS_DEBITS')).toHaveLength(7)
    expect(await books.balanceOf('box')).toBe(5)
    await books.close()
  })

  test('payments at once in opposite directions between two accounts all arrive', async () => {
    const books = await openBooks(engine)
    await books.open('a')
    await books.open('b')
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        codeOf(index % 2 ? books.pay(`p${index}`, 'a', 'b', 3) : books.pay(`p${index}`, 'b', 'a', 1)),
      ),
    )
    expect(codes.filter((code) => code !== undefined)).toEqual([])
    expect(await books.balanceOf('a')).toBe(-20)
    expect(await books.balanceOf('b')).toBe(20)
    await books.close()
  })
})
