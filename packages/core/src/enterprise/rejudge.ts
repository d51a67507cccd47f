import * as v from 'valibot'
import { and, eq, inArray, isNotNull, lte, or } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { job } from '../jobs/job.ts'
import { enterpriseArea } from './area.ts'
import { enterpriseUnlisted } from './events.ts'
import { rejudge as judge } from './listing.ts'
import { enterprisePeople, enterprises } from './tables.ts'

/**
 * Judges anew what some enterprises show, and takes out of the public what no owner's yes carries any more. It never
 * brings anything into the public. Other areas run it when the word of an owner has changed.
 */
export const rejudge = enterpriseArea.operation({
  name: 'rejudge',
  title: 'Take out of the public what no consent carries any more',
  path: '/inventory/rejudge',
  permission: 'publish',
  input: v.object({
    /** Absent: what rests on the word of somebody whose time as an owner has ended. */
    ids: v.optional(v.pipe(v.array(v.string()), v.maxLength(5000))),
  }),
  output: v.object({
    /** Enterprises that left the public directory. */
    unlisted: v.array(v.string()),
  }),
  emits: [enterpriseUnlisted],
  async run({ ids }, call) {
    return { unlisted: [...(await judge(call, ids ?? (await leftByAnOwner(call))))] }
  },
})

/** What shows anything and had an owner until some day that has come. */
async function leftByAnOwner(call: Pick<Asking, 'read' | 'mine' | 'today'>): Promise<readonly string[]> {
  const rows = await call.read
    .selectDistinct({ id: enterprises.id })
    .from(enterprisePeople)
    .innerJoin(enterprises, eq(enterprises.id, enterprisePeople.enterpriseId))
    .where(
      and(
        call.mine(enterprisePeople),
        inArray(enterprisePeople.role, ['owner', 'partner']),
        lte(enterprisePeople.until, call.today),
        or(
          eq(enterprises.listed, true),
          eq(enterprises.publicPrecision, 'exact'),
          isNotNull(enterprises.publicPhotoId),
        ),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Nobody does anything on the day on which the time of an owner ends; so somebody looks every night. */
export const rejudgeNightly = job({
  id: 'enterprises.rejudge-nightly',
  title: 'Take out of the public what rested on the word of former owners',
  input: v.object({}),
  schedule: '10 0 * * *',
  run: (_input, call) => call.run(rejudge, {}),
})
