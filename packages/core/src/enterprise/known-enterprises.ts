import { and, inArray, isNull } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { contactPoints } from '../entrepreneur/tables.ts'
import type { Digests } from './digests.ts'
import type { Draft } from './draft.ts'
import type { Numbered } from './external-id.ts'
import { enterprises, externalIds } from './tables.ts'

export interface KnownNumber {
  readonly id: string
  readonly enterpriseId: string
  readonly digests: Digests | null
}

export const numberKey = ({ system, value }: Numbered): string => `${system} ${value}`

/** Which of some numbers of other registers this centre knows. */
export async function knownByNumber(
  call: Asking,
  numbers: readonly Numbered[],
): Promise<ReadonlyMap<string, KnownNumber>> {
  if (numbers.length === 0) return new Map()
  const rows = await call.read
    .select()
    .from(externalIds)
    .where(
      and(
        call.mine(externalIds),
        inArray(externalIds.system, [...new Set(numbers.map(({ system }) => system))]),
        inArray(externalIds.value, [...new Set(numbers.map(({ value }) => value))]),
      ),
    )
  return new Map(rows.map((row) => [numberKey(row), row]))
}

/**
 * Enterprises that new ones may repeat, by id of the new one: the same phone or address, or the same name in the same
 * territory or cell. Two statements for the whole batch; likeness of names is for entry by hand.
 */
export async function lookalikesOf(
  call: Asking,
  fresh: readonly Draft[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Set<string>>()
  const note = (row: string, other: string) => found.set(row, (found.get(row) ?? new Set()).add(other))
  const names = [...new Set(fresh.map(({ row }) => row.sortKey))]
  const named = new Map<string, { id: string; cell: string | null; territoryCode: string | null }[]>()
  if (names.length > 0) {
    const rows = await call.read
      .select({
        id: enterprises.id,
        sortKey: enterprises.sortKey,
        cell: enterprises.cell,
        territoryCode: enterprises.territoryCode,
      })
      .from(enterprises)
      .where(and(call.mine(enterprises), inArray(enterprises.sortKey, names), isNull(enterprises.archivedAt)))
      .limit(5000)
    for (const row of rows) named.set(row.sortKey, [...(named.get(row.sortKey) ?? []), row])
  }
  for (const { row } of fresh) {
    for (const other of (named.get(row.sortKey) ?? []).slice(0, 200)) {
      const sameCell = row.cell !== null && row.cell === other.cell
      const sameTerritory = row.territoryCode !== null && row.territoryCode === other.territoryCode
      // A name is shared by many across a municipality: the cell decides where both have one.
      if (sameCell || (sameTerritory && (row.cell === null || other.cell === null))) note(row.id, other.id)
    }
  }
  const values = [...new Set(fresh.flatMap(({ contacts }) => contacts.map(({ value }) => value)))]
  if (values.length > 0) {
    const rows = await call.read
      .select({ value: contactPoints.value, id: contactPoints.subjectId, kind: contactPoints.subjectKind })
      .from(contactPoints)
      .where(and(call.mine(contactPoints), inArray(contactPoints.value, values)))
      .limit(5000)
    const byValue = new Map<string, string[]>()
    for (const { value, id, kind } of rows) {
      if (kind === 'enterprise') byValue.set(value, [...(byValue.get(value) ?? []), id])
    }
    for (const { row, contacts } of fresh) {
      for (const { value } of contacts) for (const other of byValue.get(value) ?? []) note(row.id, other)
    }
  }
  return new Map([...found].map(([id, others]) => [id, [...others].slice(0, 10)]))
}
