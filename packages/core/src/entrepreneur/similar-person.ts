import * as v from 'valibot'
import { and, checkedOnly, eq, inArray, isNull, or } from '../db/index.ts'
import { candidatesByWords } from '../search/candidates.ts'
import { resemblance } from '../search/resemblance.ts'
import { personTermTables } from '../search/term-tables.ts'
import { wordsOf } from '../search/words.ts'
import type { Asking } from './any-call.ts'
import { contactPoints, distinctPairs, persons } from './tables.ts'

export const reasons = ['name', 'contact', 'external-id', 'place'] as const

/** A record that may be the same one: why, and how much its name resembles, from 0 to 1. Ids only: answers are kept. */
export const Lookalike = v.object({ id: v.string(), reasons: v.array(v.picklist(reasons)), resemblance: v.number() })
export type Lookalike = v.InferOutput<typeof Lookalike>

/** Names less alike than this are two names. Measured on pairs of real names: below it, siblings begin to match. */
const alike = 0.6
const mostShown = 10

/**
 * Persons who may be the one described: the same phone or address, or a name that resembles. Pairs that somebody has
 * said to be different (`self` given) are left out.
 */
export async function similarPersons(
  call: Asking,
  like: {
    readonly self?: string
    readonly names: readonly (string | null | undefined)[]
    readonly values: readonly string[]
  },
): Promise<readonly Lookalike[]> {
  const byContact = await subjectsByContact(call, 'person', like.values)
  const byName = await candidatesByWords(call, personTermTables, wordsOf(like.names))
  const ids = [...new Set([...byContact, ...byName])].filter((id) => id !== like.self)
  if (ids.length === 0) return []
  const rows = await call.read
    .select({ id: persons.id, displayName: persons.displayName, knownAs: persons.knownAs })
    .from(persons)
    .where(
      and(
        eq(checkedOnly(persons.centreId), call.centre.id),
        inArray(persons.id, ids),
        isNull(persons.archivedAt),
        isNull(persons.forgottenAt),
      ),
    )
  const apart = like.self === undefined ? new Set<string>() : await distinctFrom(call, like.self)
  const names = like.names.flatMap((name) => name ?? [])
  return rows
    .filter(({ id }) => !apart.has(id))
    .map((row): Lookalike => {
      const theirs = [row.displayName, ...(row.knownAs === null ? [] : [row.knownAs])]
      const best = Math.max(0, ...names.flatMap((name) => theirs.map((other) => resemblance(name, other))))
      return {
        id: row.id,
        reasons: [
          ...(byContact.has(row.id) ? (['contact'] as const) : []),
          ...(best >= alike ? (['name'] as const) : []),
        ],
        resemblance: Math.round(best * 100) / 100,
      }
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1))
    .slice(0, mostShown)
}

/** Records of a kind that have one of these phones or addresses. */
export async function subjectsByContact(
  call: Asking,
  kind: 'person' | 'enterprise',
  values: readonly string[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set()
  const rows = await call.read
    .select({ id: contactPoints.subjectId })
    .from(contactPoints)
    .where(
      and(
        call.mine(contactPoints),
        inArray(contactPoints.value, [...new Set(values)]),
        eq(contactPoints.subjectKind, kind),
      ),
    )
    .limit(50)
  return new Set(rows.map(({ id }) => id))
}

/** Records that somebody has said not to be the same as this one. */
export async function distinctFrom(call: Asking, id: string): Promise<ReadonlySet<string>> {
  const rows = await call.read
    .select({ first: distinctPairs.firstId, second: distinctPairs.secondId })
    .from(distinctPairs)
    .where(and(call.mine(distinctPairs), or(eq(distinctPairs.firstId, id), eq(distinctPairs.secondId, id))))
  return new Set(rows.map(({ first, second }) => (first === id ? second : first)))
}
