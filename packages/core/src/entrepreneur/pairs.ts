import * as v from 'valibot'
import { reasons, type Lookalike } from './similar-person.ts'

const Side = v.object({ id: v.string(), name: v.string(), locality: v.nullable(v.string()) })
export type Side = v.InferOutput<typeof Side>

/** Look-alikes among one stretch of records: each of the stretch with those that it may be the same as. */
export const Pairs = v.object({
  items: v.array(
    v.object({ record: Side, other: Side, reasons: v.array(v.picklist(reasons)), resemblance: v.number() }),
  ),
  /** How many records were looked at. */
  looked: v.number(),
  /** Where to look on; absent when all were looked at. */
  next: v.optional(v.string()),
})

/** Of how many records at once look-alikes are searched: each costs as much as registering one. */
export const pairsPaged = {
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 30),
  after: v.optional(v.pipe(v.string(), v.maxLength(400))),
} as const

/** Each pair once: the second of two records of a stretch names the first again. */
export async function pairsOf(
  stretch: readonly Side[],
  similarTo: (id: string) => Promise<readonly Lookalike[]>,
  sidesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, Side>>,
): Promise<v.InferOutput<typeof Pairs>['items']> {
  const seen = new Set<string>()
  const found: { readonly record: Side; readonly like: Lookalike }[] = []
  for (const record of stretch) {
    for (const like of await similarTo(record.id)) {
      const key = [record.id, like.id].sort().join(' ')
      if (seen.has(key)) continue
      seen.add(key)
      found.push({ record, like })
    }
  }
  const sides = await sidesOf([...new Set(found.map(({ like }) => like.id))])
  return found.flatMap(({ record, like: { id, reasons: why, resemblance } }) => {
    const other = sides.get(id)
    return other ? [{ record, other, reasons: [...why], resemblance }] : []
  })
}
