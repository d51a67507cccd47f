import { and, eq, isNull, publicOf, sql } from '../db/index.ts'
import type { Part } from '../plugin/define-plugin.ts'
import { enterprises } from './tables.ts'

/** The photograph of an enterprise that is listed, for as long as an owner agrees to its being shown. */
export const showsFile: NonNullable<Part['showsFile']> = async ({ id, subject }, call) => {
  // Somebody's portrait or document does not become public by being named as the photograph of an enterprise, nor does
  // what was taken of another one: the file has to be of this one, or of a record that was merged into it.
  if (subject?.kind !== 'enterprise') return false
  const showing = publicOf('showing', enterprises, (t) =>
    and(
      eq(t.centreId, call.centre.id),
      eq(t.publicPhotoId, id),
      eq(t.listed, true),
      isNull(t.archivedAt),
      eq(t.status, 'active'),
      sql`${t.id} in (
        with recursive standing(id) as (
          select one.id from enterprises one where one.id = ${subject.id}
          union
          select other.merged_into from enterprises other join standing on other.id = standing.id
          where other.merged_into is not null
        )
        select standing.id from standing
      )`,
    ),
  )
  return (await call.read.count(showing)) > 0
}
