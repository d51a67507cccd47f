import { createRequire } from 'node:module'
import type pg from 'pg'
import { DatabaseError, type Connection, type DatabaseFault, type Engine } from './engine.ts'

/** The part of a driver that both `pg` and an embedded PostgreSQL offer. */
export interface PostgresClient {
  query(statement: {
    readonly text: string
    readonly values: unknown[]
    readonly rowMode: 'array'
    readonly types: typeof neutralTypes
  }): Promise<{ rows: unknown[][]; rowCount: number | null }>
  script(text: string): Promise<unknown>
}

let loaded: typeof pg | undefined
/** Loaded by whoever opens PostgreSQL: 8 MB and 40 ms that the embedded engine need not pay. */
const driver = (): typeof pg => (loaded ??= createRequire(import.meta.url)('pg') as typeof pg)

const asNumber = Number
const asText = (value: string) => value
/** Type ids of PostgreSQL whose text form we read ourselves: int8, numeric, timestamptz, date, json, jsonb. */
const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  20: asNumber,
  1700: asNumber,
  1184: (value) => new Date(value),
  1082: asText,
  114: asText,
  3802: asText,
}
export const neutralTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? (driver().types.getTypeParser(oid, format) as (value: string) => unknown),
}

export class PostgresConnection implements Connection {
  readonly #client: PostgresClient
  constructor(client: PostgresClient) {
    this.#client = client
  }
  async all(text: string, params: readonly unknown[]): Promise<unknown[][]> {
    return (await this.#query(text, params)).rows
  }
  async run(text: string, params: readonly unknown[]): Promise<{ readonly changes: number }> {
    return { changes: (await this.#query(text, params)).rowCount ?? 0 }
  }
  async script(text: string): Promise<void> {
    await guarded(text, () => this.#client.script(text))
  }
  #query(text: string, params: readonly unknown[]) {
    const values = params.map((value) => value ?? null)
    return guarded(text, () => this.#client.query({ text, values, rowMode: 'array', types: neutralTypes }))
  }
}

const clientOf = (queryable: pg.Pool | pg.PoolClient): PostgresClient => ({
  query: (statement) => queryable.query(statement as pg.QueryArrayConfig),
  script: (text) => queryable.query(text),
})

/** How long a transaction that keeps meeting others is run again before the caller is told to try later. */
const patience = 10_000
/** From this attempt on, those that have met others go one after the other, over all processes ("milpa" in ASCII). */
const inLine = 3
const line = 0x6d696c7061

/**
 * PostgreSQL 15 or later. Transactions are pooled and serializable: several processes may serve one database, and an
 * operation that reads and then writes means the same as on the embedded engine, where it has the writer to itself. Two
 * that meet are told apart by the server (40001), and one of them is run again from its beginning.
 */
export function openPostgres({
  url,
  connections = 8,
}: {
  readonly url: string
  readonly connections?: number
}): Engine {
  const pool = new (driver().Pool)({ connectionString: url, max: connections })
  // An idle client that loses its connection must not end the process; the next query reports the trouble.
  pool.on('error', () => undefined)
  const once = async <T>(attempt: number, work: (connection: Connection) => Promise<T>): Promise<T> => {
    const client = await guarded('connect', () => pool.connect())
    let broken: Error | undefined
    const waits = attempt >= inLine
    try {
      // Before BEGIN: inside, the snapshot would be older than the wait.
      if (waits) await guarded('lock', () => client.query(`select pg_advisory_lock(${line})`))
      return await inTransaction(new PostgresConnection(clientOf(client)), work)
    } catch (error) {
      if (error instanceof DatabaseError && error.fault === 'other') broken = error
      throw error
    } finally {
      if (waits && !broken)
        await client.query(`select pg_advisory_unlock(${line})`).catch((error: Error) => (broken = error))
      client.release(broken)
    }
  }
  return {
    name: 'postgres',
    reader: new PostgresConnection(clientOf(pool)),
    async write(work) {
      const started = performance.now()
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(attempt, work)
        } catch (error) {
          const met = error instanceof DatabaseError && error.fault === 'busy'
          if (!met || performance.now() - started > patience) throw error
          // Not in step with the other one, or the two would meet again.
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt))
        }
      }
    },
    close: () => pool.end(),
  }
}

/** BEGIN, work, COMMIT; ROLLBACK when the work fails. */
export async function inTransaction<T>(
  connection: Connection,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  await connection.script('BEGIN ISOLATION LEVEL SERIALIZABLE')
  try {
    const value = await work(connection)
    await connection.script('COMMIT')
    return value
  } catch (error) {
    await connection.script('ROLLBACK').catch(() => undefined)
    throw error
  }
}

const faults: Readonly<Record<string, DatabaseFault>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23514': 'check',
  '23502': 'check',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '53100': 'full',
}

async function guarded<T>(text: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause
    const { code, message } = cause as { code?: string; message?: string }
    // The `detail` of PostgreSQL's errors repeats values ("Key (phone)=(…) already exists"): only the message is kept.
    throw new DatabaseError(faults[code ?? ''] ?? 'other', `${message ?? code} (in: ${text.slice(0, 200)})`, code)
  }
}
