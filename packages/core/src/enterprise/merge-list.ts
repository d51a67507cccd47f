import * as v from 'valibot'
import { and, inArray, paged } from '../db/index.ts'
import { PastMerges, pastMerges } from '../entrepreneur/past-merges.ts'
import { enterpriseArea } from './area.ts'
import { enterprises } from './tables.ts'

/** Merges of enterprises, newest first; `unmerge` undoes one. */
export const mergeList = enterpriseArea.query({
  name: 'merges',
  title: 'See merges of enterprises',
  path: '/merges',
  permission: 'merge',
  input: v.object(paged),
  output: PastMerges,
  run: (paging, call) =>
    pastMerges(call, 'enterprise', paging, async (ids) => {
      if (ids.length === 0) return new Map()
      const rows = await call.read
        .select({ id: enterprises.id, name: enterprises.name })
        .from(enterprises)
        .where(and(call.mine(enterprises), inArray(enterprises.id, [...ids])))
      return new Map(rows.map(({ id, name }) => [id, name]))
    }),
})
