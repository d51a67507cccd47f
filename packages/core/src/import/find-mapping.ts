import { and, eq } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { normalise } from '../text/normalise.ts'
import { bind } from './map-row.ts'
import type { Mapping } from './mapping.ts'
import { shippedMappings } from './shipped.ts'
import { importMappings } from './tables.ts'

type Asking = Pick<QueryCall, 'read' | 'mine'>

export async function savedMappings(call: Asking): Promise<readonly Mapping[]> {
  const rows = await call.read
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(call.mine(importMappings))
    .orderBy(importMappings.key)
  return rows.map(({ mapping }) => mapping)
}

export async function mappingOfKey(call: Asking, key: string): Promise<Mapping | undefined> {
  const [saved] = await call.read
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(and(call.mine(importMappings), eq(importMappings.key, key)))
  return saved?.mapping ?? shippedMappings.find((mapping) => mapping.key === key)
}

/**
 * The mapping that fits a header: of those whose telling headings are all there, or that at least find the name, the
 * one that uses most columns; the centre's own before ours.
 */
export async function detectMapping(call: Asking, header: readonly string[]): Promise<Mapping | undefined> {
  const headings = new Set(header.map(normalise))
  const fitting = [...(await savedMappings(call)), ...shippedMappings].flatMap((mapping) => {
    if (!mapping.detect.every((heading) => headings.has(normalise(heading)))) return []
    const bound = bind(mapping, header)
    if (!namesEnterprises(bound)) return []
    const used = bound.fields.flatMap(({ at }) => at).filter((index) => index !== -1).length
    // Telling headings make sure; a bare name column is a guess.
    return [{ mapping, score: used + mapping.detect.length * 100 }]
  })
  return fitting.sort((a, b) => b.score - a.score)[0]?.mapping
}

export const namesEnterprises = ({ fields }: ReturnType<typeof bind>): boolean =>
  fields.some(({ field, at }) => field.to === 'name' && at.some((index) => index !== -1))
