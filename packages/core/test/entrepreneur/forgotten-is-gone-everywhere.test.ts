import { afterAll, describe, expect, test } from 'vitest'
import { definePlugin, type Forgotten, type PersonToForget } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { coreTables } from '../../src/parts.ts'
import { directory } from '../../src/enterprise/directory.ts'
import { read as readEnterprise } from '../../src/enterprise/read.ts'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { addConsentText } from '../../src/entrepreneur/consent-texts.ts'
import { consent } from '../../src/entrepreneur/consent.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { list } from '../../src/entrepreneur/list.ts'
import { myData } from '../../src/entrepreneur/my-data.ts'
import { read, sensitiveFacts } from '../../src/entrepreneur/read.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { update } from '../../src/entrepreneur/update.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const empty = { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } }
const pluginThat = (forgetting: (person: PersonToForget) => Promise<Forgotten>) =>
  definePlugin({ id: 'diary', version: '1.0.0', core: '^0.1.0', area: { id: 'diary', ...empty }, forget: forgetting })

describe.each(testEngines())('on %s', (engine) => {
  test('erasing a person leaves none of her words in any table, and the chain of the audit still fits', async () => {
    const asked: PersonToForget[] = []
    const plugin = pluginThat(async (person) => {
      asked.push(person)
      return { erased: 3, kept: [] }
    })
    const centre = await createTestCentre({ engine, plugins: [plugin] })
    const { id } = await centre.run(
      register,
      {
        displayName: 'Xiadani Zaragoza',
        knownAs: 'Xiadita',
        disability: 'Baja visión xiadaniana',
        notes: 'Nota xiadaniana',
        contacts: [{ kind: 'mobile', value: '614 123 4567' }],
      },
      'adviser',
    )
    await centre.run(update, { id, locality: 'Rancho Xiadani' }, 'adviser')
    await centre.ask(sensitiveFacts, { id, reason: 'visita a Xiadani' }, 'adviser')
    await centre.run(
      addConsentText,
      { purpose: 'service', texts: { es: 'Usted recibe servicios del centro.' } },
      'director',
    )
    await centre.run(
      consent,
      { id, purpose: 'service', answer: 'given', how: 'spoken', witness: 'Hija de Xiadani' },
      'adviser',
    )
    const people = [{ personId: id, role: 'owner' as const }]
    const { id: hers } = await centre.run(
      registerEnterprise,
      { name: 'Antojitos Xiadani', place: { latitude: 28.59312345, longitude: -105.914 }, people },
      'adviser',
    )
    const before = JSON.stringify(await dump(centre))
    expect(before).toMatch(/xiad/i)
    const result = await centre.run(forget, { id }, 'director')
    expect(asked).toEqual([{ ids: [id], enterprises: [hers] }])
    expect(result.parts.map(({ area }) => area).slice(0, 1)).toEqual(['diary'])
    expect(result.parts.find(({ area }) => area === 'entrepreneurs')).toMatchObject({ kept: ['kept.audit'] })
    const after = JSON.stringify(await dump(centre))
    expect(after).not.toMatch(/xiad/i)
    expect(after).not.toContain('6141234567')
    expect(await codeOf(centre.ask(read, { id }))).toBe('NOT_FOUND')
    expect(await codeOf(centre.ask(readEnterprise, { id: hers }))).toBe('NOT_FOUND')
    expect(await codeOf(centre.run(forget, { id }, 'director'))).toBe('NOT_FOUND')
    expect((await centre.ask(list, {})).items).toEqual([])
    await centre.milpa.sealAudit(centre.centre.id, 0)
    expect(await centre.milpa.verifyAudit(centre.centre.id)).toMatchObject({ unsealed: 0 })
    expect((await centre.milpa.verifyAudit(centre.centre.id)).fault).toBeUndefined()
    await centre.close()
  })

  test('the audit sealed before the erasure still verifies after it', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    await centre.run(update, { id, locality: 'Aquí' }, 'adviser')
    await centre.milpa.sealAudit(centre.centre.id, 0)
    await centre.run(forget, { id }, 'director')
    const report = await centre.milpa.verifyAudit(centre.centre.id)
    expect(report.fault).toBeUndefined()
    expect(report.blocks).toBe(1)
    await centre.close()
  })

  test('when one part fails, nothing is erased anywhere', async () => {
    const plugin = pluginThat(async () => {
      throw new Error('the plugin cannot')
    })
    const centre = await createTestCentre({ engine, plugins: [plugin] })
    const { id } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    await expect(centre.run(forget, { id }, 'director')).rejects.toThrow('the plugin cannot')
    expect(await centre.ask(read, { id })).toMatchObject({ displayName: 'Rosa' })
    await centre.close()
  })

  test('a shared enterprise and one of a public register go on without her, and that is told', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    const { id: other } = await centre.run(register, { displayName: 'Juana' }, 'adviser')
    const owner = (personId: string) => ({ personId, role: 'owner' as const })
    const shared = await centre.run(
      registerEnterprise,
      { name: 'Telares', people: [owner(id), owner(other)] },
      'adviser',
    )
    const rows = [{ name: 'Farmacia', homeBased: false, externalIds: [{ system: 'denue', value: '1' }] }]
    const { outcomes } = await centre.run(registerMany, { rows, listing: { source: 'INEGI, DENUE' } }, 'director')
    await centre.run(setPeople, { id: outcomes[0]!.id!, people: [owner(id)] }, 'adviser')
    const { parts } = await centre.run(forget, { id }, 'director')
    expect(parts.find(({ area }) => area === 'enterprises')!.kept.sort()).toEqual([
      'kept.register',
      'kept.shared-enterprise',
    ])
    expect((await centre.ask(readEnterprise, { id: shared.id })).people.map(({ personId }) => personId)).toEqual([
      other,
    ])
    expect((await centre.askPublic(directory, {})).items.map(({ name }) => name)).toEqual(['Farmacia'])
    await centre.close()
  })

  test('she can take away all that is kept about her, opened', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(
      register,
      { displayName: 'Rosa', disability: 'Baja visión', household: { children: 3 } },
      'adviser',
    )
    await centre.run(update, { id, notes: 'Prefiere la tarde' }, 'adviser')
    const place = { latitude: 28.59312345, longitude: -105.91467891 }
    const people = [{ personId: id, role: 'owner' as const }]
    await centre.run(registerEnterprise, { name: 'Quesos', place, people }, 'adviser')
    const data = await centre.ask(myData, { id }, 'director')
    expect(data).toMatchObject({
      person: { displayName: 'Rosa', notes: 'Prefiere la tarde' },
      sensitive: { disability: 'Baja visión', household: { children: 3 } },
      enterprises: [{ name: 'Quesos', place }],
      history: [{ field: 'notes', before: null, after: 'Prefiere la tarde' }],
    })
    expect(await codeOf(centre.ask(myData, { id }, 'assistant'))).toBe('FORBIDDEN')
    await centre.close()
  })

  async function dump(centre: Awaited<ReturnType<typeof createTestCentre>>) {
    const rows: unknown[] = []
    for (const table of Object.values(coreTables)) rows.push(...(await centre.milpa.host.read.select().from(table)))
    return rows
  }
})
