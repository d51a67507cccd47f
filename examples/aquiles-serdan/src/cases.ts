import { cases } from '@milpa/core'
import { caseWords, referrals, withdrawals, type CaseWords } from './case-words.ts'
import { ownerOf, type Business } from './enterprises.ts'
import { partners } from './institutions.ts'
import { portfolio, type ServiceKey } from './portfolio.ts'
import { Random } from './random.ts'
import type { StaffKey } from './staff.ts'
import type { Story } from './story.ts'
import { makesThings } from './trades/index.ts'

type Fate = 'requested' | 'accepted' | 'in-progress' | 'completed' | 'withdrawn' | 'referred'
type Kind = Exclude<ServiceKey, 'course'>

/** How many cases end where, apart from those of the course: the same every time. */
const fates: readonly (readonly [Fate, number])[] = [
  ['requested', 14],
  ['accepted', 11],
  ['in-progress', 33],
  ['completed', 32],
  ['withdrawn', 9],
  ['referred', 13],
]

const kinds: readonly (readonly [Kind, number])[] = [
  ['visits', 30],
  ['diagnosis', 18],
  ['legal', 14],
  ['baking', 10],
  ['brand', 10],
  ['credit', 10],
  ['jobs', 7],
  ['garden', 7],
  ['care', 6],
]

const advisersOf: Readonly<Record<Kind, readonly StaffKey[]>> = {
  visits: ['adviser-business', 'adviser-business', 'adviser-sierra'],
  diagnosis: ['adviser-business', 'adviser-sierra'],
  legal: ['adviser-legal'],
  baking: ['adviser-sierra'],
  brand: ['adviser-business'],
  credit: ['adviser-legal'],
  jobs: ['adviser-legal', 'adviser-sierra'],
  garden: ['adviser-sierra'],
  care: ['assistant'],
}

/** Cases from request to outcome, each accompanied by one adviser. The course is told by `tellCourses`. */
export function tellCases(story: Story, businesses: readonly Business[]): void {
  const random = new Random('cases')
  const order = random.shuffled(businesses.filter(({ ago, stage }) => ago > 45 && stage !== 'idea'))
  const all = fates.flatMap(([fate, count]) => Array.from({ length: count }, () => fate))
  for (const [index, fate] of all.entries())
    tellCase(story, random, order[index]!, kindFor(random, order[index]!), fate)
}

/** A label is for what is made; whoever sells or serves is visited instead. */
function kindFor(random: Random, { trade }: Business): Kind {
  const kind = random.weighted(kinds)
  return kind === 'brand' && !makesThings(trade) ? 'visits' : kind
}

function tellCase(story: Story, random: Random, business: Business, kind: Kind, fate: Fate): void {
  const plan = { case: ownerOf(business).displayName, kind }
  const words = caseWords[kind]
  const adviser = random.pick(advisersOf[kind])
  const service = portfolio[kind]
  const earliest = Math.min(business.ago, service.ago) - 1
  const closed = fate === 'completed' || fate === 'withdrawn' || fate === 'referred'
  // What is open was asked for lately; what is closed may lie far back.
  const longest = { requested: 25, accepted: 40, 'in-progress': 120 }[fate as string] ?? 600
  const shortest = { requested: 1, accepted: 8, 'in-progress': 30 }[fate as string] ?? 40
  let ago = random.whole(
    Math.min(shortest, earliest),
    Math.max(Math.min(shortest, earliest), Math.min(longest, earliest)),
  )
  const first = ago
  const later = (least: number, most: number): number => (ago = Math.max(1, ago - random.whole(least, most)))

  story.on(ago, async (scene) => {
    const { id } = await scene.run(adviser, cases.openCase, {
      serviceId: scene.refOf(service),
      personId: scene.refOf(ownerOf(business)),
      ...(kind === 'jobs' || kind === 'care' ? {} : { enterpriseId: scene.refOf(business) }),
      ...(fate === 'requested' && first % 3 === 0 ? {} : { adviserId: scene.actor(adviser).id }),
      summary: words.asks[first % words.asks.length]!,
    })
    scene.keep(plan, id)
  })
  const step = (name: 'accept' | 'start' | 'complete' | 'withdraw', reason?: string) =>
    story.on(ago, (scene) =>
      scene.run(adviser, cases.moveCase, {
        id: scene.idOf(plan),
        step: name,
        ...(reason === undefined ? {} : { reason }),
      }),
    )
  if (fate === 'requested') return
  later(1, 5)
  step('accept')
  if (fate === 'accepted') {
    const dueIn = random.whole(-6, 12)
    story.on(ago, (scene) =>
      scene.run(adviser, cases.addNextStep, {
        caseId: scene.idOf(plan),
        what: words.next[0]!,
        dueOn: story.calendar.day(-dueIn),
      }),
    )
    return
  }
  if (fate === 'withdrawn' && random.chance(0.4)) {
    later(5, 20)
    return step('withdraw', random.pick(withdrawals))
  }
  later(1, 8)
  step('start')
  const contacts = tellContacts(
    story,
    random,
    { plan, words, adviser },
    () => later(6, 16),
    fate === 'in-progress',
    ago,
  )
  if (closed) later(3, 12)
  if (fate === 'withdrawn') step('withdraw', random.pick(withdrawals))
  if (fate === 'referred') {
    const to = random.pick(Object.keys(referrals) as (keyof typeof referrals)[])
    story.on(ago, (scene) =>
      scene.run(adviser, cases.moveCase, {
        id: scene.idOf(plan),
        step: 'refer',
        reason: referrals[to],
        institutionId: scene.refOf(partners[to]),
      }),
    )
  }
  if (fate === 'completed' || (fate === 'in-progress' && contacts > 2 && random.chance(0.4))) {
    tellOutcome(story, random, plan, words, adviser, ago)
  }
  if (fate === 'completed') step('complete')
}

