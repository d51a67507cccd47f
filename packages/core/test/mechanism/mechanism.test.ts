import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { definePlugin, override, Problem } from '@milpa/core'
import { asc, eq } from '@milpa/core/db'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { auditEntries, fieldChanges } from '../../src/audit/tables.ts'
import { deliveries, events } from '../../src/events/tables.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { answers } from '../../src/runtime/tables.ts'
import {
  circles,
  deposit,
  depositAll,
  found,
  list,
  meeting,
  savings,
  savingsPlugin,
  seen,
  start,
  tally,
} from './savings.ts'

afterAll(stopTestEngines)

const limited = definePlugin({
  id: 'limit',
  version: '1.0.0',
  core: '^0.1.0',
  dependencies: { savings: '^0.1.0' },
  area: { ...savings, id: 'limit', permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } },
  overrides: [
    override(
      deposit,
      (next) => async (input, call) => {
        const [circle] = await call.tx.select().from(circles).where(eq(circles.id, input.id))
        await new Promise((resolve) => setTimeout(resolve, 1))
        if ((circle?.saved ?? 0) + input.amount > 10) throw savings.error('DAILY_LIMIT', { limit: 10 })
        return next(input, call)
      },
      savings.codes('DAILY_LIMIT'),
    ),
  ],
})

const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof Problem ? error.code : error
}

