import { and, checkedOnly, eq, inArray } from '../db/index.ts'
import type { Asking, Doing } from '../entrepreneur/any-call.ts'
import { currentAnswers } from '../entrepreneur/current-consents.ts'
import type { Purpose } from '../entrepreneur/tables.ts'
import { keepHistory, type EnterpriseChange } from './change-enterprise.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { ownersOf } from './people.ts'
import { maskedColumns } from './place.ts'
import { enterprises } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** What the owners of an enterprise say to a purpose: one yes is needed, one no is enough to forbid it. */
export type Word = 'yes' | 'no' | 'silent'

/** The word of the owners of many enterprises at once. */
export async function wordOfOwners(
  call: Pick<Asking, 'read' | 'mine'>,
  enterpriseIds: readonly string[],
  purpose: Purpose,
): Promise<(enterpriseId: string) => Word> {
  const owners = await ownersOf(call, enterpriseIds)
  const answers = await currentAnswers(call, [...new Set(owners.map(({ personId }) => personId))])
  const said = new Map(answers.flatMap((one) => (one.purpose === purpose ? [[one.personId, one.answer] as const] : [])))
  const words = new Map<string, Word>()
  for (const { enterpriseId, personId } of owners) {
    const answer = said.get(personId)
    if (answer === undefined || words.get(enterpriseId) === 'no') continue
    words.set(enterpriseId, answer === 'given' ? 'yes' : 'no')
  }
  return (enterpriseId) => words.get(enterpriseId) ?? 'silent'
}

/** What an enterprise loses when an owner of it says no. */
export function withdrawn(row: EnterpriseRow, purpose: Purpose): EnterpriseChange {
  switch (purpose) {
    case 'publication':
      return row.listed ? { listed: false, listingBasis: null, listingSource: null } : {}
    case 'exact-place':
      return row.publicPrecision === 'exact' ? maskedColumns(row.cell) : {}
    case 'photo':
      return row.publicPhotoId === null ? {} : { publicPhotoId: null }
    case 'service':
    case 'statistics':
    case 'sharing-authority':
    case 'messages':
      return {}
  }
}

/**
 * Takes out of the public what rested on consents that are no more, in the transaction of the call: the very next
 * public read has nothing of it.
 *
 * @returns ids that left the directory.
 */
export async function withdrawFrom(
  call: Doing,
  enterpriseIds: readonly string[],
  purpose: Purpose,
): Promise<readonly string[]> {
  if (enterpriseIds.length === 0) return []
  const rows = await call.tx
    .select()
    .from(enterprises)
    .where(and(eq(checkedOnly(enterprises.centreId), call.centre.id), inArray(enterprises.id, [...enterpriseIds])))
  const unlisted: string[] = []
  for (const before of rows) {
    const change = withdrawn(before, purpose)
    if (Object.keys(change).length === 0) continue
    const [after] = await call.tx
      .update(enterprises)
      .set({ ...change, version: before.version + 1, updatedAt: call.at })
      .where(and(eq(checkedOnly(enterprises.centreId), call.centre.id), inArray(enterprises.id, [before.id])))
      .returning()
    await keepHistory(call, before, change)
    await reindexEnterprises(call, [before], [after!])
    if (before.listed && !after!.listed) unlisted.push(before.id)
  }
  return unlisted
}
