import { and, eq } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { enterprises } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** Columns that follow from others or count: they are not kept in the history of fields. */
const derived: ReadonlySet<string> = new Set([
  'sortKey',
  'version',
  'updatedAt',
  'publicLatitude',
  'publicLongitude',
  'cell',
  'validationOrder',
  'activityTitle',
  'activityDivision',
  'activityVersion',
  // Anonymous, and so without a history that would date the word of who has gone.
  'keptOut',
])

export type EnterpriseChange = Partial<Omit<EnterpriseRow, 'id' | 'centreId' | 'version' | 'createdAt' | 'createdBy'>>

/**
 * Writes a change of one enterprise with its history and its place in the index.
 *
 * @returns the row as it is now, or undefined when somebody else changed it since `before` was read.
 */
export async function changeEnterprise(
  call: Doing,
  before: EnterpriseRow,
  change: EnterpriseChange,
  lineageOf?: (code: string | null) => readonly string[],
): Promise<EnterpriseRow | undefined> {
  const [after] = await call.tx
    .update(enterprises)
    .set({ ...change, version: before.version + 1, updatedAt: call.at })
    .where(and(call.mine(enterprises), eq(enterprises.id, before.id), eq(enterprises.version, before.version)))
    .returning()
  if (!after) return undefined
  await keepHistory(call, before, change)
  await reindexEnterprises(call, [before], [after], lineageOf)
  return after
}

/** Keeps what changed, without what only follows from it. Of the exact place it is only said that it changed. */
export async function keepHistory(call: Doing, before: EnterpriseRow, change: EnterpriseChange): Promise<void> {
  const told = Object.fromEntries(Object.entries(change).filter(([field]) => !derived.has(field)))
  await call.changed({ kind: 'enterprise', id: before.id }, before, told, ['exactPlace'])
}
