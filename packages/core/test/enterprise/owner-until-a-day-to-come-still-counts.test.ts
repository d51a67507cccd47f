import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { directory } from '../../src/enterprise/directory.ts'
import { read } from '../../src/enterprise/read.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { openShop, say, toldOf, willing, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  const start = async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const rosa = await willing(centre, 'Rosa')
    const listed = async () => (await centre.askPublic(directory, {})).items.map(({ id }) => id)
    return { centre, rosa, listed }
  }

  test('she is an owner until then: her yes carries, and her no is heard', async () => {
    const { centre, rosa, listed } = await start()
    const id = await openShop(centre, 'Telares', [{ personId: rosa, role: 'owner', until: '2026-04-01' }])
    expect(await listed()).toEqual([id])
    await say(centre, rosa, 'publication', 'withdrawn')
    expect(await listed()).toEqual([])
    await centre.close()
  })

  test('from that day on she is not, and the night takes out what rested on her', async () => {
    const { centre, rosa, listed } = await start()
    const { id: juana } = await centre.run(registerPerson, { displayName: 'Juana' }, 'adviser')
    const id = await openShop(centre, 'Telares', [{ personId: rosa, role: 'owner' }])
    const people = [
      { personId: rosa, role: 'owner' as const, until: '2026-03-05' },
      { personId: juana, role: 'partner' as const },
    ]
    await centre.run(setPeople, { id, people }, 'adviser')
    await centre.advance({ days: 1 })
    await centre.workOff()
    expect(await listed()).toEqual([id])
    await centre.advance({ days: 3 })
    await centre.workOff()
    expect(await listed()).toEqual([])
    expect(await toldOf(centre, 'unlisted')).toEqual([id])
    expect(await centre.ask(read, { id })).toMatchObject({ photoPublic: false, publicPoint: { precision: 'cell' } })
    await centre.close()
  })
})
