/** One choice of a combobox. `note` is a quiet second line. */
export type ComboboxOption = { readonly value: string; readonly label: string; readonly note?: string }

/** Finds options for what was typed. It should stop when `signal` aborts; a rejection shows the error state. */
export type ComboboxSource = (query: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>

/** Options whose label or note contains every typed word, whatever its accents and capitals; all when nothing is typed. */
export function matchOptions(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return options.filter(({ label, note = '' }) => {
    const text = plain(`${label} ${note}`)
    return words.every((word) => text.includes(word))
  })
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
}
