import { normalise } from '../text/normalise.ts'

/** A query made ready: the whole of it, and the words that count. */
export interface Query {
  readonly whole: string
  readonly words: readonly string[]
}

/** A name, its synonyms and its description made ready for comparing. Each stands between spaces: ' queso fresco '. */
export interface SearchText {
  readonly name: string
  readonly synonyms: readonly string[]
  readonly nameAndSynonyms: string
  readonly description: string
}

const joiningWords: ReadonlySet<string> = new Set(
  'a al con da das de del des do dos du e el em en et for la las le les los of para pour the y and'.split(' '),
)

/** Undefined when the query holds no letter or digit. */
export function queryOf(query: string): Query | undefined {
  const whole = normalise(query)
  if (whole === '') return undefined
  const all = whole.split(' ')
  const counting = all.filter((word) => !joiningWords.has(word))
  return { whole, words: counting.length === 0 ? all : counting }
}

export function searchText(name: string, synonyms: readonly string[], description = ''): SearchText {
  const padded = synonyms.map(pad)
  const ownName = pad(name)
  return { name: ownName, synonyms: padded, nameAndSynonyms: ownName + padded.join(''), description: pad(description) }
}

function pad(text: string): string {
  return ` ${normalise(text)} `
}

/** How well a text answers, 0 being best, or undefined when it does not. Synonyms count for more the earlier they stand. */
export function matchText(text: SearchText, { whole, words }: Query): number | undefined {
  const exact = ` ${whole} `
  if (text.name === exact) return 0
  const synonym = text.synonyms.indexOf(exact)
  if (synonym >= 0) return 1 + synonym / text.synonyms.length
  if (text.name.startsWith(` ${whole}`)) return 2
  if (holdsAll(text.name, words)) return 3
  if (holdsAll(text.nameAndSynonyms, words)) return 4
  return holdsAll(`${text.nameAndSynonyms}${text.description}`, words) ? 5 : undefined
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(` ${word}`) || singulars(word).some((one) => text.includes(` ${one} `)))
}

/** "flores" must find "flor" and "gallinas" "gallina": a plural may answer to a whole word without its ending. */
function singulars(word: string): readonly string[] {
  if (word.length < 4 || !word.endsWith('s')) return []
  return word.endsWith('es') ? [word.slice(0, -1), word.slice(0, -2)] : [word.slice(0, -1)]
}
