import type { Language } from '@milpa/core'
import type { MessageKey } from '../messages/es.ts'

export type Say = (key: MessageKey | (string & {}), data?: Readonly<Record<string, string | number>>) => string

const ours: readonly Language[] = ['es', 'en', 'pt', 'fr']

/** The language of the reader: `--language`, else what the shell says; Spanish for others, as everywhere in Milpa. */
export function languageFrom(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  // POSIX: a variable that is empty is not set.
  const wish = asked || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return ours.find((language) => wish.toLowerCase().startsWith(language)) ?? 'es'
}

/** Loads one catalogue alone, and the formatter only when a message needs one: help has to be quick. */
export async function speak(language: Language): Promise<Say> {
  const catalogue: Readonly<Record<string, string>> = await load(language)
  const { IntlMessageFormat } = await import('intl-messageformat')
  return (key, data = {}) => {
    const text = catalogue[key]
    if (text === undefined) return key
    if (!text.includes('{')) return text
    return String(new IntlMessageFormat(text, language).format(data))
  }
}

async function load(language: Language): Promise<Readonly<Record<string, string>>> {
  switch (language) {
    case 'es':
      return (await import('../messages/es.ts')).es
    case 'en':
      return (await import('../messages/en.ts')).en
    case 'pt':
      return (await import('../messages/pt.ts')).pt
    case 'fr':
      return (await import('../messages/fr.ts')).fr
  }
}
