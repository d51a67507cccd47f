import { expect, test } from 'vitest'

import { TABULAR_CODES, TABULAR_MESSAGES } from '../src/index.ts'

const KEYS = Object.values(TABULAR_CODES).map(({ messageKey }) => messageKey)

test.each(Object.entries(TABULAR_MESSAGES))('%s has a text for every code, and nothing else', (_, messages) => {
  expect(Object.keys(messages).toSorted()).toEqual(KEYS.toSorted())
})

test('all languages use the same placeholders', () => {
  const placeholders = (text: string): string[] => [...new Set(text.match(/\{[a-z]+(?=[,}])/g))].toSorted()
  for (const key of KEYS) {
    const [first, ...others] = Object.values(TABULAR_MESSAGES).map((messages) => placeholders(messages[key]))
    for (const other of others) expect(other).toEqual(first)
  }
})
