import * as v from 'valibot'
import { dayOfNumber, numberOfDay } from '../../db/columns.ts'
import type { OperationCall } from '../../operations/call.ts'
import { Day } from '../../schema/day.ts'
import { onOwnSide } from '../account-state.ts'
import { openAccount } from '../accounts.ts'
import { ledgerArea } from '../area.ts'
import { postChain, sealBlock } from '../book/books.ts'
import { findAccount, type AccountRecord } from '../find-account.ts'
import { freshStamp, holdHead } from '../head.ts'
import { ledgerOf } from '../ledger-of.ts'
import { problemOf } from '../post.ts'
import { tellPosted, transferPosted } from '../posted-event.ts'
import { refusalOrder } from '../refusals.ts'
import { chartOf } from '../reports/chart.ts'
import { netsOn } from '../reports/nets-on.ts'
import { AccountRef } from '../schemas.ts'
import { closing, largestGroup, ledgerHeads } from '../tables.ts'
import { countOpenHolds, nameOpenHolds } from './open-holds.ts'
import { Period, showPeriod } from './show-period.ts'
import { ledgerPeriodResults, ledgerPeriods } from './tables.ts'

/** What caused the entries that close a period. */
export const causeOfClosing = 'ledger-period'

/** A period was closed: nothing counts on `through` or before it any more. */
export const periodClosed = ledgerArea.event(
  'period-closed',
  v.object({ id: v.string(), from: v.nullable(v.string()), through: v.string() }),
)

/**
 * Closes the books through a day that is over: what income and expense accounts hold then goes to an equity account of
 * the unit, in linked entries that count on that day, and from now on nothing else counts on it or before it.
 *
 * Holds of the period that are open stop it, since what was set aside in a period is decided before its books close. With
 * `carryHolds` they stay: a hold moves nothing itself, and what posts it counts on its own day, in an open period.
 */
export const closePeriod = ledgerArea.operation({
  name: 'close-period',
  title: 'Close the books through a day',
  path: '/periods',
  permission: 'periods',
  about: 'period',
  input: v.object({
    /** The last day of the period, before today. It begins on the day after the last one that is closed. */
    through: Day,
    carryHolds: v.optional(v.boolean(), false),
    /** Equity accounts that take the result, one a unit; `result:<unit>`, opened by itself, where none is named. */
    results: v.optional(v.pipe(v.array(AccountRef), v.maxLength(50)), []),
  }),
  output: Period,
  errors: ['PERIOD_NOT_OVER', 'PERIOD_ALREADY_CLOSED', 'HOLDS_PENDING', 'RESULT_ACCOUNT', 'KEY_TAKEN', ...refusalOrder],
  emits: [periodClosed, transferPosted],
  async run({ through, carryHolds, results }, call) {
    const ledger = await holdHead(call)
    if (ledger === undefined) throw call.notFound()
    if (through >= call.today) throw call.error('PERIOD_NOT_OVER')
    const [state] = await call.tx
      .select({ closedThrough: ledgerHeads.closedThrough })
      .from(ledgerHeads)
      .where(call.mine(ledgerHeads))
    const { closedThrough } = state!
    if (closedThrough !== null && through <= closedThrough) throw call.error('PERIOD_ALREADY_CLOSED', { closedThrough })
    const pending = await countOpenHolds(call.tx, ledger, through, call.at)
    if (pending > 0 && !carryHolds) {
      const named = await nameOpenHolds(call, ledger, through, call.at)
      throw call.error('HOLDS_PENDING', { holds: named, more: pending > named.length })
    }
    const takers = await takersOf(call, results)
    const id = call.id()
    const entries = await closingEntries(call, takers, { id, through })
    for (let from = 0; from < entries.length; from += largestGroup) {
      const answer = await postChain(
        call,
        entries.slice(from, from + largestGroup).map(({ wanted }) => wanted),
      )
      if (answer.result === 'refused') throw problemOf(call.error, answer.refusal)
      await tellPosted(call, answer.entries)
    }
    const sealed = await sealBlock(call)
    await call.tx.update(ledgerHeads).set({ closedThrough: through, stamp: freshStamp() }).where(call.mine(ledgerHeads))
    const startsOn = closedThrough === null ? null : dayOfNumber(numberOfDay(closedThrough) + 1)
    const { seq } = await ledgerOf(call.tx, call)
    await call.tx.insert(ledgerPeriods).values({
      id,
      centreId: call.centre.id,
      startsOn,
      through,
      state: 'closed',
      closedAt: call.at,
      closedBy: call.actor.id,
      seq,
      sealedSeq: sealed?.toSeq ?? null,
      hash: sealed?.hash ?? null,
      carriedHolds: pending,
    })
    for (const [account, result] of resultsOf(entries)) {
      const row = { id: call.id(), centreId: call.centre.id, periodId: id, account, result }
      await call.tx.insert(ledgerPeriodResults).values(row)
    }
    call.about({ kind: 'period', id })
    if (call.heard(periodClosed)) await call.emit(periodClosed, { id, from: startsOn, through })
    return showPeriod(call.tx, call, id)
  },
})

