import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Writes src/tokens.generated.ts from the colours of @milpa/ui. A widget reads `--m-ink`; a page tints it by setting
 * `--milpa-ink`. Light and dark stand in one declaration: `--L` and `--D` are either invalid, so that the fallback
 * counts, or empty. That works wherever custom properties do; `light-dark()` needs Chrome 123.
 */
const names = [
  'ground surface ink ink-soft line line-strong maize maize-deep maize-wash bean bean-text bean-wash',
  'on-bean squash squash-deep squash-wash leaf leaf-wash danger danger-wash focus on-maize mark-bean',
]
  .join(' ')
  .split(' ')

const uiTokens = fileURLToPath(new URL('../../ui/src/tokens.generated.ts', import.meta.url))
export const tokensFile = fileURLToPath(new URL('../src/tokens.generated.ts', import.meta.url))

/** The text of the generated file. */
export function generate(): string {
  const colours = new Map(
    [...readFileSync(uiTokens, 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \['(#\w{6})', '(#\w{6})'\],$/gm)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]] as const,
    ),
  )
  const lines = names.map((name) => {
    const pair = colours.get(name)
    if (!pair) throw new Error(`@milpa/ui has no colour "${name}"`)
    return `${name} ${pair[0]} ${pair[1]}`
  })
  return `// Generated from the colours of @milpa/ui by build/tokens.ts. Change the sheet there, then run \`npm run tokens\`.
/** Name, light, dark. Declarations are made of it at run time: half a kilobyte less on every page. */
export const colours =
  '${lines.join()}'
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(tokensFile, generate())
