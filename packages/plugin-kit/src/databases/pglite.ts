import { PGlite } from '@electric-sql/pglite'
import { inTransaction, PostgresConnection, type Engine, type PostgresClient } from '@milpa/core/db'

const parsers = {
  20: Number,
  1700: Number,
  1184: (value: string) => new Date(value),
  1082: (value: string) => value,
  114: (value: string) => value,
  3802: (value: string) => value,
}

const clientOf = (database: PGlite): PostgresClient => ({
  async query({ text, values }) {
    const { rows, affectedRows } = await database.query<unknown[]>(text, values, { rowMode: 'array', parsers })
    return { rows, rowCount: affectedRows ?? rows.length }
  },
  script: (text) => database.exec(text),
})

/** Starting PGlite takes two seconds, so the engines of a process share one, each in a schema of its own. */
let shared: Promise<PGlite> | undefined
let turn: Promise<unknown> = Promise.resolve()
let current = ''
let count = 0

/**
 * PostgreSQL in this process, without a server: for contributors and plugin authors who have none. One connection, so
 * writers and readers take turns.
 */
export async function openPglite(): Promise<Engine> {
  // Left alone, PGlite would quote a text of JSON a second time.
  shared ??= PGlite.create({ serializers: { 114: String, 3802: String } })
  const database = await shared
  const direct = new PostgresConnection(clientOf(database))
  const schema = `centre_${++count}`
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(async () => {
      if (current !== schema) await database.exec(`create schema if not exists ${schema}; set search_path to ${schema}`)
      current = schema
      return work()
    })
    turn = mine.catch(() => undefined)
    return mine
  }
  return {
    name: 'postgres',
    reader: {
      all: (text, params) => inTurn(() => direct.all(text, params)),
      run: (text, params) => inTurn(() => direct.run(text, params)),
      script: (text) => inTurn(() => direct.script(text)),
    },
    write: (work) => inTurn(() => inTransaction(direct, work)),
    close: () => inTurn(() => direct.script(`drop schema ${schema} cascade`)),
  }
}
