import { afterAll, describe, expect, test } from 'vitest'
import { addStaff, editRole, editStaff, listStaff, Problem } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'

afterAll(stopTestEngines)

const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'fulfilled'
    ? 'done'
    : outcome.reason instanceof Problem
      ? outcome.reason.code
      : String(outcome.reason)

describe.each(testEngines())('on %s', (engine) => {
  const directors = async (
    count: number,
  ): Promise<{ readonly centre: TestCentre; readonly ids: readonly string[] }> => {
    const centre = await createTestCentre({ engine })
    const ids = []
    for (let one = 0; one < count; one++) {
      const { id } = await centre.run(addStaff, { userId: `u${one}`, name: `Directora ${one}`, roles: ['director'] })
      ids.push(id)
    }
    return { centre, ids }
  }

  test('directors who all leave at the same moment leave one behind', async () => {
    const { centre, ids } = await directors(4)
    const outcomes = await Promise.allSettled(ids.map((id) => centre.run(editStaff, { id, active: false })))
    expect(outcomes.map(codeOf).toSorted()).toEqual(['CENTRE_LAST_DIRECTOR', 'done', 'done', 'done'])
    const { items } = await centre.ask(listStaff, { active: true })
    expect(items.length).toBe(1)
    await centre.close()
  })

  test('nor can the last one give up the role, nor the role lose the permission', async () => {
    const { centre, ids } = await directors(1)
    const outcomes = await Promise.allSettled([
      centre.run(editStaff, { id: ids[0]!, roles: ['viewer'] }),
      centre.run(editRole, { key: 'director', withheld: ['centre:staff'] }),
    ])
    expect(outcomes.map(codeOf)).toEqual(['CENTRE_LAST_DIRECTOR', 'CENTRE_LAST_DIRECTOR'])
    // Once another role may manage staff and somebody holds it, the first one is free to go.
    await centre.run(editRole, { key: 'coordinator', granted: ['centre:staff'] })
    await centre.run(addStaff, { userId: 'u9', name: 'Coordinadora', roles: ['coordinator'] })
    await centre.run(editStaff, { id: ids[0]!, roles: ['viewer'] })
    await centre.close()
  })
})
