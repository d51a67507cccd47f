import { ledger, openMilpa, systemActor, Vault } from '@milpa/core'
import { openLibsql } from '../../src/db/libsql.ts'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { eq, lte } from '../../src/db/index.ts'
import { databaseOver } from '../../src/db/session.ts'
import { entriesDown } from '../../src/ledger/entry-chain.ts'
import { netAt } from '../../src/ledger/balance.ts'
import { lastSeqWhere } from '../../src/ledger/seq-at.ts'
import { shownTransfers } from '../../src/ledger/shown-transfers.ts'
import { placeOf } from '../../src/ledger/place.ts'
import { ledgerTransfers } from '../../src/ledger/tables.ts'
import { median, type Report } from '../measure.ts'
import { ours } from './contenders.ts'
import { conditionsNow } from './disk.ts'
import { keyOf, type Template } from './template.ts'
import { Work } from './work.ts'

const entries = 1_000_000
const batchSize = 1000
const repeated = 400

/** One account with a million entries: a page in its middle and at its head, and its balance at an instant. */
export async function reading(report: Report, template: Template): Promise<void> {
  const path = template.copy('deep.db')
  const filled = ours(template, path)
  const work = new Work(21)
  for (let at = 0; at < entries; at += batchSize) {
    await filled.post(
      work.batch(batchSize).map(([one]) => {
        const line = one as Extract<typeof one, { readonly debit: string }>
        const other = line!.credit === keyOf(1) ? keyOf(2) : line!.credit
        return [{ ...line!, debit: keyOf(1), credit: other }]
      }),
    )
  }
  await filled.close()
  const engine = openLibsql({ path })
  const read = databaseOver(engine.reader, 'libsql')
  const milpa = await openMilpa({ engine, vault: new Vault([{ id: 'bench', secret: new Uint8Array(32).fill(7) }]) })
  const [centre] = await milpa.centres()
  const door = { centre: centre!, actor: systemActor('bench') }
  const account = await milpa.ask(ledger.account, { account: keyOf(1) }, door)
  if (account.entries !== entries) throw new Error(`${account.entries} entries instead of ${entries}.`)
  const of = { ledger: 1, account: 1 }
  const call = { read, mine: (table: { readonly centreId: AnySQLiteColumn }) => eq(table.centreId, centre!.id) }
  const page = async (through: number) => {
    const chain = await entriesDown(read, of, through, 50)
    return shownTransfers(
      call,
      1,
      chain.map(({ seq }) => placeOf(1, seq)),
    )
  }
  const chainOnly = (through: number) => entriesDown(read, of, through, 50)
  const times = await engine.reader.all('select at from ledger_transfers where place % 1000 = 1 order by place', [])
  const moments = times.map(([at]) => new Date(at as number))
  const balanceAt = async (at: Date) =>
    netAt(read, of, await lastSeqWhere(read, { ledger: 1, seq: entries }, lte(ledgerTransfers.at, at)))
  const took = { head: [] as number[], deep: [] as number[], chain: [] as number[], instant: [] as number[] }
  const timed = async (name: keyof typeof took, what: () => Promise<unknown>) => {
    const started = performance.now()
    await what()
    took[name].push((performance.now() - started) * 1000)
  }
  for (let round = 0; round < repeated; round++) {
    const jitter = (round * 7919) % 1000
    const turns = [
      () => timed('head', () => page(entries - jitter)),
      () => timed('deep', () => page(entries / 2 - jitter)),
      () => timed('chain', () => chainOnly(entries / 2 - jitter)),
      () => timed('instant', () => balanceAt(moments[jitter]!)),
    ]
    for (let turn = 0; turn < turns.length; turn++) await turns[(turn + round) % turns.length]!()
  }
  const [[sum]] = (await engine.reader.all('select sum(amount) from ledger_transfers where debit = 1 and at <= ?', [
    moments[300]!,
  ])) as [[number]]
  if ((await balanceAt(moments[300]!)) !== -sum) throw new Error('The balance at an instant is not the sum.')
  await milpa.close()
  const ratio = median(took.deep) / median(took.head)
  const microseconds = (values: readonly number[]) => `${Math.round(median(values))} µs`
  report({
    name: 'ledger statement page of 50 at depth 500,000 / at the head',
    value: ratio,
    unit: '×',
    goal: '<= 1.3',
    ok: ratio <= 1.3,
    conditions:
      `account of ${entries} entries; ${microseconds(took.deep)} and ${microseconds(took.head)} with all that is shown, ` +
      `${microseconds(took.chain)} the entries with their balances; ${conditionsNow(template.folder)}`,
  })
  const instant = median(took.instant)
  report({
    name: 'ledger balance at an instant',
    value: instant,
    unit: 'µs',
    goal: '<= 50',
    ok: instant <= 50,
    conditions: `account of ${entries} entries, equal to the sum of its rows; ${conditionsNow(template.folder)}`,
  })
}
