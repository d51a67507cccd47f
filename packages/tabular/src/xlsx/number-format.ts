/** What a number format makes of a number, as far as it matters for reading. */
export type NumberKind = 'number' | 'date' | 'date-time' | 'time'

/** Formats every spreadsheet knows by number (ECMA-376 part 1, 18.8.30), those of East Asian editions included. */
const BUILT_IN: Readonly<Record<number, NumberKind>> = Object.fromEntries([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'date']),
  ...[18, 19, 20, 21, 32, 33, 45, 47].map((id) => [id, 'time']),
  [22, 'date-time'],
])

/** The kind of a format by its number and, for formats of the workbook itself, its code. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN[id] ?? 'number'
  // Literal text, colours and conditions say nothing; of the sections for negative numbers the first decides.
  const bare = code
    .replaceAll(/"[^"]*"?|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)[0]!
    .toLowerCase()
  if (/general|[0#?]/.test(bare.replaceAll(/s\.0+/g, 's'))) return 'number'
  // A duration ([h]:mm) is a quantity and no time of day.
  if (bare.includes('[')) return 'number'
  const time = /[hs]/.test(bare)
  const date = time ? /[yde]/.test(bare) : /[ydem]/.test(bare)
  if (date) return time ? 'date-time' : 'date'
  return time ? 'time' : 'number'
}

const DAY_SECONDS = 86_400
/** Days from 1970-01-01 back to the day numbered 0 in either system. */
const EPOCHS = { 1900: 25_569, 1904: 24_107 } as const

/**
 * Text of a serial day number: `2023-12-04`, `2023-12-04T14:13:53` or `14:13:53`; `undefined` where it is no day of the
 * calendar. Excel's first system counts a 29 February 1900 that never was (serial 60), so what is before it is shifted.
 */
export function serialText(
  serial: number,
  kind: Exclude<NumberKind, 'number'>,
  system: 1900 | 1904,
): string | undefined {
  const seconds = Math.round(serial * DAY_SECONDS)
  if (kind === 'time' && seconds >= 0 && seconds < DAY_SECONDS) return instant(0, seconds).slice(11, 19)
  let day = Math.floor(seconds / DAY_SECONDS)
  if (day < (system === 1900 ? 1 : 0) || day > 2_958_465 || (system === 1900 && day === 60)) return undefined
  if (system === 1900 && day < 60) day += 1
  const text = instant(day - EPOCHS[system], seconds % DAY_SECONDS)
  return kind === 'date' ? text.slice(0, 10) : text.slice(0, 19)
}

function instant(days: number, seconds: number): string {
  return new Date((days * DAY_SECONDS + seconds) * 1_000).toISOString()
}

/** A number as people write it: no exponent, none of the noise of binary fractions; long identifiers digit by digit. */
export function plainNumber(raw: string): string {
  const text = raw.trim()
  if (/^-?\d+$/.test(text)) return text
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return text
  const short = String(value)
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short)
  if (found === null) return short
  const [, sign, first, fraction = '', exponent] = found
  const digits = `${first}${fraction}`
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}
