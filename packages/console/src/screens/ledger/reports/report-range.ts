/** Days, both counted. */
export interface Range {
  readonly from: string
  readonly to: string
}

export const rangeNames = ['month', 'last-month', 'quarter', 'year', 'last-year', 'other'] as const
export type RangeName = (typeof rangeNames)[number]

/** The days that a name means, seen from a day; `other` takes what was chosen, or the month. */
export function rangeOf(name: RangeName, today: string, chosen: Partial<Range>): Range {
  const [year = 0, month = 0] = today.split('-').map(Number)
  switch (name) {
    case 'month':
      return monthsOf(year, month, 1)
    case 'last-month':
      return month === 1 ? monthsOf(year - 1, 12, 1) : monthsOf(year, month - 1, 1)
    case 'quarter':
      return monthsOf(year, month - ((month - 1) % 3), 3)
    case 'year':
      return monthsOf(year, 1, 12)
    case 'last-year':
      return monthsOf(year - 1, 1, 12)
    case 'other': {
      const whole = monthsOf(year, month, 1)
      const from = chosen.from ?? whole.from
      const to = chosen.to ?? (from > whole.to ? from : whole.to)
      return from <= to ? { from, to } : { from: to, to: from }
    }
  }
}

/** So many whole months, beginning with this one (1 to 12). */
function monthsOf(year: number, month: number, count: number): Range {
  const day = (at: Date) => at.toISOString().slice(0, 10)
  return { from: day(new Date(Date.UTC(year, month - 1, 1))), to: day(new Date(Date.UTC(year, month - 1 + count, 0))) }
}
