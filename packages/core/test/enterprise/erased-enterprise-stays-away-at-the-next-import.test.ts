import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { list } from '../../src/enterprise/list.ts'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { coreTables } from '../../src/parts.ts'

afterAll(stopTestEngines)

const row = (value: string) => ({
  name: `Tamales ${value}`,
  homeBased: true,
  externalIds: [
    { system: 'denue', value },
    { system: 'clee', value: `clee-${value}` },
  ],
})

describe.each(testEngines())('on %s', (engine) => {
  test('the register brings back nothing of hers, its number stands nowhere, and others come as before', async () => {
    const centre = await createTestCentre({ engine })
    const { id: rosa } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const rows = [row('4711815'), row('4711816')]
    const { outcomes } = await centre.run(registerMany, { rows }, 'director')
    const [hers, other] = outcomes.map(({ id }) => id!)
    await centre.run(setPeople, { id: hers!, people: [{ personId: rosa, role: 'owner' }] }, 'adviser')
    await centre.run(forget, { id: rosa }, 'director')
    const dump = async () => {
      const tables = Object.values(coreTables).map((table) => centre.milpa.host.read.select().from(table))
      return JSON.stringify(await Promise.all(tables))
    }
    expect(await dump()).not.toContain('4711815')

    const again = await centre.run(registerMany, { rows: [...rows, row('4711817')] }, 'director')
    expect(again.outcomes).toMatchObject([
      { index: 0, result: 'unchanged' },
      { index: 1, result: 'unchanged', id: other },
      { index: 2, result: 'created' },
    ])
    expect(again.outcomes[0]).not.toHaveProperty('id')
    // One of its numbers is enough.
    const clee = { ...row('4711815'), externalIds: [{ system: 'clee', value: 'clee-4711815' }] }
    expect((await centre.run(registerMany, { rows: [clee] }, 'director')).outcomes).toEqual([
      { index: 0, result: 'unchanged' },
    ])
    const names = (await centre.ask(list, {})).items.map(({ name }) => name)
    expect(names).toEqual(['Tamales 4711816', 'Tamales 4711817'])
    expect(await dump()).not.toContain('4711815')
    await centre.close()
  })

  test('she herself may come back, by hand, and another centre knows nothing of it', async () => {
    const centre = await createTestCentre({ engine })
    const { id: rosa } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const { outcomes } = await centre.run(registerMany, { rows: [row('1')] }, 'director')
    await centre.run(setPeople, { id: outcomes[0]!.id!, people: [{ personId: rosa, role: 'owner' }] }, 'adviser')
    await centre.run(forget, { id: rosa }, 'director')
    const elsewhere = centre.door('system', await centre.another('otro'))
    expect((await centre.milpa.run(registerMany, { rows: [row('1')] }, elsewhere)).outcomes).toMatchObject([
      { result: 'created' },
    ])
    const { id } = await centre.run(registerEnterprise, row('1'), 'adviser')
    expect((await centre.run(registerMany, { rows: [row('1')] }, 'director')).outcomes).toMatchObject([
      { result: 'unchanged', id },
    ])
    await centre.close()
  })
})
