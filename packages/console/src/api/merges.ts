import { get, type Page, post, type Query } from './http.ts'
import type { Lookalike } from './records.ts'

export type RecordKind = 'person' | 'enterprise'

const folder: Readonly<Record<RecordKind, string>> = {
  person: '/api/entrepreneurs/persons',
  enterprise: '/api/enterprises/inventory',
}
const area: Readonly<Record<RecordKind, string>> = { person: '/api/entrepreneurs', enterprise: '/api/enterprises' }

export type SimilarRecord = Lookalike & { readonly name: string; readonly locality: string | null }

/** Records that may be the same one as this; those said to be different are left out. */
export async function similarTo(kind: RecordKind, id: string): Promise<readonly SimilarRecord[]> {
  type Answered = Omit<SimilarRecord, 'name'> & { readonly name?: string; readonly displayName?: string }
  const { items } = await get<{ readonly items: readonly Answered[] }>(`${folder[kind]}/${id}/similar`)
  return items.map((one) => ({ ...one, name: one.name ?? one.displayName ?? '' }))
}
/** Joins `merged` into `id`; what the kept one lacks it takes over. */
export const merge = (kind: RecordKind, id: string, merged: string): Promise<{ readonly mergeId: string }> =>
  post(`${folder[kind]}/${id}/merge`, { merged })
export const undoMerge = (kind: RecordKind, mergeId: string): Promise<unknown> =>
  post(`${area[kind]}/merges/${mergeId}/undo`)
/** Says once that two records are two. */
export const sayDistinct = (kind: RecordKind, id: string, other: string): Promise<unknown> =>
  post(`${folder[kind]}/${id}/distinct`, { other })

export const newest = (kind: RecordKind, query: Query): Promise<Page<{ readonly id: string }>> =>
  get(folder[kind], { sort: 'updated', ...query })
