import { afterAll, describe, expect, test } from 'vitest'
import { area, definePlugin, enterprises, on } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { auditEntries, fieldChanges } from '../../src/audit/tables.ts'

afterAll(stopTestEngines)

const empty = { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } }
const diary = definePlugin({
  id: 'diary',
  version: '1.0.0',
  core: '*',
  area: area('diary', empty),
  subscriptions: [
    on(enterprises.enterpriseRegistered, 'note', async ({ id }, call) => {
      const subject = { kind: 'enterprise', id }
      call.saw(subject)
      await call.changed(subject, { note: null }, { note: 'seen' })
    }),
    on(enterprises.enterpriseArchived, 'idle', async () => undefined),
  ],
})

describe.each(testEngines())('on %s', (engine) => {
  test('what it changes and sees points at an entry of its own; one that does neither leaves none', async () => {
    const centre = await createTestCentre({ engine, plugins: [diary] })
    const { id } = await centre.run(enterprises.register, { name: 'Telares' }, 'adviser')
    await centre.run(enterprises.archive, { id }, 'adviser')
    expect(await centre.deliverAll()).toEqual({ delivered: 2, failed: 0 })
    const { read } = centre.milpa.host
    const entries = await read.select().from(auditEntries)
    const [change] = (await read.select().from(fieldChanges)).filter(({ field }) => field === 'note')
    const own = entries.find((entry) => entry.id === change!.entryId)
    expect(own).toMatchObject({
      what: 'diary.note',
      actorId: 'system:diary.note',
      subjectKind: 'enterprise',
      subjectId: id,
      detail: { fields: ['note'] },
    })
    expect(entries.filter(({ within }) => within === own!.id)).toHaveLength(1)
    expect(entries.filter(({ what }) => what === 'diary.idle')).toEqual([])
    await centre.close()
  })
})
