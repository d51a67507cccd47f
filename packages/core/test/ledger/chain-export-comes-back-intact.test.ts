import { ledger } from '@milpa/core'
import { ChainFileError, importChain, verifyLedger } from '@milpa/core/portability'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digestOfPurpose } from '../../src/ledger/book/hash-chain.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { placeOf } from '../../src/ledger/place.ts'
import { ledgerPurposes } from '../../src/ledger/tables.ts'
import { eq } from '../../src/db/index.ts'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'
import { busyBooks, nth } from './busy-books.ts'
import { exported, given } from './exported.ts'

afterAll(stopTestEngines)

type Line = Record<string, unknown>
const changed = (line: string, by: (of: Line) => Line): string => `${JSON.stringify(by(JSON.parse(line) as Line))}\n`

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  let lines: string[]
  beforeAll(async () => {
    books = await busyBooks(engine, 1100)
    // A refused id, an erased purpose, and an early block.
    expect(await codeOf(books.pay('refused', 'nobody', 'fees', 5))).toBe('LEDGER_DEBIT_ACCOUNT_NOT_FOUND')
    const { seq } = await books.ask(ledger.transfer, { id: nth(3) }, 'treasurer')
    const place = placeOf(1, seq)
    await Transaction.begin(books.milpa.host.engine, async ({ db }) => {
      const [row] = await db.select().from(ledgerPurposes).where(eq(ledgerPurposes.place, place))
      const digest = digestOfPurpose(Buffer.from(row!.salt!, 'hex'), row!.purpose!)
      await db.update(ledgerPurposes).set({ purpose: null, salt: null, digest }).where(eq(ledgerPurposes.place, place))
    })
    const sealed = await books.run(ledger.seal, {}, 'treasurer')
    expect(sealed).toMatchObject({ block: { number: 2, fromSeq: 1001 }, unsealed: 0 })
    await books.pay('last', 'fund:seed:cash', 'member:ana', 5)
    lines = await exported(books)
    return () => books.close()
  })

  test('what was exported is taken in with the same hashes, balances, holds and words, and goes on from there', async () => {
    const other = await openBooks(engine)
    const imported = await importChain(other.milpa, other.centre, () => given(lines))
    const end = JSON.parse(lines.at(-1)!) as Line
    expect(imported).toMatchObject({ blocks: 2, hash: end['hash'], transfers: end['transfers'] })
    const report = await verifyLedger(other.milpa.host.read, other.centre.id)
    expect(report).toMatchObject({ total: 0, blocks: 2, unsealed: 1, newest: { hash: end['hash'] } })
    const again = await exported(other)
    const withoutHead = (all: readonly string[]) => all.slice(1)
    expect(withoutHead(again)).toEqual(withoutHead(lines))
    expect(await other.balanceOf('member:ana')).toBe(await books.balanceOf('member:ana'))
    await other.run(
      ledger.post,
      { transfers: [{ id: idOf('v'), kind: 'void', about: idOf('open hold') }] },
      'treasurer',
    )
    expect(await codeOf(other.pay('refused', 'fund:seed:cash', 'fees', 5))).toBe('LEDGER_ID_ALREADY_FAILED')
    expect(await verifyLedger(other.milpa.host.read, other.centre.id)).toMatchObject({ total: 0 })
    expect(await codeOf(importChain(other.milpa, other.centre, () => given(lines)))).toMatchObject({
      fault: 'not-empty',
    })
    await other.close()
  })

  test('a line that does not fit is refused with its number, and nothing of the file stays', async () => {
    const at = (part: string) => lines.findIndex((line) => line.includes(part))
    const broken = (index: number, by: (of: Line) => Line) => lines.with(index, changed(lines[index]!, by))
    const row = at(nth(500))
    const noted = at(nth(501))
    const block = at('"type":"block"')
    const cases: readonly (readonly [string, number, readonly string[]])[] = [
      ['balances', row + 1, broken(row, (of) => ({ ...of, amount: (of['amount'] as number) + 1 }))],
      ['numbers', row + 1, lines.toSpliced(row, 1)],
      ['accounts', row + 1, broken(row, (of) => ({ ...of, debit: 'nobody' }))],
      ['line', row + 1, lines.with(row, '{"type":"transfer"\n')],
      ['line', row + 1, broken(row, (of) => ({ ...of, amount: 1.5 }))],
      ['line', noted + 1, broken(noted, (of) => ({ ...of, purpose: 'another' }))],
      ['blocks', block + 1, broken(row, (of) => ({ ...of, category: 'gifts' }))],
      ['blocks', block + 1, broken(block, (of) => ({ ...of, hash: 'a'.repeat(64) }))],
      ['order', 1, lines.slice(1)],
      ['cut', lines.length - 1, lines.slice(0, -1)],
      ['cut', lines.length - 1, lines.toSpliced(-2, 1)],
      ['ids', row + 2, broken(row + 1, (of) => ({ ...of, id: nth(500) }))],
    ]
    const other = await openBooks(engine)
    for (const [fault, line, file] of cases) {
      const error = await importChain(other.milpa, other.centre, () => given(file)).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(ChainFileError)
      expect({ fault: (error as ChainFileError).fault, line: (error as ChainFileError).line }).toEqual({ fault, line })
    }
    expect(await verifyLedger(other.milpa.host.read, other.centre.id)).toMatchObject({ transfers: 0, total: 0 })
    expect((await other.ask(ledger.accounts, {}, 'treasurer')).items).toEqual([])
    await other.close()
  })

  test('beside the centre that it comes from it is taken in as well, under new ids of accounts', async () => {
    const beside = await books.milpa.foundCentre({
      slug: 'beside',
      name: 'Beside',
      locale: 'es-MX',
      currency: 'MXN',
      timeZone: 'America/Mexico_City',
      country: 'MX',
      gridLatitude: 20,
    })
    await importChain(books.milpa, beside, () => given(lines))
    expect(await verifyLedger(books.milpa.host.read, beside.id)).toMatchObject({ total: 0, blocks: 2 })
    expect(await verifyLedger(books.milpa.host.read, books.centre.id)).toMatchObject({ total: 0 })
  })
})
