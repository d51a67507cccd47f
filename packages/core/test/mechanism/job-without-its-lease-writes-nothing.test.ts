import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { definePlugin, job, type Actor, type JobCall } from '@milpa/core'
import { eq } from '@milpa/core/db'
import { createTestCentre, stopTestEngines } from '@milpa/plugin-kit'
import { auditEntries } from '../../src/audit/tables.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { enqueueJob } from '../../src/jobs/queue.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { savings } from './savings.ts'

/** What a run of the job is made of; each test gives its own. */
let work: (call: JobCall) => Promise<void>
/** Lets the test hold a query in the middle. */
let gate: Promise<void> | undefined

const mark = savings.operation({
  name: 'mark',
  title: 'Leave a mark',
  path: '/marks',
  permission: 'manage',
  input: v.object({}),
  output: v.object({}),
  run: async () => ({}),
})
/** SQLite has one writer, for which the end of a job queues behind an operation as it is: only reading shows the wait. */
const look = savings.query({
  name: 'look',
  title: 'Look at the marks',
  path: '/marks',
  permission: 'manage',
  input: v.object({}),
  output: v.object({}),
  run: async () => {
    await gate
    return {}
  },
})
const marking = job({
  id: 'savings.marking',
  title: 'Leave marks',
  input: v.object({}),
  longest: 3_600_000,
  inNameOf: 'asker',
  run: (_input, call) => work(call),
})

beforeEach(() => {
  gate = undefined
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => void vi.useRealTimers())
afterAll(stopTestEngines)

async function openCentre(asker: Pick<Actor, 'id' | 'kind'> = { id: 'ana', kind: 'staff' }) {
  const plugin = {
    id: 'savings',
    version: '1.0.0',
    core: '^0.1.0',
    area: savings,
    operations: [mark],
    queries: [look],
    jobs: [marking],
  }
  const centre = await createTestCentre({ plugins: [definePlugin(plugin)] })
  const { host, jobs: runner } = centre.milpa
  const at = centre.clock.now()
  const id = host.id()
  await Transaction.begin(host.engine, ({ db }) =>
    enqueueJob(
      db,
      marking as never,
      {},
      {
        id,
        centreId: centre.centre.id,
        createdBy: asker.id,
        createdByKind: asker.kind,
        createdAt: at,
        runAt: at,
        key: undefined,
      },
    ),
  )
  const marks = () => host.read.select().from(auditEntries).where(eq(auditEntries.what, mark.id))
  const row = async () => (await host.read.select().from(jobs).where(eq(jobs.id, id)))[0]!
  const taken = () =>
    Transaction.begin(host.engine, ({ db }) => db.update(jobs).set({ leasedBy: 'another' }).where(eq(jobs.id, id)))
  return { ...centre, host, runner, marks, row, taken }
}
const turns = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

test('a job whose lease was taken by another process writes nothing from the next renewal on', async () => {
  const centre = await openCentre()
  let refused: unknown
  work = async (call) => {
    await call.run(mark, {})
    await centre.taken()
    await vi.advanceTimersByTimeAsync(10_000)
    await turns()
    expect(call.signal.aborted).toBe(true)
    refused = await call.run(mark, {}).catch((error: unknown) => error)
  }
  await centre.runner.workOff()
  expect(String(refused)).toContain('lease')
  expect(await centre.marks()).toHaveLength(1)
  expect(await centre.row()).toMatchObject({ status: 'running', leasedBy: 'another' })
  await centre.close()
})

test('a job whose lease is past writes nothing even before a renewal told it, and is tried again', async () => {
  const centre = await openCentre()
  work = async (call) => {
    await call.run(mark, {})
    centre.clock.advance({ seconds: 31 })
    await call.run(mark, {}).catch(() => undefined)
  }
  await centre.runner.workOff()
  expect(await centre.marks()).toHaveLength(1)
  expect(await centre.row()).toMatchObject({ status: 'waiting', attempts: 1 })
  await centre.close()
})

test('a job is not finished before what it had begun is', async () => {
  const centre = await openCentre()
  let open = () => undefined as void
  gate = new Promise((resolve) => (open = () => resolve()))
  work = async (call) => {
    void call.ask(look, {}).catch(() => undefined)
    await turns()
  }
  const working = centre.runner.workOff()
  await turns()
  await turns()
  expect(await centre.row()).toMatchObject({ status: 'running' })
  open()
  await working
  expect(await centre.row()).toMatchObject({ status: 'done' })
  await centre.close()
})

test('what a job does for a machine is written as done by a machine', async () => {
  const centre = await openCentre({ id: 'token-7', kind: 'machine' })
  work = async (call) => void (await call.run(mark, {}))
  await centre.runner.workOff()
  expect(await centre.marks()).toMatchObject([{ actorId: 'token-7', actorKind: 'machine' }])
  await centre.close()
})

test('one that heeds its signal with half a result has run too long: it is tried again, not called done', async () => {
  const centre = await openCentre()
  work = async (call) => {
    const told = new Promise((resolve) => call.signal.addEventListener('abort', resolve))
    // The lease is renewed by the clock of the test, which stands.
    await vi.advanceTimersByTimeAsync(3_600_000)
    await told
  }
  await centre.runner.workOff()
  const { status, error } = await centre.row()
  expect([status, error]).toEqual(['waiting', expect.stringContaining('3600 s')])
  await centre.close()
})
