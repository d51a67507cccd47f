import { enterprises, entrepreneurs } from '@milpa/core'
import { consentTexts } from './consent-texts.ts'
import type { Business } from './enterprises.ts'
import { ownerOf } from './enterprises.ts'
import type { Woman } from './people.ts'
import { Random } from './random.ts'
import { demoStaff } from './staff.ts'
import type { Story } from './story.ts'

const coordinators = ['coordinator', 'coordinator-field'] as const

/** How each woman answered, and which enterprises may therefore stand in the public directory. */
export function tellConsents(story: Story, women: readonly Woman[], businesses: readonly Business[]): void {
  for (const { ago, text } of consentTexts) {
    story.on(ago, (scene) => scene.run('director', entrepreneurs.addConsentText, text))
  }
  const random = new Random('consents')
  const answer = (woman: Woman, ago: number, purpose: 'service' | 'publication' | 'messages', given: boolean) => {
    const how = random.weighted([
      ['paper', 6],
      ['spoken', 3],
      ['online', 1],
    ] as const)
    const witness = how === 'spoken' ? { witness: random.pick(demoStaff).name } : {}
    story.on(ago, (scene) =>
      scene.run(woman.by, entrepreneurs.consent, {
        id: scene.idOf(woman),
        purpose,
        answer: given ? 'given' : 'refused',
        how,
        ...witness,
      }),
    )
  }
  for (const woman of women) {
    if (random.chance(0.97)) answer(woman, woman.ago, 'service', true)
    if (random.chance(0.3)) answer(woman, woman.ago, 'messages', random.chance(0.85))
  }
  tellPublication(story, random, businesses, answer)
}

type Answer = (woman: Woman, ago: number, purpose: 'publication', given: boolean) => void

function tellPublication(story: Story, random: Random, businesses: readonly Business[], answer: Answer): void {
  const said = new Map<Woman, { readonly given: boolean; readonly ago: number }>()
  for (const business of businesses) {
    const woman = ownerOf(business)
    if (said.has(woman) || !random.chance(0.79)) continue
    const given = random.chance(0.88)
    said.set(woman, { given, ago: business.ago })
    answer(woman, business.ago, 'publication', given)
  }
  const published: { readonly woman: Woman; readonly ago: number }[] = []
  for (const business of businesses) {
    const woman = ownerOf(business)
    const refused = business.people.some((one) => one.role !== 'worker' && said.get(one.woman)?.given === false)
    if (said.get(woman)?.given !== true || refused || business.stage === 'idea') continue
    const ago = Math.max(1, Math.min(business.ago, said.get(woman)!.ago) - random.whole(1, 9))
    published.push({ woman, ago })
    const by = random.pick(coordinators)
    story.on(ago, (scene) => scene.run(by, enterprises.publish, { id: scene.idOf(business), basis: 'consent' }))
  }
  // Twelve changed their minds; the enterprise left the directory the same day.
  // A no of a partner would take out what others own, too; that is for another story.
  const partners = new Set(businesses.flatMap(({ people }) => people.slice(1).map(({ woman }) => woman)))
  const old = published.filter(({ woman, ago }) => ago > 40 && !partners.has(woman))
  const changed = new Set(random.shuffled(old).map(({ woman }) => woman))
  for (const woman of [...changed].slice(0, 12)) {
    const last = Math.min(...published.flatMap((one) => (one.woman === woman ? [one.ago] : [])))
    const ago = random.whole(2, Math.max(2, last - 5))
    story.on(ago, (scene) =>
      scene.run('assistant', entrepreneurs.consent, {
        id: scene.idOf(woman),
        purpose: 'publication',
        answer: 'withdrawn',
        how: 'spoken',
        witness: 'Jazmín Meléndez Ruelas',
      }),
    )
  }
}
