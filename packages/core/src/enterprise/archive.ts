import * as v from 'valibot'
import { enterpriseArea } from './area.ts'
import { changeEnterprise } from './change-enterprise.ts'
import { enterpriseArchived, enterpriseListed, enterpriseRestored, enterpriseUnlisted } from './events.ts'
import { findEnterprise } from './find-enterprise.ts'
import { tellListed, tellUnlisted } from './listing.ts'

const Done = v.object({ id: v.string(), version: v.number() })

/** Takes an enterprise out of the inventory and the public directory; nothing is lost. */
export const archive = enterpriseArea.operation({
  name: 'archive',
  title: 'Archive an enterprise',
  path: '/inventory/:id/archive',
  permission: 'edit',
  about: 'enterprise',
  input: v.object({ id: v.string() }),
  output: Done,
  errors: ['CHANGED_MEANWHILE'],
  emits: [enterpriseArchived, enterpriseUnlisted],
  async run({ id }, call) {
    const before = await findEnterprise(call, id)
    if (before.archivedAt !== null) return { id, version: before.version }
    const after = await changeEnterprise(call, before, { archivedAt: call.at })
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    await call.emit(enterpriseArchived, { id })
    await tellUnlisted(call, before, after)
    return { id, version: after.version }
  },
})

export const restore = enterpriseArea.operation({
  name: 'restore',
  title: 'Restore an archived enterprise',
  path: '/inventory/:id/restore',
  permission: 'edit',
  about: 'enterprise',
  input: v.object({ id: v.string() }),
  output: Done,
  errors: ['ALREADY_MERGED', 'CHANGED_MEANWHILE'],
  emits: [enterpriseRestored, enterpriseListed],
  async run({ id }, call) {
    const before = await findEnterprise(call, id)
    if (before.mergedInto !== null) throw call.error('ALREADY_MERGED')
    if (before.archivedAt === null) return { id, version: before.version }
    const after = await changeEnterprise(call, before, { archivedAt: null })
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    await call.emit(enterpriseRestored, { id })
    await tellListed(call, before, after)
    return { id, version: after.version }
  },
})
