import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { auditEntries, fieldChanges } from '../../src/audit/tables.ts'
import { enterprises, enterpriseTerms } from '../../src/enterprise/tables.ts'
import { history } from '../../src/enterprise/history.ts'
import { read } from '../../src/enterprise/read.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { update } from '../../src/enterprise/update.ts'
import { events } from '../../src/events/tables.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const row = (value: string, more: object = {}) => ({
  name: `Tienda ${value}`,
  homeBased: false,
  sizeBand: '0 a 5 personas',
  territoryCode: '15112',
  place: { latitude: 19.72662293, longitude: -99.46247386 },
  contacts: [{ kind: 'phone', value: `55 1234 ${value.padStart(4, '0')}` }],
  externalIds: [
    { system: 'denue', value },
    { system: 'clee', value: `15112${value}` },
  ],
  ...more,
})

describe.each(testEngines())('on %s', (engine) => {
  test('the same rows again change nothing, and write nothing but that they were asked', async () => {
    const centre = await createTestCentre({ engine })
    const rows = Array.from({ length: 120 }, (_, at) => row(String(at)))
    const first = await centre.run(registerMany, { rows }, 'director')
    expect(new Set(first.outcomes.map(({ result }) => result))).toEqual(new Set(['created']))
    const { read: db } = centre.milpa.host
    const count = async () => ({
      enterprises: await db.$count(enterprises),
      terms: await db.$count(enterpriseTerms),
      events: await db.$count(events),
      changes: await db.$count(fieldChanges),
    })
    const before = await count()
    const audits = await db.$count(auditEntries)
    const second = await centre.run(registerMany, { rows }, 'director')
    expect(new Set(second.outcomes.map(({ result }) => result))).toEqual(new Set(['unchanged']))
    expect(second.outcomes.map(({ id }) => id)).toEqual(first.outcomes.map(({ id }) => id))
    expect(await count()).toEqual(before)
    expect(await db.$count(auditEntries)).toBe(audits + 1)
    await centre.close()
  })

  test('a source that changes one thing changes that one, and leaves what the staff corrected', async () => {
    const centre = await createTestCentre({ engine })
    const { outcomes } = await centre.run(registerMany, { rows: [row('1')] }, 'director')
    const { id } = outcomes[0]! as { id: string }
    await centre.run(update, { id, name: 'Tienda de doña Rosa', sizeBand: '6 a 10 personas' }, 'adviser')
    const again = await centre.run(registerMany, { rows: [row('1', { locality: 'Loma Alta' })] }, 'director')
    expect(again.outcomes).toMatchObject([{ result: 'updated', id }])
    expect(await centre.ask(read, { id })).toMatchObject({
      name: 'Tienda de doña Rosa',
      sizeBand: '6 a 10 personas',
      locality: 'Loma Alta',
    })
    const fields = (await centre.ask(history, { id })).items.map(({ field }) => field)
    expect(fields).toEqual(['locality', 'sizeBand', 'name'])
    await centre.close()
  })

  test('a bad row is told with its reason and leaves the others alone', async () => {
    const centre = await createTestCentre({ engine })
    const rows = [
      row('1'),
      { nombre: 'sin nombre' },
      row('2', { place: { latitude: -99.46, longitude: 19.72 } }),
      row('3', { contacts: [{ kind: 'phone', value: '12' }] }),
      row('4', { activity: { classification: 'isic', code: '04' } }),
      row('1', { name: 'Repetida' }),
      'no es una fila',
      row('5'),
    ]
    const { outcomes } = await centre.run(registerMany, { rows }, 'director')
    expect(outcomes.map(({ index, result, code }) => [index, result, code])).toEqual([
      [0, 'created', undefined],
      [1, 'refused', 'INVALID_INPUT'],
      [2, 'refused', 'ENTERPRISES_PLACE_INVALID'],
      [3, 'refused', 'ENTERPRISES_CONTACT_INVALID'],
      [4, 'refused', 'ENTERPRISES_ACTIVITY_UNKNOWN'],
      [5, 'refused', 'ENTERPRISES_EXTERNAL_ID_TAKEN'],
      [6, 'refused', 'INVALID_INPUT'],
      [7, 'created', undefined],
    ])
    expect(outcomes[1]!.issues).toEqual([
      { pointer: '/name', rule: 'required', expected: expect.any(String) as string },
    ])
    await centre.close()
  })

  test('likely repetitions are named, of one phone or one name in one cell', async () => {
    const centre = await createTestCentre({ engine })
    const first = await centre.run(registerMany, { rows: [row('1')] }, 'director')
    const rows = [
      { ...row('9'), contacts: row('1').contacts },
      { ...row('8'), name: 'TIENDA 1', contacts: [] },
      row('7'),
    ]
    const { outcomes } = await centre.run(registerMany, { rows }, 'director')
    const known = [first.outcomes[0]!.id]
    expect(outcomes.map(({ possibleDuplicates }) => possibleDuplicates)).toEqual([known, known, undefined])
    await centre.close()
  })

  test('publishing along the way needs the right to publish', async () => {
    const centre = await createTestCentre({ engine })
    const actor = { id: 'importer', kind: 'machine' as const, permissions: new Set(['enterprises:import']) }
    const input = { rows: [row('1')], listing: { source: 'INEGI, DENUE' } }
    expect(await codeOf(centre.run(registerMany, input, actor))).toBe('FORBIDDEN')
    expect(await centre.milpa.host.read.$count(enterprises)).toBe(0)
    await centre.close()
  })
})
