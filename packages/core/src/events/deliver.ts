import { and, asc, eq, isNotNull, isNull, lte, sql } from '../db/index.ts'
import { Transaction } from '../db/transaction.ts'
import { systemActor } from '../operations/system-actor.ts'
import { OperationContext } from '../runtime/context.ts'
import type { Host } from '../runtime/host.ts'
import { centreById } from '../centre/find-centre.ts'
import { deliveries, events } from './tables.ts'

/** After this many attempts a delivery is dead: a person sees it and may order another. */
export const maxAttempts = 12
const batch = 100

/** 5 s, 10 s, 20 s … at most an hour, each up to a quarter longer at random, so that retries do not march in step. */
export const pauseAfter = (attempts: number, random: number): number =>
  Math.min(5000 * 2 ** (attempts - 1), 3_600_000) * (1 + random / 4)

interface Due {
  readonly eventId: string
  readonly subscriber: string
}

/**
 * Hands due events to their subscribers, oldest first, until none is left that is due. Each handler runs in the
 * transaction that records its delivery, so what it writes happens exactly once; one that fails is tried later and
 * stops nobody else.
 *
 * @param turns after each batch it gives way to who waits for an answer; it ends before the next delivery once stopped.
 * @returns how many were delivered and how many failed.
 */
export async function deliverDue(
  host: Host,
  turns: { readonly stopped: AbortSignal; giveWay(): Promise<void> },
): Promise<{ readonly delivered: number; readonly failed: number }> {
  let delivered = 0
  let failed = 0
  while (!turns.stopped.aborted) {
    const due = await host.read
      .select({ eventId: deliveries.eventId, subscriber: deliveries.subscriber })
      .from(deliveries)
      .where(and(isNotNull(deliveries.nextAt), lte(deliveries.nextAt, host.clock())))
      .orderBy(asc(deliveries.eventId), asc(deliveries.subscriber))
      .limit(batch)
    if (due.length === 0) break
    for (const one of due) {
      if (turns.stopped.aborted) break
      if (await attempt(host, one)) delivered++
      else failed++
    }
    await turns.giveWay()
  }
  return { delivered, failed }
}

async function attempt(host: Host, due: Due): Promise<boolean> {
  const mine = and(eq(deliveries.eventId, due.eventId), eq(deliveries.subscriber, due.subscriber))
  try {
    await Transaction.begin(host.engine, async (transaction) => {
      const at = host.clock()
      const [claimed] = await transaction.db
        .update(deliveries)
        .set({ attempts: sql`${deliveries.attempts} + 1`, deliveredAt: at, nextAt: null, error: null })
        // Asked again inside: another process may have delivered it while this one waited for the row.
        .where(and(mine, isNull(deliveries.deliveredAt), isNotNull(deliveries.nextAt)))
        .returning({ attempts: deliveries.attempts })
      if (!claimed) return
      const [event] = await transaction.db.select().from(events).where(eq(events.id, due.eventId))
      const centre = event && (await centreById(transaction.db, event.centreId))
      const subscriber = event && host.registry.subscribers.get(event.type)?.find(({ id }) => id === due.subscriber)
      if (!event || !centre || !subscriber)
        throw new Error('Its subscriber, event or centre is not installed any more.')
      const area = due.subscriber.split('.')[0]!
      const origin = { centre, at, actor: systemActor(due.subscriber) }
      const call = new OperationContext(host, { id: due.subscriber, area }, origin, transaction)
      await subscriber.subscription.handle(event.payload, call, {
        eventId: event.id,
        at: event.at,
        attempt: claimed.attempts,
      })
      await call.writeTrail()
    })
    return true
  } catch (error) {
    await recordFailure(host, due, error)
    return false
  }
}

async function recordFailure(host: Host, due: Due, error: unknown): Promise<void> {
  const sentence = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'Unknown failure'
  host.log.warn({ event: due.eventId, subscriber: due.subscriber }, 'A subscriber failed; it will be tried again')
  await Transaction.begin(host.engine, async ({ db }) => {
    const mine = and(eq(deliveries.eventId, due.eventId), eq(deliveries.subscriber, due.subscriber))
    const [row] = await db.select().from(deliveries).where(mine)
    if (!row || row.deliveredAt) return
    const attempts = row.attempts + 1
    const now = host.clock()
    const dead = attempts >= maxAttempts
    await db
      .update(deliveries)
      .set({
        attempts,
        error: sentence,
        nextAt: dead ? null : new Date(now.getTime() + pauseAfter(attempts, host.random())),
        deadAt: dead ? now : null,
      })
      .where(mine)
  })
}
