import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger } from '@milpa/core'
import { beancountJournal, plainJournal } from '@milpa/core/portability'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, type Books } from './books.ts'
import { busyBooks } from './busy-books.ts'

afterAll(stopTestEngines)

/** Whether a program is on this machine; where it is not, whoever reads the output of the tests hears of it. */
function installed(program: string, packageName: string): boolean {
  const there = spawnSync(program, ['--version']).status === 0
  if (!there)
    process.emitWarning(`SKIPPED: ${program} is not installed (apt-get install ${packageName}): exports are not read.`)
  return there
}
const [hledger, ledgerCli, beancount] = [
  installed('hledger', 'hledger'),
  installed('ledger', 'ledger'),
  installed('bean-check', 'beancount'),
]

const signOf = { asset: 1, expense: 1, liability: -1, equity: -1, income: -1 }
const roots = { asset: 'assets', liability: 'liabilities', equity: 'equity', income: 'income', expense: 'expenses' }

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  let folder: string
  beforeAll(async () => {
    books = await busyBooks(engine, 400)
    await books.run(ledger.defineUnit, { code: 'PT2', name: 'Puntos', scale: 0 }, 'treasurer')
    await books.open('points:pool', 'equity', { unit: 'PT2' })
    await books.open('points:ana', 'liability', { unit: 'PT2' })
    await books.pay('points', 'points:pool', 'points:ana', 7)
    folder = mkdtempSync(join(tmpdir(), 'milpa-journal-'))
    return async () => {
      rmSync(folder, { recursive: true })
      await books.close()
    }
  })
  const written = async (name: string, pieces: AsyncIterable<string>) => {
    let text = ''
    for await (const piece of pieces) text += piece
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  /** What each account has, debits positive, as journals count. */
  const ours = async (name: (of: { kind: keyof typeof roots; key: string }) => string) => {
    const { items } = await books.ask(ledger.accounts, { limit: 200 }, 'treasurer')
    const moved = items.filter(({ balance }) => balance !== 0)
    return Object.fromEntries(
      moved.map((one) => [
        name(one),
        `${((signOf[one.kind] * one.balance) / 10 ** one.scale).toFixed(one.scale)} ${one.unit}`,
      ]),
    )
  }
  const theirs = (csv: string) =>
    Object.fromEntries(
      csv
        .trim()
        .split('\n')
        .map((line) => line.split('","').map((cell) => cell.replaceAll(/^"|"$/g, '').replaceAll('""', '')))
        .filter(([account]) => account !== 'account' && account !== 'total')
        .map(([account, balance]) => [account!, balance!.replaceAll('"', '')]),
    )

  test.skipIf(!hledger)('hledger reads the journal strictly, and its balances equal ours', async () => {
    const path = await written('books.journal', plainJournal(books.milpa.host.read, books.centre.id, 'hledger'))
    execFileSync('hledger', ['-f', path, 'check', '--strict'])
    const csv = execFileSync('hledger', ['-f', path, 'balance', '--flat', '-O', 'csv', '-c', 'MXN 1000.00'])
    const found = theirs(csv.toString())
    const own = await ours(({ kind, key }) => `${roots[kind]}:${key}`)
    const normal = (of: Record<string, string>) =>
      Object.fromEntries(Object.entries(of).map(([account, text]) => [account, text.split(' ').sort().join(' ')]))
    expect(normal(found)).toEqual(normal(own))
    expect(Object.keys(own).length).toBeGreaterThan(7)
    // Facts are there to be asked for: a category, a transfer by its id, what a reversal is about.
    const tagged = execFileSync('hledger', ['-f', path, 'register', `tag:id=${idOf('hours')}`, '-O', 'csv'])
    expect(tagged.toString()).toContain('liabilities:hours:ana')
    const held = execFileSync('hledger', ['-f', path, 'print', 'tag:kind=post']).toString()
    expect(held).toContain('0.60')
    expect(held).not.toContain('0.70')
  })

  test.skipIf(!ledgerCli)('ledger reads the journal pedantically, and its balances equal ours', async () => {
    const path = await written('books.ledger', plainJournal(books.milpa.host.read, books.centre.id, 'ledger'))
    const out = execFileSync('ledger', [
      '-f',
      path,
      '--pedantic',
      'balance',
      '--flat',
      '--no-total',
      '--balance-format',
      '%(account)	%(display_total)\n',
    ])
    const found = Object.fromEntries(
      out
        .toString()
        .trim()
        .split('\n')
        .map((line) => line.replaceAll('"', '').split('\t')),
    )
    expect(found).toEqual(await ours(({ kind, key }) => `${roots[kind]}:${key}`))
  })

  test.skipIf(!beancount)('beancount reads the journal without a complaint, and its balances equal ours', async () => {
    const path = await written(
      'books.beancount',
      beancountJournal(books.milpa.host.read, books.centre.id, 'Prueba "1"'),
    )
    execFileSync('bean-check', [path])
    const query = 'select account, sum(position) where number != 0 group by account order by account'
    const out = execFileSync('bean-query', ['-f', 'csv', path, query]).toString()
    const found = Object.fromEntries(
      out
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').map((cell) => cell.trim()))
        .filter(([, amount]) => amount !== ''),
    )
    const name = ({ kind, key }: { kind: keyof typeof roots; key: string }) =>
      [roots[kind], ...key.split(':')].map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(':')
    const bare = (of: Record<string, string>) =>
      Object.fromEntries(Object.entries(of).map(([account, text]) => [account, Number(text.split(' ')[0])]))
    expect(bare(found)).toEqual(bare(await ours(name)))
  })
})
