import { enterprises } from '@milpa/core'
import { ownerOf, type Business } from './enterprises.ts'
import type { Woman } from './people.ts'
import { Random } from './random.ts'
import type { StaffKey } from './staff.ts'
import type { Story } from './story.ts'

/** A round of visits: first and last day of it, in days ago. */
interface Round {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly notes: string
}

const mapping: Round = {
  name: 'Caminata de mapeo de los doce centros',
  from: 701,
  to: 634,
  notes: 'Se caminó cuadra por cuadra, por parejas, y se preguntó en cada puerta.',
}
const renewal: Round = {
  name: 'Actualización del inventario',
  from: 201,
  to: 121,
  notes: 'Visita a lo ya registrado. Quien no estaba recibió una llamada.',
}

const visitors: readonly StaffKey[] = [
  'adviser-business',
  'adviser-legal',
  'adviser-sierra',
  'assistant',
  'coordinator-field',
]
/** The newest, which nobody has visited yet. */
const waiting = 8

const found = [
  ['confirmed', 72],
  ['corrected', 21],
  ['closed', 4],
  ['not-found', 3],
] as const

const stillThere = found.slice(0, 2)

/** What was closed had stood in the directory for long: no step of the story comes too late for it. */
const mayClose = (business: Business, owned: ReadonlyMap<Woman, number>): boolean =>
  business.ago > renewal.from + 30 && owned.get(ownerOf(business)) === 1

/** Two campaigns, and visits between them; the newest enterprises wait for theirs. */
export function tellValidation(story: Story, businesses: readonly Business[]): void {
  const random = new Random('validation')
  for (const round of [mapping, renewal]) {
    const { name, from, to, notes } = round
    story.on(from, async (scene) => {
      const days = { from: story.calendar.day(from), to: story.calendar.day(to) }
      scene.keep(round, (await scene.run('coordinator', enterprises.startCampaign, { name, notes, ...days })).id)
    })
    story.on(to - 2, (scene) => scene.run('coordinator', enterprises.closeCampaign, { id: scene.idOf(round) }))
  }
  const owned = new Map<Woman, number>()
  for (const one of businesses) owned.set(ownerOf(one), (owned.get(ownerOf(one)) ?? 0) + 1)
  const newestFirst = [...businesses].sort((a, b) => a.ago - b.ago)
  for (const business of newestFirst.slice(waiting)) {
    const { ago } = business
    const walked = ago > mapping.to
    if (walked) visit(story, random, business, random.whole(mapping.to, ago - 1), 'confirmed', mapping)
    const again = ago > renewal.to && random.chance(0.9)
    if (again) {
      visit(
        story,
        random,
        business,
        random.whole(renewal.to, Math.min(renewal.from, ago - 1)),
        random.weighted(mayClose(business, owned) ? found : stillThere),
        renewal,
      )
    }
    if (!walked && !again)
      visit(story, random, business, Math.max(1, ago - random.whole(1, 10)), 'confirmed', undefined)
  }
}

const notesOf = {
  confirmed: [undefined, undefined, 'Todo igual.', 'La atendió su hija.'],
  corrected: ['Cambió su horario.', 'Ahora atiende con cita.'],
  closed: ['Cerró; se fue a trabajar a maquila.', 'Ya no vende; se cambió de casa.'],
  'not-found': ['Nadie en casa en tres visitas.'],
} as const

function visit(
  story: Story,
  random: Random,
  business: Business,
  ago: number,
  result: keyof typeof notesOf,
  round: Round | undefined,
): void {
  const by = random.pick(visitors)
  const note = random.pick<string | undefined>(notesOf[result])
  if (result === 'corrected') {
    story.on(ago, (scene) =>
      scene.run(by, enterprises.update, { id: scene.idOf(business), hours: 'De lunes a sábado; mejor avisar antes' }),
    )
  }
  story.on(ago, (scene) =>
    scene.run(by, enterprises.validate, {
      id: scene.idOf(business),
      result,
      ...(round === undefined ? {} : { campaignId: scene.refOf(round) }),
      ...(note === undefined ? {} : { note }),
    }),
  )
}
