import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { entrepreneurArea } from './area.ts'
import { personArchived, personRestored } from './events.ts'
import { findPerson } from './find-person.ts'
import { reindexPerson } from './index-person.ts'
import { persons } from './tables.ts'
import type { Doing } from './any-call.ts'

const Done = v.object({ id: v.string(), version: v.number() })

/** Takes a person out of the lists; nothing is lost, and nothing of hers is asked for any more. */
export const archive = entrepreneurArea.operation({
  name: 'archive',
  title: 'Archive a person',
  path: '/persons/:id/archive',
  permission: 'edit',
  about: 'person',
  input: v.object({ id: v.string() }),
  output: Done,
  emits: [personArchived],
  async run({ id }, call) {
    const before = await findPerson(call, id)
    if (before.archivedAt !== null) return { id, version: before.version }
    const after = await setArchived(call, before, call.at)
    await call.emit(personArchived, { id })
    return { id, version: after.version }
  },
})

export const restore = entrepreneurArea.operation({
  name: 'restore',
  title: 'Restore an archived person',
  path: '/persons/:id/restore',
  permission: 'edit',
  about: 'person',
  input: v.object({ id: v.string() }),
  output: Done,
  errors: ['ALREADY_MERGED'],
  emits: [personRestored],
  async run({ id }, call) {
    const before = await findPerson(call, id)
    if (before.mergedInto !== null) throw call.error('ALREADY_MERGED')
    if (before.archivedAt === null) return { id, version: before.version }
    const after = await setArchived(call, before, null)
    await call.emit(personRestored, { id })
    return { id, version: after.version }
  },
})

async function setArchived(call: Doing, before: typeof persons.$inferSelect, archivedAt: Date | null) {
  const { id } = before
  const [after] = await call.tx
    .update(persons)
    .set({ archivedAt, version: before.version + 1, updatedAt: call.at })
    .where(and(call.mine(persons), eq(persons.id, id)))
    .returning()
  await call.changed({ kind: 'person', id }, before, { archivedAt })
  await reindexPerson(call, after!)
  return after!
}
