import { firstLanguage, type Language } from '../words/say.ts'

export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const densities = ['compact', 'comfortable'] as const
export type Density = (typeof densities)[number]

/** What she chose for herself on this device. */
export interface Preferences {
  readonly language: Language
  readonly scheme: Scheme
  readonly density: Density
}

const key = 'milpa.console.preferences'

/** Reads what was chosen; what was never chosen follows the device. */
export function readPreferences(): Preferences {
  const kept = readKept()
  return {
    language: firstLanguage(kept['language'] ?? null, navigator.languages),
    scheme: oneOf(schemes, kept['scheme']) ?? 'auto',
    density: oneOf(densities, kept['density']) ?? 'compact',
  }
}

/** Keeps the choice and shows it at once. The language is spoken by `speak`, since its words may have to be fetched. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // Storage may be full or forbidden; the choice then lasts as long as the page.
  }
  applyPreferences(preferences)
}

export function applyPreferences({ scheme, density }: Preferences): void {
  const { dataset } = document.documentElement
  if (scheme === 'auto') delete dataset['scheme']
  else dataset['scheme'] = scheme
  dataset['density'] = density
}

function readKept(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return kept !== null && typeof kept === 'object' ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((one) => one === value)
