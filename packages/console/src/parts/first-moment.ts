/**
 * The first moment of a day (`YYYY-MM-DD`) by the clocks of a time zone, as an ISO instant.
 *
 * @param later days after it
 */
export function firstMomentOf(day: string, timeZone: string, later = 0): string {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + later * 86_400_000
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const part = Object.fromEntries(clock.formatToParts(asIfUtc).map(({ type, value }) => [type, value]))
  const shown = Date.parse(
    `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`,
  )
  return new Date(asIfUtc - (shown - asIfUtc)).toISOString()
}
