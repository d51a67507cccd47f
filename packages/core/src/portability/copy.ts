import { desc } from 'drizzle-orm'
import type { Engine } from '../db/engine.ts'
import { databaseOver } from '../db/session.ts'
import { Transaction } from '../db/transaction.ts'
import type { PortableTable } from './portable-table.ts'
import { breath, countOf, digestOfTable, pagesOf } from './rows.ts'

export interface CopyProgress {
  (step: 'copy' | 'check', table: string, done: number, total: number): void
}

export interface CopiedTable {
  readonly table: string
  readonly rows: number
  readonly digest: string
}

/** The two databases do not hold the same. */
export class CopyError extends Error {
  override readonly name = 'CopyError'
  readonly table: string
  constructor(table: string, message: string) {
    super(message)
    this.table = table
  }
}

/**
 * Copies every row of every table from one database to another, of either engine; both have the same tables already.
 * Rows go in the order of their keys, a page a transaction: a copy that was killed goes on after the last row that
 * arrived. At the end both sides are read whole and their digests compared, so rows that changed meanwhile are found.
 *
 * @throws CopyError naming the first table that differs.
 */
export async function copyDatabase(
  from: Engine,
  to: Engine,
  tables: readonly PortableTable[],
  told: CopyProgress = () => undefined,
): Promise<readonly CopiedTable[]> {
  const source = databaseOver(from.reader, from.name)
  const target = databaseOver(to.reader, to.name)
  for (const of of tables) {
    const total = await countOf(source, of)
    let done = await countOf(target, of)
    if (done > total) throw new CopyError(of.name, `"${of.name}" holds ${done} rows already, and the source ${total}.`)
    const [last] = await target
      .select()
      .from(of.table)
      .orderBy(...of.key.map((part) => desc(of.columns[part]!)))
      .limit(1)
    const after = last && of.key.map((part) => (last as Readonly<Record<string, unknown>>)[part])
    told('copy', of.name, done, total)
    for await (const page of pagesOf(source, of, undefined, after)) {
      await Transaction.begin(to, async ({ db }) => {
        await db.insert(of.table).values([...page])
      })
      done += page.length
      told('copy', of.name, done, total)
      await breath()
    }
  }
  const copied: CopiedTable[] = []
  for (const of of tables) {
    let done = 0
    const here = await digestOfTable(source, of, undefined, (rows) => told('check', of.name, (done += rows), 0))
    const there = await digestOfTable(target, of)
    if (here.digest !== there.digest) {
      throw new CopyError(of.name, `"${of.name}" differs: ${here.rows} rows in the source, ${there.rows} in the copy.`)
    }
    copied.push({ table: of.name, ...here })
  }
  return copied
}
