import { and, checkedOnly, eq, inArray, isNull, or } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { distinctFrom, subjectsByContact, type Lookalike } from '../entrepreneur/similar-person.ts'
import { candidatesByWords } from '../search/candidates.ts'
import { resemblance } from '../search/resemblance.ts'
import { wordsOf } from '../search/words.ts'
import { enterpriseTermTables } from './index-enterprise.ts'
import { enterprises, externalIds } from './tables.ts'

/** Above what two shops have in common by the name of their trade alone: "Abarrotes Baeza", "Abarrotes Blanca" 0.65. */
const alike = 0.72
/** In the same 250 m square a name need not be as close: two bakeries of one name stand seldom side by side. */
const alikeNearby = 0.5
const mostNeighbours = 200
const mostShown = 10

export interface Likeness {
  readonly self?: string
  readonly name: string
  readonly values: readonly string[]
  readonly externalIds: readonly { readonly system: string; readonly value: string }[]
  readonly cell: string | null
}

/** Enterprises that may be the one described, the likeliest first; those said to be different are left out. */
export async function similarEnterprises(call: Asking, like: Likeness): Promise<readonly Lookalike[]> {
  const byContact = await subjectsByContact(call, 'enterprise', like.values)
  const byNumber = await enterprisesByExternalId(call, like.externalIds)
  const byName = await candidatesByWords(call, enterpriseTermTables, wordsOf([like.name]))
  const nearby = await inCell(call, like.cell)
  const ids = [...new Set([...byContact, ...byNumber, ...byName, ...nearby])].filter((id) => id !== like.self)
  if (ids.length === 0) return []
  const rows = await call.read
    .select({ id: enterprises.id, name: enterprises.name, cell: enterprises.cell })
    .from(enterprises)
    .where(
      and(
        eq(checkedOnly(enterprises.centreId), call.centre.id),
        inArray(enterprises.id, ids),
        isNull(enterprises.archivedAt),
      ),
    )
  const apart = like.self === undefined ? new Set<string>() : await distinctFrom(call, like.self)
  return rows
    .filter(({ id }) => !apart.has(id))
    .map(({ id, name, cell }): Lookalike => {
      const score = resemblance(like.name, name)
      const near = like.cell !== null && cell === like.cell
      const named = score >= (near ? alikeNearby : alike)
      return {
        id,
        reasons: [
          ...(byNumber.has(id) ? (['external-id'] as const) : []),
          ...(byContact.has(id) ? (['contact'] as const) : []),
          ...(named ? (['name'] as const) : []),
          ...(named && near ? (['place'] as const) : []),
        ],
        resemblance: Math.round(score * 100) / 100,
      }
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1))
    .slice(0, mostShown)
}

async function enterprisesByExternalId(call: Asking, given: Likeness['externalIds']): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set()
  const rows = await call.read
    .select({ id: externalIds.enterpriseId })
    .from(externalIds)
    .where(
      and(
        call.mine(externalIds),
        or(...given.map(({ system, value }) => and(eq(externalIds.system, system), eq(externalIds.value, value)))),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

async function inCell(call: Asking, cell: string | null): Promise<readonly string[]> {
  if (cell === null) return []
  const rows = await call.read
    .select({ id: enterprises.id })
    .from(enterprises)
    .where(and(call.mine(enterprises), eq(enterprises.cell, cell), isNull(enterprises.archivedAt)))
    .limit(mostNeighbours)
  return rows.map(({ id }) => id)
}
