import * as v from 'valibot'
import { entrepreneurArea } from './area.ts'
import { purposes } from './tables.ts'

const Id = v.object({ id: v.string() })
const Answer = v.object({ id: v.string(), purpose: v.picklist(purposes) })

export const personRegistered = entrepreneurArea.event('person-registered', Id)
export const personUpdated = entrepreneurArea.event('person-updated', Id)
export const personArchived = entrepreneurArea.event('person-archived', Id)
export const personRestored = entrepreneurArea.event('person-restored', Id)
/** What points at `merged` means `id` from now on, until `person-unmerged` says otherwise. */
export const personMerged = entrepreneurArea.event('person-merged', v.object({ id: v.string(), merged: v.string() }))
export const personUnmerged = entrepreneurArea.event(
  'person-unmerged',
  v.object({ id: v.string(), merged: v.string() }),
)
export const personForgotten = entrepreneurArea.event('person-forgotten', Id)
export const consentGiven = entrepreneurArea.event('consent-given', Answer)
/** Taken back, or refused from the start. */
export const consentWithdrawn = entrepreneurArea.event('consent-withdrawn', Answer)
