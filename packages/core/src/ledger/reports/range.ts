import * as v from 'valibot'
import { numberOfDay } from '../../db/columns.ts'
import type { Raise } from '../../operations/errors.ts'
import type { Problem } from '../../operations/problem.ts'
import { Day } from '../../schema/day.ts'
import type { bookkeepingErrors } from '../problems.ts'
import { UnitCode } from '../schemas.ts'

/** Days that one report covers at most: five years. Its cost grows with the transfers of the period. */
export const mostDays = 1830
/** Lines that one report answers with at most. */
export const mostLines = 2000

/** Both days count. */
export const period = { from: Day, to: Day, unit: v.optional(UnitCode) }

/** What a report of a period is asked. */
export const Period = v.pipe(
  v.object(period),
  v.check(({ from, to }) => from <= to, 'from_before_to'),
)

type Limits = Pick<typeof bookkeepingErrors, 'RANGE_TOO_LONG' | 'REPORT_TOO_LARGE'>

/** @throws RANGE_TOO_LONG */
export function checkRange(
  { from, to }: { readonly from: string; readonly to: string },
  raise: Raise<Pick<Limits, 'RANGE_TOO_LONG'>>,
): void {
  const days = numberOfDay(to) - numberOfDay(from) + 1
  if (days > mostDays) throw raise('RANGE_TOO_LONG', { days, most: mostDays })
}

/** The lines, when they are not too many. @throws REPORT_TOO_LARGE */
export function withinReport<T>(lines: readonly T[], raise: Raise<Pick<Limits, 'REPORT_TOO_LARGE'>>): T[] {
  const tooLarge = (rows: number): Problem => raise('REPORT_TOO_LARGE', { rows, most: mostLines })
  if (lines.length > mostLines) throw tooLarge(lines.length)
  return [...lines]
}
