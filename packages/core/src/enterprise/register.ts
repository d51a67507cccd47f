import * as v from 'valibot'
import { and, eq, or } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { contactInserts } from '../entrepreneur/contact.ts'
import { Lookalike } from '../entrepreneur/similar-person.ts'
import { contactPoints } from '../entrepreneur/tables.ts'
import { enterpriseArea } from './area.ts'
import { draft, faultOf, surroundingsOf } from './draft.ts'
import { EnterpriseInput } from './enterprise-shape.ts'
import { enterpriseRegistered } from './events.ts'
import { indexNewEnterprises } from './index-enterprise.ts'
import { checkPersons, insertPeople, PersonRole } from './people.ts'
import { similarEnterprises } from './similar-enterprise.ts'
import { enterprises, externalIds } from './tables.ts'

/**
 * Registers an enterprise. Its exact place is sealed and its public one masked here, once. It is not in the public
 * directory until somebody publishes it.
 */
export const register = enterpriseArea.operation({
  name: 'register',
  title: 'Register an enterprise',
  path: '/inventory',
  permission: 'edit',
  about: 'enterprise',
  input: v.object({
    ...EnterpriseInput.entries,
    people: v.optional(v.pipe(v.array(PersonRole), v.maxLength(50)), []),
  }),
  output: v.object({ id: v.string(), version: v.number(), possibleDuplicates: v.array(Lookalike) }),
  errors: ['CONTACT_INVALID', 'ACTIVITY_UNKNOWN', 'PLACE_INVALID', 'EXTERNAL_ID_TAKEN'],
  emits: [enterpriseRegistered],
  async run({ people, externalIds: numbers = [], ...input }, call) {
    await checkPersons(call, people)
    const around = await surroundingsOf(call, [input])
    const fault = faultOf(input, around)
    if (fault?.code === 'CONTACT_INVALID') throw call.error(fault.code, fault.data)
    if (fault?.code === 'ACTIVITY_UNKNOWN') throw call.error(fault.code, fault.data)
    if (fault?.code === 'PLACE_INVALID') throw call.error(fault.code, fault.data)
    const taken = await takenNumber(call, numbers)
    if (taken) throw call.error('EXTERNAL_ID_TAKEN', taken)
    const { row, contacts } = draft(call, input, around)
    const { id } = row
    const possibleDuplicates = await similarEnterprises(call, {
      name: row.name,
      values: contacts.map(({ value }) => value),
      externalIds: [],
      cell: row.cell,
    })
    await call.tx.insert(enterprises).values(row)
    if (contacts.length > 0) {
      await call.tx.insert(contactPoints).values(contactInserts(call, { kind: 'enterprise', id }, contacts))
    }
    if (numbers.length > 0) {
      await call.tx.insert(externalIds).values(
        numbers.map(({ system, value }) => ({
          id: call.id(),
          centreId: call.centre.id,
          enterpriseId: id,
          system,
          value,
        })),
      )
    }
    await insertPeople(call, id, people)
    await indexNewEnterprises(call, [row], around.lineageOf)
    await call.emit(enterpriseRegistered, { id })
    return { id, version: 1, possibleDuplicates: [...possibleDuplicates] }
  },
})

/** The first of some numbers that an enterprise of this centre has already (`except` this one). */
export async function takenNumber(
  call: Asking,
  numbers: readonly { readonly system: string; readonly value: string }[],
  except?: string,
): Promise<{ readonly system: string; readonly id: string } | undefined> {
  if (numbers.length === 0) return undefined
  const rows = await call.read
    .select({ system: externalIds.system, id: externalIds.enterpriseId })
    .from(externalIds)
    .where(
      and(
        call.mine(externalIds),
        or(...numbers.map(({ system, value }) => and(eq(externalIds.system, system), eq(externalIds.value, value)))),
      ),
    )
  return rows.find(({ id }) => id !== except)
}
