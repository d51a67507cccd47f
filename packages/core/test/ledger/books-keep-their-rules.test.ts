import { ledger } from '@milpa/core'
import { asc } from '@milpa/core/db'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Transaction } from '../../src/db/transaction.ts'
import { ledgerPart } from '../../src/ledger/part.ts'
import { ledgerPurposes, ledgerTransfers } from '../../src/ledger/tables.ts'
import { OperationContext } from '../../src/runtime/context.ts'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const most = Number.MAX_SAFE_INTEGER

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('member', 'liability', { debitLimit: 0 })
    return () => books.close()
  })
  const post = (...lines: readonly (readonly [string, string, string, number])[]) =>
    books.run(
      ledger.post,
      { transfers: lines.map(([id, debit, credit, amount]) => ({ id: idOf(id), debit, credit, amount })) },
      'treasurer',
    )

  test('a balance stands on its own side: cash grows with debits, what members have with credits', async () => {
    expect(await books.pay('t', 'cash', 'member', 500)).toMatchObject({ debitBalance: 500, creditBalance: 500 })
    expect(await books.balanceOf('cash')).toBe(500)
    expect(await books.balanceOf('member')).toBe(500)
  })

  test('a group is booked whole or not at all, and each member sees what the ones before it did', async () => {
    await books.open('shop')
    // Without the first, the second would be refused.
    await post(['a', 'cash', 'member', 10], ['b', 'member', 'shop', 10])
    expect(await codeOf(post(['c', 'cash', 'member', 10], ['d', 'member', 'shop', 11]))).toBe('LEDGER_EXCEEDS_CREDITS')
    expect(await books.balanceOf('cash')).toBe(10)
    const shown = await books.ask(ledger.transfer, { id: idOf('b') }, 'treasurer')
    expect(shown.group.map(({ id }) => id)).toEqual([idOf('a'), idOf('b')])
    expect(shown).toMatchObject({ seq: 2, debit: { key: 'member' }, unit: 'MXN', scale: 2 })
  })

  test('a refusal names the transfer of the group, the account and what it has', async () => {
    await books.pay('t', 'cash', 'member', 7)
    const error = await post(['a', 'member', 'cash', 3], ['b', 'member', 'cash', 5]).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'LEDGER_EXCEEDS_CREDITS',
      data: { index: 1, id: idOf('b'), account: 'member', available: 4, unit: 'MXN' },
    })
  })

  test('of several faults the first in order of precedence is told', async () => {
    await books.open('euros', 'asset', { unit: 'EUR', creditLimit: 0 })
    await books.run(ledger.closeAccount, { account: 'euros' }, 'treasurer')
    expect(await codeOf(post(['a', 'nobody', 'nobody', 1]))).toBe('LEDGER_ACCOUNTS_MUST_DIFFER')
    expect(await codeOf(post(['b', 'nobody', 'noone', 1]))).toBe('LEDGER_DEBIT_ACCOUNT_NOT_FOUND')
    expect(await codeOf(post(['c', 'member', 'noone', 1]))).toBe('LEDGER_CREDIT_ACCOUNT_NOT_FOUND')
    expect(await codeOf(post(['d', 'member', 'euros', 1]))).toBe('LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS')
    await books.run(ledger.freeze, { account: 'member' }, 'treasurer')
    await books.open('old')
    await books.run(ledger.closeAccount, { account: 'old' }, 'treasurer')
    expect(await codeOf(post(['e', 'member', 'old', 1]))).toBe('LEDGER_CREDIT_ACCOUNT_CLOSED')
    await books.run(ledger.reopenAccount, { account: 'old' }, 'treasurer')
    expect(await codeOf(post(['f', 'member', 'old', 1]))).toBe('LEDGER_DEBIT_ACCOUNT_FROZEN')
    await books.run(ledger.unfreeze, { account: 'member' }, 'treasurer')
    expect(await codeOf(post(['g', 'member', 'old', 1]))).toBe('LEDGER_EXCEEDS_CREDITS')
  })

  test('amounts and sums end at 2^53-1, exactly', async () => {
    await books.open('wide', 'liability', { debitLimit: most })
    for (const amount of [0, -1, 1.5, most + 1, Number.NaN, '5' as never]) {
      expect(await codeOf(books.pay('bad', 'cash', 'wide', amount))).toBe('INVALID_INPUT')
    }
    await books.pay('one', 'wide', 'cash', 1)
    expect(await codeOf(books.pay('all', 'wide', 'cash', most))).toBe('LEDGER_OVERFLOWS_DEBITS')
    expect(await books.pay('rest', 'wide', 'cash', most - 1)).toMatchObject({
      debitBalance: -most,
      creditBalance: -most,
    })
    expect(await codeOf(books.pay('more', 'wide', 'cash', 1))).toBe('LEDGER_OVERFLOWS_DEBITS')
    expect(await codeOf(books.pay('more', 'member', 'cash', 1))).toBe('LEDGER_OVERFLOWS_CREDITS')
    await books.pay('back', 'cash', 'wide', most)
    expect(await books.balanceOf('wide')).toBe(0)
  })

  test('a limit that is lowered takes nothing back, and stops the next transfer', async () => {
    await books.run(ledger.changeLimits, { account: 'member', debitLimit: 50 }, 'treasurer')
    await books.pay('a', 'member', 'cash', 40)
    const changed = await books.run(ledger.changeLimits, { account: 'member', debitLimit: 10 }, 'treasurer')
    expect(changed).toMatchObject({ balance: -40, debitLimit: 10, creditLimit: null })
    expect(await codeOf(books.pay('b', 'member', 'cash', 1))).toBe('LEDGER_EXCEEDS_CREDITS')
    await books.pay('c', 'cash', 'member', 31)
    await books.pay('d', 'member', 'cash', 1)
  })

  test('an account is closed at zero, and its statement stays', async () => {
    await books.pay('a', 'cash', 'member', 5)
    expect(await codeOf(books.run(ledger.closeAccount, { account: 'member' }, 'treasurer'))).toBe(
      'LEDGER_ACCOUNT_NOT_EMPTY',
    )
    await books.pay('b', 'member', 'cash', 5)
    expect(await books.run(ledger.closeAccount, { account: 'member' }, 'treasurer')).toMatchObject({ closed: true })
    expect((await books.ask(ledger.statement, { account: 'member' })).items).toHaveLength(2)
    expect(await codeOf(books.run(ledger.freeze, { account: 'member' }, 'treasurer'))).toBe('LEDGER_ACCOUNT_CLOSED')
  })

  test('opening the same account again answers it; another one under its key is refused', async () => {
    const first = await books.open('fund:seed', 'liability', { debitLimit: 0 })
    const again = await Promise.all([1, 2, 3].map(() => books.open('fund:seed', 'liability', { debitLimit: 0 })))
    expect(again.map(({ id }) => id)).toEqual([first.id, first.id, first.id])
    expect(await codeOf(books.open('fund:seed', 'asset', { debitLimit: 0 }))).toBe('LEDGER_KEY_TAKEN')
    expect(await codeOf(books.open('fund:seed', 'liability'))).toBe('LEDGER_KEY_TAKEN')
    expect(await codeOf(books.open('other', 'asset', { unit: 'NOPE' }))).toBe('LEDGER_UNIT_UNKNOWN')
    for (const key of ['', 'Fund', 'a::b', ':a', 'a:', 'a b', 'a:b:c:d:e:f:g:h:i:j:k']) {
      expect(await codeOf(books.open(key))).toBe('INVALID_INPUT')
    }
  })

  test('two who open the first account of a centre at once open one', async () => {
    const other = books.door('treasurer', await books.another('otra'))
    const input = { key: 'cash', kind: 'asset' as const, unit: 'MXN' }
    const opened = await Promise.all([1, 2, 3, 4].map(() => books.milpa.run(ledger.openAccount, input, other)))
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
  })

  test('accounts come in the order of the tree, and a branch by itself', async () => {
    for (const key of ['fund', 'fund:seed:cash', 'fund:seed', 'fundamental', 'fund:csem']) await books.open(key)
    const keysOf = async (input: object) => (await books.ask(ledger.accounts, input)).items.map(({ key }) => key)
    expect(await keysOf({ under: 'fund' })).toEqual(['fund', 'fund:csem', 'fund:seed', 'fund:seed:cash'])
    expect(await keysOf({ kind: 'asset' })).toEqual(['cash'])
    const { next } = await books.ask(ledger.accounts, { limit: 3 })
    expect(await keysOf({ limit: 3, after: next! })).toEqual(['fund:seed', 'fund:seed:cash', 'fundamental'])
  })

  test('an internal unit is defined once; currencies come with their decimals', async () => {
    const hours = { code: 'HORAS', name: 'Horas', scale: 2 }
    expect(await books.run(ledger.defineUnit, hours, 'treasurer')).toMatchObject({ kind: 'internal' })
    expect(await codeOf(books.run(ledger.defineUnit, hours, 'treasurer'))).toBeUndefined()
    expect(await codeOf(books.run(ledger.defineUnit, { ...hours, scale: 3 }))).toBe('LEDGER_UNIT_TAKEN')
    expect(await codeOf(books.run(ledger.defineUnit, { ...hours, code: 'CLP' }))).toBe('LEDGER_UNIT_IS_A_CURRENCY')
    expect(await books.open('chile', 'asset', { unit: 'CLP' })).toMatchObject({ unit: 'CLP', scale: 0 })
    const { items } = await books.ask(ledger.units, {})
    expect(items.map(({ code, scale }) => `${code}/${scale}`)).toEqual(['CLP/0', 'HORAS/2', 'MXN/2'])
  })

  test('a statement goes by days of recording, a balance by the day on which things count', async () => {
    const on = (id: string, amount: number, effectiveOn?: string) =>
      books.run(ledger.post, {
        transfers: [{ id: idOf(id), debit: 'cash', credit: 'member', amount, ...(effectiveOn ? { effectiveOn } : {}) }],
      })
    await on('a', 1)
    await on('b', 2, '2026-02-27')
    books.clock.advance({ days: 1 })
    await on('c', 4, '2026-03-10')
    await on('d', 8, '2026-03-02')
    books.clock.advance({ days: 1 })
    await on('e', 16)
    const days = async (from: string, to: string) =>
      (await books.ask(ledger.statement, { account: 'member', from, to })).items.map(({ amount }) => amount)
    expect(await days('2026-03-02', '2026-03-02')).toEqual([2, 1])
    expect(await days('2026-03-03', '2026-03-04')).toEqual([16, 8, 4])
    expect(await days('2026-04-01', '2026-04-02')).toEqual([])
    const balanceOn = async (day: string) => (await books.ask(ledger.balance, { account: 'member', on: day })).balance
    expect(await balanceOn('2026-02-26')).toBe(0)
    expect(await balanceOn('2026-02-28')).toBe(2)
    expect(await balanceOn('2026-03-02')).toBe(2 + 1 + 8)
    expect(await balanceOn('2026-03-04')).toBe(2 + 1 + 8 + 16)
    expect(await balanceOn('2026-03-10')).toBe(31)
    const { balance } = await books.ask(ledger.balance, { account: 'member', at: '2026-03-03T23:00:00Z' })
    expect(balance).toBe(15)
    const both = { account: 'member', at: '2026-03-03T23:00:00Z', on: '2026-03-03' }
    expect(await codeOf(books.ask(ledger.balance, both))).toBe('INVALID_INPUT')
    expect(await codeOf(on('f', 1, '2026-02-30'))).toBe('INVALID_INPUT')
  })

  test('the trial balance holds debits against credits, by unit', async () => {
    await books.open('fees', 'income')
    await books.open('euros', 'asset', { unit: 'EUR' })
    await post(['a', 'cash', 'member', 70], ['b', 'cash', 'fees', 30])
    expect(await books.ask(ledger.trialBalance, {}, 'treasurer')).toEqual({
      units: [
        {
          unit: 'EUR',
          scale: 2,
          debit: 0,
          credit: 0,
          difference: 0,
          kinds: [{ kind: 'asset', accounts: 1, debit: 0, credit: 0 }],
        },
        {
          unit: 'MXN',
          scale: 2,
          debit: 100,
          credit: 100,
          difference: 0,
          kinds: [
            { kind: 'asset', accounts: 1, debit: 100, credit: 0 },
            { kind: 'liability', accounts: 1, debit: 0, credit: 70 },
            { kind: 'income', accounts: 1, debit: 0, credit: 30 },
          ],
        },
      ],
    })
  })

  test('who may see books may not post, who may post may not open accounts, unless the role says so', async () => {
    const line = { transfers: [{ id: idOf('a'), debit: 'cash', credit: 'member', amount: 5 }] }
    for (const role of ['director', 'coordinator', 'adviser', 'viewer']) {
      expect(await codeOf(books.run(ledger.post, line, role))).toBe('FORBIDDEN')
    }
    expect(await codeOf(books.ask(ledger.accounts, {}, 'adviser'))).toBe('FORBIDDEN')
    expect(await codeOf(books.ask(ledger.accounts, {}, 'coordinator'))).toBeUndefined()
    expect(await codeOf(books.run(ledger.freeze, { account: 'cash' }, 'coordinator'))).toBe('FORBIDDEN')
  })

  test('a forgotten person leaves amounts and ids, and no words', async () => {
    const owner = { kind: 'person', id: 'p1' }
    await books.run(ledger.openAccount, { key: 'hers', kind: 'liability', unit: 'MXN', owner, name: 'Rosa A.' })
    const words = (id: string, credit: string) => ({
      transfers: [{ id: idOf(id), debit: 'cash', credit, amount: 5, purpose: `PLANTED ${id}` }],
    })
    await books.run(ledger.post, words('a', 'hers'))
    await books.run(ledger.post, words('b', 'member'))
    const origin = { centre: books.centre, actor: books.actor('system'), at: books.clock.now() }
    const forgotten = await Transaction.begin(books.milpa.host.engine, (transaction) =>
      ledgerPart.forget!(
        { ids: ['p1'], enterprises: [] },
        new OperationContext(books.milpa.host, ledger.post, origin, transaction),
      ),
    )
    expect(forgotten).toEqual({ erased: 2, kept: ['kept.transfers'] })
    const { read } = books.milpa.host
    expect(
      await read.select({ purpose: ledgerPurposes.purpose }).from(ledgerPurposes).orderBy(asc(ledgerPurposes.place)),
    ).toEqual([{ purpose: null }, { purpose: 'PLANTED b' }])
    expect(await read.$count(ledgerTransfers)).toBe(2)
    expect(await books.ask(ledger.account, { account: 'hers' })).toMatchObject({ name: null, balance: 5 })
  })
})
