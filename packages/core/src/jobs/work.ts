import { Cron } from 'croner'
import { and, asc, eq, isNull, lt, lte, or, sql } from '../db/index.ts'
import { Transaction } from '../db/transaction.ts'
import type { Actor, CentreRef } from '../operations/call.ts'
import type { Operation, Query } from '../operations/operation.ts'
import { Problem } from '../operations/problem.ts'
import { check } from '../operations/schema.ts'
import { systemActor } from '../operations/system-actor.ts'
import type { Milpa } from '../runtime/milpa.ts'
import type { Host } from '../runtime/host.ts'
import { pauseAfter } from '../events/deliver.ts'
import { bounded, JobEnded } from './bounded.ts'
import type { JobCall, JobType } from './job.ts'
import { enqueueJob } from './queue.ts'
import { jobs } from './tables.ts'

type JobRow = typeof jobs.$inferSelect
const lease = 30_000
const leaseOver = 'Its lease ran out while it worked; another process may have it.'

interface Run {
  readonly attempt: number
  readonly signal: AbortSignal
  /** Throws once the run is over, or its lease is. */
  readonly assertRunning: () => void
  /** What has begun and is not done yet. */
  readonly inFlight: Set<Promise<unknown>>
}

/** What this process holds of a job while it works. */
interface Held {
  leaseUntil: Date
  readonly cancel: AbortController
  /** Another process may have the job: nothing more is written for it here. */
  readonly lost: AbortController
}

/** Runs queued jobs, one at a time for this process, each under a lease that is renewed while it works. */
export class JobRunner {
  readonly #host: Host
  readonly #milpa: Pick<Milpa, 'run' | 'ask' | 'centreById' | 'foreground'>
  readonly #name: string
  readonly #stop = new AbortController()
  /** What this process has already seen to, so that a turn of the workers costs no write. */
  readonly #scheduled = new Set<string>()

  constructor(host: Host, milpa: Pick<Milpa, 'run' | 'ask' | 'centreById' | 'foreground'>) {
    this.#host = host
    this.#milpa = milpa
    this.#name = host.id()
  }

  stop(): void {
    this.#stop.abort()
  }

  /** Runs what is due until nothing is, or until stopped. @returns how many were run. */
  async workOff(): Promise<number> {
    for (let count = 0; ; count++) {
      const row = this.#stop.signal.aborted ? undefined : await this.#take()
      if (!row) return count
      await this.#work(row)
    }
  }

