import { auditEntries } from '../audit/tables.ts'
import { seal, verifyChain, type ChainReport } from '../audit/chain.ts'
import { desc, eq } from '../db/index.ts'
import { publicReader } from '../db/public.ts'
import { Transaction } from '../db/transaction.ts'
import { centreById, centreBySlug, listCentres } from '../centre/find-centre.ts'
import { found, type Founding } from '../centre/found.ts'
import { deliverDue } from '../events/deliver.ts'
import { JobRunner } from '../jobs/work.ts'
import type { Actor, CentreRef } from '../operations/call.ts'
import type { ByLane, Lane } from '../operations/lane.ts'
import type { AnyEndpoint, Operation, PublicQuery, Query } from '../operations/operation.ts'
import { problem } from '../operations/problem.ts'
import { systemActor } from '../operations/system-actor.ts'
import { readFacets } from '../plugin/read-facets.ts'
import { checkedInput, checkedOutput } from './checked.ts'
import { OperationContext, QueryContext, runOperation, type Origin } from './context.ts'
import { dayIn } from './day.ts'
import { Foreground } from './foreground.ts'
import type { Host } from './host.ts'
import { dropOldAnswers, keepAnswer, takeKey } from './idempotency.ts'
import { LaneQueue } from './lane-queue.ts'
import { Loop } from './loop.ts'
import type { FailedPlugin } from './open.ts'
import { translateFault } from './translate-fault.ts'

/** Who asks, and for which centre: what a door (HTTP, command line, job, SMS) has found out. */
export interface Door {
  readonly centre: CentreRef
  readonly actor: Actor
  /** Idempotency-Key: the same key with the same input gets the first answer again. */
  readonly key?: string
}

/** A Milpa that runs: every operation and query of core and of its plugins, behind one door. */
export class Milpa {
  readonly host: Host
  /** Override chains, by operation, outermost first. */
  readonly chains: ReadonlyMap<string, readonly string[]>
  /** Optional plugins that could not start, and those that depended on them. */
  readonly failed: readonly FailedPlugin[]
  readonly jobs: JobRunner
  /** Told by the host who waits, so that long work gives way. */
  readonly foreground = new Foreground()
  #timer: NodeJS.Timeout | undefined
  /** Deliveries, schedules and sealing: they do not wait for a job that takes its time. */
  readonly #rounds: Loop
  readonly #jobs: Loop
  readonly #lanes = new Map<Lane, LaneQueue>()
  readonly #closing = new AbortController()
  #tidied = 0
  #changes = 0

  constructor(host: Host, chains: ReadonlyMap<string, readonly string[]>, failed: readonly FailedPlugin[]) {
    this.host = host
    this.chains = chains
    this.failed = failed
    this.jobs = new JobRunner(host, this)
    this.#rounds = new Loop(() => this.#round(), host.log)
    this.#jobs = new Loop(() => this.jobs.workOff(), host.log)
  }

  /** Grows with every operation of this process but those in a lane, which change no facts about who may do what. */
  get changes(): number {
    return this.#changes
  }

  get endpoints(): ReadonlyMap<string, AnyEndpoint> {
    return this.host.registry.endpoints
  }

  /** Permission first, then validation, transaction, audit, stored answer; resolves after the commit. */
  async run<I, T, O>(operation: Operation<I, T, O>, input: I, door: Door): Promise<O> {
    const known = operation as Operation
    allow(door.actor, known.permission)
    const origin = { centre: door.centre, actor: door.actor, at: this.host.clock() }
    try {
      // Whoever wraps an operation wants it run by itself. A key is not needed: units in a lane bear ids of their own.
      if (known.byLane && !this.chains.has(known.id)) {
        return (await this.#runByLane(known, known.byLane, input, origin)) as O
      }
      const output = await Transaction.begin(this.host.engine, async (transaction) => {
        const { key } = door
        if (key !== undefined) {
          const stored = await takeKey(transaction.db, this.host.vault, origin, key, known.id, input)
          if (stored) return stored.value
        }
        const call = new OperationContext(this.host, known, origin, transaction)
        const answer = await runOperation(this.host, known, input, call, undefined)
        if (key !== undefined) await keepAnswer(transaction.db, this.host.vault, origin, key, answer)
        return answer
      })
      return output as O
    } catch (error) {
      throw translateFault(error)
    } finally {
      if (!known.byLane) this.#changes++
    }
  }

  async #runByLane(operation: Operation, { lane, prepare }: ByLane, input: unknown, origin: Origin): Promise<unknown> {
    const checked = await checkedInput(operation, input)
    const work = prepare(checked, { error: this.host.registry.raiserOf(operation.area) })
    let queue = this.#lanes.get(lane)
    if (!queue) this.#lanes.set(lane, (queue = new LaneQueue(this.host, lane)))
    return checkedOutput(operation, await queue.run(operation, work, origin))
  }

