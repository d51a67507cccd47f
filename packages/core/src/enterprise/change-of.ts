import * as v from 'valibot'
import type { Doing } from '../entrepreneur/any-call.ts'
import { sortKeyOf } from '../search/words.ts'
import { noActivity } from './any-activity.ts'
import type { EnterpriseChange } from './change-enterprise.ts'
import type { Surroundings } from './draft.ts'
import type { EnterpriseInput } from './enterprise-shape.ts'
import { maskedColumns, noPlace, placeColumns, PlaceInput, pointOfPlace } from './place.ts'
import { enterprises } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

export type Correction = { readonly [Field in keyof EnterpriseInput]?: EnterpriseInput[Field] | undefined }

const plainFields = [
  'name',
  'what',
  'stage',
  'formality',
  'started',
  'workers',
  'sizeBand',
  'languages',
  'hours',
  'homeBased',
  'locality',
  'territoryCode',
  'photoId',
  'notes',
] as const

/** The columns that a correction changes. Absent fields stay; a place equal to the sealed one is no change. */
export function changeOf(
  call: Doing,
  before: EnterpriseRow,
  given: Correction,
  around: Surroundings,
): EnterpriseChange {
  const plain = Object.fromEntries(
    plainFields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])),
  )
  const change: EnterpriseChange = { ...plain }
  if (given.name !== undefined) change.sortKey = sortKeyOf(given.name)
  if (given.activity !== undefined) {
    Object.assign(change, given.activity === null ? noActivity : (around.activityOf(given.activity) ?? noActivity))
  }
  if (given.photoId !== undefined && given.photoId !== before.photoId) change.publicPhotoId = null
  if (given.place !== undefined) {
    const known = knownPlace(call, before)
    const place = given.place && withKnownPoint(given.place, known)
    if (JSON.stringify(place) !== JSON.stringify(known)) {
      Object.assign(change, place === null ? noPlace : placeColumns(call, before.id, place, around.gridLatitude))
    }
  }
  // A premises that turns out to be a home loses its exact public place at once.
  if (given.homeBased === true && before.publicPrecision === 'exact' && given.place === undefined) {
    Object.assign(change, maskedColumns(before.cell))
  }
  return change
}

/** Opened only to compare; that it was is in the audit, like any other opening. */
function knownPlace(call: Doing, { id, exactPlace }: EnterpriseRow): PlaceInput | null {
  const subject = { kind: 'enterprise', id }
  const opened = call.reveal(enterprises.exactPlace, subject, exactPlace, 'compare with a new place')
  return opened === null ? null : v.parse(PlaceInput, JSON.parse(opened))
}

/** An address alone says nothing against the point that somebody measured: it stays. */
function withKnownPoint(given: PlaceInput, known: PlaceInput | null): PlaceInput {
  const point = known && pointOfPlace(known)
  return point && !pointOfPlace(given) ? { ...point, ...given } : given
}
