import { ledger } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { median, type Report } from './measure.ts'

export const part = 'ledger'

const rounds = 15
const accountsThere = 200

/** Posting through the operation against the same rows written by hand with drizzle, and reading deep in a statement. */
export async function run(report: Report): Promise<void> {
  await overlapping(report)
  await deepStatement(report)
}

async function booksOn(engine: 'libsql'): Promise<TestCentre> {
  const centre = await createTestCentre({ engine })
  for (let index = 0; index < accountsThere; index++) {
    await centre.run(ledger.openAccount, {
      key: `member:${index}`,
      kind: 'liability',
      unit: 'MXN',
      debitLimit: 10 ** 12,
    })
  }
  return centre
}

interface Line {
  readonly id: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
}

/** The same pairs and amounts for every contender: a fixed walk over the accounts. */
function lines({ milpa }: TestCentre, count: number, from: number): Line[] {
  return Array.from({ length: count }, (_, index) => {
    const place = (from + index) * 7919
    const debit = place % accountsThere
    const credit = (debit + 1 + (place % (accountsThere - 1))) % accountsThere
    return { id: milpa.host.id(), debit: `member:${debit}`, credit: `member:${credit}`, amount: 1 + (place % 1000) }
  })
}

/** Sixty-four who pay at the same time share commits; one after the other each pays for its own. */
async function overlapping(report: Report): Promise<void> {
  const centre = await booksOn('libsql')
  const rates = { alone: [] as number[], together: [] as number[] }
  let place = 0
  const one = () => centre.run(ledger.post, { transfers: lines(centre, 1, ++place) })
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    for (let index = 0; index < 128; index++) await one()
    const middle = performance.now()
    for (let turn = 0; turn < 4; turn++) await Promise.all(Array.from({ length: 64 }, one))
    rates.alone.push(128_000 / (middle - started))
    rates.together.push(256_000 / (performance.now() - middle))
  }
  await centre.close()
  const ratio = median(rates.together.map((value, index) => value / rates.alone[index]!))
  report({
    name: 'transfers at once / one after the other, on disk',
    value: ratio,
    unit: '×',
    goal: '>= 1',
    ok: ratio >= 1,
    conditions: `64 at once, each durable before its answer; ${Math.round(median(rates.together))} and ${Math.round(median(rates.alone))} transfers/s`,
  })
}

async function deepStatement(report: Report): Promise<void> {
  const entries = 20_000
  const centre = await booksOn('libsql')
  for (let at = 0; at < entries; at += 500) {
    const transfers = lines(centre, 500, at).map((line, index) => ({
      ...line,
      debit: 'member:0',
      credit: `member:${1 + (index % (accountsThere - 1))}`,
    }))
    await centre.run(ledger.post, { transfers })
  }
  const page = (after?: string) =>
    centre.ask(ledger.statement, { account: 'member:0', limit: 50, ...(after === undefined ? {} : { after }) })
  const middle = Buffer.from(JSON.stringify([entries / 2])).toString('base64url')
  const took = { head: [] as number[], deep: [] as number[] }
  for (let round = 0; round < 100; round++) {
    for (const name of round % 2 ? (['deep', 'head'] as const) : (['head', 'deep'] as const)) {
      const started = processorTime()
      await page(name === 'deep' ? middle : undefined)
      took[name].push(processorTime() - started)
    }
  }
  await centre.close()
  const ratio = median(took.deep) / median(took.head)
  report({
    name: 'statement page in the middle of an account / at its head',
    value: ratio,
    unit: '×',
    goal: '<= 1.3',
    ok: ratio <= 1.3,
    conditions: `50 of ${entries} entries, through the query; ${median(took.deep).toFixed(2)} and ${median(took.head).toFixed(2)} ms`,
  })
}

const processorTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