describe.each(testEngines())('on %s', (engine) => {
  const openCentre = async (plugins = [savingsPlugin]): Promise<TestCentre> => {
    const made = await createTestCentre({ engine, plugins })
    await made.milpa.host.engine.write((connection) =>
      connection.script(
        `create table savings_circles (id text primary key, centre_id text not null, name text not null,
         status text not null, saved integer not null, notes ${engine === 'libsql' ? 'text' : 'jsonb'}, meeting_place text)`,
      ),
    )
    return made
  }

  beforeEach(() => {
    seen.log.length = 0
    seen.failing = false
  })

  test('an operation stores its change, its event, its audit entry and the history of the field together', async () => {
    const centre = await openCentre()
    const circle = await centre.run(start, { name: 'Las Flores' }, 'adviser')
    await centre.run(deposit, { id: circle.id, amount: 4 }, 'treasurer')
    const { read } = centre.milpa.host
    expect(await read.select().from(circles)).toMatchObject([{ name: 'Las Flores', saved: 4 }])
    expect(await read.select().from(events)).toMatchObject([
      { type: 'savings.deposited', payload: { id: circle.id, amount: 4 } },
    ])
    expect(await read.select().from(fieldChanges)).toMatchObject([
      { field: 'saved', before: { value: 0 }, after: { value: 4 }, actorId: 'test:treasurer' },
    ])
    const entries = await read.select().from(auditEntries).orderBy(asc(auditEntries.id))
    expect(entries.map(({ what, subjectId }) => [what, subjectId])).toEqual([
      ['centre.found', centre.centre.id],
      ['savings.start', circle.id],
      ['savings.deposit', circle.id],
    ])
    await centre.close()
  })

  test('a refused operation leaves no change, event, audit entry or stored answer', async () => {
    const centre = await openCentre()
    const circle = await centre.run(start, { name: 'Cerrado' })
    await Transaction.begin(centre.milpa.host.engine, ({ db }) => db.update(circles).set({ status: 'closed' }))
    expect(await codeOf(centre.run(deposit, { id: circle.id, amount: 4 }, 'treasurer', 'key-1'))).toBe(
      'SAVINGS_CIRCLE_CLOSED',
    )
    const { read } = centre.milpa.host
    expect(await read.select().from(events)).toEqual([])
    expect(await read.select().from(answers)).toEqual([])
    expect(await read.$count(auditEntries)).toBe(2)
    await centre.close()
  })

  test('permission is asked at the door, before anything is looked at', async () => {
    const centre = await openCentre()
    expect(await codeOf(centre.run(deposit, { id: 'nothing', amount: 1 }, 'adviser'))).toBe('FORBIDDEN')
    expect(await codeOf(centre.run(deposit, { id: 'nothing', amount: 1 }, 'anonymous'))).toBe('UNAUTHENTICATED')
    expect(await codeOf(centre.run(deposit, { id: 'nothing', amount: 1 }, 'treasurer'))).toBe('NOT_FOUND')
    await centre.close()
  })

  test('an invalid input is answered with places and rules, and never repeated', async () => {
    const centre = await openCentre()
    const error = await centre.run(deposit, { id: '1', amount: 'PIN 4711' } as never).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'INVALID_INPUT', issues: [{ pointer: '/amount', rule: 'number' }] })
    expect(JSON.stringify(error)).not.toContain('4711')
    expect(String((error as Error).message)).not.toContain('4711')
    await centre.close()
  })

  test('the same key answers the same, however the two requests overlap, and refuses another input', async () => {
    const centre = await openCentre()
    const circle = await centre.run(start, { name: 'Las Flores' })
    const both = await Promise.all([
      centre.run(deposit, { id: circle.id, amount: 3 }, 'treasurer', 'k'),
      centre.run(deposit, { amount: 3, id: circle.id }, 'treasurer', 'k'),
    ])
    expect(both[0]).toEqual(both[1])
    expect(both[0]).toMatchObject({ saved: 3 })
    expect(await codeOf(centre.run(deposit, { id: circle.id, amount: 4 }, 'treasurer', 'k'))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
    await centre.close()
  })

  test('an override is never skipped, however calls overlap', async () => {
    const centre = await openCentre([savingsPlugin, limited] as never)
    const circle = await centre.run(start, { name: 'Las Flores' })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(centre.run(deposit, { id: circle.id, amount: 1 }))),
    )
    const [row] = await centre.milpa.host.read.select().from(circles)
    expect(row!.saved).toBe(10)
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(10)
    expect(outcomes.filter((code) => code === 'SAVINGS_DAILY_LIMIT')).toHaveLength(10)
    expect(centre.milpa.chains.get('savings.deposit')).toEqual(['limit'])
    await centre.close()
  })

  test('a nested operation that fails and is caught leaves nothing behind; its siblings stay', async () => {
    const centre = await openCentre()
    const one = await centre.run(start, { name: 'Uno' })
    const two = await centre.run(start, { name: 'Dos' })
    expect(await centre.run(depositAll, { ids: [one.id, 'nothing', two.id], amount: 2 })).toEqual({ done: 2 })
    const rows = await centre.milpa.host.read.select().from(circles)
    expect(rows.map(({ saved }) => saved)).toEqual([2, 2])
    expect(await centre.milpa.host.read.$count(events)).toBe(2)
    await centre.close()
  })

  test('a subscriber that fails leaves nothing, is tried again later, and then counts once', async () => {
    const centre = await openCentre()
    const circle = await centre.run(start, { name: 'Las Flores' })
    await centre.run(deposit, { id: circle.id, amount: 5 })
    seen.failing = true
    expect(await centre.deliverAll()).toEqual({ delivered: 0, failed: 1 })
    expect((await centre.milpa.host.read.select().from(circles))[0]!.notes).toBeNull()
    expect(await centre.deliverAll()).toEqual({ delivered: 0, failed: 0 })
    seen.failing = false
    centre.clock.advance({ seconds: 10 })
    expect(await centre.deliverAll()).toEqual({ delivered: 1, failed: 0 })
    expect(await centre.deliverAll()).toEqual({ delivered: 0, failed: 0 })
    expect(seen.log).toEqual([`${circle.id}:5`])
    expect((await centre.milpa.host.read.select().from(circles))[0]!.notes).toEqual({ text: 'last 5' })
    expect(await centre.milpa.host.read.select().from(deliveries)).toMatchObject([{ attempts: 2, error: null }])
    await centre.close()
  })

  test('a sealed value is unreadable in the database, opens only in its place, and every look is in the audit', async () => {
    const centre = await openCentre()
    const circle = await centre.run(start, { name: 'Las Flores', place: 'Calle 5 número 12' })
    const [row] = await centre.milpa.host.read.select().from(circles)
    expect(String(row!.meetingPlace)).not.toContain('Calle')
    expect(await centre.ask(meeting, { id: circle.id }, 'adviser')).toEqual({ place: 'Calle 5 número 12' })
    const looks = await centre.milpa.host.read.select().from(auditEntries).where(eq(auditEntries.what, 'reveal'))
    expect(looks).toMatchObject([
      { subjectId: circle.id, actorId: 'test:adviser', detail: { column: 'meetingPlace', reason: 'visit' } },
    ])
    const other = await centre.run(start, { name: 'Otra', place: 'otra' })
    await Transaction.begin(centre.milpa.host.engine, ({ db }) =>
      db.update(circles).set({ meetingPlace: row!.meetingPlace }).where(eq(circles.id, other.id)),
    )
    await expect(centre.ask(meeting, { id: other.id })).rejects.toThrow(/does not open/)
    await centre.close()
  })

  test('the audit chain verifies, and names the block in which an entry was changed', async () => {
    const centre = await openCentre()
    await centre.run(start, { name: 'Las Flores' }, 'adviser')
    expect(await centre.milpa.sealAudit(centre.centre.id, 0)).toBe(2)
    await centre.run(start, { name: 'Otra' }, 'adviser')
    expect(await centre.milpa.verifyAudit(centre.centre.id)).toMatchObject({ blocks: 1, entries: 2, unsealed: 1 })
    await Transaction.begin(centre.milpa.host.engine, ({ db }) =>
      db.update(auditEntries).set({ actorId: 'somebody-else' }).where(eq(auditEntries.what, 'savings.start')),
    )
    expect((await centre.milpa.verifyAudit(centre.centre.id)).fault).toMatch(/block 1/)
    await centre.close()
  })

  test('a public query answers public columns of rows that may be shown, and nothing else', async () => {
    const centre = await openCentre()
    await centre.run(start, { name: 'Abierto', place: 'secreto' })
    await centre.run(start, { name: 'Otro' })
    await Transaction.begin(centre.milpa.host.engine, ({ db }) =>
      db.update(circles).set({ status: 'closed' }).where(eq(circles.name, 'Otro')),
    )
    const answer = await centre.askPublic(found, {})
    expect(answer.map(({ name }) => name)).toEqual(['Abierto'])
    expect(Object.keys(answer[0]!)).toEqual(['id', 'name'])
    await centre.close()
  })

  test('pages neither repeat nor skip rows while others are inserted', async () => {
    const centre = await openCentre()
    for (const name of ['Bb', 'Dd', 'Ff']) await centre.run(start, { name })
    const first = await centre.ask(list, { limit: 2 })
    await centre.run(start, { name: 'Aa' })
    await centre.run(start, { name: 'Ee' })
    const second = await centre.ask(list, { limit: 2, after: first.next! })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Bb', 'Dd', 'Ee', 'Ff'])
    expect(await codeOf(centre.ask(list, { after: 'not a cursor' }))).toBe('INVALID_INPUT')
    await centre.close()
  })

  test('a job whose process dies each time runs out of attempts', async () => {
    const centre = await openCentre()
    await Transaction.begin(centre.milpa.host.engine, async (transaction) => {
      const { OperationContext } = await import('../../src/runtime/context.ts')
      const origin = { centre: centre.centre, actor: centre.actor('system'), at: centre.clock.now() }
      await new OperationContext(centre.milpa.host, start, origin, transaction).enqueue(tally, {})
      // As a process leaves it that took the job for the last time it may be tried, and died.
      const dead = { status: 'running', attempts: 3, leaseUntil: centre.clock.now() } as const
      await transaction.db.update(jobs).set(dead)
    })
    centre.clock.advance({ seconds: 60 })
    await centre.milpa.jobs.workOff()
    expect(await centre.milpa.host.read.select().from(jobs)).toMatchObject([{ status: 'failed', result: null }])
    await centre.close()
  })

  test('a job is tried again after a pause and keeps its result', async () => {
    const centre = await openCentre()
    await Transaction.begin(centre.milpa.host.engine, async (transaction) => {
      const { OperationContext } = await import('../../src/runtime/context.ts')
      const origin = { centre: centre.centre, actor: centre.actor('system'), at: centre.clock.now() }
      await new OperationContext(centre.milpa.host, start, origin, transaction).enqueue(tally, { fail: 1 })
    })
    expect(await centre.milpa.jobs.workOff()).toBe(1)
    expect(await centre.milpa.host.read.select().from(jobs)).toMatchObject([
      { status: 'waiting', attempts: 1, error: 'not yet' },
    ])
    centre.clock.advance({ seconds: 10 })
    expect(await centre.milpa.jobs.workOff()).toBe(1)
    expect(await centre.milpa.host.read.select().from(jobs)).toMatchObject([{ status: 'done', result: { circles: 0 } }])
    await centre.close()
  })
})
