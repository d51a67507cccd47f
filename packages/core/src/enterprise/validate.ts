import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { enterpriseArea } from './area.ts'
import { changeEnterprise } from './change-enterprise.ts'
import { enterpriseListed, enterpriseUnlisted, enterpriseValidated } from './events.ts'
import { findEnterprise } from './find-enterprise.ts'
import { tellListed, tellUnlisted } from './listing.ts'
import { campaigns, validationResults, validations } from './tables.ts'

/**
 * Somebody went and looked. Who, when and by which campaign stay with the record, and every earlier visit as well. An
 * enterprise found closed or not found at all leaves the public directory at once, and is back when it is confirmed.
 */
export const validate = enterpriseArea.operation({
  name: 'validate',
  title: 'Validate an enterprise in the field',
  path: '/inventory/:id/validate',
  permission: 'validate',
  about: 'enterprise',
  input: v.object({
    id: v.string(),
    result: v.picklist(validationResults),
    campaignId: v.optional(v.string()),
    note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000))),
  }),
  output: v.object({ id: v.string(), version: v.number(), validationId: v.string() }),
  errors: ['ARCHIVED', 'CAMPAIGN_CLOSED', 'CHANGED_MEANWHILE'],
  emits: [enterpriseValidated, enterpriseListed, enterpriseUnlisted],
  async run({ id, result, campaignId, note }, call) {
    const before = await findEnterprise(call, id)
    if (before.archivedAt !== null) throw call.error('ARCHIVED')
    if (campaignId !== undefined) {
      const [campaign] = await call.tx
        .select()
        .from(campaigns)
        .where(and(call.mine(campaigns), eq(campaigns.id, campaignId)))
      if (!campaign) throw call.notFound()
      if (campaign.closedAt !== null) throw call.error('CAMPAIGN_CLOSED')
    }
    const validationId = call.id()
    await call.tx.insert(validations).values({
      id: validationId,
      centreId: call.centre.id,
      enterpriseId: id,
      campaignId: campaignId ?? null,
      result,
      note: note ?? null,
      at: call.at,
      by: call.actor.id,
    })
    const after = await changeEnterprise(call, before, {
      status: result === 'closed' || result === 'not-found' ? result : 'active',
      validatedAt: call.at,
      validatedBy: call.actor.id,
      campaignId: campaignId ?? null,
      validationOrder: call.at.getTime(),
    })
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    await call.emit(enterpriseValidated, { id, result, campaign: campaignId ?? null })
    await tellUnlisted(call, before, after)
    await tellListed(call, before, after)
    return { id, version: after.version, validationId }
  },
})
