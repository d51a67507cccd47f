/** The languages that Milpa ships whole. A centre may add its own as a file. */
export const languages = ['es', 'en', 'pt', 'fr'] as const
export type Language = (typeof languages)[number]

/** ICU messages by key, the same keys in every language; the host refuses to start otherwise. */
export type Catalogue = Readonly<Record<Language, Readonly<Record<string, string>>>>

/** What is wrong with a catalogue: keys that are missing somewhere, and placeholders that differ. */
export function faultsOf(catalogue: Catalogue): readonly string[] {
  const faults: string[] = []
  const keys = new Set(languages.flatMap((language) => Object.keys(catalogue[language])))
  for (const key of keys) {
    const holders = new Map<string, Language>()
    for (const language of languages) {
      const text = catalogue[language][key]
      if (text === undefined || text.trim() === '') {
        faults.push(`"${key}" is missing in ${language}`)
        continue
      }
      holders.set(placeholders(text).join(', '), language)
    }
    if (holders.size > 1) {
      faults.push(`"${key}" has other placeholders in ${[...holders.values()].join(' than in ')}`)
    }
  }
  return faults
}

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\s*([a-zA-Z0-9_]+)\s*[,}]/g)].map((match) => match[1]!))].sort()
