import { enterprises, entrepreneurs } from '@milpa/core'
import { ownerOf, type Business } from './enterprises.ts'
import type { Woman } from './people.ts'
import { Random } from './random.ts'
import type { Scene } from './scene.ts'
import type { Story } from './story.ts'

/** As somebody writes it down in a hurry at a fair: no accents, one surname. */
const inAHurry = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/[\u0300\u0301]/gu, '')
    .normalize('NFC')

/**
 * Eight records that were made twice, at the stand of a fair, for somebody to find: four women and four enterprises.
 * One pair was found and merged.
 */
export function tellDuplicates(story: Story, businesses: readonly Business[]): void {
  const random = new Random('duplicates')
  const [first, second, third, fourth, ...others] = random.shuffled(
    businesses.filter(({ ago, people, stage }) => ago > 300 && people.length === 1 && stage !== 'idea'),
  ) as [Business, Business, Business, Business, ...Business[]]
  const again = new Map<Business, object>()
  for (const business of [first, second, third, fourth]) {
    const copy = { of: business }
    again.set(business, copy)
    story.on(95, async (scene) => scene.keep(copy, await registerAgain(ownerOf(business), scene)))
  }
  story.on(88, (scene) =>
    scene.run('coordinator', entrepreneurs.merge, {
      id: scene.idOf(ownerOf(fourth)),
      merged: scene.idOf(again.get(fourth)!),
    }),
  )
  for (const [business, owner] of [
    [first, again.get(first)],
    [second, again.get(second)],
    [others[0]!, undefined],
    [others[1]!, undefined],
  ] as const) {
    story.on(95, (scene) =>
      scene.run('assistant', enterprises.register, {
        name: inAHurry(business.name),
        what: business.what,
        locality: ownerOf(business).locality.name,
        territoryCode: ownerOf(business).locality.code,
        contacts: [{ kind: 'whatsapp', value: ownerOf(business).phone }],
        notes: 'Se anotó en el puesto de la feria.',
        people: owner === undefined ? [] : [{ personId: scene.refOf(owner), role: 'owner' }],
      }),
    )
  }
}

async function registerAgain({ name, locality, phone }: Woman, scene: Scene): Promise<string> {
  const { id } = await scene.run('assistant', entrepreneurs.register, {
    displayName: inAHurry(`${name.given} ${name.family.split(' ')[0]!}`),
    sex: 'woman',
    languages: ['es'],
    locality: locality.name,
    territoryCode: locality.code,
    notes: 'Se anotó en el puesto de la feria.',
    contacts: [{ kind: 'mobile', value: phone }],
  })
  return id
}
