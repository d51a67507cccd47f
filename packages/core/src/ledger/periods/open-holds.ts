import { and, asc, between, eq, gt, isNull, lte, or, sql, type Reader } from '../../db/index.ts'
import type { QueryCall } from '../../operations/call.ts'
import { numberOfDay } from '../../db/columns.ts'
import { countAll } from '../../db/fn.ts'
import { placesOf } from '../place.ts'
import { shownTransfers } from '../shown-transfers.ts'
import { ledgerHolds, ledgerTransfers } from '../tables.ts'

const { place, expiresAt } = ledgerHolds
const { effectiveOn, recordedOn } = ledgerTransfers

/** Open holds that count on a day or before it; those whose time is over are none any more. */
const until = (ledger: number, day: string, at: Date) =>
  and(
    between(place, ...placesOf(ledger)),
    or(isNull(expiresAt), gt(expiresAt, at)),
    lte(sql`coalesce(${effectiveOn}, ${recordedOn})`, numberOfDay(day)),
  )

/** How many holds of a period are open. */
export async function countOpenHolds(
  read: Pick<Reader, 'select'>,
  ledger: number,
  day: string,
  at: Date,
): Promise<number> {
  const [row] = await read
    .select({ count: countAll() })
    .from(ledgerHolds)
    .innerJoin(ledgerTransfers, eq(ledgerTransfers.place, place))
    .where(until(ledger, day, at))
  return row!.count
}

/** Holds that a refused close names. */
const mostNamed = 50

/** The first of those holds, with what people need to find them. */
export async function nameOpenHolds(call: Pick<QueryCall, 'read' | 'mine'>, ledger: number, day: string, at: Date) {
  const rows = await call.read
    .select({ place })
    .from(ledgerHolds)
    .innerJoin(ledgerTransfers, eq(ledgerTransfers.place, place))
    .where(until(ledger, day, at))
    .orderBy(asc(place))
    .limit(mostNamed)
  const shown = await shownTransfers(
    call,
    ledger,
    rows.map((row) => row.place),
  )
  return shown.map(({ row, debit, credit }) => ({
    id: row.id,
    debit: debit.key,
    credit: credit.key,
    amount: row.amount,
    unit: debit.unit,
    effectiveOn: row.effectiveOn ?? row.recordedOn,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }))
}
