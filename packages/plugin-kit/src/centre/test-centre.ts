import { createHash } from 'node:crypto'
import {
  openMilpa,
  systemActor,
  Vault,
  type Actor,
  type CentreRef,
  type Door,
  type Milpa,
  type Operation,
  type Plugin,
  type PublicQuery,
  type Query,
} from '@milpa/core'
import { openTestEngine, type TestEngine } from '../databases/engines.ts'
import { TestClock, type Span } from './test-clock.ts'
import { testHttp, type CreateServer, type TestHttp } from './test-http.ts'

export interface TestCentreOptions {
  readonly plugins?: readonly Plugin[]
  readonly config?: Readonly<Record<string, unknown>>
  readonly engine?: TestEngine
  /** Every source of randomness is derived from it; print it when a test fails. */
  readonly seed?: string
}

/** A centre of its own for one test: temporary database, fixed clock, seeded randomness, actors of every role. */
export interface TestCentre {
  readonly milpa: Milpa
  readonly centre: CentreRef
  readonly clock: TestClock
  /** Somebody who holds the default permissions of a role; `anonymous` holds none. */
  actor(role: string): Actor
  run<I, T, O>(operation: Operation<I, T, O>, input: I, as?: Actor | string, key?: string): Promise<O>
  ask<I, T, O>(query: Query<I, T, O>, input: I, as?: Actor | string): Promise<O>
  askPublic<I, T, O>(query: PublicQuery<I, T, O>, input: I): Promise<O>
  /** A second centre in the same database, to prove that nothing passes between the two. */
  another(slug: string): Promise<CentreRef>
  door(as: Actor | string, centre?: CentreRef): Door
  /** Delivers every event that is due to its subscribers. */
  deliverAll(): ReturnType<Milpa['deliver']>
  /** Runs every job that is due. @returns how many ran */
  workOff(): Promise<number>
  /** Moves the clock, as time would: scheduled jobs that come due on the way run at the next `workOff`. */
  advance(by: Span): Promise<void>
  /** The host over this centre, without a port: `centre.http(createServer)` with `createServer` of @milpa/server. */
  http(createServer: CreateServer): TestHttp
  close(): Promise<void>
}

export async function createTestCentre(options: TestCentreOptions = {}): Promise<TestCentre> {
  const { plugins = [], config = {}, engine = 'libsql', seed = 'milpa' } = options
  const clock = new TestClock('2026-03-02T15:00:00.000Z')
  const draw = seeded(seed)
  const milpa = await openMilpa({
    engine: await openTestEngine(engine),
    vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]),
    plugins,
    config,
    clock: clock.now,
    random: draw.random,
    bytes: draw.bytes,
  })
  const founding = {
    name: 'Centro de prueba',
    locale: 'es-MX',
    currency: 'MXN',
    timeZone: 'America/Chihuahua',
    country: 'MX',
    gridLatitude: 28.6,
  }
  const centre = await milpa.foundCentre({ ...founding, slug: 'prueba' })
  const actor = (role: string): Actor => {
    if (role === 'system') return systemActor('test')
    if (role === 'anonymous') return { id: 'anonymous', kind: 'public', permissions: new Set() }
    const held = [...milpa.host.registry.permissions].filter(([, { roles }]) => roles.includes(role))
    return { id: `test:${role}`, kind: 'staff', permissions: new Set(held.map(([name]) => name)) }
  }
  const door = (as: Actor | string, of = centre): Door => ({
    centre: of,
    actor: typeof as === 'string' ? actor(as) : as,
  })
  const schedule = async () => {
    for (const each of await milpa.centres()) await milpa.jobs.schedule(each)
  }
  return {
    milpa,
    centre,
    clock,
    actor,
    door,
    run: (operation, input, as = 'system', key) =>
      milpa.run(operation, input, { ...door(as), ...(key === undefined ? {} : { key }) }),
    ask: (query, input, as = 'system') => milpa.ask(query, input, door(as)),
    askPublic: (query, input) => milpa.askPublic(query, input, centre),
    another: (slug) => milpa.foundCentre({ ...founding, slug }),
    deliverAll: () => milpa.deliver(),
    async workOff() {
      await schedule()
      return milpa.jobs.workOff()
    },
    async advance(by) {
      await schedule()
      clock.advance(by)
    },
    http: (createServer) => testHttp(createServer, milpa, door),
    close: () => milpa.close(),
  }
}

/** Bytes and numbers that a seed determines: SHA-256 of seed and counter. */
function seeded(seed: string): { bytes(length: number): Uint8Array; random(): number } {
  let counter = 0
  const block = () => createHash('sha256').update(`${seed}:${counter++}`).digest()
  return { bytes: (length) => block().subarray(0, length), random: () => block().readUIntBE(0, 6) / 2 ** 48 }
}