type Call = Pick<OperationCall, 'tx' | 'mine' | 'centre' | 'at' | 'today' | 'actor' | 'id' | 'notFound' | 'run'>

/** Accounts that take the result, by unit. @throws RESULT_ACCOUNT */
async function takersOf(
  call: Call & { error(code: 'RESULT_ACCOUNT', data: { account: string }): Error },
  refs: readonly string[],
): Promise<Map<string, AccountRecord>> {
  const takers = new Map<string, AccountRecord>()
  for (const ref of refs) {
    const account = await findAccount(call.tx, call, ref)
    if (account.kind !== 'equity' || takers.has(account.unit)) throw call.error('RESULT_ACCOUNT', { account: ref })
    takers.set(account.unit, account)
  }
  return takers
}

interface ClosingEntry {
  readonly wanted: {
    readonly kind: 'direct'
    readonly id: string
    readonly debit: string
    readonly credit: string
    readonly amount: number
    readonly effectiveOn: string
    readonly category: string
    readonly cause: { readonly kind: string; readonly id: string }
  }
  /** Number of the account that takes it, and what it adds to the result. */
  readonly taker: number
  readonly result: number
}

/** One entry for each account of income or expense that holds something at the end of the period. */
async function closingEntries(
  call: Call,
  takers: Map<string, AccountRecord>,
  period: { readonly id: string; readonly through: string },
): Promise<readonly ClosingEntry[]> {
  const head = await ledgerOf(call.tx, call)
  const chart = (await chartOf(call.tx, call)).filter(({ kind }) => kind === 'income' || kind === 'expense')
  const nets = await netsOn(call.tx, call, head, chart, period.through)
  const entries: ClosingEntry[] = []
  for (const { number, key, unit } of chart) {
    const net = nets.get(number)!
    if (net === 0) continue
    const taker = takers.get(unit) ?? (await openTaker(call, unit))
    takers.set(unit, taker)
    const [debit, credit] = net > 0 ? [key, taker.key] : [taker.key, key]
    const said = { effectiveOn: period.through, category: closing, cause: { kind: causeOfClosing, id: period.id } }
    entries.push({
      wanted: { kind: 'direct', id: call.id(), debit, credit, amount: Math.abs(net), ...said },
      taker: taker.number,
      result: onOwnSide('equity', net),
    })
  }
  return entries
}

async function openTaker(call: Call, unit: string): Promise<AccountRecord> {
  const { id } = await call.run(openAccount, { key: `result:${unit.toLowerCase()}`, kind: 'equity', unit })
  return findAccount(call.tx, call, id)
}

function resultsOf(entries: readonly ClosingEntry[]): ReadonlyMap<number, number> {
  const results = new Map<number, number>()
  for (const { taker, result } of entries) results.set(taker, (results.get(taker) ?? 0) + result)
  return results
}
