import { cases } from '@milpa/core'
import { courseSessions } from './case-words.ts'
import { ownerOf, type Business } from './enterprises.ts'
import { portfolio } from './portfolio.ts'
import { Random } from './random.ts'
import type { StaffKey } from './staff.ts'
import type { Story } from './story.ts'

interface Cohort {
  /** Days ago of the first session; one a week follows. */
  readonly first: number
  readonly sessions: number
  readonly women: number
  readonly adviser: StaffKey
}

/** Two courses that ended, and one that is in its eighth week. */
const cohorts: readonly Cohort[] = [
  { first: 470, sessions: 12, women: 13, adviser: 'coordinator-field' },
  { first: 290, sessions: 12, women: 12, adviser: 'adviser-business' },
  { first: 52, sessions: 8, women: 13, adviser: 'adviser-business' },
]

/** The three-month course: every woman has a case, every session is one contact with all of them. */
export function tellCourses(story: Story, businesses: readonly Business[]): void {
  const random = new Random('courses')
  const order = random.shuffled(businesses.filter(({ ago, stage }) => ago > 480 && stage !== 'idea'))
  let from = 0
  for (const cohort of cohorts) {
    const { first, sessions, women, adviser } = cohort
    const members = order.slice(from, from + women).map((business) => ({ business }))
    from += women
    for (const member of members) {
      story.on(first + random.whole(4, 14), async (scene) => {
        const { id } = await scene.run(adviser, cases.openCase, {
          serviceId: scene.refOf(portfolio.course),
          personId: scene.refOf(ownerOf(member.business)),
          enterpriseId: scene.refOf(member.business),
          adviserId: scene.actor(adviser).id,
          summary: 'Quiere hacer bien las cuentas de su proyecto.',
        })
        scene.keep(member, id)
      })
      story.on(first + 2, (scene) => scene.run(adviser, cases.moveCase, { id: scene.idOf(member), step: 'accept' }))
      story.on(first, (scene) => scene.run(adviser, cases.moveCase, { id: scene.idOf(member), step: 'start' }))
    }
    for (let at = 0; at < sessions; at += 1) {
      const present = members.filter(() => random.chance(0.86))
      story.on(first - at * 7, (scene) =>
        scene.run(adviser, cases.recordContact, {
          caseIds: present.map((member) => scene.idOf(member)),
          kind: 'group',
          contactMinutes: 150,
          preparationMinutes: 60,
          travelMinutes: 30,
          topics: ['administración'],
          notes: `Sesión ${at + 1}. ${courseSessions[at]!}. Hubo cuidado infantil.`,
        }),
      )
    }
    if (sessions < courseSessions.length) continue
    for (const member of members) tellEnd(story, random, member, adviser, first - sessions * 7)
  }
}

function tellEnd(story: Story, random: Random, member: object, adviser: StaffKey, ago: number): void {
  const outcome = { member }
  story.on(ago, async (scene) => {
    const { id } = await scene.run(adviser, cases.recordOutcome, {
      caseId: scene.idOf(member),
      kind: 'skill',
      words: 'Presentó su proyecto con costos, precio y lugar.',
    })
    scene.keep(outcome, id)
    await scene.run(adviser, cases.moveCase, { id: scene.idOf(member), step: 'complete' })
  })
  if (!random.chance(0.8)) return
  story.on(ago - random.whole(1, 9), (scene) =>
    scene.run(adviser, cases.verifyOutcome, { id: scene.idOf(outcome), how: 'signature' }),
  )
}
