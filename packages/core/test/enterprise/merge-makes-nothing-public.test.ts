import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { directory } from '../../src/enterprise/directory.ts'
import { map } from '../../src/enterprise/map.ts'
import { merge, unmerge } from '../../src/enterprise/merge.ts'
import { publish } from '../../src/enterprise/publish.ts'
import { read } from '../../src/enterprise/read.ts'
import { register } from '../../src/enterprise/register.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { say, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

const mobile = '+526147654321'
const hers = {
  name: 'Tortilleria Lupita',
  what: 'Tortillas a mano',
  activity: { classification: 'milpa', code: 'tortilla-shop' },
  hours: 'De 6 a 9',
  locality: 'Delicias',
  territoryCode: '08021',
  languages: ['tar'],
  notes: 'Toca fuerte',
  homeBased: true,
  place: { latitude: 28.59312345, longitude: -105.91467891 },
  contacts: [{ kind: 'mobile' as const, value: mobile, publishable: true }],
}

describe.each(testEngines())('on %s', (engine) => {
  const start = async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const { id: owner } = await centre.run(registerPerson, { displayName: 'Lupita' }, 'adviser')
    const add = async (input: object) =>
      (await centre.run(register, { name: 'Tortillería Lupita', ...input } as never, 'adviser')).id
    const id = await add({ contacts: [{ kind: 'phone', value: '614 123 4567', publishable: true }] })
    const listInRegister = (one: string) =>
      centre.run(publish, { id: one, basis: 'public-register', source: 'INEGI, DENUE, 2022-04' }, 'director')
    await listInRegister(id)
    const other = await add({ ...hers, people: [{ personId: owner, role: 'owner' }] })
    const join = async () => (await centre.run(merge, { id, merged: other }, 'coordinator')).mergeId
    const toAll = async () => ({
      items: (await centre.askPublic(directory, {})).items,
      map: await centre.askPublic(map, {}),
    })
    const see = async (one: string) => {
      const { version: _version, updatedAt: _updatedAt, ...rest } = await centre.ask(read, { id: one })
      return rest
    }
    return { centre, owner, id, other, join, toAll, see, listInRegister }
  }

  test('what nobody could see of a record, nobody sees after it was merged into a public one', async () => {
    const { centre, id, other, join, toAll, see } = await start()
    const [shown, before] = [await toAll(), [await see(id), await see(other)]]
    const mergeId = await join()
    expect(await toAll()).toEqual(shown)
    // The staff has it all the same.
    expect(await see(id)).toMatchObject({
      contacts: [{ publishable: true }, { value: mobile, publishable: false }],
      cell: 'g250:28.6:-41361:13891',
      hasExactPlace: true,
      notes: 'Toca fuerte',
    })
    await centre.run(unmerge, { mergeId }, 'coordinator')
    expect([await see(id), await see(other)]).toEqual(before)
    expect(await toAll()).toEqual(shown)
    await centre.close()
  })

  test('with the yes of an owner its words and its cell are shown; a contact waits for somebody to choose it', async () => {
    const { centre, owner, id, join, toAll } = await start()
    await say(centre, owner, 'publication', 'given')
    await join()
    const { items } = await toAll()
    expect(items).toMatchObject([{ id, what: hers.what, locality: 'Delicias', point: { precision: 'cell' } }])
    expect(JSON.stringify(items)).not.toContain(mobile)
    await centre.close()
  })

  test('what everybody could see in either record, everybody sees in the one', async () => {
    const { centre, id, other, join, toAll, listInRegister } = await start()
    await listInRegister(other)
    await join()
    const [item] = (await toAll()).items
    expect(item).toMatchObject({ id, what: hers.what, contacts: [{}, { value: mobile }], point: { precision: 'cell' } })
    await centre.close()
  })
})
