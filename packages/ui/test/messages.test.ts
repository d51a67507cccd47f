import { afterEach, expect, test } from 'vitest'
import { formatNumber, onMessages, say, setMessages } from '../src/messages.ts'
import { en } from '../src/messages/en.ts'
import { es } from '../src/messages/es.ts'
import { fr } from '../src/messages/fr.ts'
import { pt } from '../src/messages/pt.ts'

afterEach(() => setMessages('es', es))

test.each(Object.entries({ en, pt, fr }))(
  '%s says everything that Spanish says, with the same placeholders',
  (_, messages) => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(es).sort())
    for (const [key, text] of Object.entries(es)) {
      const translated = messages[key as keyof typeof es]
      expect(translated.trim(), key).not.toBe('')
      expect(placeholders(translated), key).toEqual(placeholders(text))
    }
  },
)

test.each(Object.entries({ es, en, pt, fr }))('sentences in %s have at most 15 words', (_, messages) => {
  for (const text of Object.values(messages)) {
    for (const sentence of text.split(/[.:;?!]\s/))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15)
  }
})

test('numbers are written as the language writes them, and listeners hear of a change', () => {
  let heard = 0
  const forget = onMessages(() => heard++)
  expect(say('total', { total: 12345 })).toBe('12,345 en total'.replace('12,345', formatNumber(12345)))
  setMessages('fr', fr)
  expect(say('range', { from: 1, to: 13, total: 186 })).toBe('1 à 13 sur 186')
  expect(formatNumber(1234567.5)).toMatch(/^1\s234\s567,5$/)
  forget()
  setMessages('en', en)
  expect(heard).toBe(1)
})

test('words that look like placeholders in what she typed stay as they are', () => {
  expect(say('noMatch', { query: '{total} $&' })).toBe('Nada coincide con «{total} $&»')
})

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
}
