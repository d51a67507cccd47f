import { sql, type Reader, type SQL } from '../db/index.ts'
import { placeOf } from './place.ts'
import { ledgerTransfers } from './tables.ts'

/**
 * The last `seq` whose row was recorded early enough, 0 when none was. Both times of a row (`at`, `recordedOn`) grow with
 * `seq`, so it is a binary search by primary key: 20 rows looked at among a million, in one statement, and no index to be
 * kept for it.
 *
 * @param early a condition on `ledgerTransfers.at` or `ledgerTransfers.recordedOn` that holds up to some row and for none
 *   after it.
 */
export async function lastSeqWhere(
  read: Pick<Reader, 'select'>,
  { ledger, seq }: { readonly ledger: number; readonly seq: number },
  early: SQL,
): Promise<number> {
  if (seq === 0) return 0
  const middle = sql`(s.low + s.high + 1) / 2`
  const search = sql`(with recursive s(low, high) as (
    select cast(0 as bigint), cast(${seq} as bigint)
    union all
    select case when ${early} then ${middle} else s.low end, case when ${early} then s.high else ${middle} - 1 end
    from s join ${ledgerTransfers} on ${ledgerTransfers.place} = ${placeOf(ledger, 0)} + ${middle}
    where s.low < s.high
  ) select low from s where low >= high limit 1) as found`
  const [row] = await read.select({ low: sql<number>`low`.mapWith(Number) }).from(search)
  return row?.low ?? 0
}
