import { es } from './messages/es.ts'

/** The words of the components. All languages have exactly these keys; placeholders stand in braces. */
export type Messages = { readonly [Key in keyof typeof es]: string }
export type MessageKey = keyof Messages

let locale = 'es'
let messages: Messages = es
const listeners = new Set<() => void>()

/**
 * Makes all components on the page speak another language. Ours are `es`, `en`, `pt` and `fr`; a centre passes its own.
 * @param newLocale a BCP 47 tag, also used to write numbers; an unknown one falls back as `Intl` does
 */
export function setMessages(newLocale: string, newMessages: Messages): void {
  locale = newLocale
  messages = newMessages
  for (const listener of listeners) listener()
}

/** Calls `listener` after each change of language, until the returned function is called. */
export function onMessages(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** One message in the current language, its placeholders filled. Numbers are written as the language writes them. */
export function say(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return messages[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? formatNumber(value) : value
  })
}

/** A number in the current language. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale).format(value)
}
