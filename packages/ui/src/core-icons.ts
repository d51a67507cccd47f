import { html, nothing, type TemplateResult } from 'lit'

/** The few icons that the components themselves need, apart from the others so that a widget does not carry them all. */
export const corePaths = {
  alert: 'M12 9v5m0 3h.01M12 3 2 20h20z',
  'arrow-down': 'M12 5v14m-6-6 6 6 6-6',
  'arrow-up': 'M12 19V5m-6 6 6-6 6 6',
  check: 'M5 12l5 5 9-10',
  'chevron-down': 'M5 9l7 7 7-7',
  expand: 'M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5',
  info: 'M12 11v6m0-10h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  lock: 'M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3',
  minus: 'M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M20 11a8 8 0 0 0-14-4L4 9m0-5v5h5M4 13a8 8 0 0 0 14 4l2-2m0 5v-5h-5',
  x: 'M6 6l12 12M18 6 6 18',
} as const

/** An icon of the components. The public function with all names is in icons.ts. */
export function coreIcon(name: keyof typeof corePaths, size?: number): TemplateResult {
  return drawIcon(corePaths[name], size, name === 'more')
}

/** @param heavy for dots, which a thin stroke would lose */
export function drawIcon(d: string, size: number | undefined, heavy: boolean): TemplateResult {
  return html`<svg
    class="icon"
    width=${size ?? nothing}
    height=${size ?? nothing}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width=${heavy ? 2.6 : 1.8}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${d}></path>
  </svg>`
}
