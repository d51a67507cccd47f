/** Run as a process of its own by `several-processes.test.ts`: deposits and works off jobs on a shared PostgreSQL. */
import { appendFileSync } from 'node:fs'
import { job, openMilpa, systemActor, Vault } from '@milpa/core'
import { openPostgres } from '@milpa/core/db'
import * as v from 'valibot'
import { deposit, savingsPlugin } from './savings.ts'

const [url, circle, times, log] = process.argv.slice(2) as [string, string, string, string]
const once = job({
  id: 'savings.once',
  title: 'Leave a line',
  input: v.object({ line: v.string() }),
  run: async ({ line }) => appendFileSync(log, `${line}\n`),
})
const milpa = await openMilpa({
  engine: openPostgres({ url }),
  vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]),
  plugins: [{ ...savingsPlugin, jobs: [once] }],
})
const [centre] = await milpa.centres()
const door = { centre: centre!, actor: systemActor('depositor') }
await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (let i = 0; i < Number(times); i++) await milpa.run(deposit, { id: circle, amount: 1 }, door)
  }),
)
await milpa.jobs.workOff()
await milpa.deliver()
await milpa.close()
