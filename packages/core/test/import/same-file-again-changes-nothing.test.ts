import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { enterprises, imports } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'

const mapping: imports.MappingInput = {
  key: 'padron',
  name: 'Padrón de prueba',
  register: 'Padrón municipal, 2026',
  fields: [
    { to: 'externalId.padron', columns: [['folio']] },
    { to: 'name', columns: [['nombre']] },
    { to: 'contact.phone', columns: [['teléfono']] },
  ],
}
const rows = [
  ['1', 'Panadería Lupita', '55 1617 9901'],
  ['2', 'Tortillas Rosa', '55 1617 9902'],
]

let centre: TestCentre
afterEach(() => centre.close())
afterAll(stopTestEngines)

async function bring(publish: boolean, cells: readonly (readonly string[])[] = rows) {
  const header = ['folio', 'nombre', 'teléfono']
  const { id } = await centre.run(imports.begin, { fileName: 'p.csv', digest: 'ab'.repeat(32), header, mapping })
  await centre.run(imports.addRows, { id, chunk: 1, rows: cells.map((one, n) => ({ line: n + 2, cells: [...one] })) })
  await centre.run(imports.endRows, { id })
  await centre.run(imports.confirm, { id, publish }, 'coordinator')
  await centre.milpa.jobs.workOff()
  const { created, changed, unchanged } = await centre.ask(imports.read, { id })
  return { created, changed, unchanged }
}
const one = async (name: string) => {
  const { items } = await centre.ask(enterprises.list, { limit: 10 })
  return centre.ask(enterprises.read, { id: items.find((item) => item.name === name)!.id })
}
const shown = async () => {
  const { contacts, listed } = await one('Panadería Lupita')
  return { listed, phones: contacts.map(({ value, publishable }) => [value, publishable]) }
}
const nothing = { created: 0, changed: 0, unchanged: 2 }

describe.each(testEngines())('the same file again, on %s', (engine) => {
  it('changes nothing and hides nothing when the box is not ticked this time', async () => {
    centre = await createTestCentre({ engine })
    expect(await bring(true)).toEqual({ created: 2, changed: 0, unchanged: 0 })
    expect(await bring(false)).toEqual(nothing)
    expect(await shown()).toEqual({ listed: true, phones: [['+525516179901', true]] })
    const { id } = await one('Panadería Lupita')
    expect((await centre.ask(enterprises.history, { id, limit: 50 })).items).toEqual([])
    expect(await bring(true)).toEqual(nothing)
  })

  it('publishes once what it had not published, when asked, and says who asked and what changed', async () => {
    centre = await createTestCentre({ engine })
    await bring(false)
    expect(await shown()).toEqual({ listed: false, phones: [['+525516179901', false]] })
    expect(await bring(true)).toEqual({ created: 0, changed: 2, unchanged: 0 })
    expect(await shown()).toEqual({ listed: true, phones: [['+525516179901', true]] })
    expect(await bring(true)).toEqual(nothing)
    const { id } = await one('Panadería Lupita')
    const { items } = await centre.ask(enterprises.history, { id, limit: 50 })
    const contacts = items.find(({ field }) => field === 'contacts')!
    expect(contacts.by).toBe(centre.actor('coordinator').id)
    expect([contacts.before, contacts.after]).toMatchObject([[{ publishable: false }], [{ publishable: true }]])
  })

  it('does not show again what the staff has hidden since, however often the box is ticked', async () => {
    centre = await createTestCentre({ engine })
    await bring(true)
    const { id } = await one('Panadería Lupita')
    await centre.run(enterprises.update, { id, contacts: [{ kind: 'phone', value: '55 1617 9901' }] })
    await centre.run(enterprises.unpublish, { id })
    expect(await bring(true)).toEqual(nothing)
    expect(await bring(false)).toEqual(nothing)
    expect(await shown()).toEqual({ listed: false, phones: [['+525516179901', false]] })
  })

  it('does not list what somebody took out of the directory by hand', async () => {
    centre = await createTestCentre({ engine })
    await bring(false)
    const { id } = await one('Panadería Lupita')
    await centre.run(enterprises.publish, { id, basis: 'public-register', source: 'Padrón municipal' })
    await centre.run(enterprises.unpublish, { id })
    await bring(true)
    expect((await shown()).listed).toBe(false)
  })

  it('takes a corrected number as public as the old one was, and keeps what the file does not speak of', async () => {
    centre = await createTestCentre({ engine })
    await bring(true)
    const { id } = await one('Panadería Lupita')
    const phone = { kind: 'phone' as const, value: '55 1617 9901', publishable: true }
    await centre.run(enterprises.update, { id, contacts: [phone, { kind: 'whatsapp', value: '55 1617 9999' }] })
    expect(await bring(false, [['1', 'Panadería Lupita', '55 1617 9911'], rows[1]!])).toMatchObject({ changed: 1 })
    expect((await shown()).phones).toEqual([
      ['+525516179999', false],
      ['+525516179911', true],
    ])
  })
})
