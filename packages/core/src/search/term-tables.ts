import { personTermCounts, personTerms } from '../entrepreneur/tables.ts'

/**
 * The two tables of a searchable kind of record: its terms in the order of the list, and how many records each term
 * has. Written here for persons, whose tables have the very columns of the others; who may see them differs.
 */
export interface TermTables {
  readonly terms: typeof personTerms
  readonly counts: typeof personTermCounts
}

/** What a record is found by. A record that is not searched at all has no entry. */
export interface TermEntry {
  readonly subjectId: string
  /** Whether the public may find it. */
  readonly listed: boolean
  readonly sortKey: string
  readonly terms: readonly string[]
}

export const personTermTables: TermTables = { terms: personTerms, counts: personTermCounts }
