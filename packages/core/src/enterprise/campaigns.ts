import * as v from 'valibot'
import { and, asc, countAll, desc, eq, inArray } from '../db/index.ts'
import { Day } from '../schema/day.ts'
import { enterpriseArea } from './area.ts'
import { campaigns, validations, type validationResults } from './tables.ts'

const Campaign = v.object({
  id: v.string(),
  name: v.string(),
  from: v.string(),
  to: v.nullable(v.string()),
  notes: v.nullable(v.string()),
  closedAt: v.nullable(v.string()),
  /** Visits of the campaign, by what was found. */
  visits: v.object({ confirmed: v.number(), corrected: v.number(), closed: v.number(), 'not-found': v.number() }),
})

/** Starts a round of visits in which enterprises are validated. */
export const startCampaign = enterpriseArea.operation({
  name: 'start-campaign',
  title: 'Start a validation campaign',
  path: '/campaigns',
  permission: 'campaigns',
  about: 'campaign',
  input: v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(160)),
    from: Day,
    to: v.optional(Day),
    notes: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000))),
  }),
  output: v.object({ id: v.string() }),
  async run({ name, from, to, notes }, call) {
    const id = call.id()
    await call.tx.insert(campaigns).values({
      id,
      centreId: call.centre.id,
      name,
      from,
      to: to ?? null,
      notes: notes ?? null,
      closedAt: null,
      createdAt: call.at,
      createdBy: call.actor.id,
    })
    return { id }
  },
})

export const closeCampaign = enterpriseArea.operation({
  name: 'close-campaign',
  title: 'Close a validation campaign',
  path: '/campaigns/:id/close',
  permission: 'campaigns',
  about: 'campaign',
  input: v.object({ id: v.string() }),
  output: v.object({ id: v.string() }),
  errors: ['CAMPAIGN_CLOSED'],
  async run({ id }, call) {
    const mine = and(call.mine(campaigns), eq(campaigns.id, id))
    const [campaign] = await call.tx.select().from(campaigns).where(mine)
    if (!campaign) throw call.notFound()
    if (campaign.closedAt !== null) throw call.error('CAMPAIGN_CLOSED')
    await call.tx.update(campaigns).set({ closedAt: call.at }).where(mine)
    return { id }
  },
})

/** The campaigns of the centre, newest first, with what was found. */
export const campaignList = enterpriseArea.query({
  name: 'campaigns',
  title: 'See validation campaigns',
  path: '/campaigns',
  permission: 'read',
  input: v.object({}),
  output: v.object({ items: v.array(Campaign) }),
  async run(_input, call) {
    const rows = await call.read
      .select()
      .from(campaigns)
      .where(call.mine(campaigns))
      .orderBy(desc(campaigns.from), asc(campaigns.id))
      .limit(200)
    const ids = rows.map(({ id }) => id)
    const counts =
      ids.length === 0
        ? []
        : await call.read
            .select({ campaignId: validations.campaignId, result: validations.result, visits: countAll() })
            .from(validations)
            .where(and(call.mine(validations), inArray(validations.campaignId, ids)))
            .groupBy(validations.campaignId, validations.result)
    const visitsOf = (id: string, result: (typeof validationResults)[number]) =>
      counts.find((one) => one.campaignId === id && one.result === result)?.visits ?? 0
    return {
      items: rows.map(({ id, name, from, to, notes, closedAt }) => ({
        id,
        name,
        from,
        to,
        notes,
        closedAt: closedAt?.toISOString() ?? null,
        visits: {
          confirmed: visitsOf(id, 'confirmed'),
          corrected: visitsOf(id, 'corrected'),
          closed: visitsOf(id, 'closed'),
          'not-found': visitsOf(id, 'not-found'),
        },
      })),
    }
  },
})
