import * as drizzleUtils from 'drizzle-orm/utils'
import { fillPlaceholders, type Query } from 'drizzle-orm'
import {
  BaseSQLiteDatabase,
  SQLiteAsyncDialect,
  SQLitePreparedQuery,
  SQLiteSession,
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
  type SQLiteExecuteMethod,
} from 'drizzle-orm/sqlite-core'
import type { Connection, EngineName } from './engine.ts'

type RowMapper = (
  fields: SelectedFieldsOrdered,
  row: unknown[],
  joinsNotNullableMap: Record<string, boolean> | undefined,
) => unknown
// drizzle exports mapResultRow from this module but leaves it out of the declarations (marked internal);
// the version is pinned exactly and the contract suite reads joins through it.
const { mapResultRow } = drizzleUtils as unknown as { mapResultRow: RowMapper }

/** SQLite's query text with PostgreSQL's parameter marks: what both engines understand alike. */
class PostgresFlavour extends SQLiteAsyncDialect {
  override escapeParam(index: number): string {
    return `$${index + 1}`
  }
}

/** drizzle names the columns of `on conflict (…)` with their table, as SQLite allows and PostgreSQL does not. */
const withBareTarget = (text: string): string =>
  text.replace(/ on conflict \([^)]*\)/, (target) => target.replaceAll(/"[^"]+"\.(?=")/g, ''))

type Config = PreparedQueryConfig & { type: 'async' }

class PreparedStatement extends SQLitePreparedQuery<Config> {
  // Set by drizzle's select builder; hidden from its declarations.
  declare joinsNotNullableMap: Record<string, boolean> | undefined
  readonly #connection: Connection
  readonly #fields: SelectedFieldsOrdered | undefined
  readonly #mapRows: ((rows: unknown[][]) => unknown) | undefined

  constructor(
    connection: Connection,
    query: Query,
    method: SQLiteExecuteMethod,
    fields: SelectedFieldsOrdered | undefined,
    mapRows: ((rows: unknown[][]) => unknown) | undefined,
  ) {
    super('async', method, query)
    this.#connection = connection
    this.#fields = fields
    this.#mapRows = mapRows
  }

  #params(values: Record<string, unknown> | undefined): unknown[] {
    return fillPlaceholders(this.query.params, values ?? {})
  }

  run(values?: Record<string, unknown>): Promise<unknown> {
    return this.#connection.run(this.query.sql, this.#params(values))
  }

  async all(values?: Record<string, unknown>): Promise<unknown> {
    const rows = await this.values(values)
    if (this.#mapRows) return this.#mapRows(rows)
    const fields = this.#fields
    return fields ? rows.map((row) => mapResultRow(fields, row, this.joinsNotNullableMap)) : rows
  }

  async get(values?: Record<string, unknown>): Promise<unknown> {
    return ((await this.all(values)) as unknown[])[0]
  }

  values(values?: Record<string, unknown>): Promise<unknown[][]> {
    return this.#connection.all(this.query.sql, this.#params(values))
  }
}

class ConnectionSession extends SQLiteSession<'async', unknown, Record<string, never>, Record<string, never>> {
  readonly #connection: Connection
  constructor(connection: Connection, dialect: SQLiteAsyncDialect) {
    super(dialect)
    this.#connection = connection
  }
  override prepareQuery(
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    method: SQLiteExecuteMethod,
    _arrayMode: boolean,
    mapRows?: (rows: unknown[][]) => unknown,
  ): PreparedStatement {
    const understood = { ...query, sql: withBareTarget(query.sql) }
    return new PreparedStatement(this.#connection, understood, method, fields, mapRows)
  }
  override transaction(): never {
    throw new Error('Transactions are opened by operations, never by a query: use call.tx inside an operation.')
  }
}

export type Database = BaseSQLiteDatabase<'async', unknown>
/** Selecting, and nothing else. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'>
/** What an operation writes through, inside its transaction. */
export type Writer = Reader & Pick<Database, 'insert' | 'update' | 'delete'>

const dialects: Record<EngineName, SQLiteAsyncDialect> = {
  libsql: new SQLiteAsyncDialect({ casing: 'snake_case' }),
  postgres: new PostgresFlavour({ casing: 'snake_case' }),
}

/** drizzle over a connection of either engine: the same tables, the same builders, the same types. */
export function databaseOver(connection: Connection, engine: EngineName): Database {
  const dialect = dialects[engine]
  return new BaseSQLiteDatabase('async', dialect, new ConnectionSession(connection, dialect), undefined)
}
