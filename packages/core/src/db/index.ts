/** What a plugin needs to declare tables and write queries; drizzle stays behind this door. */
export {
  and,
  asc,
  between,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  min,
  ne,
  not,
  notInArray,
  or,
  sql,
} from 'drizzle-orm'
export type { InferInsertModel, InferSelectModel, SQL } from 'drizzle-orm'
export { alias } from 'drizzle-orm/sqlite-core'
export {
  bool,
  bytes,
  coded,
  day,
  dayNumber,
  id,
  instant,
  int,
  json,
  ledgerNumber,
  long,
  money,
  oneOf,
  packedId,
  packId,
  packInto,
  place,
  real,
  ref,
  text,
  unpackId,
  type Sealed,
} from './columns.ts'
export {
  appendOnly,
  check,
  factsOf,
  foreignKey,
  index,
  open,
  primaryKey,
  sensitive,
  sqliteOnlyCheck,
  staff,
  table,
  unique,
  uniqueIndex,
  type ColumnClass,
  type Marked,
  type MarkedColumns,
  type AnyTable,
  type MilpaTable,
} from './table.ts'
export { publicOf, type PublicReader, type PublicSource } from './public.ts'
export { keyset, page, paged } from './keyset.ts'
export { checkedOnly, countAll, startsWith, total } from './fn.ts'
export { openLibsql } from './libsql.ts'
export {
  openPostgres,
  PostgresConnection,
  inTransaction,
  type PostgresBounds,
  type PostgresClient,
} from './postgres.ts'
export { DatabaseError, type Connection, type Engine, type EngineName } from './engine.ts'
export { databaseOver, type Database, type Reader, type Writer } from './session.ts'
export { connectionOf, Transaction, TransactionError } from './transaction.ts'
export { migrate, MigrationError, type Migrations } from './migrate.ts'
