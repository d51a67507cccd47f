import * as v from 'valibot'
import { and, asc, desc, eq } from '../../db/index.ts'
import type { OperationCall } from '../../operations/call.ts'
import { Uuid } from '../../schema/day.ts'
import { ledgerArea } from '../area.ts'
import { postChain } from '../book/books.ts'
import { freshStamp, holdHead } from '../head.ts'
import { problemOf } from '../post.ts'
import { tellPosted, transferReversed } from '../posted-event.ts'
import { refusalOrder } from '../refusals.ts'
import { kept } from '../schemas.ts'
import { closing, largestGroup, ledgerHeads, ledgerLabels, ledgerTransfers } from '../tables.ts'
import { findPeriod, Period, showPeriod } from './show-period.ts'
import { ledgerPeriods, ledgerReopenings } from './tables.ts'

/** A period was reopened: transfers count in it again. */
export const periodReopened = ledgerArea.event(
  'period-reopened',
  v.object({ id: v.string(), from: v.nullable(v.string()), through: v.string() }),
)

type TakingCall = Pick<OperationCall, 'tx' | 'mine' | 'centre' | 'notFound'>

/** The period, with the ledger taken: two who decide at once stand in line. */
async function takePeriod(call: TakingCall, id: string) {
  const ledger = await holdHead(call)
  const period = await findPeriod(call.tx, call, id)
  return { period, ledger: ledger! }
}

async function requestOf(call: TakingCall, periodId: string) {
  const r = ledgerReopenings
  const [asked] = await call.tx
    .select()
    .from(r)
    .where(and(call.mine(r), eq(r.periodId, periodId), eq(r.state, 'asked')))
  return asked
}

/** The period that was closed last and still is. */
async function lastClosed(call: TakingCall) {
  const [last] = await call.tx
    .select()
    .from(ledgerPeriods)
    .where(and(call.mine(ledgerPeriods), eq(ledgerPeriods.state, 'closed')))
    .orderBy(desc(ledgerPeriods.through))
    .limit(1)
  return last
}

/** Asks that the last closed period be reopened, and says why. Somebody else decides. */
export const askReopening = ledgerArea.operation({
  name: 'ask-reopening',
  title: 'Ask that a closed period be reopened',
  path: '/periods/:id/reopening',
  permission: 'periods',
  about: 'period',
  input: v.object({ id: Uuid, reason: v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(500), kept) }),
  output: Period,
  errors: ['NEEDS_A_PERSON', 'PERIOD_IS_OPEN', 'NOT_THE_LAST_PERIOD', 'REOPENING_ASKED'],
  async run({ id, reason }, call) {
    if (call.actor.kind !== 'staff') throw call.error('NEEDS_A_PERSON')
    const { period } = await takePeriod(call, id)
    if (period.state !== 'closed') throw call.error('PERIOD_IS_OPEN')
    if ((await lastClosed(call))?.id !== id) throw call.error('NOT_THE_LAST_PERIOD')
    if (await requestOf(call, id)) throw call.error('REOPENING_ASKED')
    await call.tx.insert(ledgerReopenings).values({
      id: call.id(),
      centreId: call.centre.id,
      periodId: id,
      state: 'asked',
      reason,
      askedBy: call.actor.id,
      askedAt: call.at,
      decidedBy: null,
      decidedAt: null,
    })
    return showPeriod(call.tx, call, id)
  },
})

/**
 * Reopens a period that somebody else asked to reopen: the entries that closed it are reversed, on its last day, and
 * transfers count in it again. Closed once more, it is a period of its own.
 */
