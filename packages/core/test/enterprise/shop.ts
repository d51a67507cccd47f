import type { TestCentre } from '@milpa/plugin-kit'
import { publish, publishPhoto, publishPlace } from '../../src/enterprise/publish.ts'
import { register } from '../../src/enterprise/register.ts'
import { events } from '../../src/events/tables.ts'
import { addConsentText } from '../../src/entrepreneur/consent-texts.ts'
import { consent } from '../../src/entrepreneur/consent.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import type { Purpose } from '../../src/entrepreneur/tables.ts'

/** What an enterprise shows to everybody, each on a consent of its own. */
export const shown = ['publication', 'exact-place', 'photo'] as const

export const say = (centre: TestCentre, id: string, purpose: Purpose, answer: 'given' | 'refused' | 'withdrawn') =>
  centre.run(consent, { id, purpose, answer, how: 'spoken', witness: 'Elena' }, 'adviser')

export async function writeTexts(centre: TestCentre): Promise<void> {
  for (const purpose of shown) {
    await centre.run(addConsentText, { purpose, texts: { es: 'El centro muestra su emprendimiento.' } }, 'director')
  }
}

/** Somebody new who has said yes to all that can be shown. */
export async function willing(centre: TestCentre, displayName: string): Promise<string> {
  const { id } = await centre.run(registerPerson, { displayName }, 'adviser')
  for (const purpose of shown) await say(centre, id, purpose, 'given')
  return id
}

type Role = { readonly personId: string; readonly role: 'owner' | 'partner'; readonly until?: string }

/** An enterprise of these owners that shows all that it can. */
export async function openShop(centre: TestCentre, name: string, people: readonly Role[]): Promise<string> {
  const place = { latitude: 28.59312345, longitude: -105.91467891 }
  const input = { name, homeBased: false, photoId: 'photo-1', place, people: [...people] }
  const { id } = await centre.run(register, input, 'adviser')
  await centre.run(publish, { id, basis: 'consent' }, 'director')
  await centre.run(publishPlace, { id, precision: 'exact' }, 'director')
  await centre.run(publishPhoto, { id, shown: true }, 'director')
  return id
}

/** Ids that an event of the enterprises was told of, in order. */
export async function toldOf(centre: TestCentre, name: 'listed' | 'unlisted'): Promise<readonly string[]> {
  const rows = await centre.milpa.host.read.select().from(events)
  return rows
    .filter(({ type }) => type === `enterprises.enterprise-${name}`)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ payload }) => (payload as { readonly id: string }).id)
}
