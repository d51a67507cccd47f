import { and, asc, eq, inArray, sql, type SQL } from '../db/index.ts'
import type { PublicCall } from '../operations/call.ts'
import { pageOf, termConditions } from '../search/page-of.ts'
import { planSearch, type Plan, type Wanted } from '../search/plan.ts'
import { otherPublicTerms, publicEnterprises, publicTermCounts, publicTerms } from './public-enterprises.ts'
import { everyTerm } from './terms-of.ts'

export type PublicSearch = Extract<Plan, { kind: 'search' }>
export type Reading = Pick<PublicCall, 'read' | 'centre'>

const source = { driver: sql`${publicTerms}`, other: sql`${otherPublicTerms}` }

/** How a public search is gone about. */
export const planPublic = (call: Reading, wanted: Wanted): Promise<Plan> =>
  planSearch(
    {
      columns: publicTermCounts,
      read: (where, limit) =>
        call.read.from(publicTermCounts).where(where).orderBy(asc(publicTermCounts.term)).limit(limit),
    },
    call.centre.id,
    [true],
    wanted,
    everyTerm,
  )

/** Ids of one page, as a subselect. */
export const publicPage = (call: Reading, plan: PublicSearch, after: SQL | undefined, limit: number): SQL =>
  pageOf(source, plan, { centreId: call.centre.id, segments: [true], after, limit })

/** Conditions on rows of `otherPublicTerms` that each enterprise of a plan has one for. */
export const publicConditions = (plan: PublicSearch): readonly SQL[] => termConditions(plan, everyTerm)

/** How many enterprises have a term. */
export async function recordsWith(call: Reading, term: string): Promise<number> {
  const [row] = await call.read
    .from(publicTermCounts)
    .where(
      and(
        eq(publicTermCounts.centreId, call.centre.id),
        eq(publicTermCounts.listed, true),
        eq(publicTermCounts.term, term),
      ),
    )
  return row?.records ?? 0
}

/** Public rows of a subselect of ids, in the order of the list. */
export const publicRows = (call: Reading, ids: SQL) =>
  call.read
    .from(publicEnterprises)
    .where(inArray(publicEnterprises.id, ids))
    .orderBy(asc(publicEnterprises.sortKey), asc(publicEnterprises.id))

export type PublicRow = Awaited<ReturnType<typeof publicRows>>[number]

/** Beyond so many, nobody counts one by one. */
const countedUpTo = 1000

/** How many a search finds: exact where one list answers, otherwise up to 1,000 and then "more". */
export async function totalOf(call: Reading, plan: PublicSearch): Promise<{ count: number; exact: boolean }> {
  const { driver, others, otherBeginning, nameFrom } = plan
  if ('terms' in driver && driver.terms.length === 1 && others.length === 0 && !otherBeginning && !nameFrom) {
    return { count: await recordsWith(call, driver.terms[0]!), exact: true }
  }
  const ids = publicPage(call, plan, undefined, countedUpTo + 1)
  const count = await call.read.count(publicEnterprises, inArray(publicEnterprises.id, ids))
  return count > countedUpTo ? { count: countedUpTo, exact: false } : { count, exact: true }
}
