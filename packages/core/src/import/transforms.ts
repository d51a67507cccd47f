import { normalise } from '../text/normalise.ts'

/** A value, nothing, or what is wrong. */
export type Transformed =
  | { readonly value: string | number | boolean | undefined }
  | { readonly fault: string; readonly data: Readonly<Record<string, string | number>> }

/** What a mapping tells a transform beside the cells. */
export interface TransformOptions {
  /** `codes`: digits of each column. */
  readonly widths?: readonly number[] | undefined
  /** `choice`: what the file says → the word Milpa uses. */
  readonly choices?: Readonly<Record<string, string>> | undefined
}
type Transform = (cells: readonly string[], options: TransformOptions) => Transformed

const nothing: Transformed = { value: undefined }
const value = (found: string | number | boolean): Transformed => ({ value: found === '' ? undefined : found })
const clean = (cell: string): string => cell.replace(/\s+/g, ' ').trim()
/** What registers write where they have nothing to say. */
const fillers = new Set(['', '0', 'ninguno', 'ninguna', 'sin nombre', 'sin referencia', 'n a', 's n', 'sn'])
const told = (cell: string | undefined): string => {
  const text = clean(cell ?? '')
  return fillers.has(normalise(text)) ? '' : text
}

/** Every transform a mapping can name. They are few, pure and say what is wrong; a new one is a minor release. */
const transforms = {
  /** Joins its columns by a blank and takes surplus blanks away. */
  text: (cells) => value(clean(cells.join(' '))),

  /** `19.72662293`, `19,72662293`, `-99.46`. Thousands are not accepted: nobody can tell them from decimals. */
  number([cell = '']) {
    const text = clean(cell)
    if (text === '') return nothing
    if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text)) return { fault: 'NOT_A_NUMBER', data: {} }
    return value(Number(text.replace(',', '.')))
  },

  /** Codes written side by side: `15` and `112` become `15112`; spreadsheets take leading zeros away. */
  codes(cells, { widths = [] }) {
    const parts = cells.map((cell) => clean(cell))
    if (parts.every((part) => part === '')) return nothing
    for (const [at, part] of parts.entries()) {
      const width = widths[at] ?? part.length
      if (!/^\d+$/.test(part) || part.length > width) return { fault: 'NOT_A_CODE', data: { digits: width } }
    }
    return value(parts.map((part, at) => part.padStart(widths[at] ?? part.length, '0')).join(''))
  },

  /** `2014`, `2014-12`, `2014-12-01`, `01/12/2014`, `12/2014`. */
  date([cell = '']) {
    const text = clean(cell)
    if (text === '') return nothing
    const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?$/.exec(text)
    const local = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text)
    const [year, month, day] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : []
    if (year === undefined || !isDate(year, month, day)) return { fault: 'NOT_A_DATE', data: {} }
    return value([year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-'))
  },

  choice([cell = ''], { choices = {} }) {
    const text = normalise(cell)
    if (text === '') return nothing
    const found = Object.entries(choices).find(([word, meant]) => [normalise(word), normalise(meant)].includes(text))
    if (found) return value(found[1])
    return { fault: 'NOT_A_CHOICE', data: { choices: Object.keys(choices).slice(0, 12).join(', ') } }
  },

  'yes-no'([cell = '']) {
    const text = normalise(cell)
    if (text === '') return nothing
    if (/^(si|s|yes|y|sim|oui|o|true|verdadero|1|x)$/.test(text)) return value(true)
    if (/^(no|n|nao|non|false|falso|0)$/.test(text)) return value(false)
    return { fault: 'NOT_YES_OR_NO', data: {} }
  },

  /** What a directory calls a kind of establishment: whether people live there. Anything else says nothing. */
  dwelling([cell = '']) {
    const text = normalise(cell)
    if (text.includes('vivienda')) return value(true)
    return text === 'fijo' || text === 'semifijo' ? value(false) : nothing
  },

  /**
   * A postal address as Mexico's registers split it: kind and name of the street, number, letter, building, floor,
   * inner number, letter, kind and name of the settlement, market, stall, post code, locality.
   */
  'mexican-address'(cells) {
    const [way, street, number, letter, building, floor, inner, innerLetter, kind, settlement, market, stall, post] =
      cells.map(told)
    const line = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')
    const address = [
      street ? line(way, street, line(number, letter) || 's/n') : '',
      line(building, floor),
      inner || innerLetter ? line('int.', inner, innerLetter) : '',
      settlement ? line(kind, settlement) : '',
      market,
      stall ? line('local', stall) : '',
      post ? line('C. P.', post) : '',
    ]
    return value(address.filter(Boolean).join(', ').slice(0, 300))
  },
} as const satisfies Readonly<Record<string, Transform>>

function isDate(year: string, month = '1', day = '1'): boolean {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) >= 1800 && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

export type TransformName = keyof typeof transforms
export const transformNames = Object.keys(transforms) as [TransformName, ...TransformName[]]

export function transform(name: TransformName, cells: readonly string[], options: TransformOptions): Transformed {
  const chosen: Transform = transforms[name]
  return chosen(cells, options)
}
