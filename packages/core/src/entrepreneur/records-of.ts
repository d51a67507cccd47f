import { and, eq, inArray, type AnyTable } from '../db/index.ts'
import type { enterprises } from '../enterprise/tables.ts'
import type { Asking } from './any-call.ts'
import type { persons } from './tables.ts'

type Mergeable = typeof persons | typeof enterprises

/** Some records and all that were merged into them, however many times over: what points at any of them means them. */
export async function recordsOf(
  call: Pick<Asking, 'read' | 'mine'>,
  table: Mergeable,
  ids: readonly string[],
): Promise<readonly string[]> {
  const all = new Set(ids)
  for (let newest = [...all]; newest.length > 0;) {
    const rows = await call.read
      .select({ id: table.id })
      .from(table as AnyTable)
      .where(and(call.mine(table), inArray(table.mergedInto, newest)))
    newest = rows.map(({ id }) => id).filter((id) => !all.has(id))
    for (const id of newest) all.add(id)
  }
  return [...all]
}

/** The record that stands for this one: itself, or what it was merged into, at the end of the chain. */
export async function survivorOf(call: Pick<Asking, 'read' | 'mine'>, table: Mergeable, id: string): Promise<string> {
  const [row] = await call.read
    .select({ mergedInto: table.mergedInto })
    .from(table as AnyTable)
    .where(and(call.mine(table), eq(table.id, id)))
  return row?.mergedInto ? survivorOf(call, table, row.mergedInto) : id
}