interface Accompanied {
  readonly plan: object
  readonly words: CaseWords
  readonly adviser: StaffKey
}

/** Contacts with hours and what was agreed; what was agreed at one is done by the next, the last may be overdue. */
function tellContacts(
  story: Story,
  random: Random,
  { plan, words, adviser }: Accompanied,
  later: () => number,
  goesOn: boolean,
  begun: number,
): number {
  // Each contact needs its time, and all lie in the past.
  const count = Math.max(
    1,
    Math.min(words.notes.length, random.whole(2, words.notes.length + 1), Math.floor(begun / 12)),
  )
  for (let at = 0; at < count; at += 1) {
    const ago = later()
    const kind = random.pick(words.kinds)
    const last = at === count - 1
    const agreed = { what: random.pick(words.next) }
    const agrees = !last || goesOn
    const dueIn = last
      ? random.weighted([
          [random.whole(-14, -1), 3],
          [0, 1],
          [random.whole(1, 21), 6],
        ] as const)
      : undefined
    const input = {
      kind,
      contactMinutes: { visit: 60, office: 45, call: 10, message: 5 }[kind] + random.whole(0, 4) * 5,
      preparationMinutes: kind === 'call' || kind === 'message' ? 0 : random.whole(0, 6) * 5,
      travelMinutes: kind === 'visit' ? random.whole(3, 9) * 5 : 0,
      topics: [words.topics[at % words.topics.length]!],
      notes: random.pick(words.notes[at]!),
    }
    const contact = { at, plan }
    story.on(ago, async (scene) => {
      const { id } = await scene.run(adviser, cases.recordContact, { ...input, caseIds: [scene.idOf(plan)] })
      scene.keep(contact, id)
      if (!agrees) return
      const step = await scene.run(adviser, cases.addNextStep, {
        caseId: scene.idOf(plan),
        what: agreed.what,
        dueOn: story.calendar.day(dueIn === undefined ? Math.max(1, ago - 8) : -dueIn),
      })
      scene.keep(agreed, step.id)
    })
    if (agrees && !last) {
      story.on(Math.max(1, ago - random.whole(4, 6)), (scene) =>
        scene.run(adviser, cases.changeNextStep, { id: scene.idOf(agreed), done: true }),
      )
    }
  }
  return count
}

function tellOutcome(
  story: Story,
  random: Random,
  plan: object,
  words: CaseWords,
  adviser: StaffKey,
  ago: number,
): void {
  const { figure, ...outcome } = random.pick(words.outcomes)
  const made = { outcome }
  const scale = figure?.currency === undefined ? 1 : 100
  const before = figure ? random.whole(figure.before[0], figure.before[1]) : 0
  const growth = figure ? random.whole(figure.growth[0], figure.growth[1]) : 0
  const after = before === 0 ? growth : Math.ceil(before * (1 + growth / 100))
  story.on(ago, async (scene) => {
    const { id } = await scene.run(adviser, cases.recordOutcome, {
      ...outcome,
      caseId: scene.idOf(plan),
      ...(figure
        ? {
            figureName: figure.name,
            ...(figure.currency === undefined ? {} : { figureCurrency: figure.currency }),
            figureBefore: before * scale,
            figureAfter: after * scale,
          }
        : {}),
    })
    scene.keep(made, id)
  })
  if (!random.chance(0.75)) return
  const how = random.weighted([
    ['call', 4],
    ['signature', 4],
    ['visit', 2],
    ['document', 1],
  ] as const)
  story.on(Math.max(1, ago - random.whole(0, 10)), (scene) =>
    scene.run(adviser, cases.verifyOutcome, { id: scene.idOf(made), how }),
  )
}
