import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { directory } from '../../src/enterprise/directory.ts'
import { publish } from '../../src/enterprise/publish.ts'
import { read } from '../../src/enterprise/read.ts'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { openShop, say, toldOf, willing, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('what rested on the consent of a forgotten owner goes with her, though others keep the enterprise', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const rosa = await willing(centre, 'Rosa')
    const { id: juana } = await centre.run(registerPerson, { displayName: 'Juana' }, 'adviser')
    const id = await openShop(centre, 'Telares', [
      { personId: rosa, role: 'owner' },
      { personId: juana, role: 'partner' },
    ])
    await centre.run(forget, { id: rosa }, 'director')
    expect((await centre.askPublic(directory, {})).items).toEqual([])
    expect(await centre.ask(read, { id })).toMatchObject({
      listed: false,
      photoPublic: false,
      publicPoint: { precision: 'cell' },
    })
    expect(await toldOf(centre, 'unlisted')).toEqual([id])
    await centre.close()
  })

  test('the yes of another owner carries it on', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const [rosa, juana] = [await willing(centre, 'Rosa'), await willing(centre, 'Juana')]
    const id = await openShop(centre, 'Telares', [
      { personId: rosa, role: 'owner' },
      { personId: juana, role: 'owner' },
    ])
    await centre.run(forget, { id: rosa }, 'director')
    expect((await centre.askPublic(directory, {})).items).toMatchObject([
      { id, photoId: 'photo-1', point: { precision: 'exact' } },
    ])
    expect(await toldOf(centre, 'unlisted')).toEqual([])
    await centre.close()
  })

  test('what was hers alone is told to have left the directory, whatever it stood there on', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const rosa = await willing(centre, 'Rosa')
    const shop = await openShop(centre, 'Quesos', [{ personId: rosa, role: 'owner' }])
    const people = [{ personId: rosa, role: 'owner' as const }]
    const { id: home } = await centre.run(registerEnterprise, { name: 'Tamales', people }, 'adviser')
    await centre.run(publish, { id: home, basis: 'public-register', source: 'INEGI, DENUE' }, 'director')
    await say(centre, rosa, 'photo', 'withdrawn')
    await centre.run(forget, { id: rosa }, 'director')
    expect([...(await toldOf(centre, 'unlisted'))].sort()).toEqual([shop, home].sort())
    await centre.close()
  })
})
