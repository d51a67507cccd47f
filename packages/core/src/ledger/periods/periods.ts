import * as v from 'valibot'
import { and, keyset, page, paged } from '../../db/index.ts'
import { ledgerArea } from '../area.ts'
import { ledgerHeads } from '../tables.ts'
import { Period, showPeriods } from './show-period.ts'
import { ledgerPeriods } from './tables.ts'

/** Periods that were closed, the newest close first, with their results and what was asked about them. */
export const periods = ledgerArea.query({
  name: 'periods',
  title: 'Closed periods',
  path: '/periods',
  permission: 'read',
  input: v.object(paged),
  output: v.object({
    /** The last day whose books are closed. */
    closedThrough: v.nullable(v.string()),
    ...page(Period).entries,
  }),
  async run(input, call) {
    const { read } = call
    const [head] = await read
      .select({ closedThrough: ledgerHeads.closedThrough })
      .from(ledgerHeads)
      .where(call.mine(ledgerHeads))
    const keys = keyset([ledgerPeriods.closedAt, ledgerPeriods.id], input, 'desc')
    const rows = await read
      .select()
      .from(ledgerPeriods)
      .where(and(call.mine(ledgerPeriods), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, ...next } = keys.page(rows, ({ closedAt, id }) => [closedAt, id])
    return { closedThrough: head?.closedThrough ?? null, items: await showPeriods(read, call, items), ...next }
  },
})
