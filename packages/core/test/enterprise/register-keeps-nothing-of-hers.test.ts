import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { directory } from '../../src/enterprise/directory.ts'
import { unpublish } from '../../src/enterprise/publish.ts'
import { exactPlace, read } from '../../src/enterprise/read.ts'
import { registerMany } from '../../src/enterprise/register-many.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { update } from '../../src/enterprise/update.ts'
import { validate } from '../../src/enterprise/validate.ts'
import { forget } from '../../src/entrepreneur/forget.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { files } from '../../src/files/tables.ts'
import { keepFile } from '../../src/files/files.ts'
import { coreTables } from '../../src/parts.ts'

afterAll(stopTestEngines)

const listing = { source: 'INEGI, DENUE, 2022-04' }
const place = { latitude: 28.59312345, longitude: -105.91467891 }
const row = {
  name: 'Farmacia La Paz',
  what: 'Farmacia sin minisúper',
  homeBased: false,
  sizeBand: '0 a 5 personas',
  locality: 'Delicias',
  place,
  externalIds: [{ system: 'denue', value: '7' }],
}

async function owned(centre: TestCentre) {
  const { outcomes } = await centre.run(registerMany, { rows: [row], listing }, 'director')
  const id = outcomes[0]!.id!
  const { id: owner } = await centre.run(register, { displayName: 'Xiadani' }, 'adviser')
  await centre.run(setPeople, { id, people: [{ personId: owner, role: 'owner' }] }, 'adviser')
  return { id, owner }
}
const dump = async (centre: TestCentre) =>
  JSON.stringify(
    await Promise.all(Object.values(coreTables).map((table) => centre.milpa.host.read.select().from(table))),
  )

describe.each(testEngines())('on %s', (engine) => {
  test('of the establishment of a forgotten owner stays what the register gave, and nothing of hers', async () => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await owned(centre)
    const photo = { id: 'photo-1', mediaType: 'image/jpeg', bytes: 1, sha256: 'a'.repeat(64) } as const
    await centre.run(keepFile, { ...photo, audience: 'public', subjectKind: 'enterprise', subjectId: id }, 'system')
    await centre.run(
      update,
      {
        id,
        name: 'Farmacia de Xiadani',
        what: 'Lo que vende Xiadani',
        hours: 'Cuando Xiadani llega',
        notes: 'Xiadani prefiere la tarde',
        stage: 'growing',
        photoId: 'photo-1',
        place: { latitude: 28.6, longitude: -105.9, address: 'Casa de Xiadani' },
        contacts: [{ kind: 'mobile', value: '614 123 4567', publishable: true }],
      },
      'adviser',
    )
    await centre.run(validate, { id, result: 'confirmed', note: 'Xiadani abrió' }, 'adviser')
    await centre.ask(exactPlace, { id, reason: 'visita a Xiadani' }, 'adviser')
    expect(await dump(centre)).toContain('6141234567')

    const { parts } = await centre.run(forget, { id: owner }, 'director')
    expect(parts.find(({ area }) => area === 'enterprises')).toMatchObject({ kept: ['kept.register'] })
    const left = await dump(centre)
    expect(left).not.toMatch(/xiad/i)
    expect(left).not.toContain('6141234567')
    expect(await centre.milpa.host.read.select().from(files)).toEqual([])
    expect(await centre.ask(read, { id })).toMatchObject({
      name: row.name,
      what: null,
      sizeBand: row.sizeBand,
      locality: row.locality,
      hours: null,
      stage: null,
      notes: null,
      photoId: null,
      hasExactPlace: false,
      contacts: [],
    })
    expect((await centre.askPublic(directory, { q: 'paz' })).items).toMatchObject([{ id, contacts: [], photoId: null }])
    // What was taken with hers comes again from the register itself.
    await centre.run(registerMany, { rows: [row], listing }, 'director')
    expect(await centre.ask(read, { id })).toMatchObject({ name: row.name, what: row.what, hasExactPlace: true })
    expect((await centre.milpa.verifyAudit(centre.centre.id)).fault).toBeUndefined()
    await centre.close()
  })

  test('the place that the register gave stays, and a decision to take it out of the directory too', async () => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await owned(centre)
    await centre.run(unpublish, { id }, 'director')
    await centre.run(forget, { id: owner }, 'director')
    expect(await centre.ask(read, { id })).toMatchObject({ name: row.name, what: row.what, hasExactPlace: true })
    expect((await centre.run(registerMany, { rows: [row], listing }, 'director')).outcomes).toMatchObject([
      { result: 'unchanged', id },
    ])
    expect((await centre.askPublic(directory, {})).items).toEqual([])
    await centre.close()
  })
})
