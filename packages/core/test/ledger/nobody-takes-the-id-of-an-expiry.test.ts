import { createHash } from 'node:crypto'
import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import { idOf, openBooks } from './books.ts'

afterAll(stopTestEngines)

/** How the id of an expiry was made once: from the hold's, so that anybody could make it first. */
function guessed(hold: string): string {
  const hex = createHash('sha256').update(`expiry ${hold}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

test.each(testEngines())('on %s a hold ends although somebody guessed how its end might be called', async (engine) => {
  const books = await openBooks(engine)
  await books.open('cash', 'asset')
  await books.open('member')
  const hold = { kind: 'hold', id: idOf('h'), debit: 'cash', credit: 'member', amount: 5, expiresIn: 1 } as const
  await books.run(ledger.post, { transfers: [hold] })
  await books.run(ledger.post, { transfers: [{ id: guessed(hold.id), debit: 'cash', credit: 'member', amount: 1 }] })
  books.clock.advance({ seconds: 2 })
  await books.pay('after', 'cash', 'member', 7)
  expect(await books.balanceOf('member')).toBe(8)
  expect((await books.ask(ledger.account, { account: 'member' })).creditsPending).toBe(0)
  await books.close()
})
