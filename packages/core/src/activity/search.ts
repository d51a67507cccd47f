import { normalise } from '../text/normalise.ts'
import { isicClassification, tradeClassification, type ActivityClassification } from './classification.ts'
import { isicDivisions, isicSections, type DivisionCode, type SectionCode } from './isic.ts'
import { activityLanguages, type ActivityLanguage, type InEveryLanguage } from './language.ts'
import { matchText, queryOf, searchText, type SearchText } from './match.ts'
import type { NationalClassification } from './national.ts'
import { trades, type TradeId } from './trades.ts'

/** Something that an enterprise may do. Store `code` with `classification`; show `title`, which is in the language asked for. */
export type ActivityHit = {
  readonly classification: ActivityClassification
  readonly title: string
} & (
  | { readonly kind: 'trade'; readonly code: TradeId; readonly division: DivisionCode }
  | { readonly kind: 'division'; readonly code: DivisionCode; readonly section: SectionCode }
  | { readonly kind: 'section'; readonly code: SectionCode }
  | { readonly kind: 'national'; readonly code: string; readonly language: ActivityLanguage }
)

export interface ActivitySearch {
  readonly language: ActivityLanguage
  /** At most so many hits; 20 unless said. */
  readonly limit?: number
  /** National classifications that the centre has loaded. Their titles stay in their own language. */
  readonly extra?: readonly NationalClassification[]
}

interface Candidate {
  readonly hit: (language: ActivityLanguage) => ActivityHit
  readonly texts: Partial<InEveryLanguage<SearchText>>
  /** Trades first among equals, then divisions, sections and national categories. */
  readonly order: number
  readonly code: string
}

interface Found {
  readonly rank: number
  readonly length: number
  readonly candidate: Candidate
}

/**
 * Sections, divisions, trades and loaded national categories that answer to every word of the query, best first.
 * Words match from their beginning, without case or accents, in any order; short joining words do not count.
 * Ranked: the exact name, an exact synonym, the beginning of the name, words of the name, words of name and synonyms,
 * words of the description, and last what matches in another language only. The same query always gives the same list.
 * A query without a letter or digit finds nothing.
 */
export function searchActivities(query: string, { language, limit = 20, extra = [] }: ActivitySearch): ActivityHit[] {
  const asked = queryOf(query)
  if (asked === undefined) return []
  const found: Found[] = []
  for (const candidates of [shipped(), ...extra.map(national)]) {
    for (const candidate of candidates) {
      const own = candidate.texts[language]
      const rank = own === undefined ? undefined : matchText(own, asked)
      if (own !== undefined && rank !== undefined) found.push({ rank, length: own.name.length, candidate })
      else {
        const other = bestElsewhere(candidate, language, asked)
        if (other !== undefined) found.push(other)
      }
    }
  }
  return found
    .sort(inOrder)
    .slice(0, Math.max(0, limit))
    .map(({ candidate }) => candidate.hit(language))
}

// Below every rank that the language asked for can give.
const elsewhere = 10

function bestElsewhere(
  candidate: Candidate,
  language: ActivityLanguage,
  asked: NonNullable<ReturnType<typeof queryOf>>,
) {
  let best: Found | undefined
  for (const other of activityLanguages) {
    const text = candidate.texts[other]
    if (other === language || text === undefined) continue
    const rank = matchText(text, asked)
    if (rank !== undefined && (best === undefined || elsewhere + rank < best.rank))
      best = { rank: elsewhere + rank, length: text.name.length, candidate }
  }
  return best
}

function inOrder(a: Found, b: Found): number {
  return (
    a.rank - b.rank ||
    a.candidate.order - b.candidate.order ||
    a.length - b.length ||
    (a.candidate.code < b.candidate.code ? -1 : a.candidate.code > b.candidate.code ? 1 : 0)
  )
}

let shippedCandidates: readonly Candidate[] | undefined

function shipped(): readonly Candidate[] {
  return (shippedCandidates ??= [
    ...trades.map(({ id, division, names, words }) => ({
      hit: (language: ActivityLanguage) => ({
        kind: 'trade' as const,
        classification: tradeClassification,
        code: id,
        division,
        title: names[language],
      }),
      texts: inEveryLanguage((language) => searchText(names[language], words[language])),
      order: 0,
      code: id,
    })),
    ...isicDivisions.map(({ code, section, titles }) => ({
      hit: (language: ActivityLanguage) => ({
        kind: 'division' as const,
        classification: isicClassification,
        code,
        section,
        title: titles[language],
      }),
      texts: inEveryLanguage((language) => searchText(titles[language], [code])),
      order: 1,
      code,
    })),
    ...isicSections.map(({ code, titles }) => ({
      hit: (language: ActivityLanguage) => ({
        kind: 'section' as const,
        classification: isicClassification,
        code,
        title: titles[language],
      }),
      texts: inEveryLanguage((language) => searchText(titles[language], [])),
      order: 2,
      code,
    })),
  ])
}

function inEveryLanguage<T>(of: (language: ActivityLanguage) => T): InEveryLanguage<T> {
  return { es: of('es'), en: of('en'), pt: of('pt'), fr: of('fr') }
}

// A classification has some two thousand rows and a search runs at every key pressed, so their texts are prepared once.
const nationalCandidates = new WeakMap<NationalClassification, readonly Candidate[]>()

function national(loaded: NationalClassification): readonly Candidate[] {
  const known = nationalCandidates.get(loaded)
  if (known !== undefined) return known
  const repeated = titlesRepeatedBelow(loaded)
  const candidates = loaded.entries
    .filter(({ code }) => !repeated.has(code))
    .map(({ code, title, description = '' }) => ({
      hit: () => ({
        kind: 'national' as const,
        classification: loaded.classification,
        code,
        title,
        language: loaded.language,
      }),
      texts: { [loaded.language]: searchText(title, [code], description) },
      order: 3,
      code,
    }))
  nationalCandidates.set(loaded, candidates)
  return candidates
}

/** Codes whose title a category right below bears too (46531 and 465311, "papelería"): one line is enough, the finer one. */
function titlesRepeatedBelow({ entries }: NationalClassification): ReadonlySet<string> {
  const titles = new Map(entries.map(({ code, title }) => [code, normalise(title)]))
  const repeated = new Set<string>()
  for (const { parent, title } of entries)
    if (parent !== null && titles.get(parent) === normalise(title)) repeated.add(parent)
  return repeated
}
