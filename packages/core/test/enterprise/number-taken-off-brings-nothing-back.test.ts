import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { list } from '../../src/enterprise/list.ts'
import { read } from '../../src/enterprise/read.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { update } from '../../src/enterprise/update.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { register } from '../../src/entrepreneur/register.ts'

afterAll(stopTestEngines)

const denue = { system: 'denue', value: '4711' }
const clee = { system: 'clee', value: 'clee-4711' }
const row = { name: 'Tamales', homeBased: true, locality: 'Aquí', externalIds: [denue, clee] }

describe.each(testEngines())('on %s', (engine) => {
  test('an enterprise erased with its owner stays away, though its numbers were taken off before', async () => {
    const centre = await createTestCentre({ engine })
    const { id: rosa } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const { outcomes } = await centre.run(registerMany, { rows: [row] }, 'director')
    const id = outcomes[0]!.id!
    await centre.run(setPeople, { id, people: [{ personId: rosa, role: 'owner' }] }, 'adviser')
    await centre.run(update, { id, externalIds: [clee] }, 'adviser')
    await centre.run(update, { id, externalIds: [] }, 'adviser')
    await centre.run(forget, { id: rosa }, 'director')
    for (const number of [denue, clee]) {
      const rows = [{ ...row, externalIds: [number] }]
      expect((await centre.run(registerMany, { rows }, 'director')).outcomes).toEqual([
        { index: 0, result: 'unchanged' },
      ])
    }
    expect((await centre.ask(list, {})).items).toEqual([])
    await centre.close()
  })

  test.each([
    ['another is added', [denue, clee, { system: 'siem', value: '9' }]],
    ['the first is taken off', [clee]],
  ])('the next import keeps a correction of the staff when of the numbers %s', async (_what, numbers) => {
    const centre = await createTestCentre({ engine })
    const { outcomes } = await centre.run(registerMany, { rows: [row] }, 'director')
    const id = outcomes[0]!.id!
    await centre.run(update, { id, locality: 'Allá', externalIds: numbers }, 'adviser')
    expect((await centre.run(registerMany, { rows: [row] }, 'director')).outcomes).toMatchObject([
      { result: 'unchanged', id },
    ])
    expect(await centre.ask(read, { id })).toMatchObject({ locality: 'Allá' })
    await centre.close()
  })
})
