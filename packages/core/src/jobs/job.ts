import type { CentreRef, QueryCall } from '../operations/call.ts'
import type { Operation, Query } from '../operations/operation.ts'
import type { In, Out, Schema } from '../operations/schema.ts'

/** What a job runs with. It is outside any transaction: it may wait for the network and calls operations for writing. */
export interface JobCall {
  readonly centre: CentreRef
  readonly at: Date
  /**
   * Aborted when somebody cancels the job, the host stops or the job has run for as long as it may: finish the step you
   * are in and return. Who has not returned 5 s later is abandoned.
   */
  readonly signal: AbortSignal
  /** 1 for the first try. */
  readonly attempt: number
  run<I, T, O>(operation: Operation<I, T, O>, input: I, options?: { readonly key?: string }): Promise<O>
  ask<I, T, O>(query: Query<I, T, O>, input: I): Promise<O>
  config: QueryCall['config']
  /** What people see; kept at most once a second. */
  progress(done: number, total: number): Promise<void>
  /** Lets those who wait for an answer go first; for between the steps of long work. */
  giveWay(): Promise<void>
}

export interface JobType<S extends Schema = Schema> {
  /** `<area>.<name>`. */
  readonly id: string
  readonly title: string
  readonly input: S
  /** Cron expression in the time zone of each centre; absent: only when enqueued. */
  readonly schedule: string | undefined
  readonly attempts: number
  /** Milliseconds that one run may take; then it is stopped, and counts as failed. */
  readonly longest: number
  /** In whose name it works: Milpa's, or that of who asked for it. */
  readonly inNameOf: 'milpa' | 'asker'
  run(input: unknown, call: JobCall): Promise<Readonly<Record<string, unknown>> | void>
}

const quarterOfAnHour = 15 * 60_000
/** What a timer can hold. */
const longestTimer = 2 ** 31 - 1

/**
 * Declares work that is not done while somebody waits: messages to the outside, imports, nightly sums. It runs at
 * least once, one of a kind and key at a time per centre, under a lease, and is tried again with growing pauses.
 *
 * @param spec.longest milliseconds that one run may take, a quarter of an hour when it does not say. A process works
 * off one job at a time, so a job that hangs holds up the others for as long.
 * @param spec.inNameOf `asker`: history and audit name the person who asked for it; what it may do is all the same
 * asked before it is enqueued. Default `milpa`.
 */
export function job<S extends Schema>(spec: {
  readonly id: string
  readonly title: string
  readonly input: S
  readonly schedule?: string
  readonly attempts?: number
  readonly longest?: number
  readonly inNameOf?: 'milpa' | 'asker'
  run(input: Out<S>, call: JobCall): Promise<Readonly<Record<string, unknown>> | void>
}): JobType<S> {
  const { longest = quarterOfAnHour } = spec
  if (!(longest > 0 && longest <= longestTimer))
    throw new Error(`Job ${spec.id} may run for ${longest} ms: no such time.`)
  return {
    id: spec.id,
    title: spec.title,
    input: spec.input,
    schedule: spec.schedule,
    attempts: spec.attempts ?? 5,
    longest,
    inNameOf: spec.inNameOf ?? 'milpa',
    // The runner checks the stored input against `input` before it calls.
    run: spec.run as JobType<S>['run'],
  }
}

export type JobInput<J extends JobType> = In<J['input']>
