import { sql, startsWith, type SQL } from '../db/index.ts'
import type { Plan } from './plan.ts'

export const driverKeys: readonly SQL[] = [sql`driver.sort_key`, sql`driver.subject_id`]

/**
 * Where terms are read from, twice, as `driver` and as `other`: a table for the staff, its public face for everybody
 * (`(select … where listed) "driver"`).
 */
export interface TermSource {
  readonly driver: SQL
  readonly other: SQL
}

export interface PageOf {
  readonly centreId: string
  /** Which lists: the public one, or both for the staff. */
  readonly segments: readonly boolean[]
  /** Past the last record of the page before: the keyset of `driver.sort_key, driver.subject_id`. */
  readonly after: SQL | undefined
  readonly limit: number
}

/**
 * A subselect of the ids of one page, in the order of the list. Rows of one term lie in that order already, so it reads
 * what the page holds and no more, at any depth; several lists are merged from the first rows of each.
 */
export function pageOf(source: TermSource, plan: Extract<Plan, { kind: 'search' }>, page: PageOf): SQL {
  const { driver } = plan
  const branches = page.segments.flatMap((listed) =>
    'terms' in driver
      ? driver.terms.map((term) => branch(plan, page, listed, sql`driver.term = ${term}`))
      : [branch(plan, page, listed, startsWith(sql`driver.term`, driver.beginning))],
  )
  // Named once: each mention of a public face would be built anew, and there may be dozens of lists.
  const named = sql`with driver as not materialized (select * from ${source.driver}), other as not materialized (select * from ${source.other})`
  if (branches.length === 1) return sql`(${named} select subject_id from ${branches[0]})`
  const lists = sql.join(
    branches.map((one) => sql`select * from ${one}`),
    sql` union `,
  )
  return sql`(${named} select subject_id from (select * from (${lists}) merged order by sort_key, subject_id limit ${page.limit}) page)`
}

function branch(
  plan: Extract<Plan, { kind: 'search' }>,
  { centreId, after, limit }: PageOf,
  listed: boolean,
  term: SQL,
): SQL {
  const conditions = [sql`driver.centre_id = ${centreId}`, sql`driver.listed = ${listed}`, term]
  if (after) conditions.push(after)
  if (plan.nameFrom !== undefined) conditions.push(startsWith(sql`driver.sort_key`, plan.nameFrom))
  for (const one of plan.others) {
    conditions.push(
      sql`exists (select 1 from other where other.centre_id = ${centreId} and other.listed = ${listed} and other.term = ${one} and other.sort_key = driver.sort_key and other.subject_id = driver.subject_id)`,
    )
  }
  if (plan.otherBeginning !== undefined) {
    conditions.push(
      sql`exists (select 1 from other where other.subject_id = driver.subject_id and ${startsWith(sql`other.term`, plan.otherBeginning)})`,
    )
  }
  const where = sql.join(conditions, sql` and `)
  // One record may have several words with one beginning.
  const distinct = 'beginning' in plan.driver ? sql`distinct ` : sql``
  return sql`(select ${distinct}driver.sort_key, driver.subject_id from driver where ${where} order by driver.sort_key, driver.subject_id limit ${limit}) list`
}

type Search = Extract<Plan, { kind: 'search' }>

/** What a record found otherwise (by its place, say) must have: one condition on a row of `other` for each term. */
export function termConditions(plan: Search, everyTerm: string): readonly SQL[] {
  const { driver } = plan
  const own = 'terms' in driver ? driver.terms.filter((term) => term !== everyTerm) : []
  const among = sql.join(
    own.map((term) => sql`${term}`),
    sql`, `,
  )
  return [
    ...('beginning' in driver ? [startsWith(sql`other.term`, driver.beginning)] : []),
    ...(own.length > 0 ? [sql`other.term in (${among})`] : []),
    ...plan.others.map((term) => sql`other.term = ${term}`),
    ...(plan.otherBeginning === undefined ? [] : [startsWith(sql`other.term`, plan.otherBeginning)]),
    ...(plan.nameFrom === undefined
      ? []
      : [sql`(other.term = ${everyTerm} and ${startsWith(sql`other.sort_key`, plan.nameFrom)})`]),
  ]
}

/** The same as conditions on the record itself. */
export const meetsPlan = (source: TermSource, plan: Search, subjectId: SQL, everyTerm: string): readonly SQL[] =>
  termConditions(plan, everyTerm).map(
    (condition) => sql`exists (select 1 from ${source.other} where other.subject_id = ${subjectId} and ${condition})`,
  )
