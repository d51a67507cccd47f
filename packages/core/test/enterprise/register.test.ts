import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { register } from '../../src/enterprise/register.ts'
import { exactPlace, read } from '../../src/enterprise/read.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('an enterprise keeps what it was told, and its public place is the middle of a cell', async () => {
    const centre = await createTestCentre({ engine })
    const { id: rosa } = await centre.run(registerPerson, { displayName: 'Rosa Elena' }, 'adviser')
    const { id } = await centre.run(
      register,
      {
        name: 'Tortillería Lupita',
        what: 'Tortillas de maíz azul hechas a mano',
        activity: { classification: 'milpa', code: 'tortilla-shop' },
        started: '2014-12',
        sizeBand: '0 a 5 personas',
        place: { latitude: 28.59312345, longitude: -105.91467891, address: 'Calle 5 núm. 3' },
        territoryCode: '08004',
        contacts: [{ kind: 'mobile', value: '614 123 4567' }],
        externalIds: [{ system: 'denue', value: '2474022' }],
        people: [{ personId: rosa, role: 'owner' }],
      },
      'adviser',
    )
    const found = await centre.ask(read, { id }, 'viewer')
    expect(found).toMatchObject({
      name: 'Tortillería Lupita',
      activity: { classification: 'milpa', code: 'tortilla-shop', title: 'Tortillería', division: '10' },
      started: '2014-12',
      publicPoint: { latitude: 28.593607, longitude: -105.91421, precision: 'cell' },
      cell: 'g250:28.6:-41361:13891',
      contacts: [{ kind: 'mobile', value: '+526141234567', publishable: false }],
      externalIds: [{ system: 'denue', value: '2474022' }],
      people: [{ personId: rosa, displayName: 'Rosa Elena', role: 'owner' }],
      listed: false,
      homeBased: true,
    })
    expect(JSON.stringify(found)).not.toContain('28.5931')
    const { place } = await centre.ask(exactPlace, { id, reason: 'visita' }, 'adviser')
    expect(place).toMatchObject({ latitude: 28.59312345, address: 'Calle 5 núm. 3' })
    expect(await codeOf(centre.ask(exactPlace, { id, reason: 'visita' }, 'viewer'))).toBe('FORBIDDEN')
    await centre.close()
  })

  test('what cannot be kept is refused with its code, and nothing of it stays', async () => {
    const centre = await createTestCentre({ engine })
    const attempt = (input: object) => codeOf(centre.run(register, { name: 'X', ...input }, 'adviser'))
    expect(await attempt({ activity: { classification: 'isic', code: '04' } })).toBe('ENTERPRISES_ACTIVITY_UNKNOWN')
    expect(await attempt({ place: { latitude: -99.4, longitude: 19.7 } })).toBe('ENTERPRISES_PLACE_INVALID')
    expect(await attempt({ contacts: [{ kind: 'phone', value: '12' }] })).toBe('ENTERPRISES_CONTACT_INVALID')
    expect(await attempt({ people: [{ personId: 'nobody', role: 'owner' }] })).toBe('NOT_FOUND')
    expect(await attempt({ started: '2014-13' })).toBe('INVALID_INPUT')
    await centre.close()
  })
})
