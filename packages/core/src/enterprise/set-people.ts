import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { enterpriseArea } from './area.ts'
import { enterpriseUnlisted, enterpriseUpdated } from './events.ts'
import { findEnterprise } from './find-enterprise.ts'
import { keepOut, rejudge } from './listing.ts'
import { checkPersons, insertPeople, ownersOf, peopleOf, PersonRole } from './people.ts'
import { enterprisePeople } from './tables.ts'

const shape = ({ personId, role, since = null, until = null }: PersonRole) => ({ personId, role, since, until })

/** Says who runs and works in an enterprise, all of them. A new owner who has said no to something is heard at once. */
export const setPeople = enterpriseArea.operation({
  name: 'set-people',
  title: 'Say who runs and works in an enterprise',
  method: 'PUT',
  path: '/inventory/:id/people',
  permission: 'edit',
  about: 'enterprise',
  input: v.object({ id: v.string(), people: v.pipe(v.array(PersonRole), v.maxLength(200)) }),
  output: v.object({ id: v.string() }),
  emits: [enterpriseUpdated, enterpriseUnlisted],
  async run({ id, people }, call) {
    await findEnterprise(call, id)
    await checkPersons(call, people)
    const before = (await peopleOf(call, [id])).map(shape)
    const owners = await ownersOf(call, [id])
    await call.tx
      .delete(enterprisePeople)
      .where(and(call.mine(enterprisePeople), eq(enterprisePeople.enterpriseId, id)))
    await insertPeople(call, id, people)
    await call.changed({ kind: 'enterprise', id }, { people: before }, { people: people.map(shape) })
    const still = new Set((await ownersOf(call, [id])).map(({ personId }) => personId))
    await keepOut(
      call,
      owners.filter(({ personId }) => !still.has(personId)),
    )
    await rejudge(call, [id])
    await call.emit(enterpriseUpdated, { id })
    return { id }
  },
})
