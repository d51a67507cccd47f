import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/db/index.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { ledgerTransfers } from '../../src/ledger/tables.ts'
import { idOf, openBooks } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('the database itself refuses to change or delete a transfer, and takes a reversal', async () => {
    const books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('member')
    const { id } = await books.pay('a', 'cash', 'member', 5)
    const { engine: database, read } = books.milpa.host
    const before = await read.select().from(ledgerTransfers)
    const refusal = /Rows of ledger_transfers are never changed or deleted/
    await expect(
      Transaction.begin(database, ({ db }) => db.update(ledgerTransfers).set({ amount: 6 })),
    ).rejects.toThrow(refusal)
    await expect(
      Transaction.begin(database, ({ db }) =>
        db
          .update(ledgerTransfers)
          .set({ category: 7 })
          .where(sql`1 = 1`),
      ),
    ).rejects.toThrow(refusal)
    await expect(Transaction.begin(database, ({ db }) => db.delete(ledgerTransfers))).rejects.toThrow(refusal)
    // SQLite's way of changing a row without saying so.
    if (database.name === 'libsql') {
      const columns = Object.keys(before[0]!).map((key) =>
        key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      )
      const doubled = columns.map((column) => (column === 'amount' ? 'amount * 2' : column))
      const replacing = `insert or replace into ledger_transfers (${columns.join(', ')}) select ${doubled.join(', ')} from ledger_transfers`
      await expect(database.write((connection) => connection.script(replacing))).rejects.toThrow(refusal)
    }
    expect(await read.select().from(ledgerTransfers)).toEqual(before)
    await books.run(ledger.reverse, { transfers: [{ id: idOf('b'), reverses: id }] }, 'treasurer')
    expect(await books.balanceOf('cash')).toBe(0)
    await books.close()
  })
})
