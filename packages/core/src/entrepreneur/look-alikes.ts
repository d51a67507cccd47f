import * as v from 'valibot'
import { and, inArray, isNull, keyset } from '../db/index.ts'
import { entrepreneurArea } from './area.ts'
import { contactsOf } from './contact.ts'
import { Pairs, pairsOf, pairsPaged } from './pairs.ts'
import { similarPersons } from './similar-person.ts'
import { persons } from './tables.ts'

/** Persons who may be one, the newest changes first: a stretch of all persons at a time. */
export const lookAlikes = entrepreneurArea.query({
  name: 'look-alikes',
  title: 'Look for records that may be of the same person',
  path: '/look-alikes',
  permission: 'merge',
  input: v.object(pairsPaged),
  output: Pairs,
  async run(paging, call) {
    const keys = keyset([persons.updatedAt, persons.id], paging, 'desc')
    const rows = await call.read
      .select()
      .from(persons)
      .where(and(call.mine(persons), isNull(persons.archivedAt), isNull(persons.forgottenAt), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.updatedAt, row.id])
    const byId = new Map(items.map((row) => [row.id, row]))
    const contacts = await contactsOf(call, [...byId.keys()])
    const pairs = await pairsOf(
      items.map(({ id, displayName, locality }) => ({ id, name: displayName, locality })),
      (id) => {
        const { displayName, knownAs } = byId.get(id)!
        const values = (contacts.get(id) ?? []).map(({ value }) => value)
        return similarPersons(call, { self: id, names: [displayName, knownAs], values })
      },
      async (ids) => {
        if (ids.length === 0) return new Map()
        const sides = await call.read
          .select({ id: persons.id, name: persons.displayName, locality: persons.locality })
          .from(persons)
          .where(and(call.mine(persons), inArray(persons.id, [...ids])))
        return new Map(sides.map((side) => [side.id, side]))
      },
    )
    return { items: pairs, looked: items.length, ...(next === undefined ? {} : { next }) }
  },
})