  async ask<I, T, O>(query: Query<I, T, O>, input: I, door: Door): Promise<O> {
    const known = query as Query
    allow(door.actor, known.permission)
    const checked = await checkedInput(known, input)
    const origin = { centre: door.centre, actor: door.actor, at: this.host.clock() }
    const call = new QueryContext(this.host, known, origin, this.host.read)
    try {
      const output = await checkedOutput(known, await known.run(checked, call))
      if (call.looks.length > 0) {
        await Transaction.begin(this.host.engine, async ({ db }) => {
          await db.insert(auditEntries).values(call.looks)
        })
      }
      return output as O
    } catch (error) {
      throw translateFault(error)
    }
  }

  async askPublic<I, T, O>(query: PublicQuery<I, T, O>, input: I, centre: CentreRef): Promise<O> {
    const known = query as PublicQuery
    const checked = await checkedInput(known, input)
    const at = this.host.clock()
    const scope = {
      read: this.host.read,
      centre,
      at,
      mine: (table: Parameters<QueryContext['mine']>[0]) => eq(table.centreId, centre.id),
    }
    try {
      const output = await known.run(checked, {
        centre,
        at,
        today: dayIn(centre.timeZone, at),
        read: publicReader(this.host.read),
        error: this.host.registry.raiserOf(known.area),
        notFound: () => problem('NOT_FOUND'),
        facets: (of, ids) => readFacets(this.host.registry.facets, of, ids, scope, ['public']),
      })
      return (await checkedOutput(known, output)) as O
    } catch (error) {
      throw translateFault(error)
    }
  }

  centreById(id: string): Promise<CentreRef | undefined> {
    return centreById(this.host.read, id)
  }

  centreBySlug(slug: string): Promise<CentreRef | undefined> {
    return centreBySlug(this.host.read, slug)
  }

  /** Founds a centre with the standard roles. Done by the operator (command line), never from outside. */
  async foundCentre(input: Founding): Promise<CentreRef> {
    const { slug, locale, currency, timeZone } = input
    const centre = { id: this.host.id(), slug, locale, currency, timeZone }
    await this.run(found, input, { centre, actor: systemActor('operator') })
    return centre
  }

  centres(): Promise<readonly CentreRef[]> {
    return listCentres(this.host.read)
  }

  /** Delivers every event that is due. */
  deliver(): Promise<{ readonly delivered: number; readonly failed: number }> {
    return deliverDue(this.host, { stopped: this.#closing.signal, giveWay: () => this.foreground.giveWay() })
  }

  /**
   * Seals the audit of a centre. Entries younger than `margin` are left, since another process may still be writing
   * older ones (a transaction lasts 5 s at most); pass 0 when nothing else writes.
   */
  async sealAudit(centreId: string, margin = 60_000): Promise<number> {
    return Transaction.begin(this.host.engine, async ({ db }) => {
      const [newest] = await db
        .select({ id: auditEntries.id, at: auditEntries.at })
        .from(auditEntries)
        .where(eq(auditEntries.centreId, centreId))
        .orderBy(desc(auditEntries.id))
        .limit(1)
      if (!newest) return 0
      const limit = this.host.clock().getTime() - margin
      const through = newest.at.getTime() <= limit ? newest.id : idBefore(limit)
      return seal(db, centreId, through, this.host.id)
    })
  }

  verifyAudit(centreId: string): Promise<ChainReport> {
    return verifyChain(this.host.read, centreId)
  }

  /** Starts delivering, working and sealing in the background, after each commit and every `milliseconds`. */
  startWorkers(milliseconds = 1000): void {
    this.#timer ??= setInterval(() => this.wake(), milliseconds)
    this.#timer.unref()
    this.wake()
  }

  wake(): void {
    if (!this.#timer) return
    this.#rounds.wake()
    this.#jobs.wake()
  }

  async #round(): Promise<void> {
    await this.deliver()
    for (const centre of await this.centres()) await this.jobs.schedule(centre)
    await this.#tidy()
  }

  /** Once a minute: seals the audit and drops answers that nobody asks for any more. */
  async #tidy(): Promise<void> {
    const now = this.host.clock()
    if (now.getTime() - this.#tidied < 60_000) return
    this.#tidied = now.getTime()
    for (const centre of await this.centres()) await this.sealAudit(centre.id)
    await Transaction.begin(this.host.engine, ({ db }) => dropOldAnswers(db, now))
  }

  /** Finishes what has begun, then closes the database. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#closing.abort()
    this.jobs.stop()
    await Promise.all([this.#rounds.end(), this.#jobs.end()])
    await this.host.engine.close()
  }
}

function allow(actor: Actor, permission: string): void {
  if (actor.permissions.has('*') || actor.permissions.has(permission)) return
  throw problem(actor.kind === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
}

/** The largest UUIDv7 of the millisecond before. */
const idBefore = (milliseconds: number): string => {
  const hex = Math.max(0, milliseconds - 1)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7fff-bfff-ffffffffffff`
}
