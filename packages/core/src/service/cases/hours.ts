import * as v from 'valibot'
import { and, asc, countAll, eq, gte, lte, sql, total } from '../../db/index.ts'
import { Day } from '../../schema/day.ts'
import { services } from '../tables.ts'
import { caseArea } from './area.ts'
import { caseContacts } from './tables.ts'

/**
 * Minutes of contact, preparation and travel within a period, by adviser, service or month. A session with a group
 * counts once. Somebody who may not see the hours of all staff sees her own.
 */
export const hours = caseArea.query({
  name: 'hours',
  title: 'Hours by adviser, service or month',
  path: '/hours',
  permission: 'read',
  input: v.object({
    from: Day,
    to: Day,
    by: v.optional(v.picklist(['adviser', 'service', 'month']), 'adviser'),
    adviserId: v.optional(v.string()),
    serviceId: v.optional(v.string()),
  }),
  output: v.object({
    rows: v.array(
      v.object({
        /** User id, service id, or month as `2026-03`. */
        key: v.string(),
        /** Of services. */
        name: v.nullable(v.string()),
        contacts: v.number(),
        contactMinutes: v.number(),
        preparationMinutes: v.number(),
        travelMinutes: v.number(),
      }),
    ),
    /** Whose hours these are: everybody's, or those of the one who asks. */
    of: v.picklist(['everybody', 'yourself']),
  }),
  async run({ from, to, by, adviserId, serviceId }, call) {
    const everybody = call.may(caseArea.permission('hours'))
    const adviser = everybody ? adviserId : call.actor.id
    const month = sql<string>`substr(cast(${caseContacts.on} as text), 1, 7)`
    const key = { adviser: sql<string>`${caseContacts.adviserId}`, service: sql<string>`${services.id}`, month }[by]
    const name = by === 'service' ? sql<string | null>`${services.name}` : sql<string | null>`null`
    const rows = await call.read
      .select({
        key,
        name,
        contacts: countAll(),
        contactMinutes: total(caseContacts.contactMinutes),
        preparationMinutes: total(caseContacts.preparationMinutes),
        travelMinutes: total(caseContacts.travelMinutes),
      })
      .from(caseContacts)
      .innerJoin(services, eq(services.id, caseContacts.serviceId))
      .where(
        and(
          call.mine(caseContacts),
          gte(caseContacts.on, from),
          lte(caseContacts.on, to),
          adviser === undefined ? undefined : eq(caseContacts.adviserId, adviser),
          serviceId === undefined ? undefined : eq(caseContacts.serviceId, serviceId),
        ),
      )
      .groupBy(...(by === 'service' ? [services.id, services.name] : [key]))
      .orderBy(asc(key))
    return { rows, of: everybody ? ('everybody' as const) : ('yourself' as const) }
  },
})
