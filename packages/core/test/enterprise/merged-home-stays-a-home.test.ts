import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { merge, unmerge } from '../../src/enterprise/merge.ts'
import { publishPlace } from '../../src/enterprise/publish.ts'
import { read } from '../../src/enterprise/read.ts'
import { register } from '../../src/enterprise/register.ts'
import { update } from '../../src/enterprise/update.ts'
import { codeOf } from '../support/code-of.ts'
import { openShop, willing, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

const home = { latitude: 28.60112345, longitude: -105.92467891 }

describe.each(testEngines())('on %s', (engine) => {
  const start = async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const people = [{ personId: await willing(centre, 'Rosa'), role: 'owner' as const }]
    const add = async (input: object) =>
      (await centre.run(register, { name: 'Telares', homeBased: false, people, ...input } as never, 'adviser')).id
    const exact = (id: string) => codeOf(centre.run(publishPlace, { id, precision: 'exact' }, 'director'))
    const join = async (id: string, merged: string) => (await centre.run(merge, { id, merged }, 'coordinator')).mergeId
    const part = (mergeId: string) => centre.run(unmerge, { mergeId }, 'coordinator')
    const see = (id: string) => centre.ask(read, { id })
    return { centre, people, add, exact, join, part, see }
  }

  test('the place of a home that was merged into a premises is never shown exactly', async () => {
    const { centre, add, exact, join, part, see } = await start()
    const [id, other] = [await add({}), await add({ homeBased: true, place: home })]
    expect(await exact(other)).toBe('ENTERPRISES_HOME_BASED')
    const mergeId = await join(id, other)
    expect(await see(id)).toMatchObject({ homeBased: true, hasExactPlace: true })
    expect(await exact(id)).toBe('ENTERPRISES_HOME_BASED')
    await part(mergeId)
    expect(await see(id)).toMatchObject({ homeBased: false, hasExactPlace: false })
    expect(await see(other)).toMatchObject({ homeBased: true, hasExactPlace: true })
    await centre.close()
  })

  test('a premises that turns out to be a home by a merge goes back to its cell at once', async () => {
    const { centre, people, add, exact, join, part, see } = await start()
    const id = await openShop(centre, 'Telares', people)
    expect(await see(id)).toMatchObject({ publicPoint: { precision: 'exact' } })
    const mergeId = await join(id, await add({ homeBased: true }))
    expect(await see(id)).toMatchObject({ homeBased: true, publicPoint: { precision: 'cell' } })
    await part(mergeId)
    // Undoing shows nothing again by itself; somebody may.
    expect(await see(id)).toMatchObject({ homeBased: false, publicPoint: { precision: 'cell' } })
    expect(await exact(id)).toBeUndefined()
    await centre.close()
  })

  test('a place given while it was a home, and a second home in it, keep it one after the merge is undone', async () => {
    const { centre, add, exact, join, part } = await start()
    const corrected = await add({ place: { latitude: 28.7, longitude: -105.9 } })
    const mergeId = await join(corrected, await add({ homeBased: true, place: home }))
    await centre.run(update, { id: corrected, place: { ...home, address: 'Calle Sur 4' } }, 'adviser')
    await part(mergeId)
    expect(await exact(corrected)).toBe('ENTERPRISES_HOME_BASED')
    const twice = await add({})
    const first = await join(twice, await add({ homeBased: true }))
    await join(twice, await add({ homeBased: true, place: home }))
    await part(first)
    expect(await exact(twice)).toBe('ENTERPRISES_HOME_BASED')
    await centre.close()
  })
})
