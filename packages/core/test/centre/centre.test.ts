import { afterAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import {
  about,
  addRole,
  addStaff,
  area,
  auditChain,
  cancelJob,
  createKey,
  createToken,
  deadDeliveries,
  definePlugin,
  editRole,
  editStaff,
  getJob,
  job,
  listAudit,
  listJobs,
  listRoles,
  listStaff,
  on,
  permissionsOfRoles,
  Problem,
  removeRole,
  reviveDeliveries,
  settings,
  updateSettings,
} from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { answers } from '../../src/runtime/tables.ts'

afterAll(stopTestEngines)

const bees = area('bees', {
  permissions: { keep: { title: 'Keep bees', roles: ['adviser'] } },
  errors: {},
  messages: {
    es: { 'permission.keep': 'x' },
    en: { 'permission.keep': 'x' },
    pt: { 'permission.keep': 'x' },
    fr: { 'permission.keep': 'x' },
  },
})
const swarmed = bees.event('swarmed', v.object({ hive: v.string() }))
const count = job({ id: 'bees.count', title: 'Count', input: v.object({}), run: async () => ({ bees: 7 }) })
const start = bees.operation({
  name: 'start',
  title: 'Start to count',
  path: '/start',
  permission: 'keep',
  input: v.object({}),
  output: v.object({ job: v.string() }),
  emits: [swarmed],
  async run(_input, call) {
    await call.emit(swarmed, { hive: 'one' })
    return { job: await call.enqueue(count, {}) }
  },
})
let failing = true
const beesPlugin = definePlugin({
  id: 'bees',
  version: '1.0.0',
  core: '*',
  area: bees,
  operations: [start],
  jobs: [count],
  subscriptions: [
    on(swarmed, 'note', async () => {
      if (failing) throw new Error('not now')
    }),
  ],
})

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

describe.each(testEngines())('on %s', (engine) => {
  test('settings change what is named and nothing else, keep their history, and the public part is public', async () => {
    const centre = await createTestCentre({ engine })
    await centre.run(updateSettings, { phone: '614 555 0100', email: 'hola@example.org' }, 'coordinator')
    await centre.run(updateSettings, { phone: null, openingHours: 'Lunes a viernes, 9 a 15 h' }, 'coordinator')
    const shown = await centre.askPublic(about, {})
    expect(shown).toMatchObject({
      name: 'Centro de prueba',
      phone: null,
      email: 'hola@example.org',
      openingHours: 'Lunes a viernes, 9 a 15 h',
    })
    expect(await centre.ask(settings, {}, 'viewer')).toMatchObject({ slug: 'prueba', currency: 'MXN' })
    expect(await codeOf(centre.run(updateSettings, { name: 'Otro' }, 'viewer'))).toBe('FORBIDDEN')
    expect(await codeOf(centre.run(updateSettings, { name: '  ' }, 'coordinator'))).toBe('INVALID_INPUT')
    expect(await codeOf(centre.run(updateSettings, { timeZone: 'America/Nowhere' }, 'coordinator'))).toBe(
      'INVALID_INPUT',
    )
    await centre.close()
  })

  test('a role allows what declares it and what the centre granted, less what it withheld, plugins included', async () => {
    const centre = await createTestCentre({ engine, plugins: [beesPlugin] })
    const held = async (...keys: string[]) =>
      permissionsOfRoles(centre.milpa.host.read, centre.milpa.host.registry.permissions, centre.centre.id, keys)
    expect((await held('adviser')).has('bees:keep')).toBe(true)
    await centre.run(editRole, { key: 'adviser', withheld: ['bees:keep'], granted: ['centre:work'] })
    expect([...(await held('adviser'))]).toEqual(expect.arrayContaining(['centre:work', 'centre:read']))
    expect((await held('adviser')).has('bees:keep')).toBe(false)
    expect((await held('adviser', 'no-such-role')).has('centre:staff')).toBe(false)
    await centre.run(addRole, { key: 'beekeeper', name: 'Apicultora', granted: ['bees:keep'] })
    expect([...(await held('beekeeper'))]).toEqual(['bees:keep'])
    expect(await codeOf(centre.run(addRole, { key: 'beekeeper', name: 'x' }))).toBe('CENTRE_ROLE_EXISTS')
    expect(await codeOf(centre.run(editRole, { key: 'viewer', granted: ['bees:fly'] }))).toBe(
      'CENTRE_UNKNOWN_PERMISSION',
    )
    const { id } = await centre.run(addStaff, { userId: 'u1', name: 'Ana', roles: ['beekeeper'] })
    expect(await codeOf(centre.run(removeRole, { key: 'beekeeper' }))).toBe('CENTRE_ROLE_IN_USE')
    expect(await codeOf(centre.run(removeRole, { key: 'director' }))).toBe('CENTRE_ROLE_IN_USE')
    await centre.run(editStaff, { id, roles: ['viewer'] })
    await centre.run(removeRole, { key: 'beekeeper' })
    const { items } = await centre.ask(listRoles, {})
    expect(items.find(({ key }) => key === 'viewer')).toMatchObject({ people: 1, standard: true })
    await centre.close()
  })

  test('somebody is on the staff once, and comes back with new roles; pages of staff neither repeat nor skip', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(addStaff, { userId: 'u0', name: 'Ana', roles: ['viewer'] })
    expect(await codeOf(centre.run(addStaff, { userId: 'u0', name: 'Ana', roles: ['viewer'] }))).toBe(
      'CENTRE_ALREADY_STAFF',
    )
    expect(await codeOf(centre.run(addStaff, { userId: 'u1', name: 'Eva', roles: ['queen'] }))).toBe(
      'CENTRE_UNKNOWN_ROLE',
    )
    await centre.run(editStaff, { id, active: false })
    expect(await centre.run(addStaff, { userId: 'u0', name: 'Ana', roles: ['adviser'] })).toMatchObject({
      id,
      active: true,
      roles: ['adviser'],
    })
    for (const name of ['Berta', 'Carla', 'Ana', 'Dora']) {
      await centre.run(addStaff, { userId: `u-${name}-${centre.milpa.host.id()}`, name, roles: ['viewer'] })
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await centre.ask(listStaff, { limit: 2, ...(after === undefined ? {} : { after }) })
      seen.push(...page.items.map(({ name }) => name))
      after = page.next
    } while (after !== undefined)
    expect(seen).toEqual(['Ana', 'Ana', 'Berta', 'Carla', 'Dora'])
    await centre.close()
  })

  test('a token that was made under a key is answered again, and lies readable in no table', async () => {
    const centre = await createTestCentre({ engine })
    const input = { name: 'Máquina', scopes: ['centre:read'] }
    const first = await centre.run(createToken, input, 'director', 'key-1')
    expect(await centre.run(createToken, input, 'director', 'key-1')).toEqual(first)
    const stored = await centre.milpa.host.read.select().from(answers)
    expect(stored.length).toBe(1)
    expect(JSON.stringify(stored)).not.toContain(first.token)
    await centre.close()
  })

  test('the audit is read by subject, actor and word, newest first, and says whether it is whole', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(createKey, { name: 'Portal', origins: ['https://example.org'] }, 'director')
    await centre.run(updateSettings, { name: 'Nuevo' }, 'coordinator')
    const { items } = await centre.ask(listAudit, {}, 'director')
    expect(items.map(({ what }) => what)).toEqual(['centre.update-settings', 'centre.create-key', 'centre.found'])
    const one = await centre.ask(listAudit, { subjectKind: 'publishable-key', subjectId: id })
    expect(one.items).toMatchObject([{ actorId: 'test:director', what: 'centre.create-key' }])
    expect((await centre.ask(listAudit, { actorId: 'test:coordinator' })).items.length).toBe(1)
    const page = await centre.ask(listAudit, { limit: 2 })
    expect((await centre.ask(listAudit, { limit: 2, after: page.next! })).items.map(({ what }) => what)).toEqual([
      'centre.found',
    ])
    await centre.milpa.sealAudit(centre.centre.id, 0)
    expect(await centre.ask(auditChain, {}, 'director')).toMatchObject({ whole: true, entries: 3, fault: null })
    expect(await codeOf(centre.ask(listAudit, {}, 'coordinator'))).toBe('FORBIDDEN')
    await centre.close()
  })

  test('work is seen by who ordered it, cancelled while it waits, and unknown to others', async () => {
    const centre = await createTestCentre({ engine, plugins: [beesPlugin] })
    const { job: id } = await centre.run(start, {}, 'adviser')
    expect(await centre.ask(getJob, { id }, 'adviser')).toMatchObject({ status: 'waiting', type: 'bees.count' })
    expect(await centre.ask(getJob, { id }, 'coordinator')).toMatchObject({ status: 'waiting' })
    expect(await codeOf(centre.ask(getJob, { id }, 'treasurer'))).toBe('NOT_FOUND')
    expect(await codeOf(centre.run(cancelJob, { id }, 'treasurer'))).toBe('NOT_FOUND')
    const other = await centre.another('otro')
    expect(await codeOf(centre.milpa.ask(getJob, { id }, centre.door('system', other)))).toBe('NOT_FOUND')
    expect(await centre.run(cancelJob, { id }, 'adviser')).toMatchObject({ status: 'cancelled' })
    expect(await codeOf(centre.run(cancelJob, { id }, 'adviser'))).toBe('CENTRE_NOT_CANCELLABLE')
    expect(await centre.milpa.jobs.workOff()).toBe(0)
    expect((await centre.ask(listJobs, { status: 'cancelled' })).items.length).toBe(1)
    await centre.close()
  })

  test('deliveries that were given up are listed, and tried again when somebody says so', async () => {
    const centre = await createTestCentre({ engine, plugins: [beesPlugin] })
    failing = true
    await centre.run(start, {}, 'adviser')
    for (let attempt = 0; attempt < 12; attempt++) {
      await centre.deliverAll()
      centre.clock.advance({ hours: 2 })
    }
    const { items } = await centre.ask(deadDeliveries, {}, 'director')
    expect(items).toMatchObject([
      { type: 'bees.swarmed', subscriber: 'bees.note', attempts: 12, error: 'Error: not now' },
    ])
    const other = await centre.another('otro')
    expect(await centre.milpa.run(reviveDeliveries, {}, centre.door('system', other))).toEqual({ revived: 0 })
    failing = false
    expect(await centre.run(reviveDeliveries, {}, 'director')).toEqual({ revived: 1 })
    expect(await centre.deliverAll()).toEqual({ delivered: 1, failed: 0 })
    expect((await centre.ask(deadDeliveries, {})).items).toEqual([])
    await centre.close()
  })
})
