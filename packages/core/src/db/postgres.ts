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

/** From this attempt on, those that have met others go one after the other, over all processes ("milpa" in ASCII). */
const inLine = 3
const line = 0x6d696c7061

/** How long things may take, in milliseconds; beyond it the caller is told BUSY. */
export interface PostgresBounds {
  /** Waiting for a lock that somebody else has. */
  readonly lock: number
  /** One statement of an operation; the whole operation has 5 s. */
  readonly operation: number
  /** One statement of a query: reports are longer, and the host gives an answer up after 30 s. */
  readonly reading: number
  /** All attempts of a transaction that keeps meeting others. */
  readonly patience: number
}

const usual: PostgresBounds = { lock: 4000, operation: 5000, reading: 60_000, patience: 10_000 }

/**
 * PostgreSQL 15 or later. Transactions are pooled and serializable: several processes may serve one database, and an
 * operation that reads and then writes means the same as on the embedded engine, where it has the writer to itself. Two
 * that meet are told apart by the server (40001), and one of them is run again from its beginning.
 */
export function openPostgres({
  url,
  connections = 8,
  bounds = usual,
}: {
  readonly url: string
  readonly connections?: number
  readonly bounds?: PostgresBounds
}): Engine {
  const pool = new (driver().Pool)({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: bounds.patience,
    lock_timeout: bounds.lock,
    statement_timeout: bounds.reading,
  })
  // An idle client that loses its connection must not end the process; the next query reports the trouble.
  pool.on('error', () => undefined)
  const once = async <T>(
    attempt: number,
    work: (connection: Connection) => Promise<T>,
    statement: number,
  ): Promise<T> => {
    const client = await guarded('connect', () => pool.connect())
    let broken: Error | undefined
    const waits = attempt >= inLine
    try {
      // Before BEGIN: inside, the snapshot would be older than the wait.
      if (waits) await guarded('lock', () => client.query(`select pg_advisory_lock(${line})`))
      return await inTransaction(new PostgresConnection(clientOf(client)), work, statement)
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
    async write(work, { unhurried = false } = {}) {
      const started = performance.now()
      // 0 is none.
      const statement = unhurried ? 0 : bounds.operation
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(attempt, work, statement)
        } catch (error) {
          const met = error instanceof DatabaseError && error.fault === 'busy'
          if (!met || performance.now() - started > bounds.patience) throw error
          // Not in step with the other one, or the two would meet again.
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt))
        }
      }
    },
    close: () => pool.end(),
  }
}

/** BEGIN, work, COMMIT; ROLLBACK when the work fails. @param statement milliseconds that one may take; 0 is no limit */
export async function inTransaction<T>(
  connection: Connection,
  work: (connection: Connection) => Promise<T>,
  statement = 0,
): Promise<T> {
  await connection.script(`BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL statement_timeout = ${statement}`)
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
  '57014': 'busy',
  '53100': 'full',
}

async function guarded<T>(text: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause
    const { code, message } = cause as { code?: string; message?: string }
    // All connections are in use, or the server does not answer; the driver gives that no code.
    if (/timeout exceeded when trying to connect/.test(message ?? '')) throw new DatabaseError('busy', message!, cause)
    // The `detail` of PostgreSQL's errors repeats values ("Key (phone)=(…) already exists"): only the message is kept.
    throw new DatabaseError(faults[code ?? ''] ?? 'other', `${message ?? code} (in: ${text.slice(0, 200)})`, code)
  }
}
