import { currentLanguage, sayIf } from './say.ts'

interface Place {
  /** Of the centre, BCP 47. */
  readonly locale: string
  readonly currency: string
  readonly timeZone: string
}
let place: Place = { locale: 'es-MX', currency: 'MXN', timeZone: 'UTC' }

/** Where the centre is: money, dates and numbers are written as people there write them. */
export function writeAt(where: Place): void {
  place = where
}

/** The reader's language in the centre's country: `en` in Mexico writes 1,234.50 and 19 Nov. */
function locale(): string {
  const region = /-([A-Z]{2}|\d{3})$/.exec(place.locale)?.[1]
  const language = currentLanguage()
  return place.locale.startsWith(language) ? place.locale : region ? `${language}-${region}` : language
}

export const writeNumber = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(locale(), options).format(value)

/** What stands before the cents, in the centre's country. */
export const decimalMark = (): string =>
  new Intl.NumberFormat(locale()).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'

/** Integer minor units as they are written into a field: no sign of the currency. */
export const writeAmount = (minor: number, scale: number): string =>
  writeNumber(minor / 10 ** scale, { minimumFractionDigits: scale, maximumFractionDigits: scale })

/** Integer minor units as money. Internal units have their code behind the figure. */
export function writeMoney(minor: number, unit: string, scale: number): string {
  const value = minor / 10 ** scale
  try {
    return new Intl.NumberFormat(locale(), {
      style: 'currency',
      currency: unit,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: scale,
    }).format(value)
  } catch {
    return `${writeNumber(value, { minimumFractionDigits: scale })} ${unit}`
  }
}

/** A day `YYYY-MM-DD`, or the day of an instant in the time zone of the centre: 19 nov 2026. */
export function writeDay(text: string): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }
  return formatDate(text, options)
}

/** With the day of the week: jueves, 19 de noviembre de 2026. */
export const writeLongDay = (text: string): string =>
  formatDate(text, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** 19 nov 2026, 10:30. */
export const writeInstant = (text: string): string =>
  formatDate(text, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })

function formatDate(text: string, options: Intl.DateTimeFormatOptions): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const date = new Date(isDay ? `${text}T00:00:00Z` : text)
  if (Number.isNaN(date.getTime())) return text
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: isDay ? 'UTC' : place.timeZone }).format(date)
}

/** As exact as it is known: 2014, `dic 2014`, `1 dic 2014`. */
export function writePartialDay(text: string): string {
  if (/^\d{4}$/.test(text)) return text
  if (/^\d{4}-\d{2}$/.test(text)) {
    const date = new Date(`${text}-01T00:00:00Z`)
    return new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
  }
  return writeDay(text)
}

/** Today in the time zone of the centre, `YYYY-MM-DD`. */
export const today = (now: Date = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: place.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)

/** Days from today until a day; negative when it is past. */
export const daysUntil = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000)

/** *hace 3 días*, *mañana*. */
export const writeDistance = (days: number): string =>
  new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day')

/** The name of a language in the reader's own. Those of our catalogue first: browsers do not know many of America's. */
export function writeLanguage(tag: string): string {
  const ours = sayIf(`language.${tag}`)
  if (ours !== undefined) return ours
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Two letters for a portrait: of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('')
}
