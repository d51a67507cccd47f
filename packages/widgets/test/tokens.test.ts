import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generate, tokensFile } from '../build/tokens.ts'

test('the colours are those of @milpa/ui; otherwise run "npm run tokens"', () => {
  expect(readFileSync(tokensFile, 'utf8')).toBe(generate())
})
