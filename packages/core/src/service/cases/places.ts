import { and, countAll, eq, gte, inArray, lte, ne, notInArray } from '../../db/index.ts'
import type { OperationCall } from '../../operations/call.ts'
import { services } from '../tables.ts'
import { openStatuses, placeGivenBack } from './steps.ts'
import { cases } from './tables.ts'

type Call = Pick<OperationCall, 'tx' | 'mine' | 'at'>

/**
 * Whether the service has a place left for one more case on a day. Writes to the service's row first, so that two
 * who count at the same moment stand in line and the second counts the first's place.
 *
 * @returns the capacity when every place is taken, else `undefined`.
 */
export async function fullOn(call: Call, serviceId: string, caseId: string, day: string): Promise<number | undefined> {
  const [service] = await call.tx
    .update(services)
    .set({ touchedAt: call.at })
    .where(and(call.mine(services), eq(services.id, serviceId)))
    .returning({ capacity: services.capacity, period: services.capacityPeriod })
  if (!service || service.capacity === null || service.period === null) return undefined
  const [first, last] = periodOf(service.period === 'at-once' ? 'year' : service.period, day)
  const [taken] = await call.tx
    .select({ places: countAll() })
    .from(cases)
    .where(
      and(
        call.mine(cases),
        eq(cases.serviceId, serviceId),
        ne(cases.id, caseId),
        service.period === 'at-once'
          ? inArray(cases.status, [...openStatuses])
          : and(
              gte(cases.acceptedOn, first),
              lte(cases.acceptedOn, last),
              notInArray(cases.status, [...placeGivenBack]),
            ),
      ),
    )
  return taken!.places >= service.capacity ? service.capacity : undefined
}

/** First and last day of the calendar period that a day lies in. */
export function periodOf(period: 'month' | 'quarter' | 'year', day: string): readonly [string, string] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = { month: 1, quarter: 3, year: 12 }[period]
  const first = month - ((month - 1) % months)
  const start = new Date(Date.UTC(year, first - 1, 1))
  const end = new Date(Date.UTC(year, first - 1 + months, 0))
  return [start.toISOString().slice(0, 10), end.toISOString().slice(0, 10)]
}
