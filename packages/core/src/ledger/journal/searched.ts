import * as v from 'valibot'

/** Rows that one page of a list looks at at most: what a filter finds may stand anywhere. */
export const mostLookedAt = 2000

/**
 * How far a filtered list has looked. `cut`: the bound ended this page before it was full, and `next` goes on from
 * there; a page can be empty and have a `next`.
 */
export const Searched = v.object({
  rows: v.number(),
  most: v.number(),
  cut: v.boolean(),
  /** Day on which the last row looked at was recorded; null when none was. */
  through: v.nullable(v.string()),
})
