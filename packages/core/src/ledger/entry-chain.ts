import { and, asc, eq, gte, sql, type Reader } from '../db/index.ts'
import { numberAt, placeOf } from './place.ts'
import { ledgerCounters, ledgerMarks, ledgerTransfers } from './tables.ts'

type Source = Pick<Reader, 'select'>

/** An entry of an account as its chain tells it. */
export interface ChainEntry {
  readonly seq: number
  /** Posted credits less posted debits of the account after it. */
  readonly after: number
  /** `seq` of the entry before, 0 for the first. */
  readonly previous: number
}

/** An account of a ledger, by numbers. */
export interface Chained {
  readonly ledger: number
  readonly account: number
}

/**
 * Up to `limit` entries of an account from the newest at or before `through`, newest first. The chain is entered at a
 * mark at most 32 entries above, and then followed from row to row: what it costs depends neither on how many entries
 * the account has nor on how deep one reads.
 */
export async function entriesDown(read: Source, of: Chained, through: number, limit: number): Promise<ChainEntry[]> {
  const top = await markAbove(read, of, through)
  if (top === 0) return []
  return follow(read, of, top, through, limit)
}

/** Up to `limit` entries from the oldest at or after `from`, oldest first. */
export async function entriesUp(read: Source, of: Chained, from: number, limit: number): Promise<ChainEntry[]> {
  // From the mark that is far enough above, walked down to `from`, and turned round.
  const marks = Math.ceil(limit / apart) + 1
  const [far] = await read
    .select({ seq: ledgerMarks.seq })
    .from(ledgerMarks)
    .where(and(eq(ledgerMarks.account, placeOf(of.ledger, of.account)), gte(ledgerMarks.seq, from)))
    .orderBy(asc(ledgerMarks.seq))
    .limit(1)
    .offset(marks)
  const top = far?.seq ?? (await newest(read, of))
  if (top === 0) return []
  const down = await follow(read, of, top, top, (marks + 2) * apart, from)
  return down.reverse().slice(0, limit)
}

/** Entries from one mark to the next. */
const apart = 32

/** The newest entry at which a walk down to `seq` can begin: the next mark at or above it, or the end of the chain. */
async function markAbove(read: Source, of: Chained, seq: number): Promise<number> {
  const [mark] = await read
    .select({ seq: ledgerMarks.seq })
    .from(ledgerMarks)
    .where(and(eq(ledgerMarks.account, placeOf(of.ledger, of.account)), gte(ledgerMarks.seq, seq)))
    .orderBy(asc(ledgerMarks.seq))
    .limit(1)
  return mark?.seq ?? newest(read, of)
}

async function newest(read: Source, { ledger, account }: Chained): Promise<number> {
  const [row] = await read
    .select({ last: ledgerCounters.last })
    .from(ledgerCounters)
    .where(eq(ledgerCounters.account, placeOf(ledger, account)))
  return row?.last ?? 0
}

async function follow(
  read: Source,
  { ledger, account }: Chained,
  top: number,
  through: number,
  limit: number,
  from = 0,
): Promise<ChainEntry[]> {
  const t = ledgerTransfers
  const base = placeOf(ledger, 0)
  const step = sql`case when ${t.debit} = ${account} then ${t.debitPrevious} else ${t.creditPrevious} end`
  const after = sql`case when ${t.debit} = ${account} then ${t.debitAfter} else ${t.creditAfter} end`
  // The limit outside stops the recursion inside, on both engines.
  const chain = sql`(with recursive w(place, after, previous) as (
    select ${t.place}, ${after}, ${step} from ${t} where ${t.place} = ${placeOf(ledger, top)}
    union all
    select ${t.place}, ${after}, ${step} from w join ${t} on ${t.place} = ${base} + w.previous
    where w.previous > 0 and w.previous >= ${from}
  ) select place, after, previous from w where place <= ${placeOf(ledger, through)} limit ${limit}) as chain`
  const rows = await read
    .select({
      place: sql<number>`place`.mapWith(Number),
      after: sql<number>`after`.mapWith(Number),
      previous: sql<number>`previous`.mapWith(Number),
    })
    .from(chain)
  return rows.map(({ place, ...row }) => ({ ...row, seq: numberAt(place) })).filter(({ seq }) => seq >= from)
}
