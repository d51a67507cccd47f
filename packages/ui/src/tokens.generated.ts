// Generated from tokens.css by build/tokens.ts. Change the sheet, then run `npm run tokens`.
import { unsafeCSS } from 'lit'

/** Every colour token as [light, dark], opaque 8-bit sRGB. */
export const colours = {
  ground: ['#faf6ee', '#19120e'],
  surface: ['#fefdf9', '#241c17'],
  sunken: ['#f1ebdf', '#120c09'],
  ink: ['#2e1d14', '#efebe1'],
  'ink-soft': ['#5e4b40', '#beb6a9'],
  line: ['#d9d0c0', '#463b33'],
  'line-strong': ['#8e7d6e', '#8c7d6f'],
  maize: ['#f7c23a', '#f9cb52'],
  'maize-deep': ['#785305', '#f4d580'],
  'maize-wash': ['#fcf0cf', '#362913'],
  bean: ['#721c42', '#872c52'],
  'bean-hover': ['#5c0d33', '#711e42'],
  'bean-text': ['#721c42', '#f4b9ba'],
  'bean-wash': ['#fce9ef', '#3d222b'],
  'on-bean': ['#fdfcf8', '#fcf8f1'],
  squash: ['#e06c23', '#f59654'],
  'squash-deep': ['#8e3b17', '#f8b37f'],
  'squash-wash': ['#fdecde', '#3c2316'],
  leaf: ['#235e33', '#89d699'],
  'leaf-wash': ['#e3f5e2', '#1a2d1f'],
  danger: ['#9c1b1b', '#f99e97'],
  'danger-wash': ['#fde9e7', '#401d1b'],
  info: ['#12557c', '#8acaf0'],
  'info-wash': ['#e4f1fa', '#182b38'],
  focus: ['#5138b7', '#bebdfa'],
  'on-maize': ['#2e1d14', '#2e1d14'],
  ch1: ['#721c42', '#f4b9ba'],
  ch2: ['#e06c23', '#f59654'],
  ch3: ['#f7c23a', '#f9cb52'],
  ch4: ['#235e33', '#89d699'],
  ch0: ['#9e8c79', '#857466'],
  r0: ['#9c1b1b', '#f99e97'],
  r1: ['#e06c23', '#f59654'],
  r2: ['#f7c23a', '#f9cb52'],
  r3: ['#235e33', '#89d699'],
  'mark-bean': ['#721c42', '#b64774'],
  'map-land': ['#f4f0e4', '#1d1713'],
  'map-block': ['#e5ddd0', '#312a23'],
  'map-park': ['#cde7c7', '#223625'],
  'map-water': ['#cbe2ee', '#1a3040'],
  'map-water2': ['#7aa5bf', '#486e88'],
  'map-case': ['#cfc2af', '#130e0c'],
  'map-hw': ['#feeec1', '#615032'],
  'map-road': ['#fefdf9', '#4a4039'],
  'map-rail': ['#9c9086', '#7e7269'],
  'map-contour': ['#e4dbcd', '#2d251f'],
} as const satisfies Record<string, readonly [light: string, dark: string]>

/** The name of a colour token, without the leading `--milpa-`. */
export type ColourName = keyof typeof colours

