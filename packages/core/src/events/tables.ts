import { id, index, instant, int, json, primaryKey, ref, sql, staff, table, text, type AnyTable } from '../db/index.ts'

/** The outbox: written in the transaction of the change it tells of. */
export const events = table(
  'events',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    type: staff(text().notNull()),
    payload: staff(json().notNull()),
    at: staff(instant().notNull()),
  },
  (t) => [index('events_centre').on(t.centreId, t.id)],
)

/**
 * One row for each event and subscriber, written with the event: what is owed is a row, not an absence. A plugin that
 * is installed later is owed nothing of the past.
 */
export const deliveries = table(
  'deliveries',
  {
    eventId: staff(ref(() => events.id).notNull()),
    /** `<plugin>.<name>`. */
    subscriber: staff(text().notNull()),
    attempts: staff(int().notNull()),
    nextAt: staff(instant()),
    deliveredAt: staff(instant()),
    /** Given up after the last attempt; a person may order another. */
    deadAt: staff(instant()),
    error: staff(text()),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.subscriber] }),
    index('deliveries_due')
      .on(t.nextAt, t.eventId)
      .where(sql`${t.nextAt} is not null`),
  ],
)

export const eventTables: Readonly<Record<string, AnyTable>> = { events, deliveries }