export const approveReopening = ledgerArea.operation({
  name: 'approve-reopening',
  title: 'Reopen a period that somebody else asked to reopen',
  path: '/periods/:id/reopening/approval',
  permission: 'reopen',
  about: 'period',
  input: v.object({ id: Uuid }),
  output: Period,
  errors: [
    'NEEDS_A_PERSON',
    'PERIOD_IS_OPEN',
    'NO_REOPENING_ASKED',
    'TWO_PEOPLE_NEEDED',
    'NOT_THE_LAST_PERIOD',
    ...refusalOrder,
  ],
  emits: [periodReopened, transferReversed],
  async run({ id }, call) {
    if (call.actor.kind !== 'staff') throw call.error('NEEDS_A_PERSON')
    const { period, ledger } = await takePeriod(call, id)
    if (period.state !== 'closed') throw call.error('PERIOD_IS_OPEN')
    const asked = await requestOf(call, id)
    if (!asked) throw call.error('NO_REOPENING_ASKED')
    if (asked.askedBy === call.actor.id) throw call.error('TWO_PEOPLE_NEEDED')
    if ((await lastClosed(call))?.id !== id) throw call.error('NOT_THE_LAST_PERIOD')
    await call.tx
      .update(ledgerPeriods)
      .set({ state: 'reopened' })
      .where(and(call.mine(ledgerPeriods), eq(ledgerPeriods.id, id)))
    const before = await lastClosed(call)
    await call.tx
      .update(ledgerHeads)
      .set({ closedThrough: before?.through ?? null, stamp: freshStamp() })
      .where(call.mine(ledgerHeads))
    const t = ledgerTransfers
    const entries = await call.tx
      .select({ id: t.id })
      .from(t)
      // Anybody may name a period as the cause of a payment; only the close itself bears the category.
      .innerJoin(ledgerLabels, and(eq(ledgerLabels.ledger, t.ledger), eq(ledgerLabels.number, t.category)))
      .where(
        and(
          eq(t.ledger, ledger),
          eq(t.causeId, id),
          eq(t.kind, 'direct'),
          eq(ledgerLabels.kind, 'category'),
          eq(ledgerLabels.label, closing),
        ),
      )
      .orderBy(asc(t.place))
    const back = entries.map((entry) => ({
      kind: 'reversal' as const,
      id: call.id(),
      about: entry.id,
      effectiveOn: period.through,
      category: closing,
    }))
    for (let from = 0; from < back.length; from += largestGroup) {
      const answer = await postChain(call, back.slice(from, from + largestGroup))
      if (answer.result === 'refused') throw problemOf(call.error, answer.refusal)
      await tellPosted(call, answer.entries, transferReversed)
    }
    await decideOn(call, asked.id, 'approved')
    await call.changed({ kind: 'period', id }, { state: 'closed' }, { state: 'reopened', reason: asked.reason })
    if (call.heard(periodReopened)) {
      await call.emit(periodReopened, { id, from: period.startsOn, through: period.through })
    }
    return showPeriod(call.tx, call, id)
  },
})

/** Leaves the period closed; it can be asked for again. */
export const refuseReopening = ledgerArea.operation({
  name: 'refuse-reopening',
  title: 'Leave a period closed that somebody asked to reopen',
  path: '/periods/:id/reopening/refusal',
  permission: 'reopen',
  about: 'period',
  input: v.object({ id: Uuid }),
  output: Period,
  errors: ['NEEDS_A_PERSON', 'NO_REOPENING_ASKED'],
  async run({ id }, call) {
    if (call.actor.kind !== 'staff') throw call.error('NEEDS_A_PERSON')
    await takePeriod(call, id)
    const asked = await requestOf(call, id)
    if (!asked) throw call.error('NO_REOPENING_ASKED')
    await decideOn(call, asked.id, 'refused')
    return showPeriod(call.tx, call, id)
  },
})

async function decideOn(
  call: TakingCall & Pick<OperationCall, 'at' | 'actor'>,
  id: string,
  state: 'approved' | 'refused',
): Promise<void> {
  const r = ledgerReopenings
  await call.tx
    .update(r)
    .set({ state, decidedBy: call.actor.id, decidedAt: call.at })
    .where(and(call.mine(r), eq(r.id, id)))
}
