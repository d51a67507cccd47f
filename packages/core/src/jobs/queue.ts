import { and, eq, isNull, type Writer } from '../db/index.ts'
import type { ActorKind } from '../operations/call.ts'
import { problem } from '../operations/problem.ts'
import { check } from '../operations/schema.ts'
import type { JobType } from './job.ts'
import { jobs } from './tables.ts'

export interface Enqueue {
  readonly id: string
  readonly centreId: string
  readonly createdBy: string
  readonly createdByKind: ActorKind
  readonly createdAt: Date
  readonly runAt: Date
  readonly key: string | undefined
}

/** Queues a job in the transaction of the change that wants it. An unfinished one with the same key is kept instead. */
export async function enqueueJob(tx: Writer, type: JobType, input: unknown, facts: Enqueue): Promise<string> {
  const checked = await check(type.input, input)
  if ('issues' in checked) throw problem('INVALID_INPUT', { issues: checked.issues })
  const key = facts.key ?? facts.id
  const [inserted] = await tx
    .insert(jobs)
    .values({
      ...facts,
      key,
      type: type.id,
      input: checked.value as object,
      status: 'waiting',
      attempts: 0,
      cancelRequested: false,
      done: 0,
      total: 0,
    })
    .onConflictDoNothing()
    .returning({ id: jobs.id })
  if (inserted) return inserted.id
  const [unfinished] = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.centreId, facts.centreId), eq(jobs.type, type.id), eq(jobs.key, key), isNull(jobs.finishedAt)))
  return unfinished?.id ?? facts.id
}
