import * as v from 'valibot'
import { enterpriseArea } from './area.ts'
import { changeEnterprise } from './change-enterprise.ts'
import { enterpriseListed, enterpriseUnlisted } from './events.ts'
import { findEnterprise } from './find-enterprise.ts'
import { tellListed, tellUnlisted, wordsOfOwners } from './listing.ts'
import { maskedColumns, PlaceInput, pointOfPlace, publicColumns } from './place.ts'
import { enterprises } from './tables.ts'

const Done = v.object({ id: v.string(), version: v.number() })

/**
 * Puts an enterprise into the public directory. Either an owner has agreed to publication and none has said no, or it
 * stands in a public register of legal establishments anyway: then `source` names the register, and that is recorded.
 * An owner who said no is heard in either case; after she has gone only the yes of an owner outweighs it, no register.
 */
export const publish = enterpriseArea.operation({
  name: 'publish',
  title: 'Put an enterprise into the public directory',
  path: '/inventory/:id/publish',
  permission: 'publish',
  about: 'enterprise',
  input: v.object({
    id: v.string(),
    basis: v.picklist(['consent', 'public-register']),
    /** For `public-register`: the register and its date, such as "INEGI, DENUE, 2022-04". */
    source: v.optional(v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200))),
  }),
  output: Done,
  errors: ['ARCHIVED', 'NOT_ACTIVE', 'NO_CONSENT', 'CONSENT_WITHDRAWN', 'CHANGED_MEANWHILE'],
  emits: [enterpriseListed],
  async run({ id, basis, source }, call) {
    const before = await findEnterprise(call, id)
    if (before.archivedAt !== null) throw call.error('ARCHIVED')
    if (before.status !== 'active') throw call.error('NOT_ACTIVE')
    const word = (await wordsOfOwners(call, [id]))(id, 'publication')
    if (word === 'no' || (basis === 'public-register' && before.keptOut)) {
      throw call.error('CONSENT_WITHDRAWN', { purpose: 'publication' })
    }
    if (basis === 'consent' ? word !== 'yes' : source === undefined) {
      throw call.error('NO_CONSENT', { purpose: 'publication' })
    }
    const listingSource = basis === 'consent' ? null : (source ?? null)
    if (before.listed && before.listingBasis === basis && before.listingSource === listingSource) {
      return { id, version: before.version }
    }
    const lifted = basis === 'consent' ? { keptOut: false } : {}
    const after = await changeEnterprise(call, before, { listed: true, listingBasis: basis, listingSource, ...lifted })
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    await tellListed(call, before, after)
    return { id, version: after.version }
  },
})

export const unpublish = enterpriseArea.operation({
  name: 'unpublish',
  title: 'Take an enterprise out of the public directory',
  path: '/inventory/:id/unpublish',
  permission: 'publish',
  about: 'enterprise',
  input: v.object({ id: v.string() }),
  output: Done,
  errors: ['CHANGED_MEANWHILE'],
  emits: [enterpriseUnlisted],
  async run({ id }, call) {
    const before = await findEnterprise(call, id)
    if (!before.listed) return { id, version: before.version }
    const after = await changeEnterprise(call, before, { listed: false, listingBasis: null, listingSource: null })
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    await tellUnlisted(call, before, after)
    return { id, version: after.version }
  },
})

/** Shows the photo of an enterprise, when an owner has agreed to that. */
export const publishPhoto = enterpriseArea.operation({
  name: 'publish-photo',
  title: 'Show or hide the photo of an enterprise',
  path: '/inventory/:id/photo',
  permission: 'publish',
  about: 'enterprise',
  input: v.object({ id: v.string(), shown: v.boolean() }),
  output: Done,
  errors: ['NO_CONSENT', 'CONSENT_WITHDRAWN', 'CHANGED_MEANWHILE', 'ARCHIVED'],
  async run({ id, shown }, call) {
    const before = await findEnterprise(call, id)
    if (before.archivedAt !== null) throw call.error('ARCHIVED')
    if (shown) {
      const word = (await wordsOfOwners(call, [id]))(id, 'photo')
      if (word === 'no') throw call.error('CONSENT_WITHDRAWN', { purpose: 'photo' })
      if (word === 'silent') throw call.error('NO_CONSENT', { purpose: 'photo' })
    }
    const publicPhotoId = shown ? before.photoId : null
    if (publicPhotoId === before.publicPhotoId) return { id, version: before.version }
    const after = await changeEnterprise(call, before, { publicPhotoId })
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    return { id, version: after.version }
  },
})

/** Shows the exact place of a premises, when an owner has agreed to that; never that of a home. */
export const publishPlace = enterpriseArea.operation({
  name: 'publish-place',
  title: 'Show the exact place of an enterprise, or only its cell',
  path: '/inventory/:id/public-place',
  permission: 'publish',
  about: 'enterprise',
  input: v.object({ id: v.string(), precision: v.picklist(['cell', 'exact']) }),
  output: Done,
  errors: ['NO_CONSENT', 'CONSENT_WITHDRAWN', 'HOME_BASED', 'CHANGED_MEANWHILE', 'ARCHIVED'],
  async run({ id, precision }, call) {
    const before = await findEnterprise(call, id)
    if (before.archivedAt !== null) throw call.error('ARCHIVED')
    if (before.publicPrecision === precision || before.exactPlace === null) return { id, version: before.version }
    let change = maskedColumns(before.cell)
    if (precision === 'exact') {
      if (before.homeBased) throw call.error('HOME_BASED')
      const word = (await wordsOfOwners(call, [id]))(id, 'exact-place')
      if (word === 'no') throw call.error('CONSENT_WITHDRAWN', { purpose: 'exact-place' })
      if (word === 'silent') throw call.error('NO_CONSENT', { purpose: 'exact-place' })
      const subject = { kind: 'enterprise', id }
      const opened = call.reveal(enterprises.exactPlace, subject, before.exactPlace, 'publish the exact place')
      const point = pointOfPlace(v.parse(PlaceInput, JSON.parse(opened ?? '')))
      // Of an address alone there is no point to show.
      if (!point) return { id, version: before.version }
      change = publicColumns(point, 'exact')
    }
    const after = await changeEnterprise(call, before, change)
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    return { id, version: after.version }
  },
})
