import { ledger, Problem } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('rent', 'expense')
    return () => books.close()
  })
  const hold = (id: string, effectiveOn: string | undefined, expiresIn?: number) =>
    books.run(
      ledger.post,
      {
        transfers: [
          { id: idOf(id), kind: 'hold', debit: 'rent', credit: 'cash', amount: 40, effectiveOn, expiresIn } as never,
        ],
      },
      'treasurer',
    )
  const settle = (id: string, kind: 'post' | 'void', about: string, effectiveOn?: string) =>
    books.run(
      ledger.post,
      { transfers: [{ id: idOf(id), kind, about: idOf(about), ...(effectiveOn ? { effectiveOn } : {}) }] },
      'treasurer',
    )
  const close = (through: string, carryHolds = false) =>
    books.run(ledger.closePeriod, { through, carryHolds }, 'treasurer')

  test('a hold that counts in the period stops the close and is named; one that counts later does not', async () => {
    await hold('february', '2026-02-27')
    await hold('today', undefined)
    const error = await close('2026-02-28').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({
      code: 'LEDGER_HOLDS_PENDING',
      data: {
        holds: [
          {
            id: idOf('february'),
            debit: 'rent',
            credit: 'cash',
            amount: 40,
            unit: 'MXN',
            effectiveOn: '2026-02-27',
            expiresAt: null,
          },
        ],
        more: false,
      },
    })
    // Nothing of the refused close is left.
    expect((await books.ask(ledger.periods, {}, 'treasurer')).closedThrough).toBe(null)
    await settle('v', 'void', 'february')
    await close('2026-02-28')
    expect((await books.ask(ledger.holds, {}, 'treasurer')).items.map(({ id }) => id)).toEqual([idOf('today')])
  })

  test('posted in the period before the close, a hold is in its result', async () => {
    await hold('february', '2026-02-27')
    await settle('p', 'post', 'february', '2026-02-28')
    expect((await close('2026-02-28')).results).toMatchObject([{ result: -40 }])
  })

  test('a hold whose time is over stops nothing, swept out or not', async () => {
    await hold('short', '2026-02-27', 60)
    expect(await codeOf(close('2026-02-28'))).toBe('LEDGER_HOLDS_PENDING')
    books.clock.advance({ seconds: 60 })
    expect((await close('2026-02-28')).carriedHolds).toBe(0)
  })

  test('carried over, it stays open, is counted, and is posted in an open period only', async () => {
    await hold('february', '2026-02-27')
    expect(await close('2026-02-28', true)).toMatchObject({ carriedHolds: 1, results: [] })
    expect(await codeOf(settle('p', 'post', 'february', '2026-02-28'))).toBe('LEDGER_PERIOD_CLOSED')
    expect((await settle('p2', 'post', 'february')).transfers[0]).toMatchObject({ effectiveOn: '2026-03-02' })
    expect(await books.balanceOf('rent')).toBe(40)
  })

  test('of sixty pending holds fifty are named, and that there are more', async () => {
    for (let n = 0; n < 60; n++) await hold(`h${n}`, '2026-02-27')
    const error = await close('2026-02-28').catch((reason: unknown) => reason)
    expect((error as Problem).data).toMatchObject({ more: true })
    expect(((error as Problem).data as { holds: unknown[] }).holds).toHaveLength(50)
  })
})
