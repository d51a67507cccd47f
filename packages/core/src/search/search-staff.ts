import { asc, sql, type SQL } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { meetsPlan, pageOf, type TermSource } from './page-of.ts'
import { planSearch, type Plan, type Wanted } from './plan.ts'
import type { TermTables } from './term-tables.ts'

export type Search = Extract<Plan, { kind: 'search' }>

const everyTerm = '~*'

const sourceOf = ({ terms }: TermTables): TermSource => ({ driver: sql`${terms} driver`, other: sql`${terms} other` })

/** How a search of the staff is gone about: through what is public and what is not (`segments`). */
export const planStaff = (
  call: Asking,
  tables: TermTables,
  wanted: Wanted,
  segments: readonly boolean[],
): Promise<Plan> =>
  planSearch(
    {
      columns: tables.counts,
      read: (where, limit) =>
        call.read
          .select({ term: tables.counts.term, records: tables.counts.records })
          .from(tables.counts)
          .where(where)
          .orderBy(asc(tables.counts.term))
          .limit(limit),
    },
    call.centre.id,
    segments,
    wanted,
    everyTerm,
  )

/** Ids of one page, as a subselect. */
export const staffPage = (
  call: Asking,
  tables: TermTables,
  plan: Search,
  segments: readonly boolean[],
  after: SQL | undefined,
  limit: number,
): SQL => pageOf(sourceOf(tables), plan, { centreId: call.centre.id, segments, after, limit })

export const meetsStaffPlan = (tables: TermTables, plan: Search, subjectId: SQL): readonly SQL[] =>
  meetsPlan(sourceOf(tables), plan, subjectId, everyTerm)

/** A query that is a number to call or one of a register, rather than words. */
export const looksLikeNumber = (query: string): boolean => /^\+?\d[\d\s().-]{4,}$/.test(query.trim())
