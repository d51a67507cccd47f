import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generatedModule } from '../build/generate.ts'
import { readTokens } from '../build/token-source.ts'
import { documentSheet } from '../src/styles/document.ts'
import { hostTokens, tokens } from '../src/tokens.generated.ts'

const source = await readFile(new URL('../src/tokens.css', import.meta.url), 'utf8')

test('the committed tokens are those of the sheet: run `npm run tokens` after changing it', async () => {
  const committed = await readFile(new URL('../src/tokens.generated.ts', import.meta.url), 'utf8')
  expect(committed).toBe(generatedModule(source))
})

test.each([
  ['the page', tokens.cssText],
  ['a widget', hostTokens.cssText],
])('an old browser reads plain hex for %s before anything it cannot read', (_, text) => {
  const [before = '', after = ''] = text.split('@supports')
  expect(after).toContain('light-dark(')
  expect(before).toContain('--milpa-ground: #faf6ee')
  expect(before).toContain('--milpa-ground: #19120e')
  expect(before).not.toMatch(/oklch|light-dark/)
})

test('no declaration of the sheet is lost', () => {
  const { colours, plain, blocks } = readTokens(source)
  const declared = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').match(/--milpa-[\w-]+\s*:/g)!
  const kept = colours.length + plain.length + blocks.flatMap((block) => block.declarations).length
  expect(kept).toBe(declared.length)
})

test('what the reader of tokens.css does not understand stops the build', () => {
  expect(() => readTokens(':root { --milpa-a: 1px; } @import url(x);')).toThrow(SyntaxError)
  expect(() => readTokens('.a { --milpa-a: 1px; }')).toThrow(/first rule/)
})

test('sheets use only tokens that exist', () => {
  const { colours, plain } = readTokens(source)
  const known = new Set([...colours.map(({ name }) => name), ...plain.map(([name]) => name)])
  const used = [...documentSheet.matchAll(/var\((--milpa-[\w-]+)/g)].map(([, name]) => name!)
  expect(used.filter((name) => !known.has(name))).toEqual([])
})
