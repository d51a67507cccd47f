import * as v from 'valibot'
import { enterpriseArea } from './area.ts'
import { validationResults } from './tables.ts'

const Id = v.object({ id: v.string() })
const Pair = v.object({ id: v.string(), merged: v.string() })

export const enterpriseRegistered = enterpriseArea.event('enterprise-registered', Id)
export const enterpriseUpdated = enterpriseArea.event('enterprise-updated', Id)
export const enterpriseArchived = enterpriseArea.event('enterprise-archived', Id)
export const enterpriseRestored = enterpriseArea.event('enterprise-restored', Id)
export const enterpriseValidated = enterpriseArea.event(
  'enterprise-validated',
  v.object({ id: v.string(), result: v.picklist(validationResults), campaign: v.nullable(v.string()) }),
)
/** It stands in the public directory from now on. */
export const enterpriseListed = enterpriseArea.event('enterprise-listed', Id)
export const enterpriseUnlisted = enterpriseArea.event('enterprise-unlisted', Id)
/** What points at `merged` means `id` from now on, until `enterprise-unmerged` says otherwise. */
export const enterpriseMerged = enterpriseArea.event('enterprise-merged', Pair)
export const enterpriseUnmerged = enterpriseArea.event('enterprise-unmerged', Pair)
