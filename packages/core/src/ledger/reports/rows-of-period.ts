import {
  and,
  between,
  eq,
  gte,
  isNull,
  lt,
  lte,
  notInArray,
  sql,
  total,
  type Reader,
  type SQL,
} from '../../db/index.ts'
import { dayOfNumber, numberOfDay } from '../../db/columns.ts'
import { placeOf } from '../place.ts'
import { lastSeqWhere } from '../seq-at.ts'
import { ledgerTransfers } from '../tables.ts'

type Source = Pick<Reader, 'select'>

/** A ledger, and the last row that a report looks at: what is posted meanwhile is left to the next. */
export interface Upto {
  readonly ledger: number
  readonly seq: number
}

/** Transfers that agree in both accounts (by number), category and fund (by number of label), summed. */
export interface Moved {
  readonly debit: number
  readonly credit: number
  readonly category: number | null
  readonly fund: number | null
  readonly amount: number
}

/** Rows summed in one statement; between two statements others have their turn. */
const rowsAtOnce = 20_000
/** Days of shifted rows summed in one statement. */
const daysAtOnce = 31

const t = ledgerTransfers
/** Holds and their ends move nothing that is posted. */
export const moves = notInArray(t.kind, ['hold', 'void', 'expiry'])
const ofLedger = ({ ledger, seq }: Upto): SQL => and(eq(t.ledger, ledger), lte(t.place, placeOf(ledger, seq)))!
/** Said as the partial indices say it, or they would not be used. */
export const backdated = sql`${t.effectiveOn} < ${t.recordedOn}`
export const postdated = sql`${t.effectiveOn} > ${t.recordedOn}`

/**
 * What counts from one day to another, handed over sum by sum: rows recorded in those days that count when they were
 * recorded, by their numbers; and those that count on another day than that, by their indices.
 */
export async function rowsOfPeriod(
  read: Source,
  head: Upto,
  { from, to }: { readonly from: string | null; readonly to: string },
  take: (moved: Moved) => void,
): Promise<void> {
  const first = from === null ? 1 : 1 + (await lastSeqWhere(read, head, lt(ledgerTransfers.recordedOn, from)))
  const last = await lastSeqWhere(read, head, lte(ledgerTransfers.recordedOn, to))
  for (let low = first; low <= last; low += rowsAtOnce) {
    const high = Math.min(last, low + rowsAtOnce - 1)
    const places = between(t.place, placeOf(head.ledger, low), placeOf(head.ledger, high))
    for (const sum of await sums(read, and(places, isNull(t.effectiveOn)))) take(sum)
  }
  for (const shifted of [backdated, postdated]) {
    const [begin, end] = await bounds(read, head, shifted, from, to)
    if (begin === null || end === null) continue
    for (let low = numberOfDay(begin); low <= numberOfDay(end); low += daysAtOnce) {
      const high = Math.min(numberOfDay(end), low + daysAtOnce - 1)
      const days = and(gte(t.effectiveOn, dayOfNumber(low)), lte(t.effectiveOn, dayOfNumber(high)))
      for (const sum of await sums(read, and(ofLedger(head), shifted, days))) take(sum)
    }
  }
}

/** First and last day on which shifted rows count, within a period. */
async function bounds(read: Source, head: Upto, shifted: SQL, from: string | null, to: string) {
  const within = and(
    eq(t.ledger, head.ledger),
    shifted,
    lte(t.effectiveOn, to),
    from === null ? undefined : gte(t.effectiveOn, from),
  )
  const end = async (which: 'min' | 'max') => {
    const [row] = await read
      .select({ day: sql<number | null>`${sql.raw(which)}(${t.effectiveOn})` })
      .from(t)
      .where(within)
    return row?.day === null || row === undefined ? null : dayOfNumber(Number(row.day))
  }
  return [await end('min'), await end('max')] as const
}

const sums = (read: Source, where: SQL | undefined): Promise<readonly Moved[]> =>
  read
    .select({ debit: t.debit, credit: t.credit, category: t.category, fund: t.fund, amount: total(t.amount) })
    .from(t)
    .where(and(where, moves))
    .groupBy(t.debit, t.credit, t.category, t.fund)

/** Sums by pair of accounts of shifted rows that a condition picks. */
export const shiftedSums = (read: Source, head: Upto, shifted: SQL, where: SQL | undefined) =>
  read
    .select({ debit: t.debit, credit: t.credit, amount: total(t.amount) })
    .from(t)
    .where(and(ofLedger(head), shifted, where, moves))
    .groupBy(t.debit, t.credit)
