import * as v from 'valibot'
import { queryWords } from '../search/words.ts'
import type { Wanted } from '../search/plan.ts'
import { activityFilterTerm } from './terms-of.ts'

/** What a search of enterprises is narrowed by; the same for everybody and for the staff. */
export const directoryFilters = {
  /** Words of the name or the work, without accents or case; the last may be the beginning of one. */
  q: v.optional(v.pipe(v.string(), v.maxLength(120))),
  /** `G` or `47` (ISIC), a trade of Milpa (`bakery`), or a national code (`scian:461121`, `scian:46`). */
  activity: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9:.-]{0,60}$/))),
  /** Code of a territory; those below it count too. */
  territory: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,20}$/))),
} as const

/** Language of titles; that of the centre when absent. */
export const Language = v.optional(v.picklist(['es', 'en', 'pt', 'fr']))

export const Latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
export const Longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))

/** Terms that the filters ask for. */
export function wantedOf(input: {
  readonly q?: string | undefined
  readonly activity?: string | undefined
  readonly territory?: string | undefined
}): Wanted {
  const { whole, beginning } = queryWords(input.q ?? '')
  return {
    words: whole,
    beginning,
    filters: [
      ...(input.activity === undefined ? [] : [activityFilterTerm(input.activity)]),
      ...(input.territory === undefined ? [] : [`~t:${input.territory}`]),
    ],
  }
}
