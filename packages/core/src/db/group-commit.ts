/** The seven words of a writer that the queue needs; synchronous on the embedded engine, but `begin` may wait. */
export interface CommitPort {
  /** @param until by the clock of `performance.now()`; who has not got the lock by then gives up. */
  begin(until: number): Promise<void>
  savepoint(name: string): void
  release(name: string): void
  rollbackTo(name: string): void
  commit(): void
  rollback(): void
  inTransaction(): boolean
}

interface Waiting {
  /** By `performance.now()`. */
  readonly since: number
  readonly work: () => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly of: Waiting } & (
  { readonly kept: true; readonly value: unknown } | { readonly kept: false; readonly error: unknown }
)

/**
 * One queue for everything that writes. Transactions that wait together are run one after the other, each in a
 * savepoint, and share one COMMIT (one fsync); each gets its own answer after it. A COMMIT that fails fails them all:
 * nobody is told "done" before the disk has it.
 */
export class GroupCommit {
  readonly #port: CommitPort
  readonly #queue: Waiting[] = []
  #running: Promise<void> | undefined
  /** A group is closed when it has this many members or has worked this long. */
  static readonly maxMembers = 64
  static readonly maxMilliseconds = 10
  /** How long a transaction waits for the lock that another process has, from when it came: others before it or not. */
  static readonly patience = 5000

  constructor(port: CommitPort) {
    this.#port = port
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ since: performance.now(), work, resolve: resolve as (value: unknown) => void, reject })
      this.#running ??= this.#drain().finally(() => (this.#running = undefined))
    })
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#group()
      // Let requests in, so that they can join the next group instead of waiting for a queue of one.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async #group(): Promise<void> {
    try {
      await this.#port.begin(this.#queue[0]!.since + GroupCommit.patience)
    } catch (error) {
      // The first in line hears of it, or it would wait for ever; the others may have better luck.
      this.#queue.shift()?.reject(error)
      return
    }
    const members: Waiting[] = []
    const outcomes: Outcome[] = []
    // Counted from here: time spent waiting for another process's lock is none of the group's work.
    const started = performance.now()
    try {
      while (
        this.#queue.length > 0 &&
        members.length < GroupCommit.maxMembers &&
        performance.now() - started < GroupCommit.maxMilliseconds
      ) {
        members.push(this.#queue.shift()!)
        outcomes.push(await this.#member(members.at(-1)!))
      }
      this.#port.commit()
    } catch (error) {
      if (this.#port.inTransaction()) this.#port.rollback()
      for (const { reject } of members) reject(error)
      return
    }
    for (const outcome of outcomes) {
      if (outcome.kept) outcome.of.resolve(outcome.value)
      else outcome.of.reject(outcome.error)
    }
  }

  async #member(of: Waiting): Promise<Outcome> {
    this.#port.savepoint('member')
    try {
      const value = await of.work()
      this.#port.release('member')
      return { of, kept: true, value }
    } catch (error) {
      // Disk full and I/O errors make SQLite roll back everything: then the whole group is lost.
      if (!this.#port.inTransaction()) throw error
      this.#port.rollbackTo('member')
      return { of, kept: false, error }
    }
  }
}
