import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { eq, databaseOver, type Connection, type Database } from '../src/db/index.ts'
import { auditEntry } from '../src/audit/entry.ts'
import { auditEntries, fieldChanges } from '../src/audit/tables.ts'
import { deliveries, events } from '../src/events/tables.ts'
import { circles, deposit, savingsPlugin, start } from '../test/mechanism/savings.ts'
import { median, type Report } from './measure.ts'

export const part = 'operation'

const rounds = 9
const perRound = 300

/** An operation against the same statements, audit and outbox rows included, written by hand with drizzle. */
export async function run(report: Report): Promise<void> {
  // In memory nothing waits for a disk: what is left is what the framework itself costs.
  await compare(report, 'memory')
  await compare(report, 'libsql')
}

async function compare(report: Report, engine: 'memory' | 'libsql'): Promise<void> {
  const centre = await createTestCentre({ plugins: [savingsPlugin], engine })
  await centre.milpa.host.engine.write((connection) =>
    connection.script(
      `create table savings_circles (id text primary key, centre_id text not null, name text not null,
       status text not null, saved integer not null, notes text, meeting_place text)`,
    ),
  )
  const circle = await centre.run(start, { name: 'Las Flores' })
  const ratios: number[] = []
  const micro = { ours: [] as number[], hand: [] as number[] }
  await timed(() => centre.run(deposit, { id: circle.id, amount: 1 }))
  await timed(() => byHand(centre, circle.id, 1))
  for (let round = 0; round < rounds; round++) {
    const contenders = {
      ours: () => centre.run(deposit, { id: circle.id, amount: 1 }),
      hand: () => byHand(centre, circle.id, 1),
    }
    const order = round % 2 === 0 ? (['ours', 'hand'] as const) : (['hand', 'ours'] as const)
    const took = { ours: 0, hand: 0 }
    for (const name of order) took[name] = await timed(contenders[name])
    ratios.push(took.ours / took.hand)
    micro.ours.push(took.ours)
    micro.hand.push(took.hand)
  }
  await centre.close()
  const ratio = median(ratios)
  report({
    name: `operation / the same statements by hand, ${engine === 'memory' ? 'in memory' : 'on disk'}`,
    value: ratio,
    unit: '×',
    goal: '<= 1.3',
    ok: ratio <= 1.3,
    conditions: `one after the other, ${rounds} rounds of ${perRound}; ${micros(micro.ours)} and ${micros(micro.hand)} us`,
  })
}

const micros = (values: readonly number[]) => Math.round((median(values) * 1000) / perRound)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  for (let i = 0; i < perRound; i++) await work()
  return performance.now() - started
}

const databases = new WeakMap<Connection, Database>()
const databaseOf = (connection: Connection): Database => {
  const known = databases.get(connection) ?? databaseOver(connection, 'libsql')
  databases.set(connection, known)
  return known
}

/** What a careful developer writes without the framework: the same rows, in one transaction. */
function byHand({ milpa, centre, actor }: TestCentre, id: string, amount: number): Promise<unknown> {
  const { host } = milpa
  const who = actor('system')
  return host.engine.write(async (connection) => {
    const db = databaseOf(connection)
    const at = host.clock()
    const [before] = await db.select().from(circles).where(eq(circles.id, id))
    if (!before || before.status === 'closed') throw new Error('closed')
    const [after] = await db
      .update(circles)
      .set({ saved: before.saved + amount })
      .where(eq(circles.id, id))
      .returning()
    const entryId = host.id()
    await db.insert(fieldChanges).values({
      id: host.id(),
      centreId: centre.id,
      subjectKind: 'circle',
      subjectId: id,
      field: 'saved',
      before: { value: before.saved },
      after: { value: after!.saved },
      at,
      actorId: who.id,
      entryId,
    })
    const eventId = host.id()
    await db
      .insert(events)
      .values({ id: eventId, centreId: centre.id, type: 'savings.deposited', payload: { id, amount }, at })
    await db.insert(deliveries).values({ eventId, subscriber: 'savings.note', attempts: 0, nextAt: at })
    const subject = { kind: 'circle', id }
    await db.insert(auditEntries).values(
      auditEntry({
        id: entryId,
        centreId: centre.id,
        at,
        actor: who,
        what: 'savings.deposit',
        subject,
        within: undefined,
        detail: { fields: ['saved'] },
      }),
    )
    return after
  })
}
