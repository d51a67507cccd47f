import { ledger } from '@milpa/core'
import { verifyLedger } from '@milpa/core/portability'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eq } from '../../src/db/index.ts'
import { ledgerLabels, ledgerTransfers } from '../../src/ledger/tables.ts'
import { idOf, type Books } from './books.ts'
import { busyBooks, nth } from './busy-books.ts'

afterAll(stopTestEngines)

/** Every column of a row, and what a thief would write there. */
const changes = {
  id: `(select id from ledger_transfers order by place desc limit 1)`,
  kind: '7',
  debit: 'credit - 1',
  credit: 'debit + 5',
  amount: 'amount + 1',
  at: undefined,
  recorded_on: 'recorded_on + 1',
  effective_on: 'recorded_on - 3',
  category: `(select min(number) from ledger_labels where kind = 'fund')`,
  fund: 'null',
  cause_kind: 'null',
  cause_id: `'loan-of-another'`,
  actor: 'null',
  debit_after: 'debit_after - 1',
  credit_after: 'credit_after - 1',
  debit_previous: 'debit_previous - 1',
  credit_previous: 'credit_previous - 1',
  link: 'link + 1',
  linked: undefined,
  about: 'place - 1',
  expires_at: undefined,
} as const

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  let id: string
  let place: number
  const sqlite = engine === 'libsql'
  const verify = (since?: number | string) =>
    verifyLedger(books.milpa.host.read, books.centre.id, since === undefined ? {} : { since })
  const script = (text: string) => books.milpa.host.engine.write((connection) => connection.script(text))
  beforeAll(async () => {
    books = await busyBooks(engine, 1200)
    id = nth(770)
    const [row] = await books.milpa.host.read.select().from(ledgerTransfers).where(eq(ledgerTransfers.id, id))
    place = row!.place
    await script(
      sqlite
        ? 'drop trigger ledger_transfers_no_update; drop index ledger_transfers_id'
        : 'alter table ledger_transfers disable trigger all; drop index ledger_transfers_id',
    )
    return () => books.close()
  })

  test('what nobody touched is whole, from the beginning and since a row or a day', async () => {
    const whole = await verify()
    expect(whole).toMatchObject({ from: 1, blocks: 1, faults: [], total: 0 })
    expect(whole.transfers).toBe(whole.through)
    expect(whole.unsealed).toBe(whole.transfers - 1000)
    expect(whole.newest!.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await verify(1100)).toMatchObject({ from: 1001, blocks: 0, total: 0, newest: whole.newest })
    expect(await verify(whole.through + 500)).toMatchObject({ from: 1001, total: 0 })
    expect(await verify(500)).toMatchObject({ from: 1, total: 0 })
    expect(await verify('2026-03-02')).toMatchObject({ from: 1, total: 0 })
    expect(await verify('2099-01-01')).toMatchObject({ from: 1001, total: 0 })
  })

  test.each(Object.entries(changes))('a changed %s is found, and its row is named', async (column, to) => {
    const instant = sqlite ? '1' : `timestamptz '1970-01-01'`
    const values: Record<string, string> = { at: instant, expires_at: instant, linked: sqlite ? '0' : 'false' }
    const [before] = await books.milpa.host.read.select().from(ledgerTransfers).where(eq(ledgerTransfers.place, place))
    const keep = `create table kept as select * from ledger_transfers where place = ${place}`
    await script(`${keep}; update ledger_transfers set ${column} = ${to ?? values[column]} where place = ${place}`)
    const [changed] = await books.milpa.host.read.select().from(ledgerTransfers).where(eq(ledgerTransfers.place, place))
    expect(changed, 'the change changes something').not.toEqual(before)
    const { faults } = await verify()
    await script(
      `update ledger_transfers set ${column} = (select ${column} from kept) where place = ${place}; drop table kept`,
    )
    const seq = place % 2 ** 36
    const named = `seq=${seq} id=${column === 'id' ? changed!.id : id}`
    expect(faults.map(({ row }) => row)).toContain(named)
    const blamed = faults.flatMap(({ row }) => (row.startsWith('seq=') ? [Number.parseInt(row.slice(4), 10)] : []))
    expect(Math.min(...blamed), 'nothing before it is blamed').toBe(seq)
    expect(await verify()).toMatchObject({ total: 0 })
  })

  test('a purpose, a word, the key of an account, a mark, a counter, a hold and a block are found too', async () => {
    const found = async (change: string, back: string) => {
      await script(change)
      const { faults } = await verify()
      await script(back)
      expect(await verify(), back).toMatchObject({ total: 0 })
      return faults.map(({ check, row }) => `${check} ${row}`)
    }
    const [told] = await books.milpa.host.read
      .select()
      .from(ledgerTransfers)
      .where(eq(ledgerTransfers.id, nth(750)))
    const [first] = await books.milpa.host.read
      .select()
      .from(ledgerTransfers)
      .where(eq(ledgerTransfers.id, nth(0)))
    const of = `where place = ${told!.place}`
    const named = `blocks seq=${told!.place % 2 ** 36} id=${nth(750)}`
    expect(
      await found(
        `update ledger_purposes set purpose = 'x' || purpose ${of}`,
        `update ledger_purposes set purpose = substr(purpose, 2) ${of}`,
      ),
    ).toEqual([named])
    expect(
      await found(
        `update ledger_labels set label = 'gifts' where label = 'deposits'`,
        `update ledger_labels set label = 'deposits' where label = 'gifts'`,
      ),
    ).toContain(`blocks seq=${first!.place % 2 ** 36} id=${nth(0)}`)
    const [label] = await books.milpa.host.read.select().from(ledgerLabels).where(eq(ledgerLabels.label, 'deposits'))
    expect(
      await found(
        `update ledger_labels set kind = 'fund' where number = ${label!.number}`,
        `update ledger_labels set kind = 'category' where number = ${label!.number}`,
      ),
    ).toContain(`labels seq=${first!.place % 2 ** 36} id=${nth(0)}`)
    expect(
      await found(
        `update ledger_accounts set key = 'member:zoe' where key = 'member:ana'`,
        `update ledger_accounts set key = 'member:ana' where key = 'member:zoe'`,
      ),
    ).toContain(`blocks seq=${first!.place % 2 ** 36} id=${nth(0)}`)
    expect(
      await found(
        `create table kept as select * from ledger_marks; delete from ledger_marks where seq = (select max(seq) from ledger_marks)`,
        `delete from ledger_marks; insert into ledger_marks select * from kept; drop table kept`,
      ),
    ).toEqual([expect.stringMatching(/^marks seq=\d+ id=/)])
    expect(
      await found(
        'update ledger_counters set credits_pending = credits_pending + 1 where credits_pending = 30',
        'update ledger_counters set credits_pending = credits_pending - 1 where credits_pending = 31',
      ),
    ).toEqual([expect.stringMatching(/^counters account=\d+ rent$/)])
    const hold = (await books.ask(ledger.transfer, { id: idOf('open hold') }, 'treasurer')).seq
    expect(
      await found(
        'create table kept as select * from ledger_holds; delete from ledger_holds',
        'insert into ledger_holds select * from kept; drop table kept',
      ),
    ).toEqual([`holds seq=${hold}`])
  })
})
