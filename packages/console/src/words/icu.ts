export type Values = Readonly<Record<string, string | number>>

/**
 * The part of ICU MessageFormat that our catalogues use: `{name}`, `{count, plural, =0 {…} one {…} other {…}}` with `#`,
 * and `{kind, select, a {…} other {…}}`. Numbers are written as the language writes them.
 */
export function format(message: string, values: Values, locale: string): string {
  return expand(message, values, locale, undefined)
}

function expand(text: string, values: Values, locale: string, count: number | undefined): string {
  let out = ''
  let at = 0
  while (at < text.length) {
    const character = text[at]!
    if (character === '#' && count !== undefined) {
      out += new Intl.NumberFormat(locale).format(count)
      at++
    } else if (character === '{') {
      const end = closing(text, at)
      out += argument(text.slice(at + 1, end), values, locale, count)
      at = end + 1
    } else {
      out += character
      at++
    }
  }
  return out
}

function argument(inside: string, values: Values, locale: string, count: number | undefined): string {
  const [name = '', kind] = inside.split(',', 2).map((part) => part.trim())
  const value = values[name]
  if (kind === undefined) {
    if (value === undefined) return `{${name}}`
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
  }
  const options = readOptions(inside.slice(inside.indexOf(kind, name.length) + kind.length + 1))
  if (kind === 'plural') {
    const number = Number(value ?? 0)
    const rule = new Intl.PluralRules(locale).select(number)
    const text = options.get(`=${number}`) ?? options.get(rule) ?? options.get('other') ?? ''
    return expand(text, values, locale, number)
  }
  return expand(options.get(String(value)) ?? options.get('other') ?? '', values, locale, count)
}

function readOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  let at = 0
  for (;;) {
    const open = text.indexOf('{', at)
    if (open < 0) return options
    const end = closing(text, open)
    options.set(text.slice(at, open).trim(), text.slice(open + 1, end))
    at = end + 1
  }
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
  }
  return text.length
}
