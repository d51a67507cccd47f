import { median, type Report } from '../measure.ts'
import { bytesOf, ours, rawLoop, type Contender } from './contenders.ts'
import { conditionsNow, writtenBytes } from './disk.ts'
import type { Template } from './template.ts'
import { Work } from './work.ts'

const rounds = 7
const batchSize = 1000
/** Batches before the watch starts: code is compiled and accounts are in memory, as after a minute of any real day. */
const warmUp = 12
const measured = 40

/** Transfers a second; of a process at rest nothing else counts. */
async function rate(contender: Contender, batches: readonly (readonly Parameters<Contender['post']>[0][number][])[]) {
  for (const batch of batches.slice(0, warmUp)) await contender.post(batch)
  const started = performance.now()
  for (const batch of batches.slice(warmUp)) await contender.post(batch)
  const count = batches.slice(warmUp).reduce((sum, batch) => sum + batch.flat().length, 0)
  return (count * 1000) / (performance.now() - started)
}

/** Posts in the process, against the same rows by hand; each round on fresh files, in turn. */
export async function posting(report: Report, template: Template): Promise<void> {
  const ratios = { direct: [] as number[], mixed: [] as number[] }
  const rates = { direct: [] as number[], mixed: [] as number[], raw: [] as number[] }
  const sizes: number[] = []
  for (let round = 0; round < rounds; round++) {
    const contenders = {
      direct: async () => {
        const ledger = ours(template, template.copy(`direct-${round}.db`))
        const empty = bytesOf(ledger.path)
        const result = await rate(ledger, batches(round))
        await ledger.close()
        sizes.push((bytesOf(ledger.path) - empty) / ledger.answers.created)
        return result
      },
      mixed: async () => {
        const ledger = ours(template, template.copy(`mixed-${round}.db`))
        const held: string[] = []
        const work = new Work(1 + round)
        const result = await rate(
          ledger,
          Array.from({ length: warmUp + measured }, () => work.mixed(batchSize, held)),
        )
        if (ledger.answers.refused === 0) throw new Error('The mixed work is to be refused now and then.')
        await ledger.close()
        return result
      },
      raw: async () => {
        const loop = rawLoop(`${template.folder}/raw-${round}.db`)
        const result = await rate(loop, batches(round))
        await loop.close()
        return result
      },
    }
    const order = Object.keys(contenders) as (keyof typeof contenders)[]
    for (let turn = 0; turn < order.length; turn++) {
      const name = order[(turn + round) % order.length]!
      rates[name].push(await contenders[name]())
    }
    for (const name of ['direct', 'mixed'] as const) ratios[name].push(rates[name].at(-1)! / rates.raw.at(-1)!)
  }
  const conditions = (name: 'direct' | 'mixed') =>
    `batches of ${batchSize}, ${rounds} interleaved rounds on fresh files, ${Math.round(median(rates[name]))} and ` +
    `${Math.round(median(rates.raw))} transfers/s; ${conditionsNow(template.folder)}`
  for (const [name, goal] of [
    ['direct', 1.7],
    ['mixed', 1.1],
  ] as const) {
    const value = median(ratios[name])
    report({
      name: `ledger posts in the process, ${name} / raw prepared loop`,
      value,
      unit: '×',
      goal: `>= ${goal}`,
      ok: value >= goal,
      conditions: conditions(name),
    })
  }
  const size = median(sizes)
  report({
    name: 'ledger bytes on disk a transfer',
    value: size,
    unit: 'B',
    goal: '<= 125',
    ok: size <= 125,
    conditions: `${measured + warmUp} batches of ${batchSize} direct transfers, half with a purpose; all columns and indices`,
  })
}

const batches = (round: number) => {
  const work = new Work(1 + round)
  return Array.from({ length: warmUp + measured }, () => work.batch(batchSize))
}

/** The same ledger with a hundred thousand rows and with a million: what growth costs. */
export async function growth(report: Report, template: Template): Promise<void> {
  const ledger = ours(template, template.copy('growth.db'))
  const work = new Work(99)
  const span = async (from: number, to: number) => {
    const started = performance.now()
    const before = writtenBytes()
    for (let at = from; at < to; at += batchSize) await ledger.post(work.batch(batchSize))
    const after = writtenBytes()
    const written = before === undefined || after === undefined ? undefined : (after - before) / (to - from)
    return { rate: ((to - from) * 1000) / (performance.now() - started), written }
  }
  await span(0, 60_000)
  const young = await span(60_000, 100_000)
  await span(100_000, 960_000)
  const old = await span(960_000, 1_000_000)
  await ledger.close()
  const value = old.rate / young.rate
  report({
    name: 'ledger post rate at 1,000,000 rows / at 100,000',
    value,
    unit: '×',
    goal: '>= 0.7',
    ok: value >= 0.7,
    conditions: `last 40,000 of each; ${Math.round(old.rate)} and ${Math.round(young.rate)} transfers/s; ${conditionsNow(template.folder)}`,
  })
  if (old.written === undefined) return
  report({
    name: 'ledger bytes written a transfer at 1,000,000 rows',
    value: old.written,
    unit: 'B',
    goal: '<= 1000',
    ok: old.written <= 1000,
    conditions: `${batchSize} a commit, as the system counts them`,
  })
}