/** The tokens for a document, on `:root`: plain hex first, then what newer browsers understand. */
export const tokens = unsafeCSS(`
  :root {
    color-scheme: light dark;
    --milpa-font-body: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
    --milpa-font-display: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Noto Serif', Georgia, serif;
    --milpa-font-mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace;
    --milpa-text-s: 1rem;
    --milpa-text-m: 1.125rem;
    --milpa-text-l: clamp(1.25rem, 1.18rem + 0.3vw, 1.4rem);
    --milpa-text-xl: clamp(1.5rem, 1.35rem + 0.7vw, 1.9rem);
    --milpa-text-2xl: clamp(2rem, 1.6rem + 1.8vw, 3rem);
    --milpa-leading: 1.5;
    --milpa-leading-tight: 1.15;
    --milpa-measure: 60ch;
    --milpa-space-1: 0.25rem;
    --milpa-space-2: 0.5rem;
    --milpa-space-3: 0.75rem;
    --milpa-space-4: 1rem;
    --milpa-space-5: 1.5rem;
    --milpa-space-6: 2rem;
    --milpa-space-7: 3rem;
    --milpa-space-8: 4.5rem;
    --milpa-target: 3rem;
    --milpa-radius-s: 0.375rem;
    --milpa-radius-m: 0.75rem;
    --milpa-radius-l: 1.25rem;
    --milpa-radius-seed: 1.5rem 1.5rem 1.5rem 0.375rem;
    --milpa-border: 2px;
    --milpa-shadow: 0 1px 2px rgba(46, 29, 21, 0.08), 0 6px 20px -8px rgba(46, 29, 21, 0.18);
    --milpa-ease: cubic-bezier(0.2, 0.7, 0.2, 1);
    --milpa-fast: 120ms;
    --milpa-slow: 240ms;
    --milpa-size: 1.125rem;
    --milpa-line-height: 1.625rem;
    --milpa-size-s: 1rem;
    --milpa-line-height-s: 1.375rem;
    --milpa-control: 3rem;
    --milpa-control-s: 2.75rem;
    --milpa-control-pad: 1.25rem;
    --milpa-row: 4rem;
    --milpa-row-head: 3rem;
    --milpa-pad: 1rem;
    --milpa-check: 1.5rem;
    --milpa-hit: 3rem;
    --milpa-seed: var(--milpa-radius-seed);
    --milpa-tile: 3rem;
    --milpa-stroke: 2px;
    --milpa-icon: 1.375rem;
    --milpa-heading-page: 1.75rem;
    --milpa-heading-panel: 1.3125rem;
    --milpa-figure-size: 2.25rem;
  }
  :root, [data-scheme='light'] {
    --milpa-ground: #faf6ee;
    --milpa-surface: #fefdf9;
    --milpa-sunken: #f1ebdf;
    --milpa-ink: #2e1d14;
    --milpa-ink-soft: #5e4b40;
    --milpa-line: #d9d0c0;
    --milpa-line-strong: #8e7d6e;
    --milpa-maize: #f7c23a;
    --milpa-maize-deep: #785305;
    --milpa-maize-wash: #fcf0cf;
    --milpa-bean: #721c42;
    --milpa-bean-hover: #5c0d33;
    --milpa-bean-text: #721c42;
    --milpa-bean-wash: #fce9ef;
    --milpa-on-bean: #fdfcf8;
    --milpa-squash: #e06c23;
    --milpa-squash-deep: #8e3b17;
    --milpa-squash-wash: #fdecde;
    --milpa-leaf: #235e33;
    --milpa-leaf-wash: #e3f5e2;
    --milpa-danger: #9c1b1b;
    --milpa-danger-wash: #fde9e7;
    --milpa-info: #12557c;
    --milpa-info-wash: #e4f1fa;
    --milpa-focus: #5138b7;
    --milpa-on-maize: #2e1d14;
    --milpa-ch1: #721c42;
    --milpa-ch2: #e06c23;
    --milpa-ch3: #f7c23a;
    --milpa-ch4: #235e33;
    --milpa-ch0: #9e8c79;
    --milpa-r0: #9c1b1b;
    --milpa-r1: #e06c23;
    --milpa-r2: #f7c23a;
    --milpa-r3: #235e33;
    --milpa-mark-bean: #721c42;
    --milpa-map-land: #f4f0e4;
    --milpa-map-block: #e5ddd0;
    --milpa-map-park: #cde7c7;
    --milpa-map-water: #cbe2ee;
    --milpa-map-water2: #7aa5bf;
    --milpa-map-case: #cfc2af;
    --milpa-map-hw: #feeec1;
    --milpa-map-road: #fefdf9;
    --milpa-map-rail: #9c9086;
    --milpa-map-contour: #e4dbcd;
  }
  @media (prefers-color-scheme: dark) {
  :root:not([data-scheme='light']) {
    --milpa-ground: #19120e;
    --milpa-surface: #241c17;
    --milpa-sunken: #120c09;
    --milpa-ink: #efebe1;
    --milpa-ink-soft: #beb6a9;
    --milpa-line: #463b33;
    --milpa-line-strong: #8c7d6f;
    --milpa-maize: #f9cb52;
    --milpa-maize-deep: #f4d580;
    --milpa-maize-wash: #362913;
    --milpa-bean: #872c52;
    --milpa-bean-hover: #711e42;
    --milpa-bean-text: #f4b9ba;
    --milpa-bean-wash: #3d222b;
    --milpa-on-bean: #fcf8f1;
    --milpa-squash: #f59654;
    --milpa-squash-deep: #f8b37f;
    --milpa-squash-wash: #3c2316;
    --milpa-leaf: #89d699;
    --milpa-leaf-wash: #1a2d1f;
    --milpa-danger: #f99e97;
    --milpa-danger-wash: #401d1b;
    --milpa-info: #8acaf0;
    --milpa-info-wash: #182b38;
    --milpa-focus: #bebdfa;
    --milpa-on-maize: #2e1d14;
    --milpa-ch1: #f4b9ba;
    --milpa-ch2: #f59654;
    --milpa-ch3: #f9cb52;
    --milpa-ch4: #89d699;
    --milpa-ch0: #857466;
    --milpa-r0: #f99e97;
    --milpa-r1: #f59654;
    --milpa-r2: #f9cb52;
    --milpa-r3: #89d699;
    --milpa-mark-bean: #b64774;
    --milpa-map-land: #1d1713;
    --milpa-map-block: #312a23;
    --milpa-map-park: #223625;
    --milpa-map-water: #1a3040;
    --milpa-map-water2: #486e88;
    --milpa-map-case: #130e0c;
    --milpa-map-hw: #615032;
    --milpa-map-road: #4a4039;
    --milpa-map-rail: #7e7269;
    --milpa-map-contour: #2d251f;
  }
  }
  [data-scheme='light'] {
    color-scheme: light;
  }
  [data-scheme='dark'] {
    color-scheme: dark;
    --milpa-ground: #19120e;
    --milpa-surface: #241c17;
    --milpa-sunken: #120c09;
    --milpa-ink: #efebe1;
    --milpa-ink-soft: #beb6a9;
    --milpa-line: #463b33;
    --milpa-line-strong: #8c7d6f;
    --milpa-maize: #f9cb52;
    --milpa-maize-deep: #f4d580;
    --milpa-maize-wash: #362913;
    --milpa-bean: #872c52;
    --milpa-bean-hover: #711e42;
    --milpa-bean-text: #f4b9ba;
    --milpa-bean-wash: #3d222b;
    --milpa-on-bean: #fcf8f1;
    --milpa-squash: #f59654;
    --milpa-squash-deep: #f8b37f;
    --milpa-squash-wash: #3c2316;
    --milpa-leaf: #89d699;
    --milpa-leaf-wash: #1a2d1f;
    --milpa-danger: #f99e97;
    --milpa-danger-wash: #401d1b;
    --milpa-info: #8acaf0;
    --milpa-info-wash: #182b38;
    --milpa-focus: #bebdfa;
    --milpa-on-maize: #2e1d14;
    --milpa-ch1: #f4b9ba;
    --milpa-ch2: #f59654;
    --milpa-ch3: #f9cb52;
    --milpa-ch4: #89d699;
    --milpa-ch0: #857466;
    --milpa-r0: #f99e97;
    --milpa-r1: #f59654;
    --milpa-r2: #f9cb52;
    --milpa-r3: #89d699;
    --milpa-mark-bean: #b64774;
    --milpa-map-land: #1d1713;
    --milpa-map-block: #312a23;
    --milpa-map-park: #223625;
    --milpa-map-water: #1a3040;
    --milpa-map-water2: #486e88;
    --milpa-map-case: #130e0c;
    --milpa-map-hw: #615032;
    --milpa-map-road: #4a4039;
    --milpa-map-rail: #7e7269;
    --milpa-map-contour: #2d251f;
  }
  @supports (color: light-dark(#000, #fff)) {
  :root:root, [data-scheme] {
    --milpa-ground: light-dark(oklch(97.5% 0.012 88), oklch(19% 0.014 50));
    --milpa-surface: light-dark(oklch(99.3% 0.005 90), oklch(23.5% 0.016 52));
    --milpa-sunken: light-dark(oklch(94.2% 0.018 86), oklch(16% 0.012 48));
    --milpa-ink: light-dark(oklch(25% 0.032 48), oklch(94% 0.014 86));
    --milpa-ink-soft: light-dark(oklch(43% 0.032 52), oklch(78% 0.02 80));
    --milpa-line: light-dark(oklch(86% 0.024 80), oklch(36% 0.02 56));
    --milpa-line-strong: light-dark(oklch(60% 0.03 62), oklch(60% 0.028 66));
    --milpa-maize: light-dark(oklch(84% 0.155 86), oklch(86% 0.145 88));
    --milpa-maize-deep: light-dark(oklch(47% 0.096 78), oklch(88% 0.11 90));
    --milpa-maize-wash: light-dark(oklch(95.5% 0.045 90), oklch(29% 0.04 80));
    --milpa-bean: light-dark(oklch(38% 0.125 358), oklch(44% 0.13 358));
    --milpa-bean-hover: light-dark(oklch(32% 0.115 358), oklch(38% 0.12 358));
    --milpa-bean-text: light-dark(oklch(38% 0.125 358), oklch(84% 0.068 18));
    --milpa-bean-wash: light-dark(oklch(95% 0.022 355), oklch(29% 0.045 358));
    --milpa-on-bean: light-dark(oklch(99% 0.005 90), oklch(98% 0.01 80));
    --milpa-squash: light-dark(oklch(66% 0.165 48), oklch(76% 0.14 54));
    --milpa-squash-deep: light-dark(oklch(46% 0.122 42), oklch(82% 0.105 58));
    --milpa-squash-wash: light-dark(oklch(95.2% 0.026 62), oklch(28.5% 0.045 46));
    --milpa-leaf: light-dark(oklch(43% 0.092 150), oklch(81% 0.115 150));
    --milpa-leaf-wash: light-dark(oklch(95.2% 0.032 145), oklch(27.5% 0.035 152));
    --milpa-danger: light-dark(oklch(45% 0.165 27), oklch(79% 0.11 25));
    --milpa-danger-wash: light-dark(oklch(95% 0.022 25), oklch(28% 0.055 25));
    --milpa-info: light-dark(oklch(43% 0.09 240), oklch(81% 0.085 235));
    --milpa-info-wash: light-dark(oklch(95.2% 0.018 235), oklch(28% 0.035 240));
    --milpa-focus: light-dark(oklch(45% 0.19 285), oklch(82% 0.085 285));
    --milpa-on-maize: oklch(25% 0.032 48);
    --milpa-ch1: var(--milpa-bean-text);
    --milpa-ch2: var(--milpa-squash);
    --milpa-ch3: var(--milpa-maize);
    --milpa-ch4: var(--milpa-leaf);
    --milpa-ch0: light-dark(oklch(65% 0.035 68), oklch(57% 0.03 62));
    --milpa-r0: var(--milpa-danger);
    --milpa-r1: var(--milpa-squash);
    --milpa-r2: var(--milpa-maize);
    --milpa-r3: var(--milpa-leaf);
    --milpa-mark-bean: light-dark(oklch(38% 0.125 358), oklch(56% 0.15 358));
    --milpa-map-land: light-dark(oklch(95.5% 0.016 92), oklch(21% 0.012 60));
    --milpa-map-block: light-dark(oklch(90% 0.02 82), oklch(29% 0.016 60));
    --milpa-map-park: light-dark(oklch(90% 0.05 140), oklch(31% 0.04 148));
    --milpa-map-water: light-dark(oklch(90% 0.03 230), oklch(30% 0.04 240));
    --milpa-map-water2: light-dark(oklch(70% 0.06 235), oklch(52% 0.06 240));
    --milpa-map-case: light-dark(oklch(82% 0.03 78), oklch(17% 0.01 50));
    --milpa-map-hw: light-dark(oklch(95% 0.06 90), oklch(44% 0.05 80));
    --milpa-map-road: light-dark(oklch(99.3% 0.005 90), oklch(38% 0.018 60));
    --milpa-map-rail: light-dark(oklch(66% 0.02 60), oklch(56% 0.02 60));
    --milpa-map-contour: light-dark(oklch(89.5% 0.022 80), oklch(27% 0.016 56));
  }
  }
  [data-density='compact'] {
    --milpa-size: 0.875rem;
    --milpa-line-height: 1.25rem;
    --milpa-size-s: 0.8125rem;
    --milpa-line-height-s: 1.0625rem;
    --milpa-control: 2rem;
    --milpa-control-s: 1.75rem;
    --milpa-control-pad: 0.75rem;
    --milpa-row: 2.625rem;
    --milpa-row-head: 2rem;
    --milpa-pad: 1rem;
    --milpa-check: 1rem;
    --milpa-hit: 1.75rem;
    --milpa-seed: 12px 12px 12px 3px;
    --milpa-tile: 2rem;
    --milpa-stroke: 1.5px;
    --milpa-icon: 1rem;
    --milpa-heading-page: 1.5625rem;
    --milpa-heading-panel: 1.0625rem;
    --milpa-figure-size: 1.625rem;
  }
  [data-density='comfortable'] {
    --milpa-size: 1rem;
    --milpa-line-height: 1.5rem;
    --milpa-size-s: 0.9375rem;
    --milpa-line-height-s: 1.3125rem;
    --milpa-control: 2.5rem;
    --milpa-control-s: 2.25rem;
    --milpa-control-pad: 1rem;
    --milpa-row: 3rem;
    --milpa-row-head: 2.5rem;
    --milpa-pad: 1.125rem;
    --milpa-check: 1.25rem;
    --milpa-hit: 2.25rem;
    --milpa-seed: 14px 14px 14px 4px;
    --milpa-tile: 2.5rem;
    --milpa-stroke: 1.5px;
    --milpa-icon: 1.125rem;
    --milpa-heading-page: 1.75rem;
    --milpa-heading-panel: 1.1875rem;
    --milpa-figure-size: 1.875rem;
  }
  @media (prefers-reduced-motion: reduce) {
  :root:root {
    --milpa-fast: 0ms;
    --milpa-slow: 0ms;
  }
  }
  @media (prefers-contrast: more) {
  :root:root {
    --milpa-line: var(--milpa-ink-soft);
    --milpa-ink-soft: var(--milpa-ink);
  }
  }
`)

