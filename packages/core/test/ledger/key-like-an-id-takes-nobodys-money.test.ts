import { ledger } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openBooks } from './books.ts'

afterAll(stopTestEngines)

test('an account cannot be called as another one is numbered', async () => {
  const books = await openBooks('libsql')
  const { id } = await books.open('shop')
  expect(await codeOf(books.open(id))).toBe('INVALID_INPUT')
  await books.open('cash', 'asset')
  await books.pay('p', 'cash', id, 7)
  expect(await books.balanceOf('shop')).toBe(7)
  expect((await books.ask(ledger.accounts, {})).items).toHaveLength(2)
  await books.close()
})
