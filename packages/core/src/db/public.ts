import { getTableColumns, type SQL } from 'drizzle-orm'
import { QueryBuilder, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from './session.ts'
import { factsOf, type MarkedColumns, type MilpaTable, type PublicKeys } from './table.ts'

const builder = new QueryBuilder({ casing: 'snake_case' })

type PublicColumns<N extends string, M extends MarkedColumns> = Pick<
  MilpaTable<N, M>['_']['columns'],
  PublicKeys<M> & keyof MilpaTable<N, M>['_']['columns']
>

declare const fromPublicOf: unique symbol
/** Tells the compiler that a source was made by `publicOf`; nothing at run time. */
export interface FromPublicOf {
  readonly [fromPublicOf]: true
}

const subquery = <N extends string, M extends MarkedColumns, A extends string>(
  alias: A,
  of: MilpaTable<N, M>,
  visible: (columns: MilpaTable<N, M>) => SQL | undefined,
) => {
  const { classes } = factsOf(of)
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(of) as Record<string, AnySQLiteColumn>).filter(([key]) => classes[key] === 'public'),
  ) as PublicColumns<N, M>
  return builder.select(columns).from(of).where(visible(of)).as(alias)
}

/**
 * The public face of a table: an inline subquery of its public columns that carries the rule of which rows may be
 * shown (consent, status), written once. A public query can read nothing else: a hidden column does not exist outside
 * the subquery, so even filtering by it fails in the database.
 */
export function publicOf<N extends string, const M extends MarkedColumns, const A extends string>(
  alias: A,
  of: MilpaTable<N, M>,
  visible: (columns: MilpaTable<N, M>) => SQL | undefined,
): ReturnType<typeof subquery<N, M, A>> & FromPublicOf {
  return subquery(alias, of, visible) as ReturnType<typeof subquery<N, M, A>> & FromPublicOf
}

export type PublicSource = ReturnType<typeof subquery<string, MarkedColumns, string>> & {
  readonly [fromPublicOf]: true
}

const selectFrom = <S extends PublicSource>(db: Pick<Database, 'select'>, source: S) => db.select().from(source)
type Joins =
  'leftJoin' | 'rightJoin' | 'innerJoin' | 'fullJoin' | 'crossJoin' | 'union' | 'unionAll' | 'intersect' | 'except'

/** Reads public faces of tables, one at a time, without joins. */
export interface PublicReader {
  from<S extends PublicSource>(source: S): Omit<ReturnType<typeof selectFrom<S>>, Joins>
  count(source: PublicSource, where?: SQL): Promise<number>
}

export const publicReader = (db: Pick<Database, 'select' | '$count'>): PublicReader => ({
  from: (source) => selectFrom(db, source),
  count: (source, where) => db.$count(source, where),
})
