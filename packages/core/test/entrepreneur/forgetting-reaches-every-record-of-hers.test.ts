import { afterAll, describe, expect, test } from 'vitest'
import { area, cases, definePlugin, fileById, keepFile, ledger, type PersonToForget } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { auditEntries, fieldChanges } from '../../src/audit/tables.ts'
import { merge as mergeEnterprises } from '../../src/enterprise/merge.ts'
import { read as readEnterprise } from '../../src/enterprise/read.ts'
import { register as registerEnterprise } from '../../src/enterprise/register.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { merge } from '../../src/entrepreneur/merge.ts'
import { read } from '../../src/entrepreneur/read.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { persons } from '../../src/entrepreneur/tables.ts'
import { events } from '../../src/events/tables.ts'
import { idOf } from '../ledger/books.ts'
import { openPortfolio } from '../service/portfolio.ts'
import { codeOf } from '../support/code-of.ts'
import { openShop, willing, writeTexts } from '../enterprise/shop.ts'

afterAll(stopTestEngines)

const person = async (centre: TestCentre, displayName: string) =>
  (await centre.run(register, { displayName }, 'adviser')).id
const enterprise = async (centre: TestCentre, name: string, owner?: string, photoId?: string) => {
  const people = owner === undefined ? [] : [{ personId: owner, role: 'owner' as const }]
  return (await centre.run(registerEnterprise, { name, people, ...(photoId ? { photoId } : {}) }, 'adviser')).id
}
const upload = async (centre: TestCentre, word: string, subjectKind?: string, subjectId?: string) => {
  const subject = subjectKind === undefined ? {} : { subjectKind, subjectId: subjectId! }
  const facts = { audience: 'staff' as const, mediaType: 'image/jpeg' as const, bytes: 1, sha256: 'a'.repeat(64) }
  await centre.run(keepFile, { id: idOf(word), ...facts, ...subject })
  return idOf(word)
}
const remains = async (centre: TestCentre, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await fileById(centre.milpa.host.read, id)) !== undefined))

