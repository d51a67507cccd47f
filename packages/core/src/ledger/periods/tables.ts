import { centres } from '../../centre/tables.ts'
import {
  bytes,
  dayNumber,
  id,
  index,
  instant,
  int,
  long,
  money,
  oneOf,
  ref,
  sql,
  staff,
  table,
  text,
  uniqueIndex,
  type AnyTable,
} from '../../db/index.ts'

export const periodStates = ['closed', 'reopened'] as const

/** Periods whose books were closed, the reopened ones among them: what was done stays to be seen. */
export const ledgerPeriods = table(
  'ledger_periods',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    /** The day after the period before; null: since the books began. */
    startsOn: staff(dayNumber()),
    through: staff(dayNumber().notNull()),
    state: staff(oneOf(periodStates).notNull()),
    closedAt: staff(instant().notNull()),
    closedBy: staff(text().notNull()),
    /** Last row of the ledger when it was closed, closing entries included: no later one counts in the period. */
    seq: staff(long().notNull()),
    /** The newest block of the chain at that moment, up to `seq`; null where the ledger has no row. */
    sealedSeq: staff(long()),
    hash: staff(bytes()),
    /** Holds that were open and stayed so: what they set aside counts in a later period, if it is ever posted. */
    carriedHolds: staff(int().notNull()),
  },
  (t) => [
    index('ledger_periods_closed').on(t.centreId, t.closedAt),
    uniqueIndex('ledger_periods_through')
      .on(t.centreId, t.through)
      .where(sql`state = 'closed'`),
  ],
)

/** What income and expense of a period came to, by the equity account that took it: one a unit. */
export const ledgerPeriodResults = table(
  'ledger_period_results',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    periodId: staff(ref(() => ledgerPeriods.id).notNull()),
    /** Number of the account. */
    account: staff(long().notNull()),
    /** Negative: a loss. */
    result: staff(money().notNull()),
  },
  (t) => [index('ledger_period_results_period').on(t.periodId)],
)

export const reopeningStates = ['asked', 'approved', 'refused'] as const

/** Somebody asks that a period be reopened, and somebody else decides. */
export const ledgerReopenings = table(
  'ledger_reopenings',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    periodId: staff(ref(() => ledgerPeriods.id).notNull()),
    state: staff(oneOf(reopeningStates).notNull()),
    reason: staff(text().notNull()),
    askedBy: staff(text().notNull()),
    askedAt: staff(instant().notNull()),
    decidedBy: staff(text()),
    decidedAt: staff(instant()),
  },
  (t) => [
    index('ledger_reopenings_period').on(t.periodId, t.askedAt),
    uniqueIndex('ledger_reopenings_asked')
      .on(t.periodId)
      .where(sql`state = 'asked'`),
  ],
)

export const periodTables: Readonly<Record<string, AnyTable>> = { ledgerPeriods, ledgerPeriodResults, ledgerReopenings }
