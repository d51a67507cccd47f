import { setMessages } from '@milpa/ui'
import { en as uiEn } from '@milpa/ui/messages/en'
import { es as uiEs } from '@milpa/ui/messages/es'
import { fr as uiFr } from '@milpa/ui/messages/fr'
import { pt as uiPt } from '@milpa/ui/messages/pt'
import { format, type Values } from './icu.ts'
import type { es } from './messages/es.ts'

/** Every language has exactly the keys of `es`: one that is missing does not compile. */
export type Messages = { readonly [Key in keyof typeof es]: string }
export type MessageKey = keyof Messages

export const languages = ['es', 'en', 'pt', 'fr'] as const
export type Language = (typeof languages)[number]

/** Each in its own words, for whoever does not read the present one. */
export const languageNames: Readonly<Record<Language, string>> = {
  es: 'Español',
  en: 'English',
  pt: 'Português',
  fr: 'Français',
}

const load: Readonly<Record<Language, () => Promise<Messages>>> = {
  es: async () => (await import('./messages/es.ts')).es,
  en: async () => (await import('./messages/en.ts')).en,
  pt: async () => (await import('./messages/pt.ts')).pt,
  fr: async () => (await import('./messages/fr.ts')).fr,
}
const ui = { es: uiEs, en: uiEn, pt: uiPt, fr: uiFr }

let language: Language = 'es'
let messages: Messages | undefined
const listeners = new Set<() => void>()

/** Loads a language and speaks it everywhere on the page. */
export async function speak(wanted: Language): Promise<void> {
  messages = await load[wanted]()
  language = wanted
  document.documentElement.lang = wanted
  setMessages(wanted, ui[wanted])
  for (const listener of listeners) listener()
}

/** Whether a language was loaded. */
export const isSpeaking = (): boolean => messages !== undefined

export const currentLanguage = (): Language => language

/** Calls `listener` after each change of language, until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A text in the present language, its placeholders filled. */
export function say(key: MessageKey, values: Values = {}): string {
  const text = messages?.[key]
  if (text === undefined) throw new Error(`"${key}" was asked for before a language was loaded.`)
  return text.includes('{') ? format(text, values, language) : text
}

/** Whether a text built from data (a kind of event, a status of a later version) exists. */
export const sayIf = (key: string, values: Values = {}): string | undefined =>
  messages !== undefined && Object.hasOwn(messages, key) ? say(key as MessageKey, values) : undefined

/** The language to begin with: her own choice, else her browser's, else Spanish. */
export function firstLanguage(chosen: string | null, asked: readonly string[]): Language {
  const wanted = [chosen ?? '', ...asked].map((tag) => tag.slice(0, 2).toLowerCase())
  return wanted.find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'es'
}
