import { ledger } from '@milpa/core'
import { checkReceipt } from '@milpa/core/portability'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, type Books } from './books.ts'
import { busyBooks, nth } from './busy-books.ts'
import { exported, given } from './exported.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  let lines: string[]
  beforeAll(async () => {
    books = await busyBooks(engine, 1050)
    lines = await exported(books)
    return () => books.close()
  })
  const receiptOf = (id: string) => books.ask(ledger.receipt, { id }, 'treasurer')
  const verdictOf = async (receipt: unknown, chain = lines) => (await checkReceipt(receipt, given(chain))).verdict

  test('a receipt is proved by the chain alone, and one of another row or with another amount is not', async () => {
    const receipt = await receiptOf(nth(300))
    expect(await verdictOf(receipt)).toBe('proved')
    const other = await receiptOf(nth(301))
    expect(await verdictOf({ ...receipt, transfer: { ...other.transfer, seq: receipt.transfer.seq } })).toBe(
      'other-row',
    )
    for (const change of [{ amount: 1 }, { credit: 'fees' }, { category: null }, { at: '2020-01-01T00:00:00.000Z' }]) {
      expect(await verdictOf({ ...receipt, transfer: { ...receipt.transfer, ...change } })).toBe('other-row')
    }
    expect(await verdictOf({ ...receipt, block: { ...receipt.block, hash: 'b'.repeat(64) } })).toBe('other-block')
    expect(await verdictOf({ ...receipt, centre: { ...receipt.centre, id: 'x' } })).toBe('other-centre')
    expect(await verdictOf({ amount: 5 })).toBe('no-receipt')
  })

  test('a chain that was changed to fit a false receipt does not hold together', async () => {
    const receipt = await receiptOf(nth(300))
    const at = lines.findIndex((line) => line.includes(nth(300)))
    const forged = { ...receipt.transfer, purpose: null, salt: null, purposeDigest: 'c'.repeat(64) }
    const chain = lines.with(at, `${JSON.stringify(forged)}\n`)
    expect(await codeOf(checkReceipt({ ...receipt, transfer: forged }, given(chain)))).toMatchObject({
      fault: 'blocks',
    })
  })

  test('a row that no block holds says so, until it is sealed; then a new receipt is proved by a new export', async () => {
    const early = await receiptOf(nth(1040))
    expect(early.block).toBeNull()
    expect(await verdictOf(early)).toBe('not-sealed')
    const before = await books.ask(ledger.sealedThrough, {}, 'treasurer')
    const sealed = await books.run(ledger.seal, {}, 'treasurer')
    expect(sealed.block).toMatchObject({ number: 2, fromSeq: before.block!.toSeq + 1 })
    expect(await books.run(ledger.seal, {}, 'treasurer')).toEqual(sealed)
    await books.pay('after', 'fund:seed:cash', 'member:ana', 5)
    const late = await receiptOf(nth(1040))
    expect(late.block).toMatchObject({ number: 2, hash: sealed.block!.hash })
    expect(await verdictOf(late)).toBe('other-block')
    expect(await verdictOf(late, await exported(books))).toBe('proved')
    expect(await codeOf(receiptOf(idOf('nothing')))).toBe('NOT_FOUND')
  })
})
