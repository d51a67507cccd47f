import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { definePlugin, job, type JobCall } from '@milpa/core'
import { createTestCentre } from '@milpa/plugin-kit'
import { eq, isNotNull } from '@milpa/core/db'
import { deliveries } from '../../src/events/tables.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { enqueueJob } from '../../src/jobs/queue.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { deposit, list, savings, savingsPlugin, start } from './savings.ts'

/** What a run of the job below hands to the test that lets it begin. */
let begun: ((call: JobCall) => void) | undefined

/** It heeds no signal and never ends by itself: the worst that a plugin may bring. */
const endless = job({
  id: 'endless.turn',
  title: 'Go round and round',
  input: v.object({}),
  attempts: 2,
  longest: 60_000,
  run: (_input, call) => {
    begun?.(call)
    return new Promise<void>(() => undefined)
  },
})

const endlessPlugin = definePlugin({
  id: 'endless',
  version: '1.0.0',
  core: '^0.1.0',
  area: { ...savings, id: 'endless', permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } },
  jobs: [endless],
})

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** Lets everything that needs no timer come to its end. */
const settled = async (what: () => Promise<boolean>) => {
  for (let turn = 0; turn < 2000; turn++) {
    if (await what()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('It did not come to pass.')
}

async function openCentre() {
  const centre = await createTestCentre({ plugins: [savingsPlugin, endlessPlugin] })
  await centre.milpa.host.engine.write((connection) =>
    connection.script(
      `create table savings_circles (id text primary key, centre_id text not null, name text not null,
       status text not null, saved integer not null, notes text, meeting_place text)`,
    ),
  )
  const enqueue = () =>
    Transaction.begin(centre.milpa.host.engine, ({ db }) => {
      const at = centre.clock.now()
      const facts = { centreId: centre.centre.id, createdBy: 'test', createdByKind: 'staff', runAt: at } as const
      return enqueueJob(db, endless, {}, { ...facts, createdAt: at, key: undefined, id: centre.milpa.host.id() })
    })
  const running = () => new Promise<JobCall>((resolve) => (begun = resolve))
  const job = async (id: string) => (await centre.milpa.host.read.select().from(jobs).where(eq(jobs.id, id)))[0]!
  return { ...centre, enqueue, running, job }
}

test('while a job runs without end, events are delivered and the audit is sealed', async () => {
  const centre = await openCentre()
  const first = centre.running()
  await centre.enqueue()
  centre.milpa.startWorkers()
  await first

  const { id } = await centre.run(start, { name: 'Las Flores' })
  await centre.run(deposit, { id, amount: 4 })
  const { read } = centre.milpa.host
  await settled(
    async () => (await read.select().from(deliveries).where(isNotNull(deliveries.deliveredAt))).length === 1,
  )

  centre.clock.advance({ hours: 1 })
  await vi.advanceTimersByTimeAsync(1000)
  await settled(async () => (await centre.milpa.verifyAudit(centre.centre.id)).entries > 0)
})

test('a job that runs longer than its kind may is stopped, counts as failed, and is tried again', async () => {
  const centre = await openCentre()
  const first = centre.running()
  const id = await centre.enqueue()
  const working = centre.milpa.jobs.workOff()
  const call = await first
  expect(call.signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(60_000)
  // It was told, and has 5 s to finish the step it is in.
  expect(call.signal.aborted).toBe(true)
  expect(await centre.job(id)).toMatchObject({ status: 'running' })
  await call.run(start, { name: 'A tiempo' })
  await vi.advanceTimersByTimeAsync(5_000)
  await working

  expect(await centre.job(id)).toMatchObject({
    status: 'waiting',
    attempts: 1,
    error: 'It ran for 60 s, the most that its kind of job may take, and was stopped.',
  })
  // What is left of the stopped run can change nothing beside the run that follows it.
  await expect(call.run(start, { name: 'Tarde' })).rejects.toThrow('over')
  await expect(call.ask(list, {})).rejects.toThrow('over')

  centre.clock.advance({ seconds: 30 })
  const second = centre.running()
  const again = centre.milpa.jobs.workOff()
  expect((await second).attempt).toBe(2)
  await vi.advanceTimersByTimeAsync(65_000)
  await again
  expect(await centre.job(id)).toMatchObject({ status: 'failed', attempts: 2 })
})

test('a host that stops does not wait for a job that will not end; the job goes back to the queue', async () => {
  const centre = await openCentre()
  const first = centre.running()
  const id = await centre.enqueue()
  const working = centre.milpa.jobs.workOff()
  await first
  centre.milpa.jobs.stop()
  await vi.advanceTimersByTimeAsync(5_000)
  await working
  expect(await centre.job(id)).toMatchObject({ status: 'waiting', attempts: 0 })
})
