import { DatabaseError, type Connection, type Engine, type EngineName } from './engine.ts'
import { databaseOver, type Writer } from './session.ts'

export type TransactionFault = 'over' | 'inner-open' | 'inner-not-awaited' | 'too-long'

const sentences: Record<TransactionFault, string> = {
  over: 'This transaction is over: a statement was started after its operation had ended (a promise not awaited?).',
  'inner-open': 'A nested operation is still running: await call.run(…) before you use call.tx again.',
  'inner-not-awaited': 'An operation ended while a nested call.run(…) was still running: await it.',
  'too-long': 'An operation held its transaction for more than 5 s; it was rolled back. Long work belongs in a job.',
}

export class TransactionError extends Error {
  override readonly name = 'TransactionError'
  readonly fault: TransactionFault
  constructor(fault: TransactionFault) {
    super(sentences[fault])
    this.fault = fault
  }
}

const longest = 5000

/** What all levels of one transaction share. */
interface Fate {
  /** The engine wants the whole transaction run again; an inner level whose caller caught that cannot settle it. */
  doomed: DatabaseError | undefined
  /** The outermost level has ended: whatever still comes, from any level, must not reach the connection. */
  over: boolean
}

const connections = new WeakMap<object, { readonly connection: Connection; readonly engine: Engine }>()

/**
 * The connection under the writer of an open transaction, for the few statements that are bound by hand. It is guarded as
 * the writer is: too late, or beside an open inner level, it refuses.
 */
export function connectionOf(writer: Writer): { readonly connection: Connection; readonly engine: Engine } {
  const found = connections.get(writer)
  if (!found) throw new Error('This writer belongs to no transaction: pass call.tx of an operation.')
  return found
}

/**
 * One level of a transaction. A nested level is a savepoint: a failure that the caller catches leaves nothing behind.
 * Siblings under `Promise.all` run one after the other. Statements that come too late, or beside an open inner level,
 * are refused instead of being booked into somebody else's work.
 */
export class Transaction {
  readonly db: Writer
  readonly engine: EngineName
  readonly #engine: Engine
  readonly #connection: Connection
  readonly #depth: number
  readonly #afterCommit: (() => void)[]
  readonly #fate: Fate
  #open = true
  #inner: Transaction | undefined
  #tail: Promise<unknown> | undefined

  private constructor(connection: Connection, engine: Engine, depth: number, afterCommit: (() => void)[], fate: Fate) {
    this.#connection = connection
    this.#fate = fate
    this.#depth = depth
    this.#afterCommit = afterCommit
    this.engine = engine.name
    this.#engine = engine
    const guarded = this.#guarded()
    this.db = databaseOver(guarded, engine.name)
    connections.set(this.db, { connection: guarded, engine })
  }

  /** Runs `work` in a transaction of its own; resolves after the commit. */
  static async begin<T>(engine: Engine, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = []
    const value = await engine.write(async (connection) => {
      // A second attempt starts with a clean slate.
      afterCommit.length = 0
      const transaction = new Transaction(connection, engine, 0, afterCommit, { doomed: undefined, over: false })
      return transaction.#within(work)
    })
    for (const hook of afterCommit) safely(hook)
    return value
  }

  /**
   * For work that must wait until the change is safe on disk; not called when it is rolled back. What is done stays done:
   * of a hook that throws a warning is given, and neither the caller nor another hook hears of it.
   */
  afterCommit(hook: () => void): void {
    this.#afterCommit.push(hook)
  }

  nested<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    if (!this.#open) return Promise.reject(new TransactionError('over'))
    const before = this.#tail
    const mine = (async () => {
      await before?.catch(() => undefined)
      if (!this.#open) throw new TransactionError('over')
      return this.#savepoint(work)
    })()
    this.#tail = mine
    const settle = () => {
      if (this.#tail === mine) this.#tail = undefined
    }
    mine.then(settle, settle)
    return mine
  }

  async #savepoint<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const name = `level${this.#depth + 1}`
    const hooks: (() => void)[] = []
    const inner = new Transaction(this.#connection, this.#engine, this.#depth + 1, hooks, this.#fate)
    // From here on the outer level may not speak, not even while the savepoint is being set.
    this.#inner = inner
    try {
      await this.#control(`SAVEPOINT ${name}`)
      const value = await inner.#within(work)
      await this.#control(`RELEASE SAVEPOINT ${name}`)
      this.#afterCommit.push(...hooks)
      return value
    } catch (error) {
      if (error instanceof DatabaseError && error.fault === 'busy') this.#fate.doomed = error
      if (!this.#fate.over) await this.#control(`ROLLBACK TO SAVEPOINT ${name}; RELEASE SAVEPOINT ${name}`)
      throw error
    } finally {
      this.#inner = undefined
    }
  }

  async #within<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      const value = await (this.#depth === 0 ? withinLimit(work(this)) : work(this))
      if (this.#tail) throw new TransactionError('inner-not-awaited')
      if (this.#depth === 0 && this.#fate.doomed) throw this.#fate.doomed
      return value
    } finally {
      this.#close()
    }
  }

  async #control(text: string): Promise<void> {
    if (this.#fate.over) throw new TransactionError('over')
    await this.#connection.script(text)
  }

  #close(): void {
    if (this.#depth === 0) this.#fate.over = true
    this.#open = false
    if (this.#inner) this.#inner.#close()
  }

  #guarded(): Connection {
    const check = () => {
      if (!this.#open || this.#fate.over) throw new TransactionError('over')
      if (this.#inner) throw new TransactionError('inner-open')
      return this.#connection
    }
    return {
      all: async (text, params) => check().all(text, params),
      run: async (text, params) => check().run(text, params),
      script: async (text) => check().script(text),
    }
  }
}

function safely(hook: () => void): void {
  try {
    hook()
  } catch (error) {
    // Of what kind, not in which words: those may hold a name or a number.
    const kind = error instanceof Error ? error.name : typeof error
    process.emitWarning(`A hook after a commit failed (${kind}); the change itself is done.`)
  }
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TransactionError('too-long')), longest)
    timer.unref()
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
