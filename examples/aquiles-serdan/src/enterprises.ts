import type { Woman } from './people.ts'
import { registrars } from './people.ts'
import { addressIn, pointIn } from './places.ts'
import { Random } from './random.ts'
import type { StaffKey } from './staff.ts'
import { hoursOf, tradeWords, type TradeWords } from './trades/index.ts'

/** An enterprise of the example, before it is registered. */
export interface Business {
  readonly name: string
  readonly what: string
  readonly trade: string
  readonly stage: 'idea' | 'starting' | 'running' | 'growing' | 'paused'
  readonly formality: 'informal' | 'in-process' | 'formal'
  readonly started: string
  readonly workers: readonly { readonly sex: 'women' | 'men'; readonly count: number }[]
  readonly languages: readonly string[]
  readonly hours: string
  readonly homeBased: boolean
  readonly place: { readonly latitude: number; readonly longitude: number; readonly address: string }
  readonly people: readonly Role[]
  readonly publishesPhone: boolean
  readonly ago: number
  readonly by: StaffKey
}

interface Role {
  readonly woman: Woman
  readonly role: 'owner' | 'partner' | 'worker'
}

export const ownerOf = ({ people }: Business): Woman => people[0]!.woman

/** Enterprises of the first women who came; some own two, some own one together, some work in another's. */
export function inventBusinesses(women: readonly Woman[], count: number, thisYear: number): readonly Business[] {
  const random = new Random('enterprises')
  const taken = new Set<string>()
  // Every tenth woman has no enterprise yet; a few have two.
  const owners = women.filter((_, index) => index % 10 !== 9).slice(0, count - 14)
  const seconds = random.shuffled(owners).slice(0, count - owners.length)
  return [...owners, ...seconds].map((woman, index) => {
    const [trade, words] = random.weighted(tradeWords.map((one) => [one, one[1].weight] as const))
    const people = [{ woman, role: 'owner' as const }, ...othersIn(random, women, woman)]
    const homeBased = random.chance(words.home)
    const stage = stageOf(random, woman)
    const name = nameOf(random, words, woman, taken)
    return {
      name,
      what: whatFor(random, words, name),
      trade,
      stage,
      formality: formalityOf(random, homeBased),
      started: startedOf(random, stage, thisYear),
      workers: workersOf(random, people.length, stage === 'idea' ? 0 : (words.hands ?? 1)),
      languages: woman.languages,
      hours: random.pick(hoursOf[words.hours]),
      homeBased,
      place: { ...pointIn(random, woman.locality), address: addressIn(random) },
      people,
      publishesPhone: random.chance(0.8),
      ago: Math.max(2, woman.ago - (index < owners.length ? random.whole(0, 6) : random.whole(20, 90))),
      by: random.chance(0.6) ? woman.by : random.weighted(registrars),
    }
  })
}

function othersIn(random: Random, women: readonly Woman[], owner: Woman): readonly Role[] {
  const near = women.filter((one) => one !== owner && one.locality === owner.locality && one.ago >= owner.ago)
  if (near.length < 3) return []
  if (random.chance(0.09)) {
    return random
      .shuffled(near)
      .slice(0, random.whole(1, 2))
      .map((woman) => ({ woman, role: 'partner' as const }))
  }
  return random.chance(0.07) ? [{ woman: random.pick(near), role: 'worker' }] : []
}

/** A name that no other enterprise bears. */
function nameOf(random: Random, { names }: TradeWords, { name }: Woman, taken: Set<string>): string {
  const first = name.known ?? name.given.split(' ')[0]!
  const [father, mother] = name.family.split(' ') as [string, string]
  const filled = (pattern: string): string => pattern.replace('{n}', first).replace('{s}', father)
  const candidates = [
    ...random.shuffled(names).map(filled),
    ...names
      .filter((pattern) => pattern.includes('{s}'))
      .map((pattern) => pattern.replace('{s}', `${father} ${mother}`)),
    ...names
      .filter((pattern) => pattern.includes('{n}'))
      .map((pattern) => pattern.replace('{n}', `${first} ${father}`)),
    ...names.map((pattern) => `${filled(pattern)} de ${name.given} ${father}`),
  ]
  const free = candidates.find((one) => !taken.has(one))
  if (free === undefined) throw new Error(`No name is left for an enterprise of ${name.given} ${name.family}.`)
  taken.add(free)
  return free
}

/** What goes with the name: who calls herself by her churros sells churros. */
function whatFor(random: Random, { what }: TradeWords, name: string): string {
  const words = name
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 3)
  const fitting = what.filter((one) => words.some((word) => one.toLowerCase().includes(word.slice(0, 6))))
  return random.pick(fitting.length > 0 ? fitting : what)
}

const stageOf = (random: Random, { ago }: Woman): Business['stage'] =>
  ago < 150
    ? random.weighted([
        ['idea', 3],
        ['starting', 5],
        ['running', 3],
      ] as const)
    : random.weighted([
        ['starting', 2],
        ['running', 10],
        ['growing', 4],
        ['paused', 1],
      ] as const)

const formalityOf = (random: Random, homeBased: boolean): Business['formality'] =>
  homeBased
    ? random.weighted([
        ['informal', 14],
        ['in-process', 3],
        ['formal', 2],
      ] as const)
    : random.weighted([
        ['informal', 4],
        ['in-process', 3],
        ['formal', 4],
      ] as const)

function startedOf(random: Random, stage: Business['stage'], thisYear: number): string {
  const year = stage === 'idea' || stage === 'starting' ? thisYear - random.whole(1, 2) : thisYear - random.whole(2, 22)
  return random.chance(0.35) ? `${year}-${String(random.whole(1, 12)).padStart(2, '0')}` : String(year)
}

function workersOf(random: Random, known: number, hands: number): Business['workers'] {
  if (hands === 0) return []
  const women = Math.max(
    known,
    random.weighted([
      [1, 6],
      [Math.ceil(hands / 2), 3],
      [hands, 2],
    ] as const),
  )
  const men = hands > 1 && random.chance(0.2) ? 1 : 0
  return [{ sex: 'women', count: women }, ...(men > 0 ? [{ sex: 'men' as const, count: men }] : [])]
}
