import { createRequire } from 'node:module'
import type Libsql from 'libsql'
import { DatabaseError, type Connection, type DatabaseFault, type Engine } from './engine.ts'
import { GroupCommit } from './group-commit.ts'

// libsql is CommonJS whose export is the class itself.
const LibsqlDatabase = createRequire(import.meta.url)('libsql') as typeof Libsql

export interface LibsqlOptions {
  /** Path of the file, or `:memory:` (then reader and writer are one connection). */
  readonly path: string
}

/**
 * The embedded engine: one writer connection and one reader connection on a WAL file, `synchronous=FULL`. All writing
 * passes through one queue (`GroupCommit`), because a second writer in the process blocks the event loop for the whole
 * busy timeout and then fails (measured: 20 overlapping transactions froze a process for 95 s).
 */
export function openLibsql({ path }: LibsqlOptions): Engine {
  const memory = path === ':memory:'
  const writer = new LibsqlDatabase(path)
  prepareConnection(writer)
  // From here on it waits in JavaScript: a wait inside SQLite holds up every request of the process (measured: 371 ms
  // for a reading while another process had the lock, 250 ms at each attempt).
  writer.pragma('busy_timeout = 0')
  const reader = memory ? writer : new LibsqlDatabase(path)
  if (!memory) prepareConnection(reader)
  const writing = new LibsqlConnection(writer)
  const commits = new GroupCommit({
    begin: (until) => retryWhileBusy(until, () => writer.exec('BEGIN IMMEDIATE')),
    savepoint: (name) => writer.exec(`SAVEPOINT ${name}`),
    release: (name) => writer.exec(`RELEASE ${name}`),
    rollbackTo: (name) => writer.exec(`ROLLBACK TO ${name}; RELEASE ${name}`),
    commit: () => guarded('COMMIT', () => writer.exec('COMMIT')),
    rollback: () => writer.exec('ROLLBACK'),
    inTransaction: () => writer.inTransaction,
  })
  return {
    name: 'libsql',
    reader: memory ? writing : new LibsqlConnection(reader),
    write: (work) => commits.run(() => work(writing)),
    close: async () => {
      await commits.idle()
      writer.pragma('busy_timeout = 250')
      // libsql leaves the -wal file behind otherwise; a copied file must be whole by itself.
      if (!memory) writer.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      if (!memory) reader.close()
      writer.close()
    },
  }
}

function prepareConnection(db: Libsql.Database): void {
  // The timeout is for other processes only: inside this one nothing ever waits for the lock.
  for (const pragma of [
    'busy_timeout = 250',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    // Without it `insert or replace` takes a row away and fires no trigger: append-only tables could be rewritten.
    'recursive_triggers = ON',
    'wal_autocheckpoint = 4000',
    'cache_size = -65536',
  ]) {
    guarded(`PRAGMA ${pragma}`, () => db.pragma(pragma))
  }
}

interface CachedStatement {
  readonly rows: boolean
  readonly statement: Libsql.Statement
}

class LibsqlConnection implements Connection {
  readonly #db: Libsql.Database
  /** Preparing costs 6 us, a lookup 0.1; bounded because filters make many texts. */
  readonly #statements = new Map<string, CachedStatement>()

  constructor(db: Libsql.Database) {
    this.#db = db
  }

  #prepared(text: string): CachedStatement {
    const known = this.#statements.get(text)
    if (known) return known
    const statement = guarded(text, () => this.#db.prepare(text))
    const cached = { rows: statement.reader, statement: statement.reader ? statement.raw() : statement }
    if (this.#statements.size >= 500) this.#statements.delete(this.#statements.keys().next().value!)
    this.#statements.set(text, cached)
    return cached
  }

  async all(text: string, params: readonly unknown[]): Promise<unknown[][]> {
    const { rows, statement } = this.#prepared(text)
    return guarded(text, () => {
      if (rows) return statement.all(params.map(toLibsql)) as unknown[][]
      statement.run(params.map(toLibsql))
      return []
    })
  }

  async run(text: string, params: readonly unknown[]): Promise<{ readonly changes: number }> {
    const { rows, statement } = this.#prepared(text)
    return guarded(text, () => {
      if (rows) return { changes: (statement.all(params.map(toLibsql)) as unknown[]).length }
      return { changes: statement.run(params.map(toLibsql)).changes }
    })
  }

  async script(text: string): Promise<void> {
    guarded(text, () => this.#db.exec(text))
  }
}

/** Always inside an array: a lone Buffer as argument makes libsql 0.5 abort the whole process (uncatchable). */
function toLibsql(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  return value === undefined ? null : value
}

const faults: readonly (readonly [RegExp, DatabaseFault])[] = [
  [/UNIQUE constraint|PRIMARY KEY/i, 'unique'],
  [/FOREIGN KEY/i, 'foreign-key'],
  [/CHECK constraint|NOT NULL constraint/i, 'check'],
  [/database is locked|SQLITE_BUSY|table is locked/i, 'busy'],
  [/disk is full|SQLITE_FULL|disk I\/O error/i, 'full'],
]

function guarded<T>(text: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const fault = faults.find(([pattern]) => pattern.test(message))?.[1] ?? 'other'
    throw new DatabaseError(fault, `${message} (in: ${text.slice(0, 200)})`, cause)
  }
}

/** Milliseconds between two attempts to get the lock: a commit of another process is over in one or two. */
const pauses = [1, 2, 5, 10, 20, 50]

/** Another process may hold the lock for a moment; waiting in JavaScript keeps the event loop free. */
async function retryWhileBusy(until: number, begin: () => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      guarded('BEGIN IMMEDIATE', begin)
      return
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.fault !== 'busy' || performance.now() >= until) throw error
      await new Promise((resolve) => setTimeout(resolve, pauses[attempt] ?? pauses.at(-1)))
    }
  }
}
