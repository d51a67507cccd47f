import { and, eq, inArray } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { AnyTable } from '../db/index.ts'
import type { Doing } from './any-call.ts'

/** Rows that belong to a record and go with it when it is merged. */
export interface Belonging {
  /** Name under which a merge remembers them. */
  readonly name: string
  readonly table: AnyTable & { readonly id: AnySQLiteColumn; readonly centreId: AnySQLiteColumn }
  /** Key of the column with the id of the record. */
  readonly key: string
  readonly owner: AnySQLiteColumn
}

/** Gives all rows of a record to another one; answers their ids, by name. */
export async function moveRows(
  call: Doing,
  belongings: readonly Belonging[],
  from: string,
  to: string,
): Promise<Record<string, readonly string[]>> {
  const moved: Record<string, readonly string[]> = {}
  for (const { name, table, key, owner } of belongings) {
    const rows = await call.tx
      .update(table)
      .set({ [key]: to })
      .where(and(call.mine(table), eq(owner, from)))
      .returning({ id: table.id })
    moved[name] = rows.map(({ id }) => String(id))
  }
  return moved
}

/** Gives them back. What was deleted or has gone to a third record meanwhile stays where it is. */
export async function moveBack(
  call: Doing,
  belongings: readonly Belonging[],
  moved: Readonly<Record<string, readonly string[]>>,
  from: string,
  to: string,
): Promise<void> {
  for (const { name, table, key, owner } of belongings) {
    const ids = moved[name] ?? []
    if (ids.length === 0) continue
    await call.tx
      .update(table)
      .set({ [key]: to })
      .where(and(call.mine(table), inArray(table.id, [...ids]), eq(owner, from)))
  }
}
