import { and, eq, exists, inArray, isNull, ne, not, or } from '../../db/index.ts'
import { removeFilesOfMany } from '../../files/files.ts'
import type { OperationCall } from '../../operations/call.ts'
import type { Forgotten, PersonToForget } from '../../plugin/define-plugin.ts'
import { caseContactCases, caseContacts, caseNextSteps, caseOutcomes, cases, caseSteps } from './tables.ts'

/**
 * Takes a person out of her cases, and of those of enterprises that go with her and name nobody else: her name, what was written about her, the files. What stays has no name: how many
 * cases a service had, and the hours. Notes of a session that others took part in are theirs too; they stay, and it is
 * said so that somebody reads them.
 */
export async function forget({ ids, enterprises }: PersonToForget, call: OperationCall): Promise<Forgotten> {
  const ofEnterprises = inArray(cases.enterpriseId, [...enterprises])
  const rows = await call.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(call.mine(cases), or(inArray(cases.personId, [...ids]), and(isNull(cases.personId), ofEnterprises))))
  if (rows.length === 0) return { erased: 0, kept: [] }
  const hers = rows.map(({ id }) => id)
  const contacts = call.tx
    .select({ id: caseContactCases.contactId })
    .from(caseContactCases)
    .where(and(call.mine(caseContactCases), inArray(caseContactCases.caseId, hers)))
  const sharedWithOthers = exists(
    call.tx
      .select({ id: caseContactCases.contactId })
      .from(caseContactCases)
      .innerJoin(cases, eq(cases.id, caseContactCases.caseId))
      .where(and(eq(caseContactCases.contactId, caseContacts.id), not(inArray(caseContactCases.caseId, hers)))),
  )
  const ofHers = and(call.mine(caseContacts), inArray(caseContacts.id, contacts))
  const alone = await call.tx
    .select({ files: caseContacts.files })
    .from(caseContacts)
    .where(and(ofHers, not(sharedWithOthers)))
  const papers = await removeFilesOfMany(call, {
    kind: 'case',
    ids: hers,
    named: alone.flatMap(({ files }) => files),
  })
  await call.tx
    .update(caseContacts)
    .set({ notes: null, topics: [], files: [] })
    .where(and(ofHers, not(sharedWithOthers)))
  const shared = await call.tx
    .select({ id: caseContacts.id })
    .from(caseContacts)
    .where(and(ofHers, sharedWithOthers, ne(caseContacts.notes, '')))
    .limit(1)
  await call.tx.delete(caseNextSteps).where(and(call.mine(caseNextSteps), inArray(caseNextSteps.caseId, hers)))
  await call.tx
    .update(caseSteps)
    .set({ reason: null })
    .where(and(call.mine(caseSteps), inArray(caseSteps.caseId, hers)))
  await call.tx
    .update(caseOutcomes)
    .set({ words: null, figureName: null, figureCurrency: null, figureBefore: null, figureAfter: null })
    .where(and(call.mine(caseOutcomes), inArray(caseOutcomes.caseId, hers)))
  await call.tx
    .update(cases)
    .set({ personId: null, summary: null })
    .where(and(call.mine(cases), inArray(cases.id, hers)))
  // An erased enterprise is an empty row: no case leads to it any more.
  await call.tx
    .update(cases)
    .set({ enterpriseId: null })
    .where(and(call.mine(cases), ofEnterprises))
  return { erased: hers.length + papers, kept: ['kept.cases', ...(shared.length > 0 ? ['kept.group-notes'] : [])] }
}
