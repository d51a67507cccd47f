import * as v from 'valibot'
import { and, eq, type SQL } from '../../db/index.ts'
import { enterprises } from '../../enterprise/tables.ts'
import { persons } from '../../entrepreneur/tables.ts'
import type { QueryCall } from '../../operations/call.ts'
import { institutions, services } from '../tables.ts'
import { statuses, steps, stepsFrom } from './steps.ts'
import { cases } from './tables.ts'

const Named = v.object({ id: v.string(), name: v.string() })

export const Case = v.pipe(
  v.object({
    id: v.string(),
    service: Named,
    person: v.nullable(Named),
    enterprise: v.nullable(Named),
    /** User who accompanies her. */
    adviserId: v.nullable(v.string()),
    status: v.picklist(statuses),
    /** Steps that are possible now. */
    possible: v.array(v.picklist(steps)),
    openedOn: v.string(),
    acceptedOn: v.nullable(v.string()),
    closedOn: v.nullable(v.string()),
    summary: v.nullable(v.string()),
    referredTo: v.nullable(Named),
  }),
  v.metadata({ ref: 'Case' }),
)

export type Call = Pick<QueryCall, 'read' | 'mine' | 'notFound'>

export const casesWhere = (call: Pick<QueryCall, 'read' | 'mine'>, where: SQL | undefined) =>
  call.read
    .select({
      case: cases,
      service: { id: services.id, name: services.name },
      person: { id: persons.id, name: persons.displayName },
      enterprise: { id: enterprises.id, name: enterprises.name },
      referredTo: { id: institutions.id, name: institutions.name },
    })
    .from(cases)
    .innerJoin(services, eq(services.id, cases.serviceId))
    .leftJoin(persons, eq(persons.id, cases.personId))
    .leftJoin(enterprises, eq(enterprises.id, cases.enterpriseId))
    .leftJoin(institutions, eq(institutions.id, cases.referredToId))
    .where(and(call.mine(cases), where))

export const showCase = ({ case: row, ...names }: Awaited<ReturnType<typeof casesWhere>>[number]) => ({
  ...row,
  ...names,
  possible: [...stepsFrom(row.status)],
})
export type ShownCase = ReturnType<typeof showCase>

/** One case of this centre; unknown and another centre's are alike. */
export async function findCase(call: Call, id: string): Promise<ShownCase> {
  const [row] = await casesWhere(call, eq(cases.id, id)).limit(1)
  if (!row) throw call.notFound()
  return showCase(row)
}
