import * as v from 'valibot'
import { and, asc, checkedOnly, eq, gte, inArray, lte, or, type SQL } from '../db/index.ts'
import type { BoundingBox } from '../place/index.ts'
import { squareCentre, squareOf } from '../search/curve.ts'
import { suppress } from '../search/suppress.ts'
import { enterpriseArea } from './area.ts'
import { directoryFilters, Latitude, Longitude, wantedOf } from './directory-filters.ts'
import { mapLevels, squareTerm } from './index-enterprise.ts'
import { inBox } from './nearest.ts'
import { publicEnterprises, publicPoints, publicTermCounts } from './public-enterprises.ts'
import { planPublic, publicPage, type Reading } from './search-public.ts'

const mostPoints = 500
const mostSquares = 400

const Point = v.object({
  id: v.string(),
  name: v.string(),
  latitude: v.number(),
  longitude: v.number(),
})
/** A square of the map; a null count is "fewer than five". */
const Square = v.object({
  west: v.number(),
  south: v.number(),
  east: v.number(),
  north: v.number(),
  latitude: v.number(),
  longitude: v.number(),
  count: v.nullable(v.number()),
})

/**
 * The directory on a map. Up to 500 enterprises in the box come as points (their public place); more of them, when
 * nothing is filtered, as counts by square. With filters, the first 500 come and `more` says that there are others.
 */
export const map = enterpriseArea.publicQuery({
  name: 'map',
  title: 'The public directory on a map',
  path: '/map',
  input: v.object({
    ...directoryFilters,
    west: v.optional(Longitude, -180),
    south: v.optional(Latitude, -90),
    east: v.optional(Longitude, 180),
    north: v.optional(Latitude, 90),
  }),
  output: v.object({ points: v.array(Point), squares: v.array(Square), more: v.boolean() }),
  async run({ west, south, east, north, ...filters }, call) {
    const box = { west, south, east, north }
    const wanted = wantedOf(filters)
    if (wanted.filters.length + wanted.words.length > 0 || wanted.beginning !== undefined) {
      const plan = await planPublic(call, wanted)
      if (plan.kind === 'nothing') return { points: [], squares: [], more: false }
      const ids = publicPage(call, plan, undefined, 2000)
      const { points, more } = await pointsIn(call, box, inArray(publicPoints.subjectId, ids))
      return { points, squares: [], more }
    }
    const squares = await squaresIn(call, box)
    if (squares.reduce((sum, { count }) => sum + count, 0) > mostPoints * 2) {
      const shown = suppress(squares.map(({ term, count }) => ({ key: term, family: '', count })))
      return {
        points: [],
        squares: squares.map(({ term, ...square }) => ({ ...square, count: shown.get(term) ?? null })),
        more: false,
      }
    }
    const { points, more } = await pointsIn(call, box)
    return { points, squares: [], more }
  },
})

async function pointsIn(call: Reading, box: BoundingBox, found?: SQL) {
  const points = await call.read
    .from(publicPoints)
    .where(
      and(
        found ?? inBox(call, box),
        eq(checkedOnly(publicPoints.centreId), call.centre.id),
        gte(publicPoints.latitude, box.south),
        lte(publicPoints.latitude, box.north),
        gte(publicPoints.longitude, box.west),
        lte(publicPoints.longitude, box.east),
      ),
    )
    .limit(mostPoints + 1)
  const shown = points.slice(0, mostPoints)
  const names = new Map<string, string>()
  if (shown.length > 0) {
    const ids = shown.map(({ subjectId }) => subjectId)
    const rows = await call.read.from(publicEnterprises).where(inArray(publicEnterprises.id, ids))
    for (const { id, name } of rows) names.set(id, name)
  }
  return {
    points: shown.flatMap(({ subjectId: id, latitude, longitude }) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ id, name, latitude, longitude }]
    }),
    more: points.length > mostPoints,
  }
}

/** Squares of the finest level of which a few hundred cover the box, with what stands in each. */
async function squaresIn(call: Reading, box: BoundingBox) {
  const corners = (level: number) => ({
    from: squareOf({ latitude: box.south, longitude: box.west }, level),
    to: squareOf({ latitude: box.north, longitude: box.east }, level),
  })
  const fits = (level: number) => {
    const { from, to } = corners(level)
    return (to.column - from.column + 1) * (to.row - from.row + 1) <= mostSquares
  }
  const level = [...mapLevels].reverse().find(fits) ?? mapLevels[0]
  const { from, to } = corners(level)
  const lines = Array.from({ length: to.row - from.row + 1 }, (_, at) => from.row + at)
  const rows = await call.read
    .from(publicTermCounts)
    .where(
      and(
        eq(publicTermCounts.centreId, call.centre.id),
        or(
          ...lines.map((line) =>
            and(
              gte(publicTermCounts.term, squareTerm(level, from.column, line)),
              lte(publicTermCounts.term, squareTerm(level, to.column, line)),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(publicTermCounts.term))
    .limit(2000)
  const [height, width] = [180 / 2 ** level, 360 / 2 ** level]
  return rows.map(({ term, records: count }) => {
    const [, , line, column] = term.split(':').map(Number)
    const { latitude, longitude } = squareCentre({ column: column!, row: line! }, level)
    return {
      term,
      count,
      latitude,
      longitude,
      west: longitude - width / 2,
      east: longitude + width / 2,
      south: latitude - height / 2,
      north: latitude + height / 2,
    }
  })
}
