import type { Doing } from '../entrepreneur/any-call.ts'
import { centreFacts, readContacts, type ContactRow } from '../entrepreneur/contact.ts'
import { sortKeyOf } from '../search/words.ts'
import { activityReader, noActivity, type ActivityReader } from './any-activity.ts'
import type { EnterpriseInput } from './enterprise-shape.ts'
import { lineagesOf } from './lineage.ts'
import { noPlace, placeColumns, placeFault } from './place.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** What a batch of enterprises needs to know of the centre, read once. */
export interface Surroundings {
  readonly country: string
  readonly gridLatitude: number
  readonly activityOf: ActivityReader
  readonly lineageOf: (code: string | null) => readonly string[]
}

export async function surroundingsOf(
  call: Doing,
  inputs: readonly Pick<EnterpriseInput, 'activity' | 'territoryCode'>[],
): Promise<Surroundings> {
  const facts = await centreFacts(call)
  return {
    ...facts,
    activityOf: await activityReader(
      call,
      inputs.flatMap(({ activity }) => activity ?? []),
    ),
    lineageOf: await lineagesOf(
      call,
      inputs.map(({ territoryCode }) => territoryCode ?? null),
    ),
  }
}

/** Why an input cannot be kept: code and data of an error of the area. */
export type DraftFault =
  | { readonly code: 'CONTACT_INVALID'; readonly data: { readonly index: number; readonly kind: string } }
  | { readonly code: 'ACTIVITY_UNKNOWN'; readonly data: { readonly code: string } }
  | { readonly code: 'PLACE_INVALID'; readonly data: { readonly fault: string } }

export interface Draft {
  readonly row: EnterpriseRow
  readonly contacts: readonly ContactRow[]
}

/** The first thing wrong with what is given, before anything is made of it. */
export function faultOf(
  input: Partial<Pick<EnterpriseInput, 'activity' | 'place' | 'contacts'>>,
  { country, activityOf }: Surroundings,
): DraftFault | undefined {
  if (input.activity && activityOf(input.activity) === null) {
    return { code: 'ACTIVITY_UNKNOWN', data: { code: input.activity.code } }
  }
  const fault = input.place ? placeFault(input.place) : undefined
  if (fault) return { code: 'PLACE_INVALID', data: { fault } }
  const contacts = readContacts(input.contacts ?? [], country)
  return 'bad' in contacts ? { code: 'CONTACT_INVALID', data: contacts.bad } : undefined
}

/** A whole row from what is given; nothing is stored. Call `faultOf` first. */
export function draft(call: Doing, input: EnterpriseInput, around: Surroundings): Draft {
  const id = call.id()
  const contacts = readContacts(input.contacts ?? [], around.country)
  const row: EnterpriseRow = {
    id,
    centreId: call.centre.id,
    name: input.name,
    sortKey: sortKeyOf(input.name),
    what: input.what ?? null,
    ...(input.activity ? (around.activityOf(input.activity) ?? noActivity) : noActivity),
    stage: input.stage ?? null,
    formality: input.formality ?? null,
    started: input.started ?? null,
    workers: input.workers ?? null,
    sizeBand: input.sizeBand ?? null,
    languages: input.languages ?? [],
    hours: input.hours ?? null,
    // Nobody said: then it may well be a home.
    homeBased: input.homeBased ?? true,
    ...(input.place ? placeColumns(call, id, input.place, around.gridLatitude) : noPlace),
    locality: input.locality ?? null,
    territoryCode: input.territoryCode ?? null,
    photoId: input.photoId ?? null,
    publicPhotoId: null,
    notes: input.notes ?? null,
    status: 'active',
    listed: false,
    listingBasis: null,
    listingSource: null,
    keptOut: false,
    validatedAt: null,
    validatedBy: null,
    campaignId: null,
    validationOrder: 0,
    version: 1,
    createdAt: call.at,
    createdBy: call.actor.id,
    updatedAt: call.at,
    archivedAt: null,
    mergedInto: null,
    forgottenAt: null,
  }
  return { row, contacts: 'rows' in contacts ? contacts.rows : [] }
}
