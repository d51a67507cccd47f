import { and, checkedOnly, eq, inArray } from '../db/index.ts'
import type { Asking, Doing } from '../entrepreneur/any-call.ts'
import { currentAnswers } from '../entrepreneur/current-consents.ts'
import type { Purpose } from '../entrepreneur/tables.ts'
import { keepHistory, type EnterpriseChange } from './change-enterprise.ts'
import { enterpriseListed, enterpriseUnlisted } from './events.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { ownersOf } from './people.ts'
import { maskedColumns } from './place.ts'
import { enterprises } from './tables.ts'
import { isPublic, type EnterpriseRow } from './terms-of.ts'
import type { OperationCall } from '../operations/call.ts'

/** What the owners of an enterprise say to a purpose: one yes is needed, one no is enough to forbid it. */
export type Word = 'yes' | 'no' | 'silent'

/** What an enterprise shows to everybody, each on the word of its owners. */
export const shownOnAWord = ['publication', 'exact-place', 'photo'] as const satisfies readonly Purpose[]
type Shown = (typeof shownOnAWord)[number]

/** A call of this area that may say that a record came into the public directory or left it. */
export type Telling = Doing & Pick<OperationCall, 'emit'>

/** The words of the owners of many enterprises at once. */
export async function wordsOfOwners(
  call: Pick<Asking, 'read' | 'mine' | 'today'>,
  enterpriseIds: readonly string[],
): Promise<(enterpriseId: string, purpose: Purpose) => Word> {
  const owners = await ownersOf(call, enterpriseIds)
  const answers = await currentAnswers(call, [...new Set(owners.map(({ personId }) => personId))])
  const said = new Map(answers.map(({ personId, purpose, answer }) => [`${personId} ${purpose}`, answer]))
  const ownersOfOne = new Map<string, string[]>()
  for (const { enterpriseId, personId } of owners) {
    ownersOfOne.set(enterpriseId, [...(ownersOfOne.get(enterpriseId) ?? []), personId])
  }
  return (enterpriseId, purpose) => {
    const heard = (ownersOfOne.get(enterpriseId) ?? []).flatMap((owner) => said.get(`${owner} ${purpose}`) ?? [])
    if (heard.length === 0) return 'silent'
    return heard.every((answer) => answer === 'given') ? 'yes' : 'no'
  }
}

/** Whether what an enterprise shows may stay. What a public register publishes needs no yes; a no is heard. */
const carries = (word: Word, { listingBasis, keptOut }: EnterpriseRow, purpose: Shown): boolean =>
  word === 'yes' || (word === 'silent' && purpose === 'publication' && listingBasis === 'public-register' && !keptOut)

function withdrawn(row: EnterpriseRow, purpose: Shown): EnterpriseChange {
  switch (purpose) {
    case 'publication':
      return row.listed ? { listed: false, listingBasis: null, listingSource: null } : {}
    case 'exact-place':
      return row.publicPrecision === 'exact' ? maskedColumns(row.cell) : {}
    case 'photo':
      return row.publicPhotoId === null ? {} : { publicPhotoId: null }
  }
}

/**
 * Judges anew what some enterprises show, after their owners or the words of those have changed, and takes out of the
 * public what no owner's yes carries any more. In the transaction of the call: the very next public read has nothing of
 * it.
 *
 * @returns ids that left the directory.
 */
export async function rejudge(call: Telling, enterpriseIds: readonly string[]): Promise<readonly string[]> {
  const left: string[] = []
  // A statement holds only so many ids.
  for (let at = 0; at < enterpriseIds.length; at += 500)
    left.push(...(await judged(call, enterpriseIds.slice(at, at + 500))))
  return left
}

async function judged(call: Telling, enterpriseIds: readonly string[]): Promise<readonly string[]> {
  const one = (ids: readonly string[]) =>
    and(eq(checkedOnly(enterprises.centreId), call.centre.id), inArray(enterprises.id, [...ids]))
  const rows = await call.tx.select().from(enterprises).where(one(enterpriseIds))
  const word = await wordsOfOwners(call, enterpriseIds)
  const left: string[] = []
  for (const before of rows) {
    const lost = shownOnAWord.filter((purpose) => !carries(word(before.id, purpose), before, purpose))
    const change: EnterpriseChange = Object.assign({}, ...lost.map((purpose) => withdrawn(before, purpose)))
    if (Object.keys(change).length === 0) continue
    const [after] = await call.tx
      .update(enterprises)
      .set({ ...change, version: before.version + 1, updatedAt: call.at })
      .where(one([before.id]))
      .returning()
    await keepHistory(call, before, change)
    await reindexEnterprises(call, [before], [after!])
    if (await tellUnlisted(call, before, after!)) left.push(before.id)
  }
  return left
}

/**
 * Keeps enterprises out of the directory when an owner leaves who has said no to publication: her word would go with
 * her, and the next import of a register would list what she forbade. Call it while her answers are still there.
 *
 * @param leaving owners who are no longer, or not much longer
 */
export async function keepOut(
  call: Doing,
  leaving: readonly { readonly enterpriseId: string; readonly personId: string }[],
): Promise<void> {
  const answers = await currentAnswers(call, [...new Set(leaving.map(({ personId }) => personId))])
  const against = new Set(
    answers.flatMap(({ personId, purpose, answer }) =>
      purpose === 'publication' && answer !== 'given' ? [personId] : [],
    ),
  )
  const ids = [...new Set(leaving.flatMap((one) => (against.has(one.personId) ? [one.enterpriseId] : [])))]
  if (ids.length === 0) return
  await call.tx
    .update(enterprises)
    .set({ keptOut: true })
    .where(and(call.mine(enterprises), inArray(enterprises.id, ids)))
}

/** Says so when a change took an enterprise out of the public directory. */
export async function tellUnlisted(call: Telling, before: EnterpriseRow, after: EnterpriseRow): Promise<boolean> {
  const left = isPublic(before) && !isPublic(after)
  if (left) await call.emit(enterpriseUnlisted, { id: before.id })
  return left
}

/** Says so when a change brought an enterprise into the public directory. */
export async function tellListed(call: Telling, before: EnterpriseRow, after: EnterpriseRow): Promise<void> {
  if (!isPublic(before) && isPublic(after)) await call.emit(enterpriseListed, { id: before.id })
}
