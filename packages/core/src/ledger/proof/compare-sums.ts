import { and, asc, between, countAll, eq, gt, inArray, lt, lte, sql, type Reader } from '../../db/index.ts'
import { netOf } from '../account-state.ts'
import { numberAt, placeOf, placesOf } from '../place.ts'
import { ledgerCounters, ledgerHeads, ledgerHolds, ledgerMarks, ledgerTransfers } from '../tables.ts'
import type { ChainWalk, Original, WalkedAccount } from './chain-walk.ts'
import type { Faults } from './fault.ts'
import type { LedgerNames } from './ledger-names.ts'

export interface Comparing {
  readonly read: Reader
  readonly ledger: number
  readonly centreId: string
  readonly names: LedgerNames
  readonly walk: ChainWalk
  readonly faults: Faults
  /** From the first row on: every sum is known, not only what was added. */
  readonly whole: boolean
  readonly from: number
  walkTo(seq: number): Promise<void>
}

const aPage = 1000

/**
 * Compares the sums of accounts. Each page of them is read with the head of the ledger in one statement, and the walk
 * goes on up to there first: so it is right while others post, on both engines, and holds nobody up.
 */
export async function compareCounters(of: Comparing): Promise<void> {
  const sums = new Map<string, bigint>()
  for await (const page of of.whole ? allCounters(of) : countersTouched(of)) {
    for (const counter of page) {
      const account = of.names.account(numberAt(counter.account))
      if (of.whole) sums.set(account.unit, (sums.get(account.unit) ?? 0n) + BigInt(netOf(counter)))
      const [kept, right] = [textOf(counter, of.whole), textOf(account, of.whole)]
      if (kept !== right) of.faults.add('counters', 'ledger_counters', nameOf(account), `${kept} ≠ ${right}`)
    }
  }
  for (const [unit, sum] of sums) {
    if (sum !== 0n) of.faults.add('units', 'ledger_counters', `unit=${unit}`, `${sum} ≠ 0`)
  }
}

const nameOf = ({ number, key }: WalkedAccount): string => `account=${number} ${key}`.trimEnd()

type Sums = Pick<
  WalkedAccount,
  'debitsPending' | 'debitsPosted' | 'creditsPending' | 'creditsPosted' | 'entries' | 'last'
>
const textOf = (sums: Sums, whole: boolean): string => {
  const { debitsPending, debitsPosted, creditsPending, creditsPosted, entries, last } = sums
  const posted = whole ? `${debitsPosted} ${creditsPosted}` : `${netOf(sums)}`
  return `${posted} ${debitsPending} ${creditsPending} ${whole ? `${entries} ` : ''}${last}`
}

const withHead = (read: Reader, centreId: string, where: ReturnType<typeof and>) =>
  read
    .select({ counter: ledgerCounters, seq: ledgerHeads.seq })
    .from(ledgerCounters)
    .innerJoin(ledgerHeads, eq(ledgerHeads.centreId, centreId))
    .where(where)
    .orderBy(asc(ledgerCounters.account))
    .limit(aPage)

async function* allCounters({ read, ledger, centreId, names, walkTo }: Comparing) {
  const [first, last] = placesOf(ledger)
  for (let after = first; ;) {
    const page = await withHead(
      read,
      centreId,
      and(gt(ledgerCounters.account, after), lte(ledgerCounters.account, last)),
    )
    if (page.length === 0) return
    await walkTo(page[0]!.seq)
    const counters = page.map(({ counter }) => counter)
    await names.load(
      counters.map(({ account }) => numberAt(account)),
      [],
    )
    yield counters
    after = counters.at(-1)!.account
    if (page.length < aPage) return
  }
}

async function* countersTouched({ read, ledger, centreId, names, walkTo }: Comparing) {
  const touched = () => [...names.accounts.values()].filter(({ entries }) => entries > 0).map(({ number }) => number)
  const numbers = touched()
  for (let from = 0; from < numbers.length; from += 500) {
    const places = numbers.slice(from, from + 500).map((number) => placeOf(ledger, number))
    const page = await withHead(read, centreId, inArray(ledgerCounters.account, places))
    if (page.length > 0) await walkTo(page[0]!.seq)
    yield page.map(({ counter }) => counter)
  }
}

