import type { ColourName } from '../src/tokens.generated.ts'

/**
 * The closed list of colour pairs that Milpa may use: foreground, background, the published WCAG ratio in light and in
 * dark, and the ratio needed (7 or 4.5 for text, 3 for marks and borders, `undefined` where the pair may not carry
 * meaning alone). `except` names the scheme in which the need is not met on purpose, and what carries the mark instead.
 * A pair that is not here may not be used; to use it, compute it and add it.
 */
export type ContrastPair = {
  readonly pair: readonly [foreground: ColourName, background: ColourName]
  readonly light: number
  readonly dark: number
  readonly need: number | undefined
  readonly except?: { readonly scheme: 'light' | 'dark'; readonly because: string }
}

/** The table of the identity. */
const identity: readonly ContrastPair[] = [
  { pair: ['ink', 'ground'], light: 14.96, dark: 15.55, need: 7 },
  { pair: ['ink', 'surface'], light: 15.85, dark: 14.07, need: 7 },
  { pair: ['ink', 'sunken'], light: 13.59, dark: 16.3, need: 7 },
  { pair: ['ink-soft', 'ground'], light: 7.62, dark: 9.22, need: 4.5 },
  { pair: ['ink-soft', 'surface'], light: 8.07, dark: 8.34, need: 4.5 },
  { pair: ['ink-soft', 'sunken'], light: 6.92, dark: 9.66, need: 4.5 },
  { pair: ['on-bean', 'bean'], light: 10.44, dark: 7.9, need: 7 },
  { pair: ['on-bean', 'bean-hover'], light: 13.11, dark: 10.09, need: 7 },
  { pair: ['bean-text', 'surface'], light: 10.53, dark: 9.97, need: 7 },
  { pair: ['bean-text', 'ground'], light: 9.94, dark: 11.02, need: 7 },
  { pair: ['bean-text', 'bean-wash'], light: 9.2, dark: 8.55, need: 4.5 },
  { pair: ['bean', 'surface'], light: 10.53, dark: 2.0, need: undefined },
  { pair: ['maize-deep', 'surface'], light: 6.79, dark: 11.71, need: 4.5 },
  { pair: ['maize-deep', 'maize-wash'], light: 6.09, dark: 9.89, need: 4.5 },
  { pair: ['ink', 'maize'], light: 9.78, dark: 1.29, need: undefined },
  { pair: ['on-maize', 'maize'], light: 9.78, dark: 10.52, need: 7 },
  { pair: ['squash-deep', 'surface'], light: 7.4, dark: 9.37, need: 4.5 },
  { pair: ['squash-deep', 'squash-wash'], light: 6.54, dark: 8.13, need: 4.5 },
  { pair: ['squash', 'surface'], light: 3.25, dark: 7.48, need: undefined },
  { pair: ['leaf', 'surface'], light: 7.58, dark: 9.69, need: 4.5 },
  { pair: ['leaf', 'leaf-wash'], light: 6.77, dark: 8.44, need: 4.5 },
  { pair: ['danger', 'surface'], light: 7.98, dark: 8.27, need: 4.5 },
  { pair: ['danger', 'danger-wash'], light: 6.95, dark: 7.35, need: 4.5 },
  { pair: ['info', 'surface'], light: 7.89, dark: 9.4, need: 4.5 },
  { pair: ['info', 'info-wash'], light: 6.98, dark: 8.18, need: 4.5 },
  { pair: ['line-strong', 'surface'], light: 3.89, dark: 4.21, need: 3 },
  { pair: ['line-strong', 'ground'], light: 3.67, dark: 4.65, need: 3 },
  { pair: ['focus', 'surface'], light: 7.94, dark: 9.45, need: 3 },
  { pair: ['focus', 'ground'], light: 7.49, dark: 10.45, need: 3 },
  { pair: ['focus', 'bean'], light: 1.33, dark: 4.72, need: undefined },
  { pair: ['ink', 'bean-wash'], light: 13.86, dark: 12.07, need: 7 },
  { pair: ['ink', 'leaf-wash'], light: 14.15, dark: 12.26, need: 7 },
  { pair: ['ink', 'danger-wash'], light: 13.81, dark: 12.51, need: 7 },
  { pair: ['ink', 'maize-wash'], light: 14.21, dark: 11.89, need: 7 },
  { pair: ['ink', 'squash-wash'], light: 14.0, dark: 12.22, need: 7 },
]

