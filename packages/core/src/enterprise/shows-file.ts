import { and, eq } from '../db/index.ts'
import type { Part } from '../plugin/define-plugin.ts'
import { publicEnterprises } from './public-enterprises.ts'

/** The photograph of an enterprise that is listed, for as long as an owner agrees to its being shown. */
export const showsFile: NonNullable<Part['showsFile']> = async ({ id, subject }, call) => {
  // Somebody's portrait or document does not become public by being named as the photograph of an enterprise.
  if (subject?.kind !== 'enterprise') return false
  const mine = eq(publicEnterprises.centreId, call.centre.id)
  return (await call.read.count(publicEnterprises, and(mine, eq(publicEnterprises.publicPhotoId, id)))) > 0
}
