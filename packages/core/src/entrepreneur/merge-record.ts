import { and, eq, isNull } from '../db/index.ts'
import { canonical } from '../audit/entry.ts'
import type { Doing } from './any-call.ts'
import { distinctPairs, merges } from './tables.ts'

export type MergeRow = typeof merges.$inferSelect
type Kind = MergeRow['subjectKind']

/** Remembers a merge with all that undoing it takes. */
export async function rememberMerge(
  call: Doing,
  merge: Pick<MergeRow, 'subjectKind' | 'keptId' | 'mergedId' | 'moved' | 'filled'>,
): Promise<string> {
  const id = call.id()
  await call.tx.insert(merges).values({
    ...merge,
    id,
    centreId: call.centre.id,
    at: call.at,
    by: call.actor.id,
    undoneAt: null,
    undoneBy: null,
  })
  return id
}

export async function findMerge(call: Doing, id: string, kind: Kind): Promise<MergeRow> {
  const [merge] = await call.tx
    .select()
    .from(merges)
    .where(and(call.mine(merges), eq(merges.id, id), eq(merges.subjectKind, kind)))
  if (!merge) throw call.notFound()
  return merge
}

/** Marks it undone; false when somebody was first. */
export async function markUndone(call: Doing, id: string): Promise<boolean> {
  const rows = await call.tx
    .update(merges)
    .set({ undoneAt: call.at, undoneBy: call.actor.id })
    .where(and(call.mine(merges), eq(merges.id, id), isNull(merges.undoneAt)))
    .returning({ id: merges.id })
  return rows.length === 1
}

/** Says once that two records are not the same. */
export async function rememberDistinct(call: Doing, subjectKind: Kind, a: string, b: string): Promise<void> {
  const [firstId, secondId] = a < b ? [a, b] : [b, a]
  await call.tx
    .insert(distinctPairs)
    .values({ centreId: call.centre.id, firstId, secondId, subjectKind, at: call.at, by: call.actor.id })
    .onConflictDoNothing()
}

const empty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Fields that the kept record has empty and the other one has not. */
export function fillable<F extends string>(
  kept: Readonly<Record<F, unknown>>,
  other: Readonly<Record<F, unknown>>,
  fields: readonly F[],
): Partial<Record<F, unknown>> {
  const filled: Partial<Record<F, unknown>> = {}
  for (const field of fields) if (empty(kept[field]) && !empty(other[field])) filled[field] = other[field]
  return filled
}

/** Of the fields once filled, those that nobody has changed since: undoing empties them again. */
export function stillFilled(
  now: Readonly<Record<string, unknown>>,
  filled: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(filled).filter((field) => canonical(now[field] ?? null) === canonical(filled[field] ?? null))
}
