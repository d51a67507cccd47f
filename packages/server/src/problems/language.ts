import { languages, type Language } from '@milpa/core'

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

/** The language of a BCP 47 tag among those that Milpa ships; Spanish for others. */
export const languageOfLocale = (locale: string): Language => {
  const [primary = ''] = locale.toLowerCase().split('-')
  return isLanguage(primary) ? primary : 'es'
}

/** The best of ours by `Accept-Language`; `undefined` when it names none of them. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  if (!header) return undefined
  let best: { readonly language: Language; readonly quality: number } | undefined
  for (const part of header.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const [primary = ''] = tag.trim().split('-')
    const q = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
    const quality = q === undefined ? 1 : Number(q.slice(2))
    if (isLanguage(primary) && quality > 0 && quality > (best?.quality ?? 0)) best = { language: primary, quality }
  }
  return best?.language
}
