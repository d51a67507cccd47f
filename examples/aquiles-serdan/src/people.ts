import { ageBands, Names, type AgeBand, type Name } from './names.ts'
import { shareOf, type Locality, type Places } from './places.ts'
import { Random } from './random.ts'
import type { StaffKey } from './staff.ts'

/** A woman of the example, before she is registered. */
export interface Woman {
  readonly name: Name
  readonly displayName: string
  readonly age: AgeBand
  readonly languages: readonly string[]
  readonly locality: Locality
  readonly phone: string
  readonly email: string | undefined
  readonly household: Household | undefined
  readonly disability: string | undefined
  readonly notes: string | undefined
  /** Days ago on which she was registered, and by whom. */
  readonly ago: number
  readonly by: StaffKey
}

export interface Household {
  readonly headsHousehold: boolean
  readonly adults: number
  readonly children: number
  readonly dependants: number
  readonly incomeShare: 'less-than-half' | 'half-or-more' | 'all'
}

export const registrars: readonly (readonly [StaffKey, number])[] = [
  ['coordinator-field', 3],
  ['adviser-business', 3],
  ['adviser-legal', 2],
  ['adviser-sierra', 2],
  ['assistant', 4],
]

const ages: readonly (readonly [AgeBand, number])[] = [
  [ageBands[0], 18],
  [ageBands[1], 38],
  [ageBands[2], 30],
  [ageBands[3], 14],
]

const disabilities = [
  'Baja visión; prefiere que le lean los documentos',
  'Usa bastón; no puede subir escaleras',
  'Sorda de un oído; hablarle de frente',
  'Diabetes con neuropatía; se cansa al caminar',
  'Artritis en las manos',
]

const remarks = [
  'Mejor por la tarde; en la mañana atiende a su nieto.',
  'No usa mensajes; llamar por teléfono.',
  'Llegó por la caminata de mapeo de su colonia.',
  'Cuida a su mamá; pide visita en su casa.',
  'Tomó el primer curso de 2013 y conoce a casi todas en su cuadra.',
  'El teléfono es de su hija.',
  'Trabaja en maquila por las mañanas.',
  'Quiere vender en el tianguis, todavía no tiene permiso.',
]

/** Women of the example in the order in which they came. */
export function inventWomen(places: Places, count: number): readonly Woman[] {
  const random = new Random('people')
  const names = new Names(new Random('names'))
  const women = Array.from({ length: count }, (_, index): Woman => {
    const locality = places.localities.get(random.weighted(shareOf))!
    const fromTheSierra = random.chance(locality.code === '08004-LS' ? 0.14 : 0.04)
    const age = random.weighted(ages)
    const name = names.next(age, fromTheSierra)
    const ago = random.weighted<() => number>([
      [() => random.whole(640, 700), 55],
      [() => random.whole(12, 639), 33],
      [() => random.whole(130, 200), 12],
    ])()
    return {
      name,
      displayName: `${name.given} ${name.family}`,
      age,
      languages: fromTheSierra ? (random.chance(0.5) ? ['tar', 'es'] : ['es', 'tar']) : ['es'],
      locality,
      // Numbers of the example: 614 555 and four digits, of which 01xx are the centre's.
      phone: `614 555 ${String(1000 + index * 7)}`,
      email: age !== '60-and-over' && random.chance(0.18) ? addressOf(name, index) : undefined,
      household: random.chance(0.6) ? inventHousehold(random) : undefined,
      disability: random.chance(0.04) ? random.pick(disabilities) : undefined,
      notes: random.chance(0.12) ? random.pick(remarks) : undefined,
      ago,
      by: fromTheSierra ? 'adviser-sierra' : random.weighted(registrars),
    }
  })
  return women.sort((a, b) => b.ago - a.ago)
}

function inventHousehold(random: Random): Household {
  const headsHousehold = random.chance(0.45)
  const children = random.weighted([
    [0, 3],
    [1, 5],
    [2, 6],
    [3, 4],
    [4, 1],
  ] as const)
  return {
    headsHousehold,
    adults: random.whole(1, 4),
    children,
    dependants:
      children +
      random.weighted([
        [0, 7],
        [1, 2],
      ] as const),
    incomeShare: headsHousehold
      ? random.weighted([
          ['all', 3],
          ['half-or-more', 2],
        ] as const)
      : random.weighted([
          ['less-than-half', 3],
          ['half-or-more', 2],
        ] as const),
  }
}

const addressOf = ({ given, family }: Name, index: number): string => {
  const plain = `${given.split(' ')[0]}.${family.split(' ')[0]}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain}${index}@correo.example`
}
