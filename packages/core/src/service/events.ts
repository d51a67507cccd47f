import * as v from 'valibot'
import { serviceArea } from './area.ts'

const Id = v.object({ id: v.string() })

export const institutionAdded = serviceArea.event('institution-added', Id)
export const institutionChanged = serviceArea.event('institution-changed', Id)
export const agreementSigned = serviceArea.event(
  'agreement-signed',
  v.object({ id: v.string(), institution: v.string() }),
)
export const agreementChanged = serviceArea.event('agreement-changed', Id)
/** `id` takes the place of `renews`. */
export const agreementRenewed = serviceArea.event('agreement-renewed', v.object({ id: v.string(), renews: v.string() }))
export const agreementEnded = serviceArea.event('agreement-ended', Id)
export const serviceAdded = serviceArea.event('service-added', Id)
export const serviceChanged = serviceArea.event('service-changed', Id)
