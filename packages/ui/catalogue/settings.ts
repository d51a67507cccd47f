import type { Language } from './words.ts'

/** How the catalogue is shown; kept in the address, so that a picture can be asked for by its address. */
export type Settings = {
  readonly scheme: 'auto' | 'light' | 'dark'
  readonly language: Language
  readonly density: 'compact' | 'comfortable' | 'member'
}

export function readSettings(): Settings {
  const asked = new URLSearchParams(location.search)
  const pick = <T extends string>(name: string, known: readonly [T, ...T[]]): T =>
    known.find((value) => value === asked.get(name)) ?? known[0]
  return {
    scheme: pick('scheme', ['auto', 'light', 'dark']),
    language: pick('language', ['es', 'en']),
    density: pick('density', ['compact', 'comfortable', 'member']),
  }
}

export function keepSettings(settings: Settings): void {
  history.replaceState(null, '', `?${new URLSearchParams(settings)}`)
}
