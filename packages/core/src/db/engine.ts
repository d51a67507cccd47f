/** A value as the kit's columns hand it to a connection; each engine turns it into its own. */
export type Neutral = string | number | boolean | Date | bigint | Uint8Array | null

/** One connection of an engine. `rows` are arrays in the order of the selected columns. */
export interface Connection {
  all(text: string, params: readonly unknown[]): Promise<unknown[][]>
  run(text: string, params: readonly unknown[]): Promise<{ readonly changes: number }>
  /** Several statements without parameters or results. */
  script(text: string): Promise<void>
}

export type EngineName = 'libsql' | 'postgres'

/**
 * What a database has to offer. `write` runs the work in a transaction that behaves as if it had the database to
 * itself; where the engine finds that it had not, it runs the work again from its beginning. Nested calls are the
 * business of `Transaction`, not of the engine.
 */
export interface Engine {
  readonly name: EngineName
  readonly reader: Connection
  write<T>(work: (connection: Connection) => Promise<T>, options?: WriteOptions): Promise<T>
  close(): Promise<void>
}

export interface WriteOptions {
  /** A migration, a backup, a restore: nobody waits for it, and a single statement may take minutes. */
  readonly unhurried?: boolean
}

export type DatabaseFault = 'unique' | 'foreign-key' | 'check' | 'busy' | 'full' | 'other'

/** An error of the engine, its kind told apart; the message holds the statement's own words, never its parameters. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly fault: DatabaseFault
  constructor(fault: DatabaseFault, message: string, cause: unknown) {
    super(message, { cause })
    this.fault = fault
  }
}
