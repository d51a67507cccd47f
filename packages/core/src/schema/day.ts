import * as v from 'valibot'

/** True for a day that is in the calendar: `2026-02-31` has the form of one and is none. */
const exists = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A calendar day, `YYYY-MM-DD`, from 1900 to 2199: PostgreSQL refuses others where SQLite would keep any text. */
export const Day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check(exists, 'day'),
  v.minValue('1900-01-01'),
  v.maxValue('2199-12-31'),
)

/** A UUID in lower case, so that the same id in capitals is the same id. */
export const Uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase())

/** A moment as RFC 3339 with its offset. */
export const Instant = v.pipe(v.string(), v.isoTimestamp())
