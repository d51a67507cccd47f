import { html, type TemplateResult } from 'lit'
import { drawIcon } from './core-icons.ts'
import { type IconName, iconPaths, markPaths } from './icon-paths.ts'

export { type IconName, iconPaths } from './icon-paths.ts'

/**
 * An icon as a Lit template. It is decoration (`aria-hidden`): put words beside it, or `aria-label` on its button.
 * @param size in CSS pixels; without it the icon takes the size of the density (`--milpa-icon`)
 */
export function icon(name: IconName, size?: number): TemplateResult {
  return drawIcon(iconPaths[name], size, isHeavy(name))
}

/** The mark of Milpa, three kernels, as a Lit template. Decoration, like every icon. */
export function mark(size = 24): TemplateResult {
  return html`<svg class="mark" width=${size} height=${size} viewBox="0 0 34 34" aria-hidden="true">
    <path d=${markPaths[0].d} fill="var(--milpa-maize)"></path>
    <path d=${markPaths[1].d} fill="var(--milpa-mark-bean)"></path>
    <path d=${markPaths[2].d} fill="var(--milpa-squash)"></path>
  </svg>`
}

/** The same icon as markup, for pages written on a server. It holds nothing from outside, so nothing needs escaping. */
export function iconMarkup(name: IconName, size?: number): string {
  const box = size === undefined ? '' : ` width="${size}" height="${size}"`
  const weight = isHeavy(name) ? 2.6 : 1.8
  return `<svg class="icon"${box} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${iconPaths[name]}"/></svg>`
}

/** The mark as markup, for pages written on a server. */
export function markMarkup(size = 24): string {
  const paths = markPaths.map(({ token, d }) => `<path d="${d}" fill="var(--milpa-${token})"/>`).join('')
  return `<svg class="mark" width="${size}" height="${size}" viewBox="0 0 34 34" aria-hidden="true">${paths}</svg>`
}

function isHeavy(name: IconName): boolean {
  return name === 'more' || name === 'list'
}