/** Holds that are open although they are none, and the other way round. */
export async function compareHolds({ read, ledger, centreId, walk, faults, from, walkTo }: Comparing): Promise<void> {
  const kept = await read
    .select({ place: ledgerHolds.place, seq: ledgerHeads.seq })
    .from(ledgerHeads)
    .leftJoin(ledgerHolds, eq(ledgerHolds.ledger, ledgerHeads.ledger))
    .where(eq(ledgerHeads.centreId, centreId))
  await walkTo(kept[0]!.seq)
  const there = new Set(kept.flatMap(({ place }) => (place === null ? [] : [numberAt(place)])))
  const wrong = (seq: number, detail: string) => faults.add('holds', 'ledger_holds', `seq=${seq}`, detail)
  for (const seq of walk.holds.keys()) if (!there.has(seq)) wrong(seq, 'missing')
  for (const seq of there) {
    if (!walk.holds.has(seq)) wrong(seq, seq < from ? 'settled' : 'no open hold')
  }
  const expiries = await read
    .select({ place: ledgerHolds.place })
    .from(ledgerHolds)
    .innerJoin(ledgerTransfers, eq(ledgerTransfers.place, ledgerHolds.place))
    .where(
      and(eq(ledgerHolds.ledger, ledger), sql`${ledgerHolds.expiresAt} is distinct from ${ledgerTransfers.expiresAt}`),
    )
    .limit(aPage)
  for (const { place } of expiries) wrong(numberAt(place), 'expires_at')
}

/** Holds that are open and were made before a row, with what they set aside. */
export async function openBefore(
  read: Reader,
  ledger: number,
  seq: number,
): Promise<readonly (Original & { readonly seq: number })[]> {
  const { kind, debit, credit, amount } = ledgerTransfers
  const rows = await read
    .select({ place: ledgerHolds.place, kind, debit, credit, amount })
    .from(ledgerHolds)
    .innerJoin(ledgerTransfers, eq(ledgerTransfers.place, ledgerHolds.place))
    .where(and(eq(ledgerHolds.ledger, ledger), lt(ledgerHolds.place, placeOf(ledger, seq))))
  return rows.filter((row) => row.kind === 'hold').map(({ place, ...hold }) => ({ ...hold, seq: numberAt(place) }))
}

/** Marks that stand at a row which is none of their account's. Those that are missing showed on the walk. */
export async function compareMarks({ read, ledger, faults }: Comparing): Promise<void> {
  const [first, last] = placesOf(ledger)
  const t = ledgerTransfers
  const account = sql`(${ledgerMarks.account} - ${first})`
  const strangers = await read
    .select({ account: ledgerMarks.account, seq: ledgerMarks.seq })
    .from(ledgerMarks)
    .leftJoin(t, eq(t.place, sql`(${first} + ${ledgerMarks.seq})`))
    .where(
      and(
        between(ledgerMarks.account, first, last),
        sql`(${t.place} is null or (${t.debit} <> ${account} and ${t.credit} <> ${account}))`,
      ),
    )
    .limit(aPage)
  for (const mark of strangers) {
    faults.add('marks', 'ledger_marks', `account=${numberAt(mark.account)} seq=${mark.seq}`, 'no entry of the account')
  }
}

/** Ids that two rows bear, as the index that forbids it would have told. */
export async function idsTwice({ read, ledger, faults }: Comparing): Promise<void> {
  const t = ledgerTransfers
  const twice = await read
    .select({ id: t.id, rows: countAll() })
    .from(t)
    .where(eq(t.ledger, ledger))
    .groupBy(t.id)
    .having(sql`count(*) > 1`)
    .limit(aPage)
  for (const { id, rows } of twice) faults.add('ids', 'ledger_transfers', `id=${id}`, `${rows} ≠ 1`)
}
