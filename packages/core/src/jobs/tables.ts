import {
  id,
  index,
  instant,
  int,
  json,
  long,
  ref,
  sql,
  staff,
  table,
  text,
  uniqueIndex,
  oneOf,
  bool,
  type AnyTable,
} from '../db/index.ts'
import { actorKinds } from '../operations/call.ts'

export const jobStatuses = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

export const jobs = table(
  'jobs',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    /** `<area>.<name>` of the job's type. */
    type: staff(text().notNull()),
    /** At most one unfinished job of a type and key in a centre. */
    key: staff(text().notNull()),
    input: staff(json().notNull()),
    status: staff(oneOf(jobStatuses).notNull()),
    runAt: staff(instant().notNull()),
    attempts: staff(int().notNull()),
    /** Until when the process that runs it may be silent; then another takes over. */
    leaseUntil: staff(instant()),
    leasedBy: staff(text()),
    cancelRequested: staff(bool().notNull()),
    done: staff(long().notNull()),
    total: staff(long().notNull()),
    result: staff(json<Readonly<Record<string, unknown>>>()),
    error: staff(text()),
    createdAt: staff(instant().notNull()),
    finishedAt: staff(instant()),
    createdBy: staff(text().notNull()),
    /** Of what kind who asked for it is: a job in her name writes as that. */
    createdByKind: staff(oneOf(actorKinds).notNull()),
  },
  (t) => [
    index('jobs_due').on(t.status, t.runAt),
    index('jobs_centre').on(t.centreId, t.id),
    uniqueIndex('jobs_one_at_a_time')
      .on(t.centreId, t.type, t.key)
      .where(sql`${t.finishedAt} is null`),
  ],
)

export const jobTables: Readonly<Record<string, AnyTable>> = { jobs }
