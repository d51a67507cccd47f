import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '@milpa/core'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { fr } from './messages/fr.ts'
import { pt } from './messages/pt.ts'

const messages = { es, en, pt, fr } satisfies Record<Language, Record<keyof typeof es, string>>
export type WordKey = keyof typeof es

export const languageNames: readonly (readonly [Language, string])[] = [
  ['es', 'Español'],
  ['en', 'English'],
  ['pt', 'Português'],
  ['fr', 'Français'],
]

export interface Words {
  say(key: WordKey, values?: Readonly<Record<string, string | number>>): string
  count(value: number): string
  money(amount: number, currency: string, digits: number): string
}

const formats = new Map<string, IntlMessageFormat>()

/** The words of the public pages in one language. */
export function wordsOf(language: Language, locale: string): Words {
  // Numbers as the centre writes them when its language is the reader's: es-MX and es-GT differ.
  const numbers = locale.toLowerCase().startsWith(language) ? locale : language
  return {
    say(key, values) {
      const id = `${language} ${key}`
      let format = formats.get(id)
      if (!format) {
        format = new IntlMessageFormat(messages[language][key], language)
        formats.set(id, format)
      }
      return String(format.format(values))
    },
    count: (value) => new Intl.NumberFormat(numbers).format(value),
    money: (amount, currency, digits) =>
      new Intl.NumberFormat(numbers, {
        style: 'currency',
        currency,
        minimumFractionDigits: amount % 10 ** digits === 0 ? 0 : digits,
      }).format(amount / 10 ** digits),
  }
}
