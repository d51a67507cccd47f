import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { archive, restore } from '../../src/enterprise/archive.ts'
import { directory } from '../../src/enterprise/directory.ts'
import { merge, unmerge } from '../../src/enterprise/merge.ts'
import { unpublish } from '../../src/enterprise/publish.ts'
import { read } from '../../src/enterprise/read.ts'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { validate } from '../../src/enterprise/validate.ts'
import { merge as mergePersons, unmerge as unmergePersons } from '../../src/entrepreneur/merge.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { openShop, say, toldOf, willing, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  const start = async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const rosa = await willing(centre, 'Rosa')
    const id = await openShop(centre, 'Telares', [{ personId: rosa, role: 'owner' }])
    const listed = async () => (await centre.askPublic(directory, {})).items.map((item) => item.id).sort()
    const person = async (name: string) => (await centre.run(registerPerson, { displayName: name }, 'adviser')).id
    return { centre, rosa, id, listed, person }
  }

  test('a withdrawal and a change of owners', async () => {
    const { centre, rosa, id, person } = await start()
    const other = await openShop(centre, 'Quesos', [{ personId: rosa, role: 'owner' }])
    await centre.run(setPeople, { id, people: [{ personId: await person('Juana'), role: 'owner' }] }, 'adviser')
    expect(await toldOf(centre, 'unlisted')).toEqual([id])
    expect(await say(centre, rosa, 'publication', 'withdrawn')).toMatchObject({ unlisted: [other] })
    expect(await toldOf(centre, 'unlisted')).toEqual([id, other])
    await centre.close()
  })

  test('archiving, and that it is back when it is restored', async () => {
    const { centre, id, listed } = await start()
    await centre.run(archive, { id }, 'adviser')
    expect(await toldOf(centre, 'unlisted')).toEqual([id])
    await centre.run(restore, { id }, 'adviser')
    expect(await listed()).toEqual([id])
    expect(await toldOf(centre, 'listed')).toEqual([id, id])
    await centre.run(archive, { id }, 'adviser')
    await centre.run(unpublish, { id }, 'director')
    expect(await toldOf(centre, 'unlisted')).toEqual([id, id])
    await centre.close()
  })

  test('a visit that finds it closed, and one that finds it open again', async () => {
    const { centre, id } = await start()
    await centre.run(validate, { id, result: 'closed' }, 'adviser')
    expect(await toldOf(centre, 'unlisted')).toEqual([id])
    await centre.run(validate, { id, result: 'confirmed' }, 'adviser')
    expect(await toldOf(centre, 'listed')).toEqual([id, id])
    await centre.close()
  })

  test('a merge of enterprises: of the one that goes, and of the one that gets an owner who said no', async () => {
    const { centre, rosa, id, person } = await start()
    const other = await openShop(centre, 'Telares 2', [{ personId: rosa, role: 'owner' }])
    const { mergeId } = await centre.run(merge, { id, merged: other }, 'coordinator')
    expect(await toldOf(centre, 'unlisted')).toEqual([other])
    await centre.run(unmerge, { mergeId }, 'coordinator')
    expect(await toldOf(centre, 'listed')).toEqual([id, other, other])
    const juana = await person('Juana')
    await say(centre, juana, 'publication', 'refused')
    const people = [{ personId: juana, role: 'owner' as const }]
    const { id: third } = await centre.run(registerEnterprise, { name: 'Telares 3', people }, 'adviser')
    await centre.run(merge, { id, merged: third }, 'coordinator')
    expect(await toldOf(centre, 'unlisted')).toEqual([other, id])
    await centre.close()
  })

  test('undoing a merge of enterprises judges both: neither stays on the word of nobody', async () => {
    const { centre, rosa, id, listed } = await start()
    const juana = await willing(centre, 'Juana')
    const other = await openShop(centre, 'Telares 2', [{ personId: juana, role: 'owner' }])
    const { mergeId } = await centre.run(merge, { id, merged: other }, 'coordinator')
    // Said anew, her role belongs to the kept record, and does not go back with the other.
    await centre.run(setPeople, { id, people: [{ personId: juana, role: 'owner' }] }, 'adviser')
    await centre.run(unmerge, { mergeId }, 'coordinator')
    expect(await listed()).toEqual([id])
    expect(await centre.ask(read, { id: other })).toMatchObject({ archivedAt: null, listed: false, photoPublic: false })

    const third = await openShop(centre, 'Telares 3', [{ personId: rosa, role: 'owner' }])
    const second = await centre.run(merge, { id, merged: third }, 'coordinator')
    await say(centre, rosa, 'publication', 'withdrawn')
    await centre.run(unmerge, { mergeId: second.mergeId }, 'coordinator')
    // Her no came while the record lay in the other one.
    expect(await listed()).toEqual([])
    expect(await centre.ask(read, { id: third })).toMatchObject({ listed: false })
    await centre.close()
  })

  test('a merge of persons hears the later no for all that both own, and undoing it judges both', async () => {
    const { centre, rosa, id, listed, person } = await start()
    const twin = await person('Rosita')
    await say(centre, twin, 'publication', 'refused')
    const { mergeId } = await centre.run(mergePersons, { id: rosa, merged: twin }, 'coordinator')
    expect(await listed()).toEqual([])
    expect(await toldOf(centre, 'unlisted')).toEqual([id])
    await centre.run(unmergePersons, { mergeId }, 'coordinator')

    // What was published on the word of the merged person goes when that word goes back with the other record.
    const [silent, willingOne] = [await person('Ana'), await willing(centre, 'Anita')]
    const second = await centre.run(mergePersons, { id: silent, merged: willingOne }, 'coordinator')
    const shop = await openShop(centre, 'Panadería', [{ personId: silent, role: 'owner' }])
    expect(await listed()).toEqual([shop])
    await centre.run(unmergePersons, { mergeId: second.mergeId }, 'coordinator')
    expect(await listed()).toEqual([])
    expect(await toldOf(centre, 'unlisted')).toEqual([id, shop])
    expect(await centre.ask(read, { id: shop })).toMatchObject({
      photoPublic: false,
      publicPoint: { precision: 'cell' },
    })
    await centre.close()
  })
})