  /** Queues the next run of every scheduled job in a centre, if none is waiting. */
  async schedule(centre: CentreRef): Promise<void> {
    const now = this.#host.clock()
    for (const type of this.#host.registry.jobs.values()) {
      const known = `${centre.id} ${type.id}`
      if (type.schedule === undefined || this.#scheduled.has(known)) continue
      const next = new Cron(type.schedule, { timezone: centre.timeZone }).nextRun(now)
      if (!next) continue
      await Transaction.begin(this.#host.engine, ({ db }) =>
        enqueueJob(
          db,
          type,
          {},
          {
            id: this.#host.id(),
            centreId: centre.id,
            createdBy: systemActor(type.id).id,
            createdByKind: 'system',
            createdAt: now,
            runAt: next,
            key: 'scheduled',
          },
        ),
      )
      this.#scheduled.add(known)
    }
  }

  async #take(): Promise<JobRow | undefined> {
    return Transaction.begin(this.#host.engine, async ({ db }) => {
      const now = this.#host.clock()
      const free = or(
        and(eq(jobs.status, 'waiting'), lte(jobs.runAt, now)),
        // Its process died or hangs: the work goes on here.
        and(eq(jobs.status, 'running'), lt(jobs.leaseUntil, now)),
      )
      const [candidate] = await db.select({ id: jobs.id }).from(jobs).where(free).orderBy(asc(jobs.runAt)).limit(1)
      if (!candidate) return undefined
      const [taken] = await db
        .update(jobs)
        .set({
          status: 'running',
          // Counted now: a job that takes its process down with it must run out of attempts as well.
          attempts: sql`${jobs.attempts} + 1`,
          leasedBy: this.#name,
          leaseUntil: new Date(now.getTime() + lease),
        })
        .where(and(eq(jobs.id, candidate.id), free))
        .returning()
      return taken
    })
  }

  async #work(row: JobRow): Promise<void> {
    const type = this.#host.registry.jobs.get(row.type)
    const centre = await this.#milpa.centreById(row.centreId)
    if (!type || !centre) return this.#finish(row, 'failed', { error: 'Its kind of job is not installed any more.' })
    const attempt = row.attempts
    if (attempt > type.attempts) {
      return this.#finish(row, 'failed', { error: 'Its process ended before it did, as often as it may be tried.' })
    }
    const held: Held = { leaseUntil: row.leaseUntil!, cancel: new AbortController(), lost: new AbortController() }
    const { cancel, lost } = held
    const inFlight = new Set<Promise<unknown>>()
    const renewing = setInterval(() => void this.#renew(row, held), lease / 3)
    renewing.unref()
    try {
      const input = await check(type.input, row.input)
      if ('issues' in input) throw new Error(`Its input does not fit at ${input.issues[0]!.pointer}.`)
      const ending = AbortSignal.any([cancel.signal, lost.signal, this.#stop.signal])
      const result = await bounded(
        (signal, assertInTime) => {
          const assertRunning = () => {
            assertInTime()
            this.#assertHeld(held)
          }
          return type.run(input.value, this.#call(row, type, centre, { attempt, signal, assertRunning, inFlight }))
        },
        { longest: type.longest, ending },
      )
      await Promise.allSettled(inFlight)
      if (lost.signal.aborted) throw new JobEnded(leaseOver)
      if (this.#stop.signal.aborted) return await this.#release(row)
      await this.#finish(row, cancel.signal.aborted ? 'cancelled' : 'done', { result: result ?? null })
    } catch (error) {
      // Whoever runs it next must not meet what this run has still begun.
      await Promise.allSettled(inFlight)
      await this.#failed(row, type, attempt, cancel.signal.aborted, error)
    } finally {
      clearInterval(renewing)
    }
    if (type.schedule === undefined) return
    this.#scheduled.delete(`${centre.id} ${type.id}`)
    await this.schedule(centre)
  }

  #call(row: JobRow, type: JobType, centre: CentreRef, run: Run): JobCall {
    const { attempt, signal, assertRunning, inFlight } = run
    const asked = type.inNameOf === 'asker' && row.createdByKind !== 'system'
    const actor: Actor = asked
      ? { id: row.createdBy, kind: row.createdByKind, permissions: new Set(['*']) }
      : systemActor(type.id)
    let told = 0
    const begin = async <T>(work: () => Promise<T>): Promise<T> => {
      assertRunning()
      const working = work()
      inFlight.add(working)
      try {
        return await working
      } finally {
        inFlight.delete(working)
      }
    }
    return {
      centre,
      attempt,
      at: this.#host.clock(),
      signal,
      run: async (operation, input, options) =>
        (await begin(() => this.#milpa.run(operation as Operation, input, { centre, actor, ...options }))) as never,
      ask: async (query, input) =>
        (await begin(() => this.#milpa.ask(query as Query, input, { centre, actor }))) as never,
      giveWay: () => this.#milpa.foreground.giveWay(),
      config: (ref) => this.#host.registry.configOf(ref),
      progress: async (done, total) => {
        assertRunning()
        const now = performance.now()
        if (now - told < 1000 && done < total) return
        told = now
        await begin(() => this.#set(row, { done, total }))
      },
    }
  }

  async #renew(row: JobRow, held: Held): Promise<void> {
    try {
      const leaseUntil = new Date(this.#host.clock().getTime() + lease)
      const [kept] = await this.#set(row, { leaseUntil })
      if (!kept) return held.lost.abort()
      held.leaseUntil = leaseUntil
      if (kept.cancelRequested) held.cancel.abort()
    } catch {
      this.#host.log.warn({ job: row.id, type: row.type }, 'The lease of a job could not be renewed')
    }
  }

  /** A process that slept, or whose database could not be reached, finds its time past before it hears of a successor. */
  #assertHeld({ leaseUntil, lost }: Held): void {
    if (this.#host.clock() > leaseUntil) lost.abort()
    if (lost.signal.aborted) throw new JobEnded(leaseOver)
  }

  #set(row: JobRow, values: Partial<JobRow>) {
    return Transaction.begin(this.#host.engine, ({ db }) =>
      db
        .update(jobs)
        .set(values)
        .where(
          and(
            eq(jobs.id, row.id),
            eq(jobs.leasedBy, this.#name),
            // This run of it: the same process may have taken it again.
            eq(jobs.attempts, row.attempts),
            isNull(jobs.finishedAt),
          ),
        )
        .returning({ cancelRequested: jobs.cancelRequested }),
    )
  }

  async #finish(row: JobRow, status: 'done' | 'failed' | 'cancelled', rest: Partial<JobRow>): Promise<void> {
    await this.#set(row, { ...rest, status, finishedAt: this.#host.clock(), leaseUntil: null })
  }

  /** The host stops: the job goes back to the queue as it is; it is resumable by contract. */
  async #release(row: JobRow): Promise<void> {
    await this.#set(row, { status: 'waiting', attempts: row.attempts - 1, leaseUntil: null, leasedBy: null })
  }

  async #failed(row: JobRow, type: JobType, attempts: number, cancelled: boolean, error: unknown): Promise<void> {
    if (cancelled) return this.#finish(row, 'cancelled', { attempts })
    if (this.#stop.signal.aborted) return this.#release(row)
    const sentence = error instanceof Problem ? error.code : error instanceof Error ? error.message.slice(0, 500) : ''
    this.#host.log.warn({ job: row.id, type: row.type, attempts }, 'A job failed')
    if (attempts >= type.attempts) return this.#finish(row, 'failed', { attempts, error: sentence })
    const runAt = new Date(this.#host.clock().getTime() + pauseAfter(attempts, this.#host.random()))
    await this.#set(row, { attempts, error: sentence, status: 'waiting', runAt, leaseUntil: null, leasedBy: null })
  }
}
