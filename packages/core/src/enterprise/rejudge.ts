import * as v from 'valibot'
import { and, asc, eq, gt, inArray, isNotNull, lte, or } from '../db/index.ts'
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
    ids: v.pipe(v.array(v.string()), v.maxLength(5000)),
  }),
  output: v.object({
    /** Enterprises that left the public directory. */
    unlisted: v.array(v.string()),
  }),
  emits: [enterpriseUnlisted],
  async run({ ids }, call) {
    return { unlisted: [...(await judge(call, ids))] }
  },
})

const pageLength = 500

/**
 * Ids of what shows anything and had an owner until some day that has come, in their order and a page at a time:
 * after years it may be most of a register.
 */
export const leftByOwners = enterpriseArea.query({
  name: 'left-by-owners',
  title: 'See what is public and had an owner whose time has ended',
  path: '/inventory/left-by-owners',
  permission: 'publish',
  input: v.object({ after: v.optional(v.pipe(v.string(), v.maxLength(60))) }),
  output: v.object({
    ids: v.array(v.string()),
    /** Absent on the last page. */
    next: v.optional(v.string()),
  }),
  async run({ after }, call) {
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
          after === undefined ? undefined : gt(enterprises.id, after),
        ),
      )
      .orderBy(asc(enterprises.id))
      .limit(pageLength)
    const ids = rows.map(({ id }) => id)
    const last = ids.at(-1)
    return { ids, ...(ids.length === pageLength && last !== undefined ? { next: last } : {}) }
  },
})

/**
 * Nobody does anything on the day on which the time of an owner ends; so somebody looks every night. Each page is an
 * operation of its own: where one fails, the others are judged all the same, and the job fails at its end and is tried
 * again.
 */
export const rejudgeNightly = job({
  id: 'enterprises.rejudge-nightly',
  title: 'Take out of the public what rested on the word of former owners',
  input: v.object({}),
  schedule: '10 0 * * *',
  async run(_input, call) {
    const failures: unknown[] = []
    let unlisted = 0
    let after: string | undefined
    do {
      const { ids, next } = await call.ask(leftByOwners, after === undefined ? {} : { after })
      try {
        if (ids.length > 0) unlisted += (await call.run(rejudge, { ids })).unlisted.length
      } catch (error) {
        failures.push(error)
      }
      after = next
      await call.giveWay()
    } while (after !== undefined && !call.signal.aborted)
    if (failures.length > 0) throw failures[0]
    return { unlisted }
  },
})
