import { hostSheet, pageSheet } from './token-sheets.ts'
import { readTokens } from './token-source.ts'

/** The whole text of src/tokens.generated.ts for a given tokens.css; the test compares it with the committed file. */
export function generatedModule(tokensCss: string): string {
  const source = readTokens(tokensCss)
  const names = source.colours
    .map((colour) => `  ${key(colour.name)}: ['${colour.light}', '${colour.dark}'],`)
    .join('\n')
  return `// Generated from tokens.css by build/tokens.ts. Change the sheet, then run \`npm run tokens\`.
import { unsafeCSS } from 'lit'

/** Every colour token as [light, dark], opaque 8-bit sRGB. */
export const colours = {
${names}
} as const satisfies Record<string, readonly [light: string, dark: string]>

/** The name of a colour token, without the leading \`--milpa-\`. */
export type ColourName = keyof typeof colours

/** The tokens for a document, on \`:root\`: plain hex first, then what newer browsers understand. */
export const tokens = unsafeCSS(\`
${indent(pageSheet(source))}
\`)

/** The tokens for a widget's shadow root, on \`:host\`. */
export const hostTokens = unsafeCSS(\`
${indent(hostSheet(source))}
\`)
`
}

function key(name: string): string {
  const short = name.replace('--milpa-', '')
  return /^[a-z]\w*$/.test(short) ? short : `'${short}'`
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ')
}
