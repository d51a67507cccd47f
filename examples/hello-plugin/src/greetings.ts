import * as v from 'valibot'
import { area, enterprises } from '@milpa/core'
import { and, bool, desc, eq, id, keyset, open, page, paged, publicOf, ref, staff, table, text } from '@milpa/core/db'
import * as messages from './messages/index.ts'

/** Who may do what, what can be refused, and the words for both. */
export const hello = area('hello', {
  permissions: {
    read: { title: 'See greetings', roles: ['director', 'coordinator', 'adviser', 'viewer'] },
    write: { title: 'Write greetings', roles: ['director', 'coordinator', 'adviser'] },
  },
  errors: { PHONE_NEEDED: { status: 422, title: 'This centre registers no enterprise without a phone' } },
  messages,
})
/** What the operator of a centre decides, under `hello` in the configuration. */
export const config = hello.config(v.object({ phoneNeeded: v.optional(v.boolean(), false) }))

/** One for each enterprise, under its id. `open` columns may be published, `staff` ones stay in the centre. */
export const greetings = table('hello_greetings', {
  id: open(id()),
  centreId: open(ref().notNull()),
  words: open(text().notNull()),
  signature: open(text().notNull()),
  shown: staff(bool().notNull()),
  personId: staff(ref()),
})
/** All that a public query can reach: open columns, of rows that may be shown. */
const wall = publicOf('hello_wall', greetings, (t) => eq(t.shown, true))

const line = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
export const Said = v.object({ id: line(60), words: line(140), signature: line(80) })
const Greeting = v.pipe(v.object({ ...Said.entries, shown: v.boolean() }), v.metadata({ ref: 'Greeting' }))
/** Others may subscribe. Ids alone: an event outlives what it tells of. */
export const greeted = hello.event('greeted', v.object({ enterprise: v.string() }))

export const greet = hello.operation({
  name: 'greet',
  title: 'Write down what an enterprise says, in place of what it said before',
  path: '/greetings',
  permission: 'write',
  about: 'enterprise',
  input: v.object({ ...Greeting.entries, personId: v.optional(line(60)) }),
  output: Greeting,
  emits: [greeted],
  async run(greeting, call) {
    const { id } = await call.ask(enterprises.read, { id: greeting.id })
    await call.tx.delete(greetings).where(and(call.mine(greetings), eq(greetings.id, id)))
    await call.tx.insert(greetings).values({ ...greeting, centreId: call.centre.id })
    await call.emit(greeted, { enterprise: id })
    return greeting
  },
})

export const list = hello.query({
  name: 'list',
  title: 'All greetings',
  path: '/greetings',
  permission: 'read',
  input: v.object(paged),
  output: page(Greeting),
  async run(input, call) {
    const keys = keyset([greetings.id], input, 'desc')
    const here = and(call.mine(greetings), keys.where)
    const rows = call.read.select().from(greetings).where(here)
    return keys.page(await rows.orderBy(...keys.orderBy).limit(keys.limit), ({ id }) => [id])
  },
})

export const newest = hello.publicQuery({
  name: 'newest',
  title: 'The greetings that everybody may read',
  path: '/newest',
  input: v.object({}),
  output: v.object({ items: v.array(Said) }),
  async run(_input, { read, centre }) {
    return { items: await read.from(wall).where(eq(wall.centreId, centre.id)).orderBy(desc(wall.id)).limit(6) }
  },
})
