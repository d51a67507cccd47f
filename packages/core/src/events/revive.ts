import { and, eq, inArray, isNotNull, type Writer } from '../db/index.ts'
import { deliveries, events } from './tables.ts'

/** Orders another round of attempts for dead deliveries of a centre; all of them, or those of one event. */
export async function revive(tx: Writer, centreId: string, at: Date, eventId?: string): Promise<number> {
  const ofCentre = tx
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.centreId, centreId), eventId === undefined ? undefined : eq(events.id, eventId)))
  const revived = await tx
    .update(deliveries)
    .set({ attempts: 0, deadAt: null, nextAt: at })
    .where(and(isNotNull(deliveries.deadAt), inArray(deliveries.eventId, ofCentre)))
    .returning({ eventId: deliveries.eventId })
  return revived.length
}
