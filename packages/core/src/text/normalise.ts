const ligatures: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l' }

/**
 * Text reduced to what a search compares: lower case, no accents, words parted by one space.
 * 'Panadería "La Ñusta", local 3' becomes 'panaderia la nusta local 3'.
 * Keeps letters of any script and digits; an apostrophe parts words (K'iche' becomes 'k iche').
 * Normalising twice is the same as once.
 */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßœæøł]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
