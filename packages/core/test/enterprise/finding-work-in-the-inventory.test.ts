import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { startCampaign } from '../../src/enterprise/campaigns.ts'
import { count } from '../../src/enterprise/count.ts'
import { list } from '../../src/enterprise/list.ts'
import { lookAlikes } from '../../src/enterprise/look-alikes.ts'
import { merge, unmerge } from '../../src/enterprise/merge.ts'
import { mergeList } from '../../src/enterprise/merge-list.ts'
import { read } from '../../src/enterprise/read.ts'
import { register } from '../../src/enterprise/register.ts'
import { validate } from '../../src/enterprise/validate.ts'
import { lookAlikes as personLookAlikes } from '../../src/entrepreneur/look-alikes.ts'
import { merge as mergePersons } from '../../src/entrepreneur/merge.ts'
import { mergeList as personMergeList } from '../../src/entrepreneur/merge-list.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const add = async (centre: TestCentre, name: string, more: object = {}) =>
  (await centre.run(register, { name, ...more }, 'adviser')).id

describe.each(testEngines())('on %s', (engine) => {
  test('a count says what the list gives, whatever narrows it', async () => {
    const centre = await createTestCentre({ engine })
    const other = centre.door('system', await centre.another('otro'))
    await centre.milpa.run(register, { name: 'Panadería Ajena', stage: 'idea' }, other)
    const bread = await add(centre, 'Panadería Rosa', { stage: 'idea', formality: 'informal' })
    await add(centre, 'Panadería Luz', { stage: 'running', formality: 'formal' })
    await add(centre, 'Costura Ana', { stage: 'running', formality: 'informal' })
    const { id: campaign } = await centre.run(startCampaign, { name: 'Noviembre', from: '2026-11-01' }, 'coordinator')
    await centre.run(validate, { id: bread, result: 'confirmed', campaignId: campaign }, 'adviser')
    const cases = [
      [{}, 3],
      [{ q: 'panaderia' }, 2],
      [{ stage: 'running' }, 2],
      [{ formality: 'informal', stage: 'running' }, 1],
      [{ q: 'panaderia', stage: 'idea' }, 1],
      [{ pendingOf: campaign }, 2],
      [{ q: 'nadie' }, 0],
      [{ archived: true }, 0],
    ] as const
    for (const [filters, expected] of cases) {
      const { items } = await centre.ask(list, filters, 'viewer')
      expect([filters, items.length]).toEqual([filters, expected])
      expect([filters, await centre.ask(count, filters, 'viewer')]).toEqual([filters, { count: expected, exact: true }])
    }
    await centre.close()
  })

  test('a list by its newest changes goes on where the page before ended', async () => {
    const centre = await createTestCentre({ engine })
    for (const name of ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco']) {
      await add(centre, name)
      if (name !== 'Tres') await centre.advance({ seconds: 60 })
    }
    const names: string[] = []
    let after: string | undefined
    do {
      const page = await centre.ask(list, { sort: 'updated', limit: 2, ...(after === undefined ? {} : { after }) })
      names.push(...page.items.map(({ name }) => name))
      after = page.next
    } while (after !== undefined && names.length < 10)
    expect(names.toSorted()).toEqual(['Cinco', 'Cuatro', 'Dos', 'Tres', 'Uno'])
    expect([names[0], names[4]]).toEqual(['Cinco', 'Uno'])
    await centre.close()
  })

  test('one record tells its trade in the language that is asked for', async () => {
    const centre = await createTestCentre({ engine })
    const id = await add(centre, 'Rosa', { activity: { classification: 'milpa', code: 'tortilla-shop' } })
    expect((await centre.ask(read, { id })).activity?.title).toBe('Tortillería')
    expect((await centre.ask(read, { id, language: 'en' })).activity?.title).not.toBe('Tortillería')
    await centre.close()
  })

  test('look-alikes are found however long ago they were written, each pair once in its stretch', async () => {
    const centre = await createTestCentre({ engine })
    const old = await add(centre, 'Tortillería Lupita')
    for (const name of ['Vivero Sol', 'Farmacia Sur', 'Herrería Paz']) {
      await centre.advance({ seconds: 60 })
      await add(centre, name)
    }
    await centre.advance({ seconds: 60 })
    const newer = await add(centre, 'Lupita Tortilleria')
    const first = await centre.ask(lookAlikes, { limit: 2 }, 'coordinator')
    expect(first).toMatchObject({
      looked: 2,
      items: [{ record: { id: newer }, other: { id: old }, reasons: ['name'] }],
    })
    const second = await centre.ask(lookAlikes, { limit: 10, after: first.next! }, 'coordinator')
    expect(second).toMatchObject({ looked: 3, items: [{ record: { id: old }, other: { id: newer } }] })
    expect(second.next).toBeUndefined()
    expect((await centre.ask(lookAlikes, { limit: 10 }, 'coordinator')).items).toHaveLength(1)
    expect(await codeOf(centre.ask(lookAlikes, {}, 'viewer'))).toBe('FORBIDDEN')
    const rosa = (await centre.run(registerPerson, { displayName: 'Rosa Elena Baca' }, 'adviser')).id
    const again = (await centre.run(registerPerson, { displayName: 'Rosa Elena Baca' }, 'adviser')).id
    const people = await centre.ask(personLookAlikes, {}, 'coordinator')
    expect(people.items.map(({ record, other }) => [record.id, other.id].sort())).toEqual([[rosa, again].sort()])
    await centre.close()
  })

  test('past merges are listed newest first, by name, each saying whether it was undone, and only of this centre', async () => {
    const centre = await createTestCentre({ engine })
    const other = centre.door('system', await centre.another('otro'))
    const [a, b, c] = [await add(centre, 'Uno'), await add(centre, 'Dos'), await add(centre, 'Tres')]
    const first = await centre.run(merge, { id: a, merged: b }, 'coordinator')
    await centre.advance({ seconds: 60 })
    const second = await centre.run(merge, { id: a, merged: c }, 'coordinator')
    await centre.run(unmerge, { mergeId: second.mergeId }, 'coordinator')
    const { items } = await centre.ask(mergeList, {}, 'coordinator')
    expect(items).toMatchObject([
      { id: second.mergeId, kept: { id: a, name: 'Uno' }, merged: { id: c, name: 'Tres' } },
      { id: first.mergeId, merged: { id: b, name: 'Dos' }, undoneAt: null },
    ])
    expect(items[0]!.undoneAt).not.toBeNull()
    const page = await centre.ask(mergeList, { limit: 1 }, 'coordinator')
    expect((await centre.ask(mergeList, { limit: 1, after: page.next! }, 'coordinator')).items[0]!.id).toBe(
      first.mergeId,
    )
    expect((await centre.milpa.ask(mergeList, {}, other)).items).toEqual([])
    expect(await codeOf(centre.ask(mergeList, {}, 'viewer'))).toBe('FORBIDDEN')
    const [x, y] = [
      await centre.run(registerPerson, { displayName: 'Ana' }, 'adviser'),
      await centre.run(registerPerson, { displayName: 'Anita' }, 'adviser'),
    ]
    await centre.run(mergePersons, { id: x.id, merged: y.id }, 'coordinator')
    expect((await centre.ask(personMergeList, {}, 'coordinator')).items).toMatchObject([
      { kept: { name: 'Ana' }, merged: { name: 'Anita' } },
    ])
    await centre.close()
  })
})
