import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { directory } from '../../src/enterprise/directory.ts'
import { merge } from '../../src/enterprise/merge.ts'
import { publish } from '../../src/enterprise/publish.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { codeOf } from '../support/code-of.ts'
import { say, writeTexts } from './shop.ts'

afterAll(stopTestEngines)

const source = 'INEGI, DENUE, 2022-04'
const row = { name: 'Farmacia', homeBased: false, externalIds: [{ system: 'denue', value: '7' }] }
const leaving = {
  'is forgotten': (centre: TestCentre, _id: string, owner: string) => centre.run(forget, { id: owner }, 'director'),
  'is taken off': (centre: TestCentre, id: string) => centre.run(setPeople, { id, people: [] }, 'adviser'),
  'has her time ended': (centre: TestCentre, id: string, owner: string) =>
    centre.run(setPeople, { id, people: [{ personId: owner, role: 'owner', until: '2000-01-01' }] }, 'adviser'),
}

async function refused(centre: TestCentre) {
  await writeTexts(centre)
  const { outcomes } = await centre.run(registerMany, { rows: [row] }, 'director')
  const id = outcomes[0]!.id!
  const { id: owner } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
  await centre.run(setPeople, { id, people: [{ personId: owner, role: 'owner' }] }, 'adviser')
  await say(centre, owner, 'publication', 'refused')
  return { id, owner }
}

describe.each(testEngines())('on %s', (engine) => {
  test.each(Object.entries(leaving))('no register lists what an owner forbade who %s', async (_how, leave) => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await refused(centre)
    const bySource = () => codeOf(centre.run(publish, { id, basis: 'public-register', source }, 'director'))
    expect(await bySource()).toBe('ENTERPRISES_CONSENT_WITHDRAWN')
    await leave(centre, id, owner)
    expect(await bySource()).toBe('ENTERPRISES_CONSENT_WITHDRAWN')
    await centre.run(registerMany, { rows: [row], listing: { source } }, 'director')
    expect((await centre.askPublic(directory, {})).items).toEqual([])

    const { id: next } = await centre.run(register, { displayName: 'Juana' }, 'adviser')
    await centre.run(setPeople, { id, people: [{ personId: next, role: 'owner' }] }, 'adviser')
    expect(await bySource()).toBe('ENTERPRISES_CONSENT_WITHDRAWN')
    await say(centre, next, 'publication', 'given')
    await centre.run(publish, { id, basis: 'consent' }, 'director')
    expect((await centre.askPublic(directory, {})).items).toMatchObject([{ id }])
    expect(await bySource()).toBeUndefined()
    await centre.close()
  })

  test('what an owner forbade who has gone stays forbidden when another record of it is the one that is kept', async () => {
    const centre = await createTestCentre({ engine })
    const { id: forbidden } = await refused(centre)
    await centre.run(setPeople, { id: forbidden, people: [] }, 'adviser')
    const twin = { ...row, externalIds: [{ system: 'denue', value: '8' }] }
    const { outcomes } = await centre.run(registerMany, { rows: [twin], listing: { source } }, 'director')
    const id = outcomes[0]!.id!
    expect((await centre.askPublic(directory, {})).items).toMatchObject([{ id }])
    await centre.run(merge, { id, merged: forbidden }, 'director')
    expect((await centre.askPublic(directory, {})).items).toEqual([])
    await centre.close()
  })

  test('who leaves without having said no forbids nothing', async () => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await refused(centre)
    await say(centre, owner, 'publication', 'given')
    await centre.run(forget, { id: owner }, 'director')
    await centre.run(registerMany, { rows: [row], listing: { source } }, 'director')
    expect((await centre.askPublic(directory, {})).items).toMatchObject([{ id }])
    await centre.close()
  })
})
