import * as v from 'valibot'
import { and, asc, desc, eq, inArray, type Reader } from '../../db/index.ts'
import type { QueryCall } from '../../operations/call.ts'
import { ledgerAccounts, ledgerUnits } from '../tables.ts'
import { ledgerPeriodResults, ledgerPeriods, ledgerReopenings, periodStates, reopeningStates } from './tables.ts'

export const Period = v.pipe(
  v.object({
    id: v.string(),
    /** First day; null: since the books began. */
    from: v.nullable(v.string()),
    through: v.string(),
    state: v.picklist(periodStates),
    closedAt: v.string(),
    closedBy: v.string(),
    /** Last row of the ledger when it was closed, closing entries included. */
    seq: v.number(),
    /** Newest block of the chain at that moment, hash in hex: what a printed close is checked by. */
    block: v.nullable(v.object({ toSeq: v.number(), hash: v.string() })),
    /** Holds that were open and stayed so. */
    carriedHolds: v.number(),
    /** Income less expense by unit, and the account that took it. */
    results: v.array(v.object({ unit: v.string(), scale: v.number(), account: v.string(), result: v.number() })),
    /** The newest request that it be reopened. */
    reopening: v.nullable(
      v.object({
        id: v.string(),
        state: v.picklist(reopeningStates),
        reason: v.string(),
        askedBy: v.string(),
        askedAt: v.string(),
        decidedBy: v.nullable(v.string()),
        decidedAt: v.nullable(v.string()),
      }),
    ),
  }),
  v.metadata({ ref: 'LedgerPeriod' }),
)

type Record = typeof ledgerPeriods.$inferSelect

/** Periods in the form in which they are answered, in the order given. */
export async function showPeriods(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine'>,
  periods: readonly Record[],
): Promise<v.InferOutput<typeof Period>[]> {
  if (periods.length === 0) return []
  const ids = periods.map(({ id }) => id)
  const r = ledgerPeriodResults
  const results = await read
    .select({
      periodId: r.periodId,
      unit: ledgerUnits.code,
      scale: ledgerUnits.scale,
      account: ledgerAccounts.key,
      result: r.result,
    })
    .from(r)
    .innerJoin(ledgerAccounts, and(eq(ledgerAccounts.centreId, r.centreId), eq(ledgerAccounts.number, r.account)))
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))
    .where(and(call.mine(r), inArray(r.periodId, ids)))
    .orderBy(asc(ledgerUnits.code))
  const reopenings = await read
    .select()
    .from(ledgerReopenings)
    .where(and(call.mine(ledgerReopenings), inArray(ledgerReopenings.periodId, ids)))
    .orderBy(desc(ledgerReopenings.askedAt), desc(ledgerReopenings.id))
  return periods.map((period) => {
    const newest = reopenings.find(({ periodId }) => periodId === period.id)
    const { id, startsOn, through, state, closedAt, closedBy, seq, sealedSeq, hash, carriedHolds } = period
    return {
      id,
      from: startsOn,
      through,
      state,
      closedAt: closedAt.toISOString(),
      closedBy,
      seq,
      block: sealedSeq === null || hash === null ? null : { toSeq: sealedSeq, hash },
      carriedHolds,
      results: results
        .filter(({ periodId }) => periodId === id)
        .map(({ periodId: _period, ...result }) => ({ ...result })),
      reopening: newest
        ? {
            id: newest.id,
            state: newest.state,
            reason: newest.reason,
            askedBy: newest.askedBy,
            askedAt: newest.askedAt.toISOString(),
            decidedBy: newest.decidedBy,
            decidedAt: newest.decidedAt?.toISOString() ?? null,
          }
        : null,
    }
  })
}

/** The period with this id, as it is answered. */
export async function showPeriod(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine' | 'notFound'>,
  id: string,
): Promise<v.InferOutput<typeof Period>> {
  const [shown] = await showPeriods(read, call, [await findPeriod(read, call, id)])
  return shown!
}

export async function findPeriod(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine' | 'notFound'>,
  id: string,
): Promise<Record> {
  const [period] = await read
    .select()
    .from(ledgerPeriods)
    .where(and(call.mine(ledgerPeriods), eq(ledgerPeriods.id, id)))
  if (!period) throw call.notFound()
  return period
}
