import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { area, definePlugin, job, type Plugin } from '@milpa/core'
import { and, asc, eq, id, open, publicOf, ref, sensitive, staff, table, text } from '@milpa/core/db'
import { generateMigration } from '@milpa/plugin-kit/migrations'

/** A plugin in which nothing is wrong; each test breaks one thing. */
export const entries = table('diary_entries', {
  id: open(id()),
  centreId: open(ref().notNull()),
  title: open(text().notNull()),
  mood: staff(text().notNull()),
  secret: sensitive(),
})
const shown = publicOf('diary_shown', entries, (t) => eq(t.mood, 'good'))

export const words = {
  'permission.write': 'Escribir',
  'error.DIARY_FULL': 'Caben {most}.',
  'screen.title': 'Diario',
  kept: 'Se guarda el título.',
}
export const diary = area('diary', {
  permissions: { write: { title: 'Write', roles: ['adviser'] } },
  errors: { FULL: { status: 409, title: 'Full', data: v.object({ most: v.number() }) } },
  messages: { es: words, en: words, pt: words, fr: words },
})
export const written = diary.event('written', v.object({ id: v.string() }))

export const write = diary.operation({
  name: 'write',
  title: 'Write',
  path: '/entries',
  permission: 'write',
  input: v.object({ title: v.pipe(v.string(), v.minLength(3)), mood: v.optional(v.picklist(['good', 'bad']), 'good') }),
  output: v.object({ id: v.string() }),
  emits: [written],
  async run({ title, mood }, call) {
    const entry = { id: call.id(), centreId: call.centre.id, title, mood }
    await call.tx.insert(entries).values(entry)
    await call.emit(written, { id: entry.id })
    return entry
  },
})
export const list = diary.query({
  name: 'list',
  title: 'All',
  path: '/entries',
  permission: 'write',
  input: v.object({ mood: v.picklist(['good', 'bad']) }),
  output: v.array(v.object({ title: v.string() })),
  run: async ({ mood }, call) =>
    call.read
      .select()
      .from(entries)
      .where(and(call.mine(entries), eq(entries.mood, mood))),
})
export const read = diary.publicQuery({
  name: 'read',
  title: 'What may be read',
  path: '/entries',
  input: v.object({}),
  output: v.array(v.object({ title: v.string() })),
  run: async (_input, call) => call.read.from(shown).where(eq(shown.centreId, call.centre.id)).orderBy(asc(shown.id)),
})
export const count = job({
  id: 'diary.count',
  title: 'Count',
  input: v.object({}),
  schedule: '0 3 * * *',
  run: async (_input, call) => ({ entries: (await call.ask(list, { mood: 'good' })).length }),
})

const migrations = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'milpa-diary-'))}/`)
await generateMigration({ tables: { entries }, folder: migrations, name: 'first' })

export const sound: Plugin = definePlugin({
  id: 'diary',
  version: '1.0.0',
  core: '*',
  area: diary,
  tables: { entries },
  migrations,
  operations: [write],
  queries: [list],
  publicQueries: [read],
  jobs: [count],
  async seed(call) {
    await call.run(write, { title: 'Hoy llovió' })
  },
  forget: async () => ({ erased: 0, kept: ['kept'] }),
})
