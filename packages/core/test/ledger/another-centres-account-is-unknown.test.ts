import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('what another centre holds does not exist here, by key or by id', async () => {
    const books = await openBooks(engine)
    const other = books.door('treasurer', await books.another('otra'))
    const mine = await books.open('cash', 'asset')
    await books.open('member')
    await books.pay('t', 'cash', 'member', 5)
    const theirs = await books.milpa.run(ledger.openAccount, { key: 'theirs', kind: 'liability', unit: 'MXN' }, other)

    const across = (debit: string, credit: string) =>
      codeOf(
        books.milpa.run(
          ledger.post,
          // A refused id stays refused, so each attempt has its own.
          { transfers: [{ id: idOf(`${debit} ${credit}`), debit, credit, amount: 1 }] },
          other,
        ),
      )
    for (const ref of ['cash', mine.id]) {
      expect(await across(ref, 'theirs')).toBe('LEDGER_DEBIT_ACCOUNT_NOT_FOUND')
      expect(await across(theirs.id, ref)).toBe('LEDGER_CREDIT_ACCOUNT_NOT_FOUND')
      for (const operation of [
        ledger.changeLimits,
        ledger.freeze,
        ledger.unfreeze,
        ledger.closeAccount,
        ledger.reopenAccount,
      ]) {
        expect(await codeOf(books.milpa.run(operation, { account: ref }, other))).toBe('NOT_FOUND')
      }
      for (const query of [ledger.account, ledger.balance, ledger.statement]) {
        expect(await codeOf(books.milpa.ask<{ account: string }, never, unknown>(query, { account: ref }, other))).toBe(
          'NOT_FOUND',
        )
      }
    }
    expect(await codeOf(books.milpa.ask(ledger.transfer, { id: idOf('t') }, other))).toBe('NOT_FOUND')
    expect(
      await codeOf(books.milpa.run(ledger.reverse, { transfers: [{ id: idOf('r'), reverses: idOf('t') }] }, other)),
    ).toBe('LEDGER_TRANSFER_NOT_FOUND')
    expect((await books.milpa.ask(ledger.accounts, {}, other)).items.map(({ key }) => key)).toEqual(['theirs'])
    expect((await books.milpa.ask(ledger.trialBalance, {}, other)).units[0]).toMatchObject({ debit: 0, credit: 0 })
    expect(await books.balanceOf('cash')).toBe(5)
    await books.close()
  })

  test('each centre has its own keys, ids and numbers', async () => {
    const books = await openBooks(engine)
    const other = books.door('treasurer', await books.another('otra'))
    for (const key of ['a', 'b']) {
      await books.open(key)
      await books.milpa.run(ledger.openAccount, { key, kind: 'liability', unit: 'GTQ' }, other)
    }
    await books.pay('first', 'a', 'b', 1)
    await books.pay('t', 'a', 'b', 5)
    const same = { transfers: [{ id: idOf('t'), debit: 'a', credit: 'b', amount: 9 }] }
    const { transfers } = await books.milpa.run(ledger.post, same, other)
    expect(transfers[0]).toMatchObject({ result: 'created', seq: 1, unit: 'GTQ', creditBalance: 9 })
    expect(await books.balanceOf('b')).toBe(6)
    await books.close()
  })
})