/** What the screens added: charts, maps, quiet text on washes. */
const screens: readonly ContrastPair[] = [
  { pair: ['ink-soft', 'bean-wash'], light: 7.06, dark: 7.15, need: 4.5 },
  { pair: ['danger', 'bean-wash'], light: 6.98, dark: 7.09, need: 4.5 },
  { pair: ['danger', 'ground'], light: 7.53, dark: 9.14, need: 4.5 },
  { pair: ['danger', 'sunken'], light: 6.84, dark: 9.58, need: 4.5 },
  { pair: ['danger', 'maize-wash'], light: 7.15, dark: 6.99, need: 4.5 },
  { pair: ['ink-soft', 'maize-wash'], light: 7.24, dark: 7.05, need: 4.5 },
  { pair: ['ink-soft', 'info-wash'], light: 7.14, dark: 7.25, need: 4.5 },
  { pair: ['bean-text', 'sunken'], light: 9.02, dark: 11.55, need: 4.5 },
  { pair: ['leaf', 'ground'], light: 7.16, dark: 10.71, need: 4.5 },
  { pair: ['leaf', 'bean-wash'], light: 6.63, dark: 8.3, need: 4.5 },
  { pair: ['ink-soft', 'map-land'], light: 7.21, dark: 8.83, need: 4.5 },
  { pair: ['ink', 'map-land'], light: 14.16, dark: 14.9, need: 7 },
  { pair: ['surface', 'danger'], light: 7.98, dark: 8.27, need: 4.5 },
  { pair: ['on-maize', 'squash'], light: 4.87, dark: 7.2, need: 4.5 },
  { pair: ['surface', 'leaf'], light: 7.58, dark: 9.69, need: 4.5 },
  { pair: ['on-bean', 'mark-bean'], light: 10.44, dark: 4.79, need: 3 },
  { pair: ['maize', 'bean'], light: 6.5, dark: 5.45, need: 3 },
  { pair: ['ink', 'map-hw'], light: 13.99, dark: 6.53, need: 4.5 },
  { pair: ['bean-text', 'map-land'], light: 9.4, dark: 10.55, need: 3 },
  { pair: ['danger', 'map-land'], light: 7.13, dark: 8.75, need: 3 },
  {
    pair: ['on-maize', 'map-land'],
    light: 14.16,
    dark: 1.1,
    need: 3,
    except: { scheme: 'dark', because: 'the maize fill itself carries: 10.9 on the dark map' },
  },
  { pair: ['squash', 'surface'], light: 3.25, dark: 7.48, need: 3 },
  { pair: ['squash', 'ground'], light: 3.07, dark: 8.26, need: 3 },
  {
    pair: ['maize', 'surface'],
    light: 1.62,
    dark: 10.92,
    need: 3,
    except: { scheme: 'light', because: 'maize marks are outlined with maize-deep' },
  },
  { pair: ['line-strong', 'maize-wash'], light: 3.49, dark: 3.56, need: 3 },
  { pair: ['line-strong', 'bean-wash'], light: 3.4, dark: 3.61, need: 3 },
  { pair: ['ch0', 'surface'], light: 3.18, dark: 3.74, need: 3 },
  { pair: ['leaf', 'surface'], light: 7.58, dark: 9.69, need: 3 },
  { pair: ['mark-bean', 'surface'], light: 10.53, dark: 3.3, need: 3 },
  { pair: ['bean-text', 'maize-wash'], light: 9.44, dark: 8.42, need: 4.5 },
  { pair: ['maize-deep', 'ground'], light: 6.41, dark: 12.94, need: 4.5 },
  { pair: ['ink', 'leaf-wash'], light: 14.15, dark: 12.26, need: 7 },
  { pair: ['danger', 'danger-wash'], light: 6.95, dark: 7.35, need: 4.5 },
  { pair: ['info', 'surface'], light: 7.89, dark: 9.4, need: 3 },
]

/** What this package's own sheets need besides. */
const components: readonly ContrastPair[] = [
  { pair: ['ink', 'info-wash'], light: 14.03, dark: 12.24, need: 7 },
  { pair: ['bean-text', 'info-wash'], light: 9.32, dark: 8.67, need: 4.5 },
  { pair: ['bean-text', 'leaf-wash'], light: 9.4, dark: 8.68, need: 4.5 },
  { pair: ['bean-text', 'danger-wash'], light: 9.18, dark: 8.86, need: 4.5 },
  { pair: ['maize-deep', 'map-land'], light: 6.07, dark: 12.39, need: 3 },
  { pair: ['line-strong', 'sunken'], light: 3.33, dark: 4.88, need: 3 },
  { pair: ['focus', 'map-land'], light: 7.09, dark: 10.01, need: 3 },
  { pair: ['focus', 'sunken'], light: 6.81, dark: 10.95, need: 3 },
  { pair: ['focus', 'bean-wash'], light: 6.94, dark: 8.1, need: 3 },
]

export const contrastPairs: readonly ContrastPair[] = [...identity, ...screens, ...components]
