import { and, checkedOnly, eq, inArray } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { indexNew, reindex } from '../search/index-terms.ts'
import type { TermTables } from '../search/term-tables.ts'
import { curveOf, squareOf } from '../search/curve.ts'
import { lineagesOf } from './lineage.ts'
import { enterprisePoints, enterpriseTermCounts, enterpriseTerms } from './tables.ts'
import { enterpriseEntry, isPublic, type EnterpriseRow } from './terms-of.ts'

// The same columns as the tables of persons, of another class: one code writes both.
export const enterpriseTermTables = {
  terms: enterpriseTerms,
  counts: enterpriseTermCounts,
} as unknown as TermTables

/** Squares of the map whose counts are kept, 2^level to a side of the earth: about 1,250, 156, 20 and 2.4 km. */
export const mapLevels = [5, 8, 11, 14] as const

const entriesOf = (
  rows: readonly EnterpriseRow[],
  locale: string,
  lineageOf: (code: string | null) => readonly string[],
) => rows.flatMap((row) => enterpriseEntry(row, lineageOf(row.territoryCode), locale) ?? [])

export async function indexNewEnterprises(
  call: Doing,
  rows: readonly EnterpriseRow[],
  lineageOf: (code: string | null) => readonly string[],
): Promise<void> {
  await indexNew(
    call.tx,
    enterpriseTermTables,
    call.centre.id,
    entriesOf(rows, call.centre.locale, lineageOf),
    mapCounts([], rows),
  )
  await insertPoints(call, rows)
}

/** Brings the index up to date after rows changed, were listed, archived or erased. */
export async function reindexEnterprises(
  call: Doing,
  before: readonly EnterpriseRow[],
  after: readonly EnterpriseRow[],
  lineageOf?: (code: string | null) => readonly string[],
): Promise<void> {
  const lineage =
    lineageOf ??
    (await lineagesOf(
      call,
      after.map(({ territoryCode }) => territoryCode),
    ))
  await reindex(
    call.tx,
    enterpriseTermTables,
    call.centre.id,
    after.map(({ id }) => id),
    entriesOf(after, call.centre.locale, lineage),
    mapCounts(before, after),
  )
  const stale = before.filter((row) => pointOf(row) !== undefined)
  if (stale.length > 0) {
    const ids = stale.map(({ id }) => id)
    await call.tx
      .delete(enterprisePoints)
      .where(and(eq(checkedOnly(enterprisePoints.centreId), call.centre.id), inArray(enterprisePoints.subjectId, ids)))
  }
  await insertPoints(call, after)
}

/** The point under which everybody may find an enterprise. */
function pointOf(row: EnterpriseRow) {
  const { publicLatitude: latitude, publicLongitude: longitude } = row
  if (latitude === null || longitude === null || row.forgottenAt !== null || !isPublic(row)) return undefined
  return { centreId: row.centreId, subjectId: row.id, latitude, longitude, curve: curveOf({ latitude, longitude }) }
}

async function insertPoints(call: Doing, rows: readonly EnterpriseRow[]): Promise<void> {
  const points = rows.flatMap((row) => pointOf(row) ?? [])
  for (let at = 0; at < points.length; at += 1000) {
    await call.tx.insert(enterprisePoints).values(points.slice(at, at + 1000))
  }
}

function mapCounts(before: readonly EnterpriseRow[], after: readonly EnterpriseRow[]) {
  const squares = (rows: readonly EnterpriseRow[], by: number) =>
    rows.flatMap((row) => {
      const { publicLatitude: latitude, publicLongitude: longitude } = row
      if (latitude === null || longitude === null || row.archivedAt !== null || row.forgottenAt !== null) return []
      return mapLevels.map((level) => {
        const { column, row: line } = squareOf({ latitude, longitude }, level)
        return { listed: isPublic(row), term: squareTerm(level, column, line), by }
      })
    })
  return [...squares(before, -1), ...squares(after, 1)]
}

/** Fixed width, so that squares of one row of the map lie side by side in the order of text. */
export const squareTerm = (level: number, column: number, row: number): string =>
  `~g:${level}:${String(row).padStart(5, '0')}:${String(column).padStart(5, '0')}`
