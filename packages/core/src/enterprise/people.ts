import * as v from 'valibot'
import { and, asc, eq, gt, inArray, isNull, or, type SQL } from '../db/index.ts'
import type { Asking, Doing } from '../entrepreneur/any-call.ts'
import { persons } from '../entrepreneur/tables.ts'
import { Day } from '../schema/day.ts'
import { enterprisePeople, enterpriseRoles } from './tables.ts'

export const PersonRole = v.object({
  personId: v.string(),
  role: v.picklist(enterpriseRoles),
  since: v.optional(v.nullable(Day)),
  until: v.optional(v.nullable(Day)),
})
export type PersonRole = v.InferOutput<typeof PersonRole>

/** Refuses persons that this centre does not have. */
export async function checkPersons(call: Asking, given: readonly PersonRole[]): Promise<void> {
  const wanted = [...new Set(given.map(({ personId }) => personId))]
  if (wanted.length === 0) return
  const rows = await call.read
    .select({ id: persons.id })
    .from(persons)
    .where(and(call.mine(persons), inArray(persons.id, wanted), isNull(persons.forgottenAt)))
  if (rows.length < wanted.length) throw call.notFound()
}

export async function insertPeople(call: Doing, enterpriseId: string, given: readonly PersonRole[]): Promise<void> {
  if (given.length === 0) return
  await call.tx.insert(enterprisePeople).values(
    given.map(({ personId, role, since = null, until = null }) => ({
      id: call.id(),
      centreId: call.centre.id,
      enterpriseId,
      personId,
      role,
      since,
      until,
    })),
  )
}

/** Who runs or works in some enterprises, by enterprise. */
export async function peopleOf(call: Pick<Asking, 'read' | 'mine'>, enterpriseIds: readonly string[]) {
  if (enterpriseIds.length === 0) return []
  return call.read
    .select({
      enterpriseId: enterprisePeople.enterpriseId,
      personId: enterprisePeople.personId,
      displayName: persons.displayName,
      role: enterprisePeople.role,
      since: enterprisePeople.since,
      until: enterprisePeople.until,
    })
    .from(enterprisePeople)
    .innerJoin(persons, eq(persons.id, enterprisePeople.personId))
    .where(and(call.mine(enterprisePeople), inArray(enterprisePeople.enterpriseId, [...enterpriseIds])))
    .orderBy(asc(enterprisePeople.enterpriseId), asc(enterprisePeople.id))
}

/** Roles of those who own an enterprise today, alone or with others; who owns it until a day to come still does. */
export const ownsToday = (today: string): SQL | undefined =>
  and(
    inArray(enterprisePeople.role, ['owner', 'partner']),
    or(isNull(enterprisePeople.until), gt(enterprisePeople.until, today)),
  )

/** Persons whose word counts for an enterprise. */
export async function ownersOf(call: Pick<Asking, 'read' | 'mine' | 'today'>, enterpriseIds: readonly string[]) {
  if (enterpriseIds.length === 0) return []
  return call.read
    .select({ enterpriseId: enterprisePeople.enterpriseId, personId: enterprisePeople.personId })
    .from(enterprisePeople)
    .where(
      and(
        call.mine(enterprisePeople),
        inArray(enterprisePeople.enterpriseId, [...enterpriseIds]),
        ownsToday(call.today),
      ),
    )
}
