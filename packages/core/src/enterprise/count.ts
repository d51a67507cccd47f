import * as v from 'valibot'
import { and, checkedOnly, countAll, eq } from '../db/index.ts'
import { enterpriseArea } from './area.ts'
import { inventoryCondition, inventoryFilters } from './inventory-condition.ts'
import { enterprises } from './tables.ts'

/** Beyond so many nobody needs the figure, and counting on would cost a large centre what its page does not. */
const countedUpTo = 10_000

/** How many enterprises the filters of the inventory leave: exact up to 10,000, "more" beyond. */
export const count = enterpriseArea.query({
  name: 'count',
  title: 'Count enterprises of the inventory',
  path: '/inventory-count',
  permission: 'read',
  input: v.object(inventoryFilters),
  output: v.object({
    count: v.number(),
    /** False: there are more than `count`. */
    exact: v.boolean(),
  }),
  async run(input, call) {
    const found = await inventoryCondition(call, input, { after: undefined, limit: countedUpTo + 1 })
    if (found === 'nothing') return { count: 0, exact: true }
    const mine = found.byIds ? eq(checkedOnly(enterprises.centreId), call.centre.id) : call.mine(enterprises)
    const some = call.read
      .select({ id: enterprises.id })
      .from(enterprises)
      .where(and(mine, found.condition))
      .limit(countedUpTo + 1)
      .as('some')
    const [row] = await call.read.select({ records: countAll() }).from(some)
    const records = row?.records ?? 0
    return records > countedUpTo ? { count: countedUpTo, exact: false } : { count: records, exact: true }
  },
})
