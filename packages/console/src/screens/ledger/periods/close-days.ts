/** The day after. */
export const dayAfter = (day: string): string => shifted(day, 1)
export const dayBefore = (day: string): string => shifted(day, -1)

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

/** The last day of the month before a day. */
export const endOfMonthBefore = (day: string): string => dayBefore(`${day.slice(0, 7)}-01`)

/** The last day of the month of a day. */
function endOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The day through which one would close next: a whole month that is over, after what is closed already. */
export function nextClose(closedThrough: string | null, today: string): string {
  const usual = endOfMonthBefore(today)
  if (closedThrough === null || closedThrough < usual) return usual
  const next = endOfMonth(dayAfter(closedThrough))
  return next < today ? next : dayBefore(today)
}
