import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { history } from '../../src/enterprise/history.ts'
import { list } from '../../src/enterprise/list.ts'
import { distinct, merge, similar, unmerge } from '../../src/enterprise/merge.ts'
import { read } from '../../src/enterprise/read.ts'
import { register } from '../../src/enterprise/register.ts'
import { restore } from '../../src/enterprise/archive.ts'
import { validate } from '../../src/enterprise/validate.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { merge as mergePersons, unmerge as unmergePersons } from '../../src/entrepreneur/merge.ts'
import { read as readPerson } from '../../src/entrepreneur/read.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const add = async (centre: TestCentre, input: object) =>
  centre.run(register, { name: 'Tortillería Lupita', ...input } as never, 'adviser')
const stripped = (record: Awaited<ReturnType<typeof readAll>>) => {
  const { version: _version, updatedAt: _updatedAt, ...rest } = record
  return rest
}
const readAll = (centre: TestCentre, id: string) => centre.ask(read, { id })

describe.each(testEngines())('on %s', (engine) => {
  test('alike names, phones and numbers are named on entry, and not again once told apart', async () => {
    const centre = await createTestCentre({ engine })
    const first = await add(centre, { contacts: [{ kind: 'phone', value: '614 123 4567' }] })
    expect(first.possibleDuplicates).toEqual([])
    const second = await add(centre, { name: 'LUPITA TORTILLERIA' })
    expect(second.possibleDuplicates).toEqual([{ id: first.id, reasons: ['name'], resemblance: 1 }])
    const third = await add(centre, { name: 'Otra cosa', contacts: [{ kind: 'mobile', value: '+52 614 123 4567' }] })
    expect(third.possibleDuplicates).toMatchObject([{ id: first.id, reasons: ['contact'] }])
    expect((await add(centre, { name: 'Farmacia Sur' })).possibleDuplicates).toEqual([])
    await centre.run(distinct, { id: first.id, other: second.id }, 'adviser')
    expect((await centre.ask(similar, { id: first.id })).items.map(({ id }) => id)).toEqual([third.id])
    await centre.close()
  })

  test('a merge takes everything along, and undoing it gives both records back as they were', async () => {
    const centre = await createTestCentre({ engine })
    const { id: rosa } = await centre.run(registerPerson, { displayName: 'Rosa' }, 'adviser')
    const kept = await add(centre, { contacts: [{ kind: 'phone', value: '614 123 4567' }] })
    const other = await add(centre, {
      name: 'Tortilleria Lupita 2',
      what: 'Tortillas',
      activity: { classification: 'milpa', code: 'tortilla-shop' },
      place: { latitude: 28.5931, longitude: -105.9146 },
      contacts: [{ kind: 'email', value: 'LUPITA@ejemplo.mx' }],
      externalIds: [{ system: 'denue', value: '77' }],
      people: [{ personId: rosa, role: 'owner' }],
    })
    const before = [stripped(await readAll(centre, kept.id)), stripped(await readAll(centre, other.id))]
    const { mergeId } = await centre.run(merge, { id: kept.id, merged: other.id }, 'coordinator')
    expect(await readAll(centre, kept.id)).toMatchObject({
      what: 'Tortillas',
      activity: { code: 'tortilla-shop' },
      cell: 'g250:28.6:-41361:13891',
      contacts: [{ value: '+526141234567' }, { value: 'lupita@ejemplo.mx' }],
      externalIds: [{ value: '77' }],
      people: [{ personId: rosa }],
    })
    expect(await readAll(centre, other.id)).toMatchObject({ mergedInto: kept.id, contacts: [], people: [] })
    expect((await centre.ask(list, { q: 'lupita' })).items.map(({ id }) => id)).toEqual([kept.id])
    expect((await centre.ask(list, { activity: 'tortilla-shop' })).items.map(({ id }) => id)).toEqual([kept.id])
    expect(await codeOf(centre.run(restore, { id: other.id }, 'adviser'))).toBe('ENTERPRISES_ALREADY_MERGED')
    await centre.run(unmerge, { mergeId }, 'coordinator')
    expect([stripped(await readAll(centre, kept.id)), stripped(await readAll(centre, other.id))]).toEqual(before)
    expect((await centre.ask(list, { q: 'lupita' })).items).toHaveLength(2)
    expect(await codeOf(centre.run(unmerge, { mergeId }, 'coordinator'))).toBe('ENTERPRISES_MERGE_UNDONE')
    const changes = (await centre.ask(history, { id: kept.id, limit: 200 })).items
    expect(changes.filter(({ field }) => field === 'what').map(({ after }) => after)).toEqual([undefined, 'Tortillas'])
    expect(changes.find(({ field }) => field === 'exactPlace')).not.toHaveProperty('after')
    await centre.close()
  })

  test('a merge brings the newer validation along, and undoing it leaves each with its own', async () => {
    const centre = await createTestCentre({ engine })
    const kept = await add(centre, {})
    const other = await add(centre, { name: 'Tortilleria Lupita 2' })
    await centre.run(validate, { id: kept.id, result: 'confirmed' }, 'adviser')
    const own = (await readAll(centre, kept.id)).validatedAt
    centre.clock.advance({ days: 400 })
    await centre.run(validate, { id: other.id, result: 'corrected' }, 'adviser')
    const newer = (await readAll(centre, other.id)).validatedAt
    expect(newer).not.toBe(own)
    const { mergeId } = await centre.run(merge, { id: kept.id, merged: other.id }, 'coordinator')
    expect(await readAll(centre, kept.id)).toMatchObject({ validatedAt: newer, validations: [{}, {}] })
    const unlooked = { notValidatedSince: newer!, limit: 5 }
    expect((await centre.ask(list, { ...unlooked, q: 'lupita' })).items).toEqual([])
    await centre.run(unmerge, { mergeId }, 'coordinator')
    expect(await readAll(centre, kept.id)).toMatchObject({ validatedAt: own, validations: [{}] })
    expect(await readAll(centre, other.id)).toMatchObject({ validatedAt: newer, validations: [{}] })
    await centre.close()
  })

  test('that a record was found closed does not make the open one a validated one', async () => {
    const centre = await createTestCentre({ engine })
    const [kept, other] = [await add(centre, {}), await add(centre, { name: 'Tortilleria Lupita 2' })]
    await centre.run(validate, { id: other.id, result: 'closed' }, 'adviser')
    await centre.run(merge, { id: kept.id, merged: other.id }, 'coordinator')
    expect(await readAll(centre, kept.id)).toMatchObject({ status: 'active', validatedAt: null })
    await centre.close()
  })

  test('two merges of one pair at the same time, each the other way round: one goes through', async () => {
    const centre = await createTestCentre({ engine })
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await add(centre, { name: `A${round}` }), await add(centre, { name: `B${round}` })]
      const codes = await Promise.all([
        codeOf(centre.run(merge, { id: a.id, merged: b.id }, 'coordinator')),
        codeOf(centre.run(merge, { id: b.id, merged: a.id }, 'coordinator')),
      ])
      expect(codes.filter((code) => code === undefined)).toHaveLength(1)
      expect(codes.filter((code) => code === 'ENTERPRISES_ALREADY_MERGED')).toHaveLength(1)
      const records = [await readAll(centre, a.id), await readAll(centre, b.id)]
      expect(records.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1)
    }
    await centre.close()
  })

  test('two records of one person become one, and two again', async () => {
    const centre = await createTestCentre({ engine })
    const kept = await centre.run(registerPerson, { displayName: 'María López', languages: ['es'] }, 'adviser')
    const other = await centre.run(
      registerPerson,
      { displayName: 'Maria Lopez', knownAs: 'Mary', disability: 'Sordera', languages: ['tar'] },
      'adviser',
    )
    expect(other.possibleDuplicates).toEqual([{ id: kept.id, reasons: ['name'], resemblance: 1 }])
    await add(centre, { people: [{ personId: other.id, role: 'owner' }] })
    const before = await centre.ask(readPerson, { id: kept.id })
    const { mergeId } = await centre.run(mergePersons, { id: kept.id, merged: other.id }, 'coordinator')
    expect(await centre.ask(readPerson, { id: kept.id })).toMatchObject({
      knownAs: 'Mary',
      languages: ['es'],
      hasDisability: true,
      enterprises: [{ name: 'Tortillería Lupita' }],
    })
    await centre.run(unmergePersons, { mergeId }, 'coordinator')
    const after = await centre.ask(readPerson, { id: kept.id })
    expect(after).toEqual({ ...before, version: after.version, updatedAt: after.updatedAt })
    expect(await centre.ask(readPerson, { id: other.id })).toMatchObject({
      archivedAt: null,
      enterprises: [{ role: 'owner' }],
    })
    await centre.close()
  })
})
