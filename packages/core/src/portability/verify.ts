import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../db/session.ts'
import { asc } from '../db/index.ts'
import { ledgerCounters, ledgerTransfers } from '../ledger/tables.ts'
import { namedKey, type PortableTable } from './portable-table.ts'
import { breath } from './rows.ts'

/** Something that is not as it must be, and where. */
export interface Fault {
  readonly check: 'references' | 'counters' | 'balances' | 'numbers'
  readonly table: string
  /** Primary key of the row. */
  readonly row: string
  readonly detail: string
}

const mostNamed = 20

/** Rows that refer to rows which are not there. */
export async function danglingReferences(read: Reader, tables: readonly PortableTable[]): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const of of tables) {
    for (const { column, to, target } of of.references) {
      const other = alias(to.table, 'referred')
      const targetThere = (other as unknown as Record<string, typeof target>)[target.name]!
      const rows = await read
        .select()
        .from(of.table)
        .leftJoin(other, eq(column, targetThere))
        .where(and(isNotNull(column), isNull(targetThere)))
        .limit(mostNamed)
      for (const joined of rows as unknown as readonly Record<string, Record<string, unknown>>[]) {
        const row = joined[of.name] ?? {}
        faults.push({
          check: 'references',
          table: of.name,
          row: namedKey(of, row),
          detail: `${column.name} → ${to.name}`,
        })
      }
      await breath()
    }
  }
  return faults
}

/** Walks the ledger of a centre from its first transfer and compares every sum that is kept with what it should be. */
export async function verifyLedger(
  read: Reader,
  centreId: string,
): Promise<{ readonly transfers: number; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = []
  const sums = new Map<string, { debits: number; credits: number; entries: number }>()
  const sumOf = (account: string) => {
    const known = sums.get(account) ?? { debits: 0, credits: 0, entries: 0 }
    sums.set(account, known)
    return known
  }
  let seq = 0
  for (;;) {
    const page = await read
      .select()
      .from(ledgerTransfers)
      .where(and(eq(ledgerTransfers.centreId, centreId), sql`${ledgerTransfers.seq} > ${seq}`))
      .orderBy(asc(ledgerTransfers.seq))
      .limit(1000)
    for (const row of page) {
      const named = { table: 'ledger_transfers', row: `seq=${row.seq}` }
      if (row.seq !== seq + 1 && faults.length < mostNamed) {
        faults.push({ check: 'numbers', ...named, detail: `${seq + 1}` })
      }
      seq = row.seq
      const [debit, credit] = [sumOf(row.debitAccountId), sumOf(row.creditAccountId)]
      debit.debits += row.amount
      credit.credits += row.amount
      debit.entries++
      credit.entries++
      const right =
        row.debitAfter === debit.credits - debit.debits && row.creditAfter === credit.credits - credit.debits
      if (!right && faults.length < mostNamed) {
        faults.push({ check: 'balances', ...named, detail: `${row.debitAfter} ${row.creditAfter}` })
      }
    }
    await breath()
    if (page.length < 1000) break
  }
  const counters = await read.select().from(ledgerCounters).where(eq(ledgerCounters.centreId, centreId))
  for (const counter of counters) {
    const sum = sums.get(counter.accountId) ?? { debits: 0, credits: 0, entries: 0 }
    const right =
      counter.debitsPosted === sum.debits && counter.creditsPosted === sum.credits && counter.entries === sum.entries
    if (!right && faults.length < mostNamed) {
      faults.push({
        check: 'counters',
        table: 'ledger_counters',
        row: `accountId=${counter.accountId}`,
        detail: `${counter.debitsPosted} ${counter.creditsPosted} ${counter.entries} ≠ ${sum.debits} ${sum.credits} ${sum.entries}`,
      })
    }
  }
  return { transfers: seq, faults }
}
