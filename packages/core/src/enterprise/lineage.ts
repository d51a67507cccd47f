import { and, inArray } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { territories } from './tables.ts'

/**
 * A territory and those above it, nearest first. National codes say it themselves: in Mexico 2 digits of the state and
 * 3 of the municipality, elsewhere in Latin America 2 of the department; ISO 3166-2 codes part with a hyphen.
 */
export function lineageOfCode(code: string): readonly string[] {
  if (/^\d+$/.test(code)) {
    return [code, ...(code.length > 5 ? [code.slice(0, 5)] : []), ...(code.length > 2 ? [code.slice(0, 2)] : [])]
  }
  const parts = code.split('-')
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('-'))
}

/** Lineages of many codes, with the parents that the centre's own list of territories names. */
export async function lineagesOf(
  call: Asking,
  codes: readonly (string | null)[],
): Promise<(code: string | null) => readonly string[]> {
  const parents = new Map<string, string>()
  let unknown = [...new Set(codes.flatMap((code) => (code === null ? [] : lineageOfCode(code))))]
  // Districts, municipalities, states, regions: no country has more levels than that.
  for (let level = 0; level < 4 && unknown.length > 0; level += 1) {
    const rows = await call.read
      .select({ code: territories.code, parentCode: territories.parentCode })
      .from(territories)
      .where(and(call.mine(territories), inArray(territories.code, unknown)))
    unknown = []
    for (const { code, parentCode } of rows) {
      if (parentCode === null || parents.has(code)) continue
      parents.set(code, parentCode)
      unknown.push(parentCode)
    }
  }
  return (code) => {
    if (code === null) return []
    const lineage = new Set(lineageOfCode(code))
    for (const one of lineage) {
      const parent = parents.get(one)
      if (parent !== undefined) lineage.add(parent)
    }
    return [...lineage]
  }
}
