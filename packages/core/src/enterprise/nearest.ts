import { and, checkedOnly, eq, gte, inArray, keyset, lt, or, sql, type SQL } from '../db/index.ts'
import { boxAround, distanceMetres, type BoundingBox, type Point } from '../place/index.ts'
import { rangesOf } from '../search/curve.ts'
import { otherPublicTerms, publicEnterprises, publicPoints } from './public-enterprises.ts'
import {
  publicConditions,
  publicPage,
  recordsWith,
  type PublicRow,
  type PublicSearch,
  type Reading,
} from './search-public.ts'
import { everyTerm } from './terms-of.ts'

/** Rings of the search, in metres: the next is looked at only when the one within it holds too few. */
const firstRing = 500
/** Up to so many records of the rarest term, all of them are measured; above, points are met from near to far. */
const measuredUpTo = 1000
/** Points met at a time. */
const mostAtOnce = 2000
/** Metres of one degree of latitude on the sphere that distances are measured on. */
const metresPerDegree = 111_195.08

export interface Near {
  readonly row: PublicRow
  readonly metres: number
}

/**
 * Enterprises round a point, nearest first, by their public place. The order is that of the flat map, which within
 * 50 km is that of the ground but for a thousandth; the metres told are those of the sphere.
 */
export async function nearest(
  call: Reading,
  plan: PublicSearch,
  from: Point,
  within: number,
  paging: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ items: Near[]; next?: string }> {
  const rare = plan.records <= measuredUpTo
  const listed = rare ? inArray(publicPoints.subjectId, publicPage(call, plan, undefined, 2 * measuredUpTo)) : undefined
  const conditions = rare ? [] : publicConditions(plan)
  const wanted = paging.limit + 1
  const found: { readonly row: PublicRow; readonly square: number }[] = []
  let { after } = paging
  const atOnce = conditions.length === 0 ? wanted : await enoughPoints(call, plan, wanted)
  let radius = rare ? within : Math.min(firstRing, within)
  while (found.length < wanted) {
    const points = await pointsRound(call, from, radius, listed, { limit: atOnce, after })
    if (points.next === undefined && radius < within) {
      radius = Math.min(2 * radius, within)
      continue
    }
    for (const row of await enterprisesOf(call, points.items, conditions)) {
      const place = { latitude: row.publicLatitude!, longitude: row.publicLongitude! }
      found.push({ row, square: squareTo(from, place) })
    }
    if (points.next === undefined) break
    after = points.next
  }
  const page = keyset(keysFrom(from), { limit: paging.limit }).page(found, ({ row, square }) => [square, row.id])
  const items = page.items.map(({ row }) => ({
    row,
    metres: Math.round(distanceMetres(from, { latitude: row.publicLatitude!, longitude: row.publicLongitude! })),
  }))
  return { items, ...(page.next === undefined ? {} : { next: page.next }) }
}

/** Square of the distance on a flat map, in degrees of latitude, as SQL and as a number. */
const squareSql = ({ latitude, longitude }: Point): SQL => {
  const north = sql`(${publicPoints.latitude} - ${latitude})`
  const east = sql`(${publicPoints.longitude} - ${longitude})`
  return sql`(${north} * ${north} + ${east} * ${east} * ${cosineOf(latitude) ** 2})`
}
/** The same sum as the statement's, in the same order: the next page begins exactly where this one ends. */
const squareTo = (from: Point, to: Point): number => {
  const [north, east] = [to.latitude - from.latitude, to.longitude - from.longitude]
  return north * north + east * east * cosineOf(from.latitude) ** 2
}
const cosineOf = (latitude: number): number => Math.cos((latitude * Math.PI) / 180)
const keysFrom = (from: Point): SQL[] => [squareSql(from), sql`${publicPoints.subjectId}`]

async function pointsRound(
  call: Reading,
  from: Point,
  radius: number,
  listed: SQL | undefined,
  paging: { readonly limit: number; readonly after?: string | undefined },
) {
  const keys = keyset(keysFrom(from), paging)
  const rows = await call.read
    .from(publicPoints)
    .where(
      and(
        listed ?? inBox(call, boxAround(from, radius)),
        // Checked, not searched by: the branches of the box are what the index is for.
        eq(checkedOnly(publicPoints.centreId), call.centre.id),
        sql`${squareSql(from)} <= ${(radius / metresPerDegree) ** 2}`,
        keys.where,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit)
  return keys.page(rows, (row) => [squareTo(from, row), row.subjectId])
}

/** As many points as hold enough of the rarest term, were it spread evenly, and half as many again. */
async function enoughPoints(call: Reading, plan: PublicSearch, wanted: number): Promise<number> {
  const all = await recordsWith(call, everyTerm)
  const share = Math.min(1, plan.records / Math.max(1, all))
  return Math.min(mostAtOnce, Math.ceil((1.5 * wanted) / share))
}

/** The enterprises at some points that meet the conditions, in the order of the points. */
async function enterprisesOf(
  call: Reading,
  points: readonly (Point & { readonly subjectId: string })[],
  conditions: readonly SQL[],
): Promise<readonly PublicRow[]> {
  let ids = points.map(({ subjectId }) => subjectId)
  // Terms first: they are narrow, and few points pass.
  for (const condition of conditions) {
    if (ids.length === 0) return []
    const terms = await call.read.from(otherPublicTerms).where(and(inArray(otherPublicTerms.subjectId, ids), condition))
    const having = new Set(terms.map(({ subjectId }) => subjectId))
    ids = ids.filter((id) => having.has(id))
  }
  if (ids.length === 0) return []
  const rows = await call.read.from(publicEnterprises).where(inArray(publicEnterprises.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Points in the squares that hold a box; the scope stands in every branch, so that each is one range of the index. */
export const inBox = (call: Reading, box: BoundingBox): SQL | undefined =>
  or(
    ...rangesOf(box).map(({ from, to }) =>
      and(eq(publicPoints.centreId, call.centre.id), gte(publicPoints.curve, from), lt(publicPoints.curve, to)),
    ),
  )
