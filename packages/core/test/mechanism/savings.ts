import * as v from 'valibot'
import { area, definePlugin, job, on, type OperationCall } from '@milpa/core'
import {
  eq,
  id,
  int,
  json,
  keyset,
  open,
  page,
  paged,
  publicOf,
  ref,
  sensitive,
  staff,
  table,
  text,
} from '@milpa/core/db'

/** A small plugin that uses every part of the mechanism; its tables are made by the tests, without migrations. */
export const circles = table('savings_circles', {
  id: open(id()),
  centreId: staff(ref().notNull()),
  name: open(text().notNull()),
  status: staff(text().notNull()),
  saved: staff(int().notNull()),
  notes: staff(json<{ readonly text: string }>()),
  meetingPlace: sensitive(),
})
export const openCircles = publicOf('public_circles', circles, (t) => eq(t.status, 'open'))

const words = {
  'permission.manage': 'x',
  'permission.deposit': 'x',
  'error.SAVINGS_CIRCLE_CLOSED': 'x',
  'error.SAVINGS_DAILY_LIMIT': 'x {limit}',
}
export const savings = area('savings', {
  permissions: {
    manage: { title: 'Manage circles', roles: ['adviser'] },
    deposit: { title: 'Take deposits', roles: ['treasurer'] },
  },
  errors: {
    CIRCLE_CLOSED: { status: 409, title: 'The circle is closed' },
    DAILY_LIMIT: { status: 409, title: 'Over the limit', data: v.object({ limit: v.number() }) },
  },
  messages: { es: words, en: words, pt: words, fr: words },
})

const Circle = v.pipe(
  v.object({ id: v.string(), name: v.string(), saved: v.number() }),
  v.metadata({ ref: 'SavingsCircle' }),
)
export const deposited = savings.event('deposited', v.object({ id: v.string(), amount: v.number() }))

const find = async (call: Pick<OperationCall, 'tx' | 'mine' | 'notFound'>, circle: string) => {
  const [found] = await call.tx.select().from(circles).where(eq(circles.id, circle))
  if (!found) throw call.notFound()
  return found
}

export const start = savings.operation({
  name: 'start',
  title: 'Start a circle',
  path: '/circles',
  permission: 'manage',
  about: 'circle',
  input: v.object({ name: v.pipe(v.string(), v.minLength(2)), place: v.optional(v.string()) }),
  output: Circle,
  async run({ name, place }, call) {
    const circleId = call.id()
    const meetingPlace = place === undefined ? null : call.seal(circles.meetingPlace, circleId, place)
    const row = { id: circleId, centreId: call.centre.id, name, status: 'open', saved: 0, meetingPlace }
    const [made] = await call.tx.insert(circles).values(row).returning()
    return made!
  },
})

export const deposit = savings.operation({
  name: 'deposit',
  title: 'Take a deposit',
  path: '/circles/:id/deposits',
  permission: 'deposit',
  about: 'circle',
  input: v.object({ id: v.string(), amount: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  output: Circle,
  errors: ['CIRCLE_CLOSED'],
  emits: [deposited],
  async run({ id: circle, amount }, call) {
    const before = await find(call, circle)
    if (before.status === 'closed') throw call.error('CIRCLE_CLOSED')
    const [after] = await call.tx
      .update(circles)
      .set({ saved: before.saved + amount })
      .where(eq(circles.id, circle))
      .returning()
    await call.changed({ kind: 'circle', id: circle }, { saved: before.saved }, { saved: after!.saved })
    await call.emit(deposited, { id: circle, amount })
    return after!
  },
})

export const depositAll = savings.operation({
  name: 'deposit-all',
  title: 'Deposit in several circles; one that fails is left out',
  path: '/deposits',
  permission: 'deposit',
  input: v.object({ ids: v.array(v.string()), amount: v.number() }),
  output: v.object({ done: v.number() }),
  async run({ ids, amount }, call) {
    const results = await Promise.allSettled(ids.map((circle) => call.run(deposit, { id: circle, amount })))
    return { done: results.filter(({ status }) => status === 'fulfilled').length }
  },
})

export const list = savings.query({
  name: 'list',
  title: 'All circles',
  path: '/circles',
  permission: 'manage',
  input: v.object(paged),
  output: page(Circle),
  async run(input, call) {
    const keys = keyset([circles.name, circles.id], input)
    const rows = await call.read
      .select()
      .from(circles)
      .where(keys.where)
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    return keys.page(rows, (row) => [row.name, row.id])
  },
})

export const meeting = savings.query({
  name: 'meeting',
  title: 'Where a circle meets',
  path: '/circles/:id/meeting',
  permission: 'manage',
  input: v.object({ id: v.string() }),
  output: v.object({ place: v.nullable(v.string()) }),
  async run({ id: circle }, call) {
    const [found] = await call.read.select().from(circles).where(eq(circles.id, circle))
    if (!found) throw call.notFound()
    return { place: call.reveal(circles.meetingPlace, { kind: 'circle', id: circle }, found.meetingPlace, 'visit') }
  },
})

export const found = savings.publicQuery({
  name: 'open',
  title: 'Circles that one may join',
  path: '/circles',
  input: v.object({}),
  output: v.array(v.object({ id: v.string(), name: v.string() })),
  run: async (_input, call) => call.read.from(openCircles).where(eq(openCircles.name, openCircles.name)),
})

export const tally = job({
  id: 'savings.tally',
  title: 'Count circles',
  input: v.object({ fail: v.optional(v.number(), 0) }),
  attempts: 3,
  async run({ fail }, call) {
    if (call.attempt <= fail) throw new Error('not yet')
    const { items } = await call.ask(list, {})
    return { circles: items.length }
  },
})

/** What the subscriber below has seen; a test may make it fail. */
export const seen: { readonly log: string[]; failing: boolean } = { log: [], failing: false }

export const savingsPlugin = definePlugin({
  id: 'savings',
  version: '0.1.0',
  core: '^0.1.0',
  area: savings,
  operations: [start, deposit, depositAll],
  queries: [list, meeting],
  publicQueries: [found],
  jobs: [tally],
  subscriptions: [
    on(deposited, 'note', async ({ id: circle, amount }, call) => {
      await call.tx
        .update(circles)
        .set({ notes: { text: `last ${amount}` } })
        .where(eq(circles.id, circle))
      if (seen.failing) throw new Error('the subscriber fails')
      seen.log.push(`${circle}:${amount}`)
    }),
  ],
})
