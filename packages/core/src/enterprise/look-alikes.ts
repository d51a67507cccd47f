import * as v from 'valibot'
import { and, inArray, isNull, keyset } from '../db/index.ts'
import { contactsOf } from '../entrepreneur/contact.ts'
import { Pairs, pairsOf, pairsPaged } from '../entrepreneur/pairs.ts'
import { enterpriseArea } from './area.ts'
import { similarEnterprises } from './similar-enterprise.ts'
import { enterprises } from './tables.ts'

/** Enterprises that may be one, the newest changes first: a stretch of the inventory at a time. */
export const lookAlikes = enterpriseArea.query({
  name: 'look-alikes',
  title: 'Look for records that may be of the same enterprise',
  path: '/look-alikes',
  permission: 'merge',
  input: v.object(pairsPaged),
  output: Pairs,
  async run(paging, call) {
    const keys = keyset([enterprises.updatedAt, enterprises.id], paging, 'desc')
    const rows = await call.read
      .select()
      .from(enterprises)
      .where(and(call.mine(enterprises), isNull(enterprises.archivedAt), isNull(enterprises.forgottenAt), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.updatedAt, row.id])
    const byId = new Map(items.map((row) => [row.id, row]))
    const contacts = await contactsOf(call, [...byId.keys()])
    const pairs = await pairsOf(
      items.map(({ id, name, locality }) => ({ id, name, locality })),
      (id) => {
        const { name, cell } = byId.get(id)!
        const values = (contacts.get(id) ?? []).map(({ value }) => value)
        return similarEnterprises(call, { self: id, name, values, externalIds: [], cell })
      },
      async (ids) => {
        if (ids.length === 0) return new Map()
        const sides = await call.read
          .select({ id: enterprises.id, name: enterprises.name, locality: enterprises.locality })
          .from(enterprises)
          .where(and(call.mine(enterprises), inArray(enterprises.id, [...ids])))
        return new Map(sides.map((side) => [side.id, side]))
      },
    )
    return { items: pairs, looked: items.length, ...(next === undefined ? {} : { next }) }
  },
})
