import { and, asc, between, eq, gt, sql, startsWith, or, type Reader } from '../../db/index.ts'
import type { QueryCall } from '../../operations/call.ts'
import { netOf } from '../account-state.ts'
import { selectAccounts, type AccountRecord } from '../find-account.ts'
import { placeOf } from '../place.ts'
import { ledgerAccounts, ledgerCounters, ledgerMarks, ledgerTransfers, ledgerUnits } from '../tables.ts'

type Source = Pick<Reader, 'select'>

/** Accounts of the centre in the order of their keys, read 500 at a time so that nobody waits for the whole chart. */
export async function chartOf(
  read: Source,
  call: Pick<QueryCall, 'mine'>,
  { under, unit }: { readonly under?: string | undefined; readonly unit?: string | undefined } = {},
): Promise<readonly AccountRecord[]> {
  const all: AccountRecord[] = []
  const { key } = ledgerAccounts
  for (;;) {
    const last = all.at(-1)?.key
    const rows = await selectAccounts(read)
      .where(
        and(
          call.mine(ledgerAccounts),
          last === undefined ? undefined : gt(key, last),
          under === undefined ? undefined : or(eq(key, under), startsWith(key, `${under}:`)),
          unit === undefined ? undefined : eq(ledgerUnits.code, unit),
        ),
      )
      .orderBy(asc(key))
      .limit(500)
    all.push(...rows)
    if (rows.length < 500) return all
  }
}

/** Numbers of accounts whose chains are walked in one statement. */
const together = 500

/**
 * Net balance (credits less debits) of every account after the row `seq`. An account that has not moved since is told
 * by its sums; of the others the chain is entered at the mark above `seq` and walked at most 32 entries down, many
 * accounts in one statement. What it costs depends on the number of accounts, not on that of transfers.
 */
export async function netsAt(
  read: Source,
  ledger: number,
  accounts: readonly AccountRecord[],
  seq: number,
): Promise<Map<number, number>> {
  const nets = new Map<number, number>()
  const moved: number[] = []
  for (const account of accounts) {
    if (account.last > seq) moved.push(account.number)
    // One that had no entry yet stays at zero.
    nets.set(account.number, account.last > seq ? 0 : netOf(account))
  }
  moved.sort((a, b) => a - b)
  for (let from = 0; from < moved.length;) {
    let to = from + 1
    while (to < moved.length && moved[to]! < moved[from]! + together) to++
    for (const { account, after } of await walk(read, ledger, seq, moved[from]!, moved[to - 1]!)) {
      nets.set(account, after)
    }
    from = to
  }
  return nets
}

async function walk(read: Source, ledger: number, seq: number, first: number, last: number) {
  const t = ledgerTransfers
  const base = placeOf(ledger, 0)
  const limit = placeOf(ledger, seq)
  // Counters of neighbours stand together: a range of numbers, however many of them moved.
  const top = sql`select ${ledgerCounters.account} - ${base} as account, coalesce((select min(${ledgerMarks.seq}) from ${ledgerMarks}
    where ${ledgerMarks.account} = ${ledgerCounters.account} and ${ledgerMarks.seq} >= ${seq}), ${ledgerCounters.last}) as seq
    from ${ledgerCounters} where ${between(ledgerCounters.account, placeOf(ledger, first), placeOf(ledger, last))}
    and ${gt(ledgerCounters.last, seq)}`
  const of = (account: ReturnType<typeof sql>) => sql`${account}, ${t.place},
    case when ${t.debit} = ${account} then ${t.debitAfter} else ${t.creditAfter} end,
    case when ${t.debit} = ${account} then ${t.debitPrevious} else ${t.creditPrevious} end`
  const chain = sql`(with recursive w(account, place, after, previous) as (
    select ${of(sql`s.account`)} from (${top}) as s join ${t} on ${t.place} = ${base} + s.seq
    union all
    select ${of(sql`w.account`)} from w join ${t} on ${t.place} = ${base} + w.previous
    where w.place > ${limit} and w.previous > 0
  ) select account, after from w where place <= ${limit}) as chain`
  return read
    .select({
      account: sql<number>`account`.mapWith(Number),
      after: sql<number>`after`.mapWith(Number),
    })
    .from(chain)
}