/** The tokens for a widget's shadow root, on `:host`. */
export const hostTokens = unsafeCSS(`
  :host {
    --milpa-font-body: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
    --milpa-font-display: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Noto Serif', Georgia, serif;
    --milpa-font-mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace;
    --milpa-text-s: 1rem;
    --milpa-text-m: 1.125rem;
    --milpa-text-l: clamp(1.25rem, 1.18rem + 0.3vw, 1.4rem);
    --milpa-text-xl: clamp(1.5rem, 1.35rem + 0.7vw, 1.9rem);
    --milpa-text-2xl: clamp(2rem, 1.6rem + 1.8vw, 3rem);
    --milpa-leading: 1.5;
    --milpa-leading-tight: 1.15;
    --milpa-measure: 60ch;
    --milpa-space-1: 0.25rem;
    --milpa-space-2: 0.5rem;
    --milpa-space-3: 0.75rem;
    --milpa-space-4: 1rem;
    --milpa-space-5: 1.5rem;
    --milpa-space-6: 2rem;
    --milpa-space-7: 3rem;
    --milpa-space-8: 4.5rem;
    --milpa-target: 3rem;
    --milpa-radius-s: 0.375rem;
    --milpa-radius-m: 0.75rem;
    --milpa-radius-l: 1.25rem;
    --milpa-radius-seed: 1.5rem 1.5rem 1.5rem 0.375rem;
    --milpa-border: 2px;
    --milpa-shadow: 0 1px 2px rgba(46, 29, 21, 0.08), 0 6px 20px -8px rgba(46, 29, 21, 0.18);
    --milpa-ease: cubic-bezier(0.2, 0.7, 0.2, 1);
    --milpa-fast: 120ms;
    --milpa-slow: 240ms;
    --milpa-size: 1.125rem;
    --milpa-line-height: 1.625rem;
    --milpa-size-s: 1rem;
    --milpa-line-height-s: 1.375rem;
    --milpa-control: 3rem;
    --milpa-control-s: 2.75rem;
    --milpa-control-pad: 1.25rem;
    --milpa-row: 4rem;
    --milpa-row-head: 3rem;
    --milpa-pad: 1rem;
    --milpa-check: 1.5rem;
    --milpa-hit: 3rem;
    --milpa-seed: var(--milpa-radius-seed);
    --milpa-tile: 3rem;
    --milpa-stroke: 2px;
    --milpa-icon: 1.375rem;
    --milpa-heading-page: 1.75rem;
    --milpa-heading-panel: 1.3125rem;
    --milpa-figure-size: 2.25rem;
    --milpa-ground: #faf6ee;
    --milpa-surface: #fefdf9;
    --milpa-sunken: #f1ebdf;
    --milpa-ink: #2e1d14;
    --milpa-ink-soft: #5e4b40;
    --milpa-line: #d9d0c0;
    --milpa-line-strong: #8e7d6e;
    --milpa-maize: #f7c23a;
    --milpa-maize-deep: #785305;
    --milpa-maize-wash: #fcf0cf;
    --milpa-bean: #721c42;
    --milpa-bean-hover: #5c0d33;
    --milpa-bean-text: #721c42;
    --milpa-bean-wash: #fce9ef;
    --milpa-on-bean: #fdfcf8;
    --milpa-squash: #e06c23;
    --milpa-squash-deep: #8e3b17;
    --milpa-squash-wash: #fdecde;
    --milpa-leaf: #235e33;
    --milpa-leaf-wash: #e3f5e2;
    --milpa-danger: #9c1b1b;
    --milpa-danger-wash: #fde9e7;
    --milpa-info: #12557c;
    --milpa-info-wash: #e4f1fa;
    --milpa-focus: #5138b7;
    --milpa-on-maize: #2e1d14;
    --milpa-ch1: #721c42;
    --milpa-ch2: #e06c23;
    --milpa-ch3: #f7c23a;
    --milpa-ch4: #235e33;
    --milpa-ch0: #9e8c79;
    --milpa-r0: #9c1b1b;
    --milpa-r1: #e06c23;
    --milpa-r2: #f7c23a;
    --milpa-r3: #235e33;
    --milpa-mark-bean: #721c42;
    --milpa-map-land: #f4f0e4;
    --milpa-map-block: #e5ddd0;
    --milpa-map-park: #cde7c7;
    --milpa-map-water: #cbe2ee;
    --milpa-map-water2: #7aa5bf;
    --milpa-map-case: #cfc2af;
    --milpa-map-hw: #feeec1;
    --milpa-map-road: #fefdf9;
    --milpa-map-rail: #9c9086;
    --milpa-map-contour: #e4dbcd;
  }
  :host([data-scheme='auto']) {
    color-scheme: light dark;
  }
  @media (prefers-color-scheme: dark) {
  :host([data-scheme='auto']) {
    --milpa-ground: #19120e;
    --milpa-surface: #241c17;
    --milpa-sunken: #120c09;
    --milpa-ink: #efebe1;
    --milpa-ink-soft: #beb6a9;
    --milpa-line: #463b33;
    --milpa-line-strong: #8c7d6f;
    --milpa-maize: #f9cb52;
    --milpa-maize-deep: #f4d580;
    --milpa-maize-wash: #362913;
    --milpa-bean: #872c52;
    --milpa-bean-hover: #711e42;
    --milpa-bean-text: #f4b9ba;
    --milpa-bean-wash: #3d222b;
    --milpa-on-bean: #fcf8f1;
    --milpa-squash: #f59654;
    --milpa-squash-deep: #f8b37f;
    --milpa-squash-wash: #3c2316;
    --milpa-leaf: #89d699;
    --milpa-leaf-wash: #1a2d1f;
    --milpa-danger: #f99e97;
    --milpa-danger-wash: #401d1b;
    --milpa-info: #8acaf0;
    --milpa-info-wash: #182b38;
    --milpa-focus: #bebdfa;
    --milpa-on-maize: #2e1d14;
    --milpa-ch1: #f4b9ba;
    --milpa-ch2: #f59654;
    --milpa-ch3: #f9cb52;
    --milpa-ch4: #89d699;
    --milpa-ch0: #857466;
    --milpa-r0: #f99e97;
    --milpa-r1: #f59654;
    --milpa-r2: #f9cb52;
    --milpa-r3: #89d699;
    --milpa-mark-bean: #b64774;
    --milpa-map-land: #1d1713;
    --milpa-map-block: #312a23;
    --milpa-map-park: #223625;
    --milpa-map-water: #1a3040;
    --milpa-map-water2: #486e88;
    --milpa-map-case: #130e0c;
    --milpa-map-hw: #615032;
    --milpa-map-road: #4a4039;
    --milpa-map-rail: #7e7269;
    --milpa-map-contour: #2d251f;
  }
  }
  :host([data-scheme='light']) {
    color-scheme: light;
  }
  :host([data-scheme='dark']) {
    color-scheme: dark;
    --milpa-ground: #19120e;
    --milpa-surface: #241c17;
    --milpa-sunken: #120c09;
    --milpa-ink: #efebe1;
    --milpa-ink-soft: #beb6a9;
    --milpa-line: #463b33;
    --milpa-line-strong: #8c7d6f;
    --milpa-maize: #f9cb52;
    --milpa-maize-deep: #f4d580;
    --milpa-maize-wash: #362913;
    --milpa-bean: #872c52;
    --milpa-bean-hover: #711e42;
    --milpa-bean-text: #f4b9ba;
    --milpa-bean-wash: #3d222b;
    --milpa-on-bean: #fcf8f1;
    --milpa-squash: #f59654;
    --milpa-squash-deep: #f8b37f;
    --milpa-squash-wash: #3c2316;
    --milpa-leaf: #89d699;
    --milpa-leaf-wash: #1a2d1f;
    --milpa-danger: #f99e97;
    --milpa-danger-wash: #401d1b;
    --milpa-info: #8acaf0;
    --milpa-info-wash: #182b38;
    --milpa-focus: #bebdfa;
    --milpa-on-maize: #2e1d14;
    --milpa-ch1: #f4b9ba;
    --milpa-ch2: #f59654;
    --milpa-ch3: #f9cb52;
    --milpa-ch4: #89d699;
    --milpa-ch0: #857466;
    --milpa-r0: #f99e97;
    --milpa-r1: #f59654;
    --milpa-r2: #f9cb52;
    --milpa-r3: #89d699;
    --milpa-mark-bean: #b64774;
    --milpa-map-land: #1d1713;
    --milpa-map-block: #312a23;
    --milpa-map-park: #223625;
    --milpa-map-water: #1a3040;
    --milpa-map-water2: #486e88;
    --milpa-map-case: #130e0c;
    --milpa-map-hw: #615032;
    --milpa-map-road: #4a4039;
    --milpa-map-rail: #7e7269;
    --milpa-map-contour: #2d251f;
  }
  @supports (color: light-dark(#000, #fff)) {
  :host, :host([data-scheme]) {
    --milpa-ground: light-dark(oklch(97.5% 0.012 88), oklch(19% 0.014 50));
    --milpa-surface: light-dark(oklch(99.3% 0.005 90), oklch(23.5% 0.016 52));
    --milpa-sunken: light-dark(oklch(94.2% 0.018 86), oklch(16% 0.012 48));
    --milpa-ink: light-dark(oklch(25% 0.032 48), oklch(94% 0.014 86));
    --milpa-ink-soft: light-dark(oklch(43% 0.032 52), oklch(78% 0.02 80));
    --milpa-line: light-dark(oklch(86% 0.024 80), oklch(36% 0.02 56));
    --milpa-line-strong: light-dark(oklch(60% 0.03 62), oklch(60% 0.028 66));
    --milpa-maize: light-dark(oklch(84% 0.155 86), oklch(86% 0.145 88));
    --milpa-maize-deep: light-dark(oklch(47% 0.096 78), oklch(88% 0.11 90));
    --milpa-maize-wash: light-dark(oklch(95.5% 0.045 90), oklch(29% 0.04 80));
    --milpa-bean: light-dark(oklch(38% 0.125 358), oklch(44% 0.13 358));
    --milpa-bean-hover: light-dark(oklch(32% 0.115 358), oklch(38% 0.12 358));
    --milpa-bean-text: light-dark(oklch(38% 0.125 358), oklch(84% 0.068 18));
    --milpa-bean-wash: light-dark(oklch(95% 0.022 355), oklch(29% 0.045 358));
    --milpa-on-bean: light-dark(oklch(99% 0.005 90), oklch(98% 0.01 80));
    --milpa-squash: light-dark(oklch(66% 0.165 48), oklch(76% 0.14 54));
    --milpa-squash-deep: light-dark(oklch(46% 0.122 42), oklch(82% 0.105 58));
    --milpa-squash-wash: light-dark(oklch(95.2% 0.026 62), oklch(28.5% 0.045 46));
    --milpa-leaf: light-dark(oklch(43% 0.092 150), oklch(81% 0.115 150));
    --milpa-leaf-wash: light-dark(oklch(95.2% 0.032 145), oklch(27.5% 0.035 152));
    --milpa-danger: light-dark(oklch(45% 0.165 27), oklch(79% 0.11 25));
    --milpa-danger-wash: light-dark(oklch(95% 0.022 25), oklch(28% 0.055 25));
    --milpa-info: light-dark(oklch(43% 0.09 240), oklch(81% 0.085 235));
    --milpa-info-wash: light-dark(oklch(95.2% 0.018 235), oklch(28% 0.035 240));
    --milpa-focus: light-dark(oklch(45% 0.19 285), oklch(82% 0.085 285));
    --milpa-on-maize: oklch(25% 0.032 48);
    --milpa-ch1: var(--milpa-bean-text);
    --milpa-ch2: var(--milpa-squash);
    --milpa-ch3: var(--milpa-maize);
    --milpa-ch4: var(--milpa-leaf);
    --milpa-ch0: light-dark(oklch(65% 0.035 68), oklch(57% 0.03 62));
    --milpa-r0: var(--milpa-danger);
    --milpa-r1: var(--milpa-squash);
    --milpa-r2: var(--milpa-maize);
    --milpa-r3: var(--milpa-leaf);
    --milpa-mark-bean: light-dark(oklch(38% 0.125 358), oklch(56% 0.15 358));
    --milpa-map-land: light-dark(oklch(95.5% 0.016 92), oklch(21% 0.012 60));
    --milpa-map-block: light-dark(oklch(90% 0.02 82), oklch(29% 0.016 60));
    --milpa-map-park: light-dark(oklch(90% 0.05 140), oklch(31% 0.04 148));
    --milpa-map-water: light-dark(oklch(90% 0.03 230), oklch(30% 0.04 240));
    --milpa-map-water2: light-dark(oklch(70% 0.06 235), oklch(52% 0.06 240));
    --milpa-map-case: light-dark(oklch(82% 0.03 78), oklch(17% 0.01 50));
    --milpa-map-hw: light-dark(oklch(95% 0.06 90), oklch(44% 0.05 80));
    --milpa-map-road: light-dark(oklch(99.3% 0.005 90), oklch(38% 0.018 60));
    --milpa-map-rail: light-dark(oklch(66% 0.02 60), oklch(56% 0.02 60));
    --milpa-map-contour: light-dark(oklch(89.5% 0.022 80), oklch(27% 0.016 56));
  }
  }
  :host([data-density='compact']) {
    --milpa-size: 0.875rem;
    --milpa-line-height: 1.25rem;
    --milpa-size-s: 0.8125rem;
    --milpa-line-height-s: 1.0625rem;
    --milpa-control: 2rem;
    --milpa-control-s: 1.75rem;
    --milpa-control-pad: 0.75rem;
    --milpa-row: 2.625rem;
    --milpa-row-head: 2rem;
    --milpa-pad: 1rem;
    --milpa-check: 1rem;
    --milpa-hit: 1.75rem;
    --milpa-seed: 12px 12px 12px 3px;
    --milpa-tile: 2rem;
    --milpa-stroke: 1.5px;
    --milpa-icon: 1rem;
    --milpa-heading-page: 1.5625rem;
    --milpa-heading-panel: 1.0625rem;
    --milpa-figure-size: 1.625rem;
  }
  :host([data-density='comfortable']) {
    --milpa-size: 1rem;
    --milpa-line-height: 1.5rem;
    --milpa-size-s: 0.9375rem;
    --milpa-line-height-s: 1.3125rem;
    --milpa-control: 2.5rem;
    --milpa-control-s: 2.25rem;
    --milpa-control-pad: 1rem;
    --milpa-row: 3rem;
    --milpa-row-head: 2.5rem;
    --milpa-pad: 1.125rem;
    --milpa-check: 1.25rem;
    --milpa-hit: 2.25rem;
    --milpa-seed: 14px 14px 14px 4px;
    --milpa-tile: 2.5rem;
    --milpa-stroke: 1.5px;
    --milpa-icon: 1.125rem;
    --milpa-heading-page: 1.75rem;
    --milpa-heading-panel: 1.1875rem;
    --milpa-figure-size: 1.875rem;
  }
  @media (prefers-reduced-motion: reduce) {
  :host {
    --milpa-fast: 0ms !important;
    --milpa-slow: 0ms !important;
  }
  }
  @media (prefers-contrast: more) {
  :host {
    --milpa-line: var(--milpa-ink-soft) !important;
    --milpa-ink-soft: var(--milpa-ink) !important;
  }
  }
`)
