import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { directory, one } from '../../src/enterprise/directory.ts'
import { facets } from '../../src/enterprise/facets.ts'
import { map } from '../../src/enterprise/map.ts'
import { publish, publishPhoto, publishPlace } from '../../src/enterprise/publish.ts'
import { register } from '../../src/enterprise/register.ts'
import { read } from '../../src/enterprise/read.ts'
import { setPeople } from '../../src/enterprise/set-people.ts'
import { addConsentText } from '../../src/entrepreneur/consent-texts.ts'
import { consent, consentHistory } from '../../src/entrepreneur/consent.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import type { Purpose } from '../../src/entrepreneur/tables.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

const texts = { es: 'El centro muestra su emprendimiento en el directorio público.' }
const answer = (centre: TestCentre, id: string, purpose: Purpose, said: 'given' | 'refused' | 'withdrawn') =>
  centre.run(consent, { id, purpose, answer: said, how: 'spoken', witness: 'Elena' }, 'adviser')

async function shop(centre: TestCentre) {
  for (const purpose of ['publication', 'exact-place', 'photo'] as const) {
    await centre.run(addConsentText, { purpose, texts }, 'director')
  }
  const { id: owner } = await centre.run(registerPerson, { displayName: 'Rosa' }, 'adviser')
  const { id } = await centre.run(
    register,
    {
      name: 'Quesos Rosa',
      homeBased: false,
      photoId: 'photo-1',
      territoryCode: '08004',
      activity: { classification: 'milpa', code: 'bakery' },
      place: { latitude: 28.59312345, longitude: -105.91467891 },
      contacts: [
        { kind: 'phone', value: '614 123 4567', publishable: true },
        { kind: 'mobile', value: '614 765 4321' },
      ],
      people: [{ personId: owner, role: 'owner' }],
    },
    'adviser',
  )
  return { id, owner }
}

describe.each(testEngines())('on %s', (engine) => {
  test('nothing is published before an owner agrees, and a no of one owner outweighs the yes of another', async () => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await shop(centre)
    const attempt = () => codeOf(centre.run(publish, { id, basis: 'consent' }, 'director'))
    expect(await attempt()).toBe('ENTERPRISES_NO_CONSENT')
    expect(await codeOf(centre.run(publish, { id, basis: 'public-register' }, 'director'))).toBe(
      'ENTERPRISES_NO_CONSENT',
    )
    await answer(centre, owner, 'publication', 'given')
    const { id: partner } = await centre.run(registerPerson, { displayName: 'Juana' }, 'adviser')
    await answer(centre, partner, 'publication', 'refused')
    const both = [
      { personId: owner, role: 'owner' as const },
      { personId: partner, role: 'partner' as const },
    ]
    await centre.run(setPeople, { id, people: both }, 'adviser')
    expect(await attempt()).toBe('ENTERPRISES_CONSENT_WITHDRAWN')
    await centre.run(setPeople, { id, people: both.slice(0, 1) }, 'adviser')
    expect(await attempt()).toBeUndefined()
    await centre.run(setPeople, { id, people: both }, 'adviser')
    expect((await centre.askPublic(directory, {})).items).toEqual([])
    await centre.close()
  })

  test('after a withdrawal the very next public read has nothing of hers', async () => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await shop(centre)
    await answer(centre, owner, 'publication', 'given')
    await centre.run(publish, { id, basis: 'consent' }, 'director')
    const [shown] = (await centre.askPublic(directory, { q: 'quesos' })).items
    expect(shown).toMatchObject({ id, contacts: [{ kind: 'phone', value: '+526141234567' }], photoId: null })
    expect(await answer(centre, owner, 'publication', 'withdrawn')).toMatchObject({ unlisted: [id] })
    const answers = [
      await centre.askPublic(directory, {}),
      await centre.askPublic(directory, { q: 'ques' }),
      await centre.askPublic(directory, { territory: '08', count: true }),
      await centre.askPublic(directory, { latitude: 28.59, longitude: -105.91 }),
      await centre.askPublic(map, {}),
      await centre.askPublic(facets, {}),
    ]
    const text = JSON.stringify(answers)
    for (const trace of [id, 'Quesos', '614123', 'bakery', '08004', '28.59']) expect(text).not.toContain(trace)
    expect(await codeOf(centre.askPublic(one, { id }))).toBe('NOT_FOUND')
    expect((await centre.ask(consentHistory, { id: owner })).items.map((said) => [said.answer, said.current])).toEqual([
      ['withdrawn', true],
      ['given', false],
    ])
    await centre.close()
  })

  test('an exact place and a photo are shown only with their own consent, and go back at once', async () => {
    const centre = await createTestCentre({ engine })
    const { id, owner } = await shop(centre)
    await answer(centre, owner, 'publication', 'given')
    await centre.run(publish, { id, basis: 'consent' }, 'director')
    const exact = () => codeOf(centre.run(publishPlace, { id, precision: 'exact' }, 'director'))
    expect(await exact()).toBe('ENTERPRISES_NO_CONSENT')
    await answer(centre, owner, 'exact-place', 'given')
    await answer(centre, owner, 'photo', 'given')
    expect(await exact()).toBeUndefined()
    await centre.run(publishPhoto, { id, shown: true }, 'director')
    expect(await centre.askPublic(one, { id })).toMatchObject({
      photoId: 'photo-1',
      point: { latitude: 28.593123, longitude: -105.914679, precision: 'exact' },
    })
    await answer(centre, owner, 'exact-place', 'withdrawn')
    await answer(centre, owner, 'photo', 'withdrawn')
    expect(await centre.askPublic(one, { id })).toMatchObject({
      photoId: null,
      point: { latitude: 28.593607, longitude: -105.91421, precision: 'cell' },
    })
    expect(JSON.stringify(await centre.askPublic(map, {}))).not.toContain('28.593123')
    expect(await centre.ask(read, { id })).toMatchObject({ hasExactPlace: true, listed: true })
    await centre.close()
  })

  test('what was never given cannot be withdrawn, and without a text nobody is asked', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(registerPerson, { displayName: 'Rosa' }, 'adviser')
    expect(await codeOf(answer(centre, id, 'messages', 'given'))).toBe('ENTREPRENEURS_NO_CONSENT_TEXT')
    expect(await codeOf(answer(centre, id, 'messages', 'withdrawn'))).toBe('ENTREPRENEURS_NOTHING_TO_WITHDRAW')
    await centre.close()
  })
})
