import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks } from './books.ts'

afterAll(stopTestEngines)

test.each(testEngines())(
  'on %s a payment refused for lack of money does not happen later, also with a key',
  async (engine) => {
    const books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('member', 'liability', { debitLimit: 0 })
    const out = { transfers: [{ id: idOf('late'), debit: 'member', credit: 'cash', amount: 5 }] }
    expect(await codeOf(books.run(ledger.post, out, 'treasurer', 'key-1'))).toBe('LEDGER_EXCEEDS_CREDITS')
    await books.pay('income', 'cash', 'member', 50)
    expect(await codeOf(books.run(ledger.post, out, 'treasurer', 'key-1'))).toBe('LEDGER_ID_ALREADY_FAILED')
    expect(await books.balanceOf('member')).toBe(50)
    await books.close()
  },
)
