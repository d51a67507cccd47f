import type { QueryCall } from '../operations/call.ts'
import type { Facet } from './facet.ts'

/** The facets of many records at once: one read for each facet, however long the list. */
export async function readFacets(
  facets: readonly Facet[],
  of: string,
  ids: readonly string[],
  call: Pick<QueryCall, 'read' | 'mine' | 'centre' | 'at'>,
  visibilities: readonly Facet['visibility'][],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const found = new Map<string, Record<string, unknown>>(ids.map((id) => [id, {}]))
  if (ids.length === 0) return found
  for (const facet of facets) {
    if (facet.of !== of || !visibilities.includes(facet.visibility)) continue
    const values = await facet.read(ids, call)
    for (const id of ids) found.get(id)![facet.id] = values.get(id) ?? null
  }
  return found
}
