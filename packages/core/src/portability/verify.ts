import { and, between, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../db/session.ts'
import { asc } from '../db/index.ts'
import { numberAt, placeOf, placesOf } from '../ledger/place.ts'
import { ledgerCounters, ledgerHeads, ledgerHolds, ledgerTransfers } from '../ledger/tables.ts'
import { namedKey, type PortableTable } from './portable-table.ts'
import { breath } from './rows.ts'

/** Something that is not as it must be, and where. */
export interface Fault {
  readonly check: 'references' | 'counters' | 'balances' | 'numbers' | 'holds'
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
  const [head] = await read.select().from(ledgerHeads).where(eq(ledgerHeads.centreId, centreId))
  if (!head) return { transfers: 0, faults: [] }
  const faults: Fault[] = []
  const fault = (one: Fault) => {
    if (faults.length < mostNamed) faults.push(one)
  }
  const sums = new Map<number, Sums>()
  const sumsOf = (account: number) => {
    const known = sums.get(account) ?? { ...nothing }
    sums.set(account, known)
    return known
  }
  const holds = new Map<number, number>()
  let seq = 0
  for (;;) {
    const page = await read
      .select()
      .from(ledgerTransfers)
      .where(
        and(gt(ledgerTransfers.place, placeOf(head.ledger, seq)), lte(ledgerTransfers.place, placesOf(head.ledger)[1])),
      )
      .orderBy(asc(ledgerTransfers.place))
      .limit(1000)
    for (const row of page) {
      const number = numberAt(row.place)
      const named = { table: 'ledger_transfers', row: `seq=${number}` }
      if (number !== seq + 1) fault({ check: 'numbers', ...named, detail: `${seq + 1}` })
      seq = number
      const [debit, credit] = [sumsOf(row.debit), sumsOf(row.credit)]
      if (row.debitPrevious !== debit.last || row.creditPrevious !== credit.last) {
        fault({ check: 'balances', ...named, detail: `${row.debitPrevious} ${row.creditPrevious}` })
      }
      enter(row, number, debit, credit, holds)
      const right =
        row.debitAfter === debit.credits - debit.debits && row.creditAfter === credit.credits - credit.debits
      if (!right) fault({ check: 'balances', ...named, detail: `${row.debitAfter} ${row.creditAfter}` })
    }
    await breath()
    if (page.length < 1000) break
  }
  if (head.seq !== seq)
    fault({ check: 'numbers', table: 'ledger_heads', row: `centreId=${centreId}`, detail: `${head.seq}` })
  await compareCounters(read, head.ledger, sums, fault)
  await compareHolds(read, head.ledger, holds, fault)
  return { transfers: seq, faults }
}

interface Sums {
  debits: number
  credits: number
  debitsPending: number
  creditsPending: number
  entries: number
  last: number
}
const nothing: Sums = { debits: 0, credits: 0, debitsPending: 0, creditsPending: 0, entries: 0, last: 0 }

type Row = typeof ledgerTransfers.$inferSelect

function enter({ kind, amount, about }: Row, seq: number, debit: Sums, credit: Sums, holds: Map<number, number>): void {
  if (kind === 'hold') {
    debit.debitsPending += amount
    credit.creditsPending += amount
    holds.set(seq, amount)
  } else if (kind === 'post' || kind === 'void' || kind === 'expiry') {
    const released = holds.get(numberAt(about!)) ?? 0
    debit.debitsPending -= released
    credit.creditsPending -= released
    holds.delete(numberAt(about!))
  }
  if (kind !== 'hold' && kind !== 'void' && kind !== 'expiry') {
    debit.debits += amount
    credit.credits += amount
  }
  for (const sums of [debit, credit]) {
    sums.entries++
    sums.last = seq
  }
}

async function compareCounters(
  read: Reader,
  ledger: number,
  sums: ReadonlyMap<number, Sums>,
  fault: (one: Fault) => void,
): Promise<void> {
  const [first, last] = placesOf(ledger)
  const counters = await read
    .select()
    .from(ledgerCounters)
    .where(between(ledgerCounters.account, first, last))
  for (const counter of counters) {
    const sum = sums.get(numberAt(counter.account)) ?? nothing
    const kept = [
      counter.debitsPosted,
      counter.creditsPosted,
      counter.debitsPending,
      counter.creditsPending,
      counter.entries,
      counter.last,
    ]
    const right = [sum.debits, sum.credits, sum.debitsPending, sum.creditsPending, sum.entries, sum.last]
    if (kept.join() === right.join()) continue
    fault({
      check: 'counters',
      table: 'ledger_counters',
      row: `account=${numberAt(counter.account)}`,
      detail: `${kept.join(' ')} ≠ ${right.join(' ')}`,
    })
  }
}

async function compareHolds(
  read: Reader,
  ledger: number,
  open: ReadonlyMap<number, number>,
  fault: (one: Fault) => void,
): Promise<void> {
  const kept = await read.select({ place: ledgerHolds.place }).from(ledgerHolds).where(eq(ledgerHolds.ledger, ledger))
  const there = new Set(kept.map(({ place }) => numberAt(place)))
  const wrong = [...[...open.keys()].filter((seq) => !there.has(seq)), ...[...there].filter((seq) => !open.has(seq))]
  for (const seq of wrong) fault({ check: 'holds', table: 'ledger_holds', row: `seq=${seq}`, detail: '' })
}
