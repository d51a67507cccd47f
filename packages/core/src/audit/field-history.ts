import * as v from 'valibot'
import { fieldChanges } from './tables.ts'
import { and, eq, keyset, paged } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import type { Subject } from '../operations/call.ts'

export const historyInput = { id: v.string(), ...paged } as const

const Change = v.object({
  id: v.string(),
  field: v.string(),
  /** Absent where the value is sealed or was empty. */
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
  at: v.string(),
  by: v.string(),
})
export const History = v.object({ items: v.array(Change), next: v.optional(v.string()) })

/** What changed in a record, newest first. Of sealed fields it is only told that they changed. */
export async function fieldHistory(
  call: Asking,
  subject: Subject,
  paging: { readonly limit: number; readonly after?: string | undefined },
) {
  const keys = keyset([fieldChanges.id], paging, 'desc')
  const rows = await call.read
    .select()
    .from(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, subject.kind),
        eq(fieldChanges.subjectId, subject.id),
        keys.where,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit)
  const { items, next } = keys.page(rows, ({ id }) => [id])
  return {
    items: items.map(({ id, field, before, after, at, actorId }) => ({
      id,
      field,
      ...(before === null ? {} : { before: before.value }),
      ...(after === null ? {} : { after: after.value }),
      at: at.toISOString(),
      by: actorId,
    })),
    ...(next === undefined ? {} : { next }),
  }
}
