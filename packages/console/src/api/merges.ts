import type { Output } from '@milpa/client'
import { api } from './api.ts'

/** Two kinds of record are merged, each by operations of its own area. */
export type RecordKind = 'person' | 'enterprise'

export type SimilarRecord = Output<'enterprises.similar'>['items'][number]

/** Records that may be the same one as this; those said to be different are left out. */
export async function similarTo(kind: RecordKind, id: string): Promise<readonly SimilarRecord[]> {
  if (kind === 'enterprise') return (await api('enterprises.similar', { id })).items
  const { items } = await api('entrepreneurs.similar', { id })
  return items.map(({ displayName, ...one }) => ({ ...one, name: displayName }))
}
/** Joins `merged` into `id`; what the kept one lacks it takes over. */
export const merge = (kind: RecordKind, id: string, merged: string): Promise<{ readonly mergeId: string }> =>
  api(kind === 'person' ? 'entrepreneurs.merge' : 'enterprises.merge', { id, merged })
export const undoMerge = (kind: RecordKind, mergeId: string): Promise<unknown> =>
  api(kind === 'person' ? 'entrepreneurs.unmerge' : 'enterprises.unmerge', { mergeId })
/** Says once that two records are two. */
export const sayDistinct = (kind: RecordKind, id: string, other: string): Promise<unknown> =>
  api(kind === 'person' ? 'entrepreneurs.distinct' : 'enterprises.distinct', { id, other })
