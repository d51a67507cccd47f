import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { publish } from '../../src/enterprise/publish.ts'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { consentHistory } from '../../src/entrepreneur/consent.ts'
import { merge, unmerge } from '../../src/entrepreneur/merge.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { say, writeTexts } from '../enterprise/shop.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  const start = async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const person = async (displayName: string) => (await centre.run(register, { displayName }, 'adviser')).id
    const [a, b] = [await person('Rosa'), await person('Rosa L.')]
    const join = async (id: string, merged: string) => (await centre.run(merge, { id, merged }, 'coordinator')).mergeId
    const part = (mergeId: string) => centre.run(unmerge, { mergeId }, 'coordinator')
    const current = async (id: string) =>
      (await centre.ask(consentHistory, { id })).items.filter((one) => one.current).map((one) => one.answer)
    return { centre, a, b, person, join, part, current }
  }

  test('what she took back under the record that went stays taken back when the merge is undone', async () => {
    const { centre, a, b, join, part, current } = await start()
    const people = [{ personId: b, role: 'owner' as const }]
    const { id } = await centre.run(registerEnterprise, { name: 'Telares', people }, 'adviser')
    await say(centre, b, 'publication', 'given')
    const mergeId = await join(a, b)
    await say(centre, b, 'publication', 'withdrawn')
    const [said] = (await centre.ask(consentHistory, { id: a })).items
    centre.clock.advance({ days: 3 })
    await part(mergeId)
    expect([await current(a), await current(b)]).toEqual([['withdrawn'], ['withdrawn']])
    expect(await codeOf(centre.run(publish, { id, basis: 'consent' }, 'director'))).toBe(
      'ENTERPRISES_CONSENT_WITHDRAWN',
    )
    // The day and the witness are those of the day on which she said it.
    expect((await centre.ask(consentHistory, { id: b })).items[0]).toEqual({ ...said, id: expect.any(String) })
    await centre.close()
  })

  test('a yes since the merge is of the kept record alone, and is still the last word if they become one again', async () => {
    const { centre, a, b, join, part, current } = await start()
    await say(centre, b, 'publication', 'given')
    const mergeId = await join(a, b)
    for (const answer of ['refused', 'given'] as const) {
      centre.clock.advance({ days: 1 })
      await say(centre, a, 'publication', answer)
    }
    await part(mergeId)
    expect([await current(a), await current(b)]).toEqual([['given'], ['refused']])
    await join(a, b)
    expect(await current(a)).toEqual(['given'])
    await centre.close()
  })

  test('a no said before the merge stays with the record under which it was said', async () => {
    const { centre, a, b, join, part, current } = await start()
    await say(centre, b, 'publication', 'given')
    await say(centre, a, 'publication', 'refused')
    await part(await join(a, b))
    expect([await current(a), await current(b)]).toEqual([['refused'], ['given']])
    await centre.close()
  })

  test('through a chain of merges a no reaches every record that was in it', async () => {
    const { centre, a, b, person, join, part, current } = await start()
    const c = await person('Rosita')
    await say(centre, c, 'publication', 'given')
    const [inner, outer] = [await join(b, c), await join(a, b)]
    await say(centre, c, 'publication', 'refused')
    await part(outer)
    await part(inner)
    expect([await current(a), await current(b), await current(c)]).toEqual([['refused'], ['refused'], ['refused']])
    await centre.close()
  })
})
