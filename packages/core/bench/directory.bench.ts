import { enterprises } from '@milpa/core'
import { createTestCentre } from '@milpa/plugin-kit'
import { inventory } from './directory-data.ts'

export const part = 'directory'

type Report = (figure: {
  name: string
  value: number
  unit: string
  goal: string
  ok: boolean
  conditions: string
}) => void

const large = 100_000
const small = 1000
const rounds = 70
const warmUp = 20

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

/**
 * Milliseconds of the processor and of the clock. The embedded engine answers in the process, so on a machine that does
 * nothing else the two agree; on one that is busy the clock tells about the others.
 */
async function timed(work: () => Promise<unknown>): Promise<{ readonly processor: number; readonly clock: number }> {
  const [before, started] = [process.cpuUsage(), performance.now()]
  await work()
  const used = process.cpuUsage(before)
  return { processor: (used.user + used.system) / 1000, clock: performance.now() - started }
}

/** What people ask, with what is typed half-way; `near` stands in the largest town. */
const town = { latitude: 19.2, longitude: -99.6 }
const questions = {
  'the whole list': {},
  'a word': { q: 'tortilleria ' },
  'the beginning of a word': { q: 'tort' },
  'two letters': { q: 'ca' },
  'a beginning of many words': { q: 'mar' },
  'two words': { q: 'panaderia guadalupe' },
  'three words': { q: 'carniceria maria lop' },
  'an activity': { activity: '47' },
  'a national class': { activity: 'scian:311830' },
  'a territory': { territory: '15010' },
  'territory and activity': { territory: '15010', activity: 'G' },
  'territory, activity and word': { territory: '15010', activity: '47', q: 'esper' },
  'near a point': { ...town, within: 50_000 },
  'near, of an activity': { ...town, activity: 'scian:311830' },
  'near, with a word': { ...town, q: 'papeleria' },
} as const

async function centreOf(count: number) {
  const centre = await createTestCentre({ engine: 'libsql', seed: 'bench' })
  const rows = inventory(count)
  const listing = { source: 'INEGI, DENUE' }
  const spent = await timed(async () => {
    for (let at = 0; at < rows.length; at += 500) {
      const batch = rows.slice(at, at + 500)
      const { outcomes } = await centre.run(enterprises.registerMany, { rows: batch, listing }, 'director')
      const refused = outcomes.find(({ result }) => result === 'refused')
      if (refused) throw new Error(`A row was refused: ${JSON.stringify(refused)}`)
    }
  })
  return { centre, spent }
}

/** Searches of the directory through the whole public path: checks, statements, presentation, output schema. */
export async function run(report: Report): Promise<void> {
  const many = await centreOf(large)
  const few = await centreOf(small)
  report({
    name: 'registering through register-many, search index included',
    value: many.spent.processor / large,
    unit: 'ms of processor a row',
    goal: '<= 0.8',
    ok: many.spent.processor / large <= 0.8,
    conditions: `${large} rows in batches of 500, libSQL file; by the clock ${(many.spent.clock / large).toFixed(2)}`,
  })
  const ask = (at: typeof many, input: object) => timed(() => at.centre.askPublic(enterprises.directory, input))
  const all: number[] = []
  const byClock: number[] = []
  const ratios: number[] = []
  for (const [name, input] of Object.entries(questions)) {
    const [big, little]: number[][] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const [more, less] = [await ask(many, input), await ask(few, input)]
      if (round < warmUp) continue
      big!.push(more.processor)
      little!.push(less.processor)
      byClock.push(more.clock)
    }
    const middle = median(big!)
    all.push(...big!)
    // Where a thousand rows answer with a page that is not full, the page is what differs, not the search.
    const { items } = await few.centre.askPublic(enterprises.directory, input)
    const ratio = middle / median(little!)
    if (items.length === 25) ratios.push(ratio)
    report({
      name: `directory search: ${name}`,
      value: middle,
      unit: 'ms of processor',
      // The goal is the median of all questions, below; no single one may be out of all proportion to it.
      goal: '< 20',
      ok: middle < 20,
      conditions: `${large} enterprises, page of 25; ${items.length === 25 ? `${ratio.toFixed(2)} times ${small} rows` : `${items.length} found among ${small}`}`,
    })
  }
  const middle = median(all)
  report({
    name: 'directory search, all questions',
    value: middle,
    unit: 'ms of processor',
    goal: '< 5',
    ok: middle < 5,
    conditions: `median of ${all.length} searches over ${large} enterprises; by the clock ${median(byClock).toFixed(2)}`,
  })
  const ratio = median(ratios)
  report({
    name: `directory search, ${large} rows against ${small}`,
    value: ratio,
    unit: 'times',
    goal: '<= 1.5',
    ok: ratio <= 1.5,
    conditions: `median over the ${ratios.length} questions that fill a page in both`,
  })
  await deepPages(many.centre, report)
  await many.centre.close()
  await few.centre.close()
}

/** The first page against one a thousand pages further, read turn by turn. */
async function deepPages(centre: Awaited<ReturnType<typeof centreOf>>['centre'], report: Report): Promise<void> {
  for (const [name, input, pages] of [
    ['the whole list', {}, 400],
    ['a word', { q: 'tortilleria ' }, 60],
  ] as const) {
    let after: string | undefined
    for (let page = 0; page < pages; page += 1) {
      const found = await centre.askPublic(enterprises.directory, { ...input, limit: 200, ...(after ? { after } : {}) })
      if (found.next === undefined) break
      after = found.next
    }
    const [first, deep]: number[][] = [[], []]
    for (let round = 0; round < 200; round += 1) {
      for (const [times, more] of [
        [first!, {}],
        [deep!, { after: after! }],
      ] as const) {
        times.push((await timed(() => centre.askPublic(enterprises.directory, { ...input, ...more }))).processor)
      }
    }
    const ratio = median(deep!) / median(first!)
    report({
      name: `a page deep in the list against the first: ${name}`,
      value: ratio,
      unit: 'times',
      goal: '<= 1.2',
      ok: ratio <= 1.2,
      conditions: `after some ${pages * 200} of ${large}, pages of 25`,
    })
  }
}
