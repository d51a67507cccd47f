import { parseOklch, toLegacyCss } from './colour.ts'

/** A colour of tokens.css in both schemes: as written, and as every browser reads it. */
export type ColourToken = {
  readonly name: string
  readonly written: string
  readonly light: string
  readonly dark: string
}

/** tokens.css, read. `blocks` are the rules after the first `:root`: densities and media conditions. */
export type TokenSource = {
  readonly colours: readonly ColourToken[]
  readonly plain: readonly (readonly [name: string, value: string])[]
  readonly blocks: readonly {
    readonly media: string | undefined
    readonly selector: string
    readonly declarations: readonly (readonly [name: string, value: string])[]
  }[]
}

/**
 * Reads the one sheet of tokens. Only the forms it uses are understood: a first `:root` rule, rules with an attribute
 * selector, and `:root` inside `@media`. Anything else throws, so a token cannot be lost between source and output.
 */
export function readTokens(css: string): TokenSource {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const rule = /\s*(?:@media\s*([^{]+?)\s*\{\s*)?([^{}]+?)\s*\{([^{}]*)\}\s*(?:\})?/y
  const rules: { media: string | undefined; selector: string; declarations: (readonly [string, string])[] }[] = []
  while (rule.lastIndex < text.trimEnd().length) {
    const at = rule.lastIndex
    const match = rule.exec(text)
    if (!match) throw new SyntaxError(`tokens.css: cannot read "${text.slice(at, at + 60).trim()}"`)
    rules.push({ media: match[1], selector: match[2]!, declarations: readDeclarations(match[3]!) })
  }
  const [root, ...blocks] = rules
  if (!root || root.selector !== ':root' || root.media)
    throw new SyntaxError('tokens.css: the first rule must be :root')
  const colours: ColourToken[] = []
  const plain: (readonly [string, string])[] = []
  for (const [name, value] of root.declarations) {
    const colour = readColour(name, value, colours)
    if (colour) colours.push(colour)
    else if (name !== 'color-scheme')
      plain.push([name, value.replaceAll(/oklch\([^)]*\)/g, (oklch) => toLegacyCss(parseOklch(oklch)))])
  }
  return { colours, plain, blocks }
}

function readColour(name: string, value: string, known: readonly ColourToken[]): ColourToken | undefined {
  const alias = /^var\((--[\w-]+)\)$/.exec(value)
  if (alias) {
    const target = known.find((colour) => colour.name === alias[1])
    return target && { name, written: value, light: target.light, dark: target.dark }
  }
  const both = /^light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)$/.exec(value)
  const light = both?.[1] ?? (value.startsWith('oklch(') ? value : undefined)
  const dark = both?.[2] ?? light
  if (!light || !dark) return undefined
  return { name, written: value, light: toLegacyCss(parseOklch(light)), dark: toLegacyCss(parseOklch(dark)) }
}

function readDeclarations(body: string): (readonly [string, string])[] {
  return body
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const colon = part.indexOf(':')
      return [
        part.slice(0, colon).trim(),
        part
          .slice(colon + 1)
          .trim()
          .replaceAll(/\s+/g, ' '),
      ] as const
    })
}
