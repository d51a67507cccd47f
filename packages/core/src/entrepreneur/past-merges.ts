import * as v from 'valibot'
import { and, eq, keyset } from '../db/index.ts'
import type { Asking } from './any-call.ts'
import { merges } from './tables.ts'

const Side = v.object({ id: v.string(), name: v.string() })

/** A merge as lists show it: what stayed, what went into it, and whether it was undone. */
export const PastMerges = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      kept: Side,
      merged: Side,
      at: v.string(),
      by: v.string(),
      undoneAt: v.nullable(v.string()),
    }),
  ),
  next: v.optional(v.string()),
})

/** Merges of one kind of record, newest first. `namesOf` says what records are called; one erased has no name. */
export async function pastMerges(
  call: Asking,
  kind: 'person' | 'enterprise',
  paging: Parameters<typeof keyset>[1],
  namesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<v.InferOutput<typeof PastMerges>> {
  const keys = keyset([merges.id], paging, 'desc')
  const rows = await call.read
    .select()
    .from(merges)
    .where(and(call.mine(merges), eq(merges.subjectKind, kind), keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit)
  const { items, next } = keys.page(rows, ({ id }) => [id])
  const names = await namesOf([...new Set(items.flatMap(({ keptId, mergedId }) => [keptId, mergedId]))])
  const side = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    items: items.map(({ id, keptId, mergedId, at, by, undoneAt }) => ({
      id,
      kept: side(keptId),
      merged: side(mergedId),
      at: at.toISOString(),
      by,
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    ...(next === undefined ? {} : { next }),
  }
}
