import { normalise } from '../text/normalise.ts'

/**
 * How alike two names are, from 0 to 1: the share of three-letter pieces that they have in common (Dice), whatever
 * the order of the words. "Tortillería Lupita" and "LUPITA TORTILLERIA" give 1, "Lupita" and "Lucha" 0.31.
 */
export function resemblance(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)]
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const piece of left) if (right.has(piece)) common += 1
  return (2 * common) / (left.size + right.size)
}

function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (const word of normalise(text).split(' ')) {
    if (word === '') continue
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3))
  }
  return pieces
}
