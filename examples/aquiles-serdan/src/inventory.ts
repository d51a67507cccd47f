import { enterprises, entrepreneurs } from '@milpa/core'
import { ownerOf, type Business } from './enterprises.ts'
import type { Woman } from './people.ts'
import { Random } from './random.ts'
import type { Story } from './story.ts'
import { territories } from './territory.ts'

/** Registers women and what they run, each on her day. */
export function tellInventory(story: Story, women: readonly Woman[], businesses: readonly Business[]): void {
  for (const woman of women) {
    story.on(woman.ago, async (scene) => {
      scene.keep(woman, (await scene.run(woman.by, entrepreneurs.register, registrationOf(woman))).id)
    })
  }
  for (const business of businesses) {
    const { people, trade, publishesPhone, ago, by } = business
    const owner = ownerOf(business)
    story.on(ago, async (scene) => {
      // Without the list of territories it would not be found under its municipality.
      scene.refOf(territories)
      const { id } = await scene.run(by, enterprises.register, {
        name: business.name,
        what: business.what,
        activity: { classification: 'milpa', code: trade },
        stage: business.stage,
        formality: business.formality,
        started: business.started,
        workers: [...business.workers],
        languages: [...business.languages],
        hours: business.hours,
        homeBased: business.homeBased,
        place: business.place,
        locality: owner.locality.name,
        territoryCode: owner.locality.code,
        contacts: [{ kind: 'whatsapp', value: owner.phone, publishable: publishesPhone }],
        people: people.map(({ woman, role }) => ({ personId: scene.refOf(woman), role })),
      })
      scene.keep(business, id)
    })
  }
}

const registrationOf = (woman: Woman) => ({
  displayName: woman.displayName,
  givenName: woman.name.given,
  familyName: woman.name.family,
  ...(woman.name.known === undefined ? {} : { knownAs: woman.name.known }),
  languages: [...woman.languages],
  ageBand: woman.age,
  sex: 'woman' as const,
  ...(woman.household === undefined ? {} : { household: { ...woman.household } }),
  ...(woman.disability === undefined ? {} : { disability: woman.disability }),
  ...(woman.notes === undefined ? {} : { notes: woman.notes }),
  territoryCode: woman.locality.code,
  locality: woman.locality.name,
  contacts: [
    { kind: 'mobile' as const, value: woman.phone },
    ...(woman.email === undefined ? [] : [{ kind: 'email' as const, value: woman.email }]),
  ],
})

/** Corrections that different people of the staff made over the time: what the history of a record shows. */
export function tellCorrections(story: Story, businesses: readonly Business[]): void {
  const random = new Random('corrections')
  for (const business of random.shuffled(businesses.filter(({ ago }) => ago > 60)).slice(0, 70)) {
    const ago = random.whole(8, business.ago - 20)
    const { people, what } = business
    const change = random.weighted<() => object>([
      [() => ({ hours: 'Lunes a viernes, 10:00 a 19:00' }), 4],
      [() => ({ what: `${what}. Ahora también con entrega a domicilio` }), 4],
      [() => ({ stage: 'growing' }), 3],
      [() => ({ formality: 'in-process' }), 2],
      [() => ({ workers: [{ sex: 'women', count: people.length + 1 }] }), 3],
      [() => ({ notes: 'Cambió de número; pide que no se llame antes de las nueve.' }), 2],
    ])()
    const by = random.pick([
      'adviser-business',
      'adviser-legal',
      'adviser-sierra',
      'assistant',
      'coordinator-field',
    ] as const)
    story.on(ago, (scene) => scene.run(by, enterprises.update, { id: scene.idOf(business), ...change }))
  }
}
