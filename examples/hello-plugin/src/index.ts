import { definePlugin, enterprises, facet, on, override } from '@milpa/core'
import { and, eq, inArray, or } from '@milpa/core/db'
import { config, greet, greetings, hello, list, newest, Said } from './greetings.ts'

/** Who reads a greeting wants to call. `next` registers, as core and the plugins before this one do. */
const register = override(
  enterprises.register,
  (next) => async (input, call) => {
    const reachable = input.contacts?.some(({ kind }) => ['phone', 'mobile', 'whatsapp'].includes(kind))
    if (call.config(config).phoneNeeded && !reachable) throw hello.error('PHONE_NEEDED')
    return next(input, call)
  },
  hello.codes('PHONE_NEEDED'),
)

/** Exactly once for each enterprise that is archived; tried again if it fails. */
const takeDown = on(enterprises.enterpriseArchived, 'take-down', async ({ id }, call) => {
  const hers = and(call.mine(greetings), eq(greetings.id, id))
  await call.tx.update(greetings).set({ shown: false }).where(hers)
})

/** Stands beside the enterprise wherever it is shown; read once for a whole list. */
const greeting = facet({
  of: 'enterprise',
  id: 'hello.greeting',
  visibility: 'public',
  schema: Said,
  async read(ids, call) {
    const theirs = and(call.mine(greetings), eq(greetings.shown, true), inArray(greetings.id, [...ids]))
    const rows = await call.read.select().from(greetings).where(theirs)
    return new Map(rows.map((row) => [row.id, row]))
  },
})

const built = (file: string) => new URL(`../dist/${file}`, import.meta.url)
const permission = hello.permission('read')
const menu = { sister: 'entrepreneurs', title: 'screen.title', icon: 'message', permission } as const

export default definePlugin({
  id: 'hello',
  version: '0.1.0',
  core: '^0.1.0',
  area: hello,
  config,
  tables: { greetings },
  migrations: new URL('../migrations/', import.meta.url),
  operations: [greet],
  queries: [list],
  publicQueries: [newest],
  overrides: [register],
  subscriptions: [takeDown],
  facets: [greeting],
  screens: [{ slot: 'page', tag: 'milpa-hello-greetings', module: built('screens/greetings.js'), ...menu }],
  widgets: [{ tag: 'milpa-hello', module: built('widgets/hello.iife.js'), reads: [newest.id] }],
  async forget({ ids, enterprises: hers }, call) {
    const all = and(call.mine(greetings), or(inArray(greetings.personId, ids), inArray(greetings.id, hers)))
    return { erased: (await call.tx.delete(greetings).where(all).returning()).length, kept: [] }
  },
})
