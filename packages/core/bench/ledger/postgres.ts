import { coreMigrations, coreTables } from '@milpa/core'
import { migrate, openPostgres } from '@milpa/core/db'
import { copyDatabase, portableTables } from '@milpa/core/portability'
import { postgresPrograms, startTemporaryPostgres } from '@milpa/plugin-kit'
import { openLibsql } from '../../src/db/libsql.ts'
import { Book } from '../../src/ledger/book/book.ts'
import { median, type Report } from '../measure.ts'
import { conditionsNow } from './disk.ts'
import { pgbench, preparePgbench } from './pgbench.ts'
import type { Template } from './template.ts'
import { Work } from './work.ts'

const rounds = 5
const size = 100
const milliseconds = 3000

/** The same ledger on PostgreSQL, durable, in groups of a hundred; beside a function that does the least it can. */
export async function onPostgres(report: Report, template: Template): Promise<void> {
  if (!postgresPrograms()) return console.warn('PostgreSQL is not installed: its store is not measured.')
  const cluster = await startTemporaryPostgres({ durable: true })
  const url = await cluster.database()
  const rival = await cluster.database()
  const engine = openPostgres({ url, connections: 4 })
  try {
    await migrate(engine, [{ owner: 'core', folder: coreMigrations }])
    const source = openLibsql({ path: template.copy('to-postgres.db') })
    await copyDatabase(source, engine, portableTables(Object.values(coreTables)))
    await source.close()
    await preparePgbench(rival)
    const book = new Book('postgres')
    const work = new Work(11)
    const post = async (until: number) => {
      let count = 0
      while (performance.now() < until) {
        const postings = work.batch(size).map((chain) => ({ chain, actor: 'treasurer' }))
        await engine.write((on) => book.post(on, template.centreId, { at: new Date(), day: 20_700 }, postings))
        count += size
      }
      return count
    }
    await post(performance.now() + milliseconds)
    const rates = { ours: [] as number[], pgbench: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      const started = performance.now()
      const count = await post(started + milliseconds)
      rates.ours.push((count * 1000) / (performance.now() - started))
      const best: number[] = []
      for (const clients of [1, 10, 100]) best.push(await pgbench(rival, template.folder, clients, 2))
      rates.pgbench.push(Math.max(...best))
    }
    const value = median(rates.ours.map((rate, round) => rate / rates.pgbench[round]!))
    report({
      name: 'ledger posts on PostgreSQL, groups of 100 / function under pgbench',
      value,
      unit: '×',
      goal: '>= 2',
      ok: value >= 2,
      conditions:
        `${rounds} rounds, one process; ${Math.round(median(rates.ours))} and ${Math.round(median(rates.pgbench))} ` +
        `transfers/s (best of 1, 10, 100 clients); ${conditionsNow(template.folder)}`,
    })
  } finally {
    await engine.close()
    await cluster.stop()
  }
}
