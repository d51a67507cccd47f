import type { Problem } from '../operations/problem.ts'
import type { Doing } from './any-call.ts'
import { findMerge, markUndone, rememberDistinct, stillFilled, type MergeRow } from './merge-record.ts'
import { moveBack, type Belonging } from './moving-rows.ts'

interface Row {
  readonly id: string
  readonly version: number
  readonly archivedAt: Date | null
  readonly mergedInto: string | null
}

/** A kind of record of which two may turn out to be one. */
export interface Mergeable<R extends Row> {
  readonly kind: MergeRow['subjectKind']
  readonly belongings: readonly Belonging[]
  find(call: Doing, id: string): Promise<R>
  /** Writes some columns, and nothing beside them. @returns the row as it is now. */
  put(call: Doing, id: string, change: Partial<R>): Promise<R>
}

type Refusing<C extends string> = Doing & { error(code: C): Problem }

/** The two rows of a merge, held until the transaction ends: `kept` stays, `other` goes into it. */
export async function takePair<R extends Row>(
  call: Refusing<'SAME_RECORD' | 'ALREADY_MERGED' | 'ARCHIVED'>,
  of: Mergeable<R>,
  keptId: string,
  otherId: string,
): Promise<readonly [kept: R, other: R]> {
  if (keptId === otherId) throw call.error('SAME_RECORD')
  const pair = await hold(call, of, keptId, otherId)
  if (pair.some(({ mergedInto }) => mergedInto !== null)) throw call.error('ALREADY_MERGED')
  if (pair.some(({ archivedAt }) => archivedAt !== null)) throw call.error('ARCHIVED')
  return pair
}

/**
 * The first half of undoing a merge: the rows that came from the other record go back, and the two are told apart for
 * good. The other record itself is still archived: what it may show is judged before it is back.
 */
export async function giveBack<R extends Row>(
  call: Refusing<'MERGE_UNDONE' | 'MERGED_SINCE'>,
  of: Mergeable<R>,
  mergeId: string,
): Promise<MergeRow> {
  const merge = await findMerge(call, mergeId, of.kind)
  const { keptId, mergedId, moved } = merge
  if (!(await markUndone(call, mergeId))) throw call.error('MERGE_UNDONE')
  const [kept] = await hold(call, of, keptId, mergedId)
  if (kept.mergedInto !== null) throw call.error('MERGED_SINCE')
  await moveBack(call, of.belongings, moved, keptId, mergedId)
  await rememberDistinct(call, of.kind, keptId, mergedId)
  return merge
}

/** Empties, of the fields that a merge filled, those that nobody has changed since. */
export const emptiedAgain = (
  kept: object,
  filled: Readonly<Record<string, unknown>>,
): Record<string, null | readonly []> =>
  Object.fromEntries(
    stillFilled(kept as Readonly<Record<string, unknown>>, filled).map((field) => [
      field,
      field === 'languages' ? [] : null,
    ]),
  )

/** In the order of their ids, so that two merges of one pair the opposite ways wait for each other: one goes through. */
async function hold<R extends Row>(call: Doing, of: Mergeable<R>, keptId: string, otherId: string) {
  const rows = new Map<string, R>()
  for (const id of [keptId, otherId].sort()) {
    const { version } = await of.find(call, id)
    rows.set(id, await of.put(call, id, { version: version + 1 } as Partial<R>))
  }
  return [rows.get(keptId)!, rows.get(otherId)!] as const
}
