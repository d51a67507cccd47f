import * as v from 'valibot'
import type { ErrorTable } from '../operations/errors.ts'

/** What bookkeeping refuses besides transfers: journals, reports, and the close of periods. */
export const bookkeepingErrors = {
  JOURNAL_LINES: {
    status: 422,
    title: 'Lines of the journal name accounts that do not exist',
    data: v.object({
      lines: v.array(v.object({ line: v.number(), code: v.literal('ACCOUNT_NOT_FOUND'), account: v.string() })),
    }),
  },
  JOURNAL_UNBALANCED: {
    status: 422,
    title: 'Debits and credits of the journal differ',
    data: v.object({
      units: v.array(v.object({ unit: v.string(), debits: v.number(), credits: v.number(), difference: v.number() })),
    }),
  },
  RANGE_TOO_LONG: {
    status: 422,
    title: 'The report covers more days than one report can',
    data: v.object({ days: v.number(), most: v.number() }),
  },
  REPORT_TOO_LARGE: {
    status: 422,
    title: 'The report has more lines than one answer holds',
    data: v.object({ rows: v.number(), most: v.number() }),
  },
  PERIOD_NOT_OVER: { status: 422, title: 'A period is closed when its last day is over' },
  PERIOD_ALREADY_CLOSED: {
    status: 409,
    title: 'The books are closed on that day already',
    data: v.object({ closedThrough: v.string() }),
  },
  HOLDS_PENDING: {
    status: 409,
    title: 'Holds of the period are open',
    data: v.object({
      holds: v.array(
        v.object({
          id: v.string(),
          debit: v.string(),
          credit: v.string(),
          amount: v.number(),
          unit: v.string(),
          effectiveOn: v.string(),
          expiresAt: v.nullable(v.string()),
        }),
      ),
      more: v.boolean(),
    }),
  },
  RESULT_ACCOUNT: {
    status: 422,
    title: 'The result of a period goes to one equity account a unit',
    data: v.object({ account: v.string() }),
  },
  PERIOD_IS_OPEN: { status: 409, title: 'The period is open: it was reopened' },
  NOT_THE_LAST_PERIOD: { status: 409, title: 'Of the closed periods the last one is reopened first' },
  REOPENING_ASKED: { status: 409, title: 'Somebody asked already that this period be reopened' },
  NO_REOPENING_ASKED: { status: 409, title: 'Nobody has asked that this period be reopened' },
  TWO_PEOPLE_NEEDED: { status: 403, title: 'One person asks for the reopening and another decides' },
  NEEDS_A_PERSON: { status: 403, title: 'Reopening is for people who signed in, not for tokens' },
} as const satisfies ErrorTable
