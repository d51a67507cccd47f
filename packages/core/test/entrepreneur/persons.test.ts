import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { archive, restore } from '../../src/entrepreneur/archive.ts'
import { addConsentText } from '../../src/entrepreneur/consent-texts.ts'
import { consent, consentHistory } from '../../src/entrepreneur/consent.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { groupList, readGroup, registerGroup, setMembers, updateGroup } from '../../src/entrepreneur/groups.ts'
import { history } from '../../src/entrepreneur/history.ts'
import { list } from '../../src/entrepreneur/list.ts'
import { merge } from '../../src/entrepreneur/merge.ts'
import { myData } from '../../src/entrepreneur/my-data.ts'
import { read, sensitiveFacts } from '../../src/entrepreneur/read.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { update } from '../../src/entrepreneur/update.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('a person is found by any of her names without accents, and by her phone', async () => {
    const centre = await createTestCentre({ engine })
    const add = (input: { displayName: string; knownAs?: string; contacts?: { kind: 'mobile'; value: string }[] }) =>
      centre.run(register, input, 'adviser')
    await add({ displayName: 'María Ñúñez', knownAs: 'La Güera' })
    await add({ displayName: 'Mariana Pérez', contacts: [{ kind: 'mobile', value: '(614) 123-4567' }] })
    const names = async (input: object) => (await centre.ask(list, input)).items.map(({ displayName }) => displayName)
    expect(await names({ q: 'mari' })).toEqual(['María Ñúñez', 'Mariana Pérez'])
    expect(await names({ q: 'guera' })).toEqual(['María Ñúñez'])
    expect(await names({ q: 'maria nu' })).toEqual(['María Ñúñez'])
    expect(await names({ q: '614 123 4567' })).toEqual(['Mariana Pérez'])
    expect(await names({ q: '614 123 9999' })).toEqual([])
    expect(await names({ sort: 'updated' })).toHaveLength(2)
    await centre.close()
  })

  test('disability and household are opened for a reason only, and the history never tells them', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(register, { displayName: 'Rosa', disability: 'Baja visión' }, 'adviser')
    await centre.run(update, { id, disability: 'Ceguera', household: { children: 2 }, sex: 'woman' }, 'adviser')
    const seen = await centre.ask(read, { id }, 'viewer')
    expect(seen).toMatchObject({ hasDisability: true, hasHousehold: true })
    const told = JSON.stringify([seen, await centre.ask(history, { id }, 'viewer')])
    for (const secret of ['visión', 'Ceguera', 'children']) expect(told).not.toContain(secret)
    expect((await centre.ask(history, { id })).items.map(({ field }) => field).toSorted()).toEqual([
      'disability',
      'household',
      'sex',
    ])
    expect(await centre.ask(sensitiveFacts, { id, reason: 'adaptar el taller' }, 'adviser')).toEqual({
      disability: 'Ceguera',
      household: { children: 2 },
    })
    expect(await codeOf(centre.ask(sensitiveFacts, { id, reason: 'ver' }, 'assistant'))).toBe('FORBIDDEN')
    await centre.close()
  })

  test('an archived person is out of the lists, cannot be changed, and comes back whole', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    await centre.run(archive, { id }, 'adviser')
    expect((await centre.ask(list, { q: 'ros' })).items).toEqual([])
    expect((await centre.ask(list, { q: 'ros', archived: true })).items).toHaveLength(1)
    expect(await codeOf(centre.run(update, { id, notes: 'x' }, 'adviser'))).toBe('ENTREPRENEURS_ARCHIVED')
    await centre.run(restore, { id }, 'adviser')
    expect((await centre.ask(list, { q: 'ros' })).items).toHaveLength(1)
    await centre.close()
  })

  test('a group has persons and enterprises, and keeps who they are', async () => {
    const centre = await createTestCentre({ engine })
    const { id: rosa } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const { id: telares } = await centre.run(registerEnterprise, { name: 'Telares' }, 'adviser')
    const { id } = await centre.run(registerGroup, { kind: 'cooperative', name: 'Las Hormigas' }, 'adviser')
    const members = [
      { memberKind: 'person' as const, memberId: rosa, role: 'Presidenta' },
      { memberKind: 'enterprise' as const, memberId: telares },
    ]
    await centre.run(setMembers, { id, members }, 'adviser')
    expect((await centre.ask(readGroup, { id })).members).toMatchObject([{ name: 'Rosa' }, { name: 'Telares' }])
    expect((await centre.ask(read, { id: rosa })).groups).toMatchObject([{ name: 'Las Hormigas', role: 'Presidenta' }])
    const unknown = [{ memberKind: 'person' as const, memberId: telares }]
    expect(await codeOf(centre.run(setMembers, { id, members: unknown }, 'adviser'))).toBe('NOT_FOUND')
    await centre.run(updateGroup, { id, archived: true }, 'adviser')
    expect((await centre.ask(groupList, {})).items).toEqual([])
    await centre.close()
  })

  test("another centre's person looks unknown to every operation and query", async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const mine = await centre.run(register, { displayName: 'Juana' }, 'adviser')
    const { id: group } = await centre.run(registerGroup, { kind: 'cooperative', name: 'Las Hormigas' }, 'adviser')
    await centre.run(
      addConsentText,
      { purpose: 'service', texts: { es: 'Usted recibe servicios del centro.' } },
      'director',
    )
    const other = centre.door('system', await centre.another('otro'))
    const { milpa } = centre
    const answer = { purpose: 'service', answer: 'given', how: 'paper' } as const
    const attempts = [
      () => milpa.ask(read, { id }, other),
      () => milpa.ask(sensitiveFacts, { id, reason: 'visita' }, other),
      () => milpa.ask(history, { id }, other),
      () => milpa.ask(myData, { id }, other),
      () => milpa.ask(consentHistory, { id }, other),
      () => milpa.ask(readGroup, { id: group }, other),
      () => milpa.run(update, { id, notes: 'x' }, other),
      () => milpa.run(archive, { id }, other),
      () => milpa.run(consent, { id, ...answer }, other),
      () => milpa.run(merge, { id, merged: mine.id }, other),
      () => milpa.run(forget, { id }, other),
      () => milpa.run(registerEnterprise, { name: 'X', people: [{ personId: id, role: 'owner' }] }, other),
      () => milpa.run(setMembers, { id: group, members: [] }, other),
    ]
    for (const attempt of attempts) expect(await codeOf(attempt())).toBe('NOT_FOUND')
    expect((await milpa.ask(list, {}, other)).items).toEqual([])
    expect((await milpa.ask(list, { q: 'rosa' }, other)).items).toEqual([])
    expect((await milpa.ask(groupList, {}, other)).items).toEqual([])
    expect(await centre.ask(read, { id })).toMatchObject({ displayName: 'Rosa', version: 1 })
    await centre.close()
  })
})
