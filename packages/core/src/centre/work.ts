import * as v from 'valibot'
import { and, desc, eq, isNotNull, isNull, keyset, page, paged } from '../db/index.ts'
import { revive } from '../events/revive.ts'
import { deliveries, events } from '../events/tables.ts'
import { jobs, jobStatuses } from '../jobs/tables.ts'
import type { QueryCall } from '../operations/call.ts'
import { centreArea } from './area.ts'
import { Id } from './fields.ts'

const Job = v.pipe(
  v.object({
    id: v.string(),
    type: v.string(),
    status: v.picklist(jobStatuses),
    done: v.number(),
    /** 0 while nobody knows. */
    total: v.number(),
    attempts: v.number(),
    cancelRequested: v.boolean(),
    runAt: v.string(),
    createdAt: v.string(),
    finishedAt: v.nullable(v.string()),
    createdBy: v.string(),
    result: v.nullable(v.record(v.string(), v.unknown())),
    error: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'Job' }),
)

const described = (row: typeof jobs.$inferSelect) => ({
  ...row,
  runAt: row.runAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
})

/** Whoever may see all work, or ordered this piece of it. */
const maySee = (row: typeof jobs.$inferSelect, call: Pick<QueryCall, 'may' | 'actor'>): boolean =>
  row.createdBy === call.actor.id || call.may(centreArea.permission('work'))

export const listJobs = centreArea.query({
  name: 'jobs',
  title: 'Background work, newest first',
  path: '/jobs',
  permission: 'work',
  input: v.object({ ...paged, status: v.optional(v.picklist(jobStatuses)) }),
  output: page(Job),
  async run({ status, ...input }, call) {
    const keys = keyset([jobs.id], input, 'desc')
    const rows = await call.read
      .select()
      .from(jobs)
      .where(and(call.mine(jobs), status === undefined ? undefined : eq(jobs.status, status), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.id])
    return { items: items.map(described), ...(next === undefined ? {} : { next }) }
  },
})

/** How far a piece of work is; whoever ordered it may ask, every second or so. */
export const getJob = centreArea.query({
  name: 'job',
  title: 'How far a piece of background work is',
  path: '/jobs/:id',
  permission: 'read',
  input: v.object({ id: Id }),
  output: Job,
  async run({ id }, call) {
    const [row] = await call.read
      .select()
      .from(jobs)
      .where(and(call.mine(jobs), eq(jobs.id, id)))
    if (!row || !maySee(row, call)) throw call.notFound()
    return described(row)
  },
})

/** What waits is cancelled at once; what runs stops at its next step. */
export const cancelJob = centreArea.operation({
  name: 'cancel-job',
  title: 'Cancel a piece of background work',
  path: '/jobs/:id/cancel',
  permission: 'read',
  about: 'job',
  input: v.object({ id: Id }),
  output: Job,
  errors: ['NOT_CANCELLABLE'],
  async run({ id }, call) {
    const mine = and(call.mine(jobs), eq(jobs.id, id))
    const [row] = await call.tx.select().from(jobs).where(mine)
    if (!row || !maySee(row, call)) throw call.notFound()
    // Scheduled work queues its successor when it ends; cancelled in the queue it would never run again.
    if (row.finishedAt !== null || row.key === 'scheduled') throw call.error('NOT_CANCELLABLE')
    const unfinished = and(mine, isNull(jobs.finishedAt))
    const [cancelled] = await call.tx
      .update(jobs)
      .set({ cancelRequested: true, status: 'cancelled', finishedAt: call.at })
      .where(and(unfinished, eq(jobs.status, 'waiting')))
      .returning()
    if (cancelled) return described(cancelled)
    const [asked] = await call.tx.update(jobs).set({ cancelRequested: true }).where(unfinished).returning()
    if (!asked) throw call.error('NOT_CANCELLABLE')
    return described(asked)
  },
})

/** Events that a subscriber refused twelve times; somebody has to look at them. */
export const deadDeliveries = centreArea.query({
  name: 'dead-deliveries',
  title: 'Deliveries that were given up',
  path: '/deliveries/dead',
  permission: 'work',
  input: v.object({ limit: paged.limit }),
  output: v.object({
    items: v.array(
      v.object({
        eventId: v.string(),
        type: v.string(),
        subscriber: v.string(),
        attempts: v.number(),
        at: v.string(),
        deadAt: v.string(),
        error: v.nullable(v.string()),
      }),
    ),
  }),
  async run({ limit }, call) {
    const rows = await call.read
      .select({
        eventId: deliveries.eventId,
        type: events.type,
        subscriber: deliveries.subscriber,
        attempts: deliveries.attempts,
        at: events.at,
        deadAt: deliveries.deadAt,
        error: deliveries.error,
      })
      .from(deliveries)
      .innerJoin(events, eq(deliveries.eventId, events.id))
      .where(and(call.mine(events), isNotNull(deliveries.deadAt)))
      .orderBy(desc(deliveries.eventId))
      .limit(limit)
    return {
      items: rows.map((row) => ({ ...row, at: row.at.toISOString(), deadAt: (row.deadAt ?? row.at).toISOString() })),
    }
  },
})

export const reviveDeliveries = centreArea.operation({
  name: 'revive-deliveries',
  title: 'Try given-up deliveries again',
  path: '/deliveries/revive',
  permission: 'work',
  input: v.object({ eventId: v.optional(Id) }),
  output: v.object({ revived: v.number() }),
  run: async ({ eventId }, call) => ({ revived: await revive(call.tx, call.centre.id, call.at, eventId) }),
})
