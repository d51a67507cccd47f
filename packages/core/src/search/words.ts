import { normalise } from '../text/normalise.ts'

/** Words that join others and would be found in every name. */
const joining: ReadonlySet<string> = new Set(
  'a al and con da das de del des do dos du e el em en et for la las le les los of para por pour the un una y'.split(
    ' ',
  ),
)

/** Longer words only differ where nobody types any more; cut, so that a pasted page cannot swell the index. */
const longestWord = 24
const mostWords = 40

/** The distinct words of some texts by which a record is found, without accents, case or joining words. */
export function wordsOf(texts: readonly (string | null | undefined)[]): readonly string[] {
  const words = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    for (const word of normalise(text).split(' ')) {
      if (word !== '' && !joining.has(word)) words.add(cut(word, longestWord))
      if (words.size >= mostWords) return [...words]
    }
  }
  return [...words]
}

/** A query as words, the last of which may be the beginning of one: it is still being typed. */
export function queryWords(query: string): {
  readonly whole: readonly string[]
  readonly beginning: string | undefined
} {
  const all = normalise(query).split(' ').filter(Boolean)
  const beginning = all.at(-1)
  const before = all.slice(0, -1).filter((word) => !joining.has(word))
  return {
    whole: [...new Set(before.map((word) => cut(word, longestWord)))].slice(0, 8),
    beginning: beginning === undefined ? undefined : cut(beginning, longestWord),
  }
}

/** What lists are ordered by: the beginning of the normalised name. */
export const sortKeyOf = (name: string): string => cut(normalise(name), 32)

/** By code points: half a surrogate pair is no text. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : Array.from(text).slice(0, length).join('')
