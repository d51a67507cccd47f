import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { postgresPrograms, startTemporaryPostgres } from '@milpa/plugin-kit'
import { rawLoop } from '../../core/bench/ledger/contenders.ts'
import { conditionsNow } from '../../core/bench/ledger/disk.ts'
import { makeTemplate, type Template } from '../../core/bench/ledger/template.ts'
import { Work } from '../../core/bench/ledger/work.ts'
import { median, type Report } from '../../core/bench/measure.ts'
import { load, type Run } from './ledger/load.ts'
import { pgbench, preparePgbench } from '../../core/bench/ledger/pgbench.ts'

export const part = 'ledger-http'

const rounds = 5
const milliseconds = 3000
const connections = 100

interface Stats {
  readonly waitP99: number
  readonly stall: number
}

interface Contender {
  readonly port: number
  readonly token: string
  stats(): Promise<Stats>
  stop(): Promise<void>
}

/** Payments over HTTP, each on disk before its answer, against an echo, a naive program, a raw loop and PostgreSQL. */
export async function run(report: Report): Promise<void> {
  const template = await makeTemplate()
  try {
    await singles(report, template)
    await bulk(report, template)
  } finally {
    template.remove()
  }
}

async function start(name: string, path = ''): Promise<Contender> {
  const child = fork(join(import.meta.dirname, 'ledger', 'contender.ts'), [name, path], {
    execArgv: ['--conditions=milpa:source', '--import', 'tsx'],
  })
  const { port, token } = (await answerOf(child)) as { readonly port: number; readonly token: string }
  return {
    port,
    token,
    stats: () => {
      child.send('stats')
      return answerOf(child) as Promise<Stats>
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

const answerOf = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`A contender ended with ${code}.`)))
  })

const payments = new Work(7)
const payment = () => JSON.stringify({ transfers: [payments.direct()] })

type Name = 'ours' | 'echo' | 'naive'

async function singles(report: Report, template: Template): Promise<void> {
  const runs: Record<Name, Run[]> = { ours: [], echo: [], naive: [] }
  const stats: Stats[] = []
  const postgres: number[] = []
  const cluster = postgresPrograms() ? await startTemporaryPostgres({ durable: true }) : undefined
  const url = cluster && (await cluster.database())
  if (url) await preparePgbench(url)
  for (let round = 0; round < rounds; round++) {
    const order: readonly Name[] = round % 2 ? ['naive', 'echo', 'ours'] : ['ours', 'echo', 'naive']
    for (const name of order) {
      const path = name === 'ours' ? template.copy(`http-${round}.db`) : join(template.folder, `${name}-${round}.db`)
      const contender = await start(name, path)
      const { port, token } = contender
      const of = { port, token, connections, path: '/api/ledger/transfers', body: payment }
      await load(of, 200, 800)
      await contender.stats()
      runs[name].push(await load(of, milliseconds, 500))
      if (name === 'ours') stats.push(await contender.stats())
      await contender.stop()
    }
    if (url) {
      const best: number[] = []
      for (const clients of [1, 10, 100]) best.push(await pgbench(url, template.folder, clients, 2))
      postgres.push(Math.max(...best))
    }
  }
  await cluster?.stop()
  const conditions = `${connections} connections, ${rounds} interleaved rounds of ${milliseconds / 1000} s; ${conditionsNow(template.folder)}`
  const rate = (name: Name) => Math.round(median(runs[name].map((one) => one.rate)))
  const against = (name: Name, goal: number) => {
    const value = median(runs.ours.map((one, round) => one.rate / runs[name][round]!.rate))
    report({
      name: `ledger payments over HTTP / ${name === 'echo' ? 'Hono echo of the same body' : 'naive drizzle transaction a request'}`,
      value,
      unit: '×',
      goal: `>= ${goal}`,
      ok: value >= goal,
      conditions: `${rate('ours')} and ${rate(name)} requests/s; ${conditions}`,
    })
  }
  against('echo', 0.58)
  against('naive', 20)
  if (postgres.length > 0) {
    const value = median(runs.ours.map((one, round) => one.rate / postgres[round]!))
    report({
      name: 'ledger payments over HTTP / PostgreSQL function under pgbench',
      value,
      unit: '×',
      goal: '>= 2',
      ok: value >= 2,
      conditions: `best of 1, 10, 100 clients: ${Math.round(median(postgres))} transfers/s; ${conditions}`,
    })
  } else console.warn('PostgreSQL is not installed: payments over HTTP are not compared with pgbench.')
  const p99 = median(runs.ours.map((one, round) => one.p99 / runs.echo[round]!.p99))
  report({
    name: 'ledger payments over HTTP, p99 / p99 of the echo',
    value: p99,
    unit: '×',
    goal: '<= 3',
    ok: p99 <= 3,
    conditions: `${median(runs.ours.map((one) => one.p99)).toFixed(1)} and ${median(runs.echo.map((one) => one.p99)).toFixed(1)} ms; ${conditions}`,
  })
  for (const [name, value, goal] of [
    ["server's own wait, p99", median(stats.map(({ waitP99 }) => waitP99)), 10],
    ['longest stall of the loop', median(stats.map(({ stall }) => stall)), 50],
  ] as const) {
    report({
      name: `ledger payments over HTTP, ${name}`,
      value,
      unit: 'ms',
      goal: `<= ${goal}`,
      ok: value <= goal,
      conditions,
    })
  }
}

/** Payments by the thousand, each with its own result, against the rows alone in a process without HTTP. */
async function bulk(report: Report, template: Template): Promise<void> {
  const size = 1000
  const work = new Work(5)
  const body = () => JSON.stringify({ transfers: Array.from({ length: size }, () => work.direct()) })
  const rates = { ours: [] as number[], raw: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const contenders = {
      ours: async () => {
        const contender = await start('ours', template.copy(`bulk-${round}.db`))
        // Made before: here the client would be measured, not the server.
        const bodies = Array.from({ length: 400 }, body)
        let next = 0
        const of = { port: contender.port, token: contender.token, connections: 8, path: '/api/ledger/transfers/bulk' }
        const { rate } = await load({ ...of, body: () => bodies[next++ % bodies.length]! }, milliseconds, 800)
        if (next > bodies.length) throw new Error('More was posted than was made: the rest was only looked up.')
        await contender.stop()
        return rate * size
      },
      raw: async () => {
        const loop = rawLoop(join(template.folder, `bulk-raw-${round}.db`))
        const batches = Array.from({ length: 60 }, () => work.batch(size))
        for (const batch of batches.slice(0, 10)) await loop.post(batch)
        const started = performance.now()
        for (const batch of batches.slice(10)) await loop.post(batch)
        const rate = (50 * size * 1000) / (performance.now() - started)
        await loop.close()
        return rate
      },
    }
    for (const name of round % 2 ? (['raw', 'ours'] as const) : (['ours', 'raw'] as const)) {
      rates[name].push(await contenders[name]())
    }
  }
  const value = median(rates.ours.map((rate, round) => rate / rates.raw[round]!))
  report({
    name: 'ledger payments over HTTP, 1,000 a request / raw prepared loop',
    value,
    unit: '×',
    goal: '>= 1',
    ok: value >= 1,
    conditions: `8 connections, a result for each; ${Math.round(median(rates.ours))} and ${Math.round(median(rates.raw))} transfers/s; ${conditionsNow(template.folder)}`,
  })
}
