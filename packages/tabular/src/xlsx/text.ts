/**
 * XML cannot hold control characters, so spreadsheets write them as `_x000D_`, and a literal `_x000D_` with its
 * underscore escaped (ECMA-376 part 1, 22.9.2.19).
 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The reverse, with markup escaped as well: text ready to stand in an element. Lone surrogates become U+FFFD in UTF-8. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(UNWRITABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Control characters other than TAB and LF (a CR would be read as LF), and the two non-characters XML forbids. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu

/** Text ready to stand in an attribute between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

const RAISED: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-()aonT'].map((char, at) => [char, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ªºⁿᵀ'][at] ?? char]),
)

/**
 * Superscript text in the characters Unicode has for it: m² stays apart from m2, and the T that INEGI's classification
 * raises behind its titles ("Agriculturaᵀ") does not become part of the word. Other text stays as it is.
 */
export function raise(text: string): string {
  const raised = [...text].map((char) => RAISED.get(char))
  return raised.includes(undefined) ? text : raised.join('')
}
