import { and, eq, gte, inArray, keyset, lt, or, sql, type SQL } from '../db/index.ts'
import { boxAround, distanceMetres, type BoundingBox, type Point } from '../place/index.ts'
import { rangesOf } from '../search/curve.ts'
import { publicEnterprises } from './public-enterprises.ts'
import { meetsPublicPlan, publicPage, type PublicRow, type PublicSearch, type Reading } from './search-public.ts'

/** Rings of the search: each is asked for only when the one within it held too few. */
const firstRing = 500
const ringGrowth = 2
/** Up to so many records of the rarest term, all of them are measured; above, rings are searched. */
const measuredUpTo = 4000

/** Metres of one degree of latitude on the sphere that distances are measured on. */
const metresPerDegree = 111_195.08

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
): Promise<{ items: { row: PublicRow; metres: number }[]; next?: string }> {
  const cosine = Math.cos((from.latitude * Math.PI) / 180)
  const north = sql`(${publicEnterprises.publicLatitude} - ${from.latitude})`
  const east = sql`(${publicEnterprises.publicLongitude} - ${from.longitude})`
  const square = sql`(${north} * ${north} + ${east} * ${east} * ${cosine * cosine})`
  const keys = keyset([square, sql`${publicEnterprises.id}`], paging)
  const ofCentre = eq(publicEnterprises.centreId, call.centre.id)
  const search = (radius: number, where: SQL | undefined) =>
    call.read
      .from(publicEnterprises)
      .where(and(where, sql`${square} <= ${(radius / metresPerDegree) ** 2}`, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
  let rows: PublicRow[] = []
  if (plan.records <= measuredUpTo) {
    const ids = publicPage(call, plan, undefined, measuredUpTo)
    rows = await search(within, and(ofCentre, inArray(publicEnterprises.id, ids)))
  } else {
    const conditions = meetsPublicPlan(plan)
    for (let ring = firstRing; ; ring *= ringGrowth) {
      const radius = Math.min(ring, within)
      rows = await search(radius, and(inBox(call, boxAround(from, radius)), ...conditions))
      if (rows.length >= keys.limit || radius >= within) break
    }
  }
  const measured = rows.map((row) => ({
    row,
    metres: Math.round(distanceMetres(from, { latitude: row.publicLatitude!, longitude: row.publicLongitude! })),
  }))
  const { items, next } = keys.page(measured, ({ row }) => [
    flatSquare(from, row.publicLatitude!, row.publicLongitude!, cosine),
    row.id,
  ])
  return { items, ...(next === undefined ? {} : { next }) }
}

/** The same sum as the statement's, in the same order: the next page begins exactly where this one ends. */
function flatSquare(from: Point, latitude: number, longitude: number, cosine: number): number {
  const [north, east] = [latitude - from.latitude, longitude - from.longitude]
  return north * north + east * east * (cosine * cosine)
}

/** Whose public place lies in the squares that hold a box; the scope stands in every branch, so each is one range. */
export const inBox = (call: Reading, box: BoundingBox): SQL | undefined =>
  or(
    ...rangesOf(box).map(({ from, to }) =>
      and(
        eq(publicEnterprises.centreId, call.centre.id),
        eq(publicEnterprises.listed, true),
        gte(publicEnterprises.publicCurve, from),
        lt(publicEnterprises.publicCurve, to),
      ),
    ),
  )
