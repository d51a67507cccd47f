import * as v from 'valibot'
import { and, inArray, isNull, paged } from '../db/index.ts'
import { entrepreneurArea } from './area.ts'
import { PastMerges, pastMerges } from './past-merges.ts'
import { persons } from './tables.ts'

/** Merges of persons, newest first; `unmerge` undoes one. */
export const mergeList = entrepreneurArea.query({
  name: 'merges',
  title: 'See merges of persons',
  path: '/merges',
  permission: 'merge',
  input: v.object(paged),
  output: PastMerges,
  run: (paging, call) =>
    pastMerges(call, 'person', paging, async (ids) => {
      if (ids.length === 0) return new Map()
      const rows = await call.read
        .select({ id: persons.id, name: persons.displayName })
        .from(persons)
        .where(and(call.mine(persons), inArray(persons.id, [...ids]), isNull(persons.forgottenAt)))
      return new Map(rows.map(({ id, name }) => [id, name]))
    }),
})