describe.each(testEngines())('on %s', (engine) => {
  test('asked for a record that was merged into another, the person of both is erased, under all her records', async () => {
    const asked: PersonToForget[] = []
    const empty = { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } }
    const diary = definePlugin({
      id: 'diary',
      version: '1.0.0',
      core: '*',
      area: area('diary', empty),
      forget: async (given) => {
        asked.push(given)
        return { erased: 0, kept: [] }
      },
    })
    const centre = await createTestCentre({ engine, plugins: [diary] })
    const [first, second, third] = [
      await person(centre, 'PLANTED Uno'),
      await person(centre, 'PLANTED Dos'),
      await person(centre, 'PLANTED Tres'),
    ]
    const shop = await enterprise(centre, 'PLANTED Quesos', first)
    await centre.run(merge, { id: second, merged: first }, 'coordinator')
    await centre.run(merge, { id: third, merged: second }, 'coordinator')
    const files = [await upload(centre, 'a', 'person', first), await upload(centre, 'b', 'person', third)]
    for (const [key, id] of [
      ['one', first],
      ['three', third],
    ] as const) {
      const owner = { kind: 'person', id }
      await centre.run(ledger.openAccount, { key, kind: 'liability', unit: 'MXN', owner, name: `PLANTED ${key}` })
    }
    expect((await centre.run(forget, { id: first }, 'director')).id).toBe(third)
    expect(asked).toEqual([{ ids: [third, second, first], enterprises: [shop] }])
    expect(await remains(centre, files)).toEqual([false, false])
    const { read: db } = centre.milpa.host
    expect(JSON.stringify(await db.select().from(persons))).not.toContain('PLANTED')
    expect(JSON.stringify(await centre.ask(ledger.accounts, {}, 'treasurer'))).not.toContain('PLANTED')
    expect(await codeOf(centre.ask(read, { id: third }))).toBe('NOT_FOUND')
    expect(await codeOf(centre.ask(readEnterprise, { id: shop }))).toBe('NOT_FOUND')
    const told = (await db.select().from(events)).filter(({ type }) => type === 'entrepreneurs.person-forgotten')
    expect(told.map(({ payload }) => (payload as { id: string }).id).sort()).toEqual([first, second, third].sort())
    await centre.close()
  })

  test('files of her cases and of enterprises that go with her, photos too, are no longer there', async () => {
    const centre = await openPortfolio(engine)
    const hers = await centre.person('Rosa')
    const [photo, other, paper, shared] = [
      await upload(centre, 'photo'),
      await upload(centre, 'other'),
      await upload(centre, 'paper'),
      await upload(centre, 'shared'),
    ]
    const shop = await enterprise(centre, 'Quesos', hers, photo)
    const twin = await enterprise(centre, 'Quesos Rosa')
    const elses = await enterprise(centre, 'Telares', await centre.person('Juana'), other)
    await centre.run(mergeEnterprises, { id: shop, merged: twin }, 'coordinator')
    const service = await centre.offer('Taller')
    const [mine, theirs] = [
      await centre.request(service, hers),
      await centre.request(service, await centre.person('Elena')),
    ]
    const contact = { kind: 'visit' as const, contactMinutes: 10 }
    await centre.run(cases.recordContact, { caseIds: [mine], ...contact, files: [paper] }, 'adviser')
    const group = { caseIds: [mine, theirs], kind: 'group' as const, contactMinutes: 10, files: [shared] }
    await centre.run(cases.recordContact, group, 'adviser')
    const gone = [
      photo,
      paper,
      await upload(centre, 'of shop', 'enterprise', shop),
      await upload(centre, 'of twin', 'enterprise', twin),
      await upload(centre, 'of case', 'case', mine),
    ]
    const left = [other, shared, await upload(centre, 'of theirs', 'enterprise', elses)]
    await centre.run(forget, { id: hers }, 'director')
    expect(await remains(centre, gone)).toEqual([false, false, false, false, false])
    expect(await remains(centre, left)).toEqual([true, true, true])
    await centre.close()
  })

  test('a case that names only an enterprise that goes with her is emptied, and so are its accounts', async () => {
    const centre = await openPortfolio(engine)
    const hers = await centre.person('Rosa')
    const shop = await enterprise(centre, 'PLANTED Quesos', hers)
    const kept = await enterprise(centre, 'Telares')
    const service = await centre.offer('Taller')
    const open = async (enterpriseId: string, summary: string) =>
      (await centre.run(cases.openCase, { serviceId: service, enterpriseId, summary }, 'adviser')).id
    const [mine, theirs] = [await open(shop, 'PLANTED summary'), await open(kept, 'KEPT summary')]
    const owner = { kind: 'enterprise', id: shop }
    await centre.run(ledger.openAccount, { key: 'shop', kind: 'liability', unit: 'MXN', owner, name: 'PLANTED' })
    await centre.run(forget, { id: hers }, 'director')
    const shown = await centre.ask(cases.readCase, { id: mine })
    expect(shown).toMatchObject({ person: null, enterprise: null, summary: null })
    expect(await centre.ask(cases.readCase, { id: theirs })).toMatchObject({ summary: 'KEPT summary' })
    expect(await centre.ask(ledger.account, { account: 'shop' })).toMatchObject({ name: null })
    await centre.close()
  })

  test('every change of a field, by forgetting too, points at an entry of the audit that is there', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const rosa = await willing(centre, 'Rosa')
    const juana = await person(centre, 'Juana')
    const shop = await openShop(centre, 'Telares', [
      { personId: rosa, role: 'owner' },
      { personId: juana, role: 'owner' },
    ])
    await centre.run(setPeople, {
      id: shop,
      people: [
        { personId: rosa, role: 'owner' },
        { personId: juana, role: 'partner' },
      ],
    })
    await centre.run(forget, { id: rosa }, 'director')
    const { read: db } = centre.milpa.host
    const changes = await db.select().from(fieldChanges)
    const entries = new Map((await db.select().from(auditEntries)).map(({ id, what }) => [id, what]))
    const byForgetting = changes.filter(({ field }) => field === 'listed').at(-1)!
    expect(entries.get(byForgetting.entryId)).toBe('entrepreneurs.forget')
    expect(changes.filter(({ entryId }) => !entries.has(entryId))).toEqual([])
    await centre.close()
  })
})
