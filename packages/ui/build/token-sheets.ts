import type { ColourToken, TokenSource } from './token-source.ts'

/**
 * The tokens for a whole page, on `:root`. Order is the contract: hex that every browser reads first (light, then dark
 * under the reader's preference and under `data-scheme="dark"`), then the colours as written where `light-dark()` is
 * understood, so that they follow `color-scheme` on any subtree.
 */
export function pageSheet(source: TokenSource): string {
  const light = declare(source.colours, 'light')
  const dark = declare(source.colours, 'dark')
  return [
    rule(':root', ['color-scheme: light dark', ...source.plain.map(pair)]),
    rule(":root, [data-scheme='light']", light),
    `@media (prefers-color-scheme: dark) {\n${rule(":root:not([data-scheme='light'])", dark)}\n}`,
    rule("[data-scheme='light']", ['color-scheme: light']),
    rule("[data-scheme='dark']", ['color-scheme: dark', ...dark]),
    `@supports (color: light-dark(#000, #fff)) {\n${rule(':root:root, [data-scheme]', declare(source.colours, 'written'))}\n}`,
    ...source.blocks.map(({ media, selector, declarations }) => {
      // Twice :root, to weigh as much as the @supports rule above and, coming later, to win over it.
      const block = rule(media ? ':root:root' : selector, declarations.map(pair))
      return media ? `@media ${media} {\n${block}\n}` : block
    }),
  ].join('\n')
}

/**
 * The same tokens on `:host`, for a widget on a page that is not ours. The widget keeps the page's scheme (light, when
 * the page says nothing) unless its own `data-scheme` is `light`, `dark` or `auto`. A page tints a widget by declaring
 * a token on the widget's tag, which outweighs `:host`; the reader's wish for contrast outweighs the page.
 */
export function hostSheet(source: TokenSource): string {
  const light = declare(source.colours, 'light')
  const dark = declare(source.colours, 'dark')
  return [
    rule(':host', [...source.plain.map(pair), ...light]),
    rule(":host([data-scheme='auto'])", ['color-scheme: light dark']),
    `@media (prefers-color-scheme: dark) {\n${rule(":host([data-scheme='auto'])", dark)}\n}`,
    rule(":host([data-scheme='light'])", ['color-scheme: light']),
    rule(":host([data-scheme='dark'])", ['color-scheme: dark', ...dark]),
    `@supports (color: light-dark(#000, #fff)) {\n${rule(':host, :host([data-scheme])', declare(source.colours, 'written'))}\n}`,
    ...source.blocks.map(({ media, selector, declarations }) => {
      if (!media) return rule(`:host(${selector})`, declarations.map(pair))
      return `@media ${media} {\n${rule(
        ':host',
        declarations.map((each) => `${pair(each)} !important`),
      )}\n}`
    }),
  ].join('\n')
}

function declare(colours: readonly ColourToken[], as: 'light' | 'dark' | 'written'): string[] {
  return colours.map((colour) => `${colour.name}: ${colour[as]}`)
}

function pair([name, value]: readonly [string, string]): string {
  return `${name}: ${value}`
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n${declarations.map((each) => `  ${each};`).join('\n')}\n}`
}
