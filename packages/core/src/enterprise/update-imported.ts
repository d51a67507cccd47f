import { and, eq } from '../db/index.ts'
import { canonical } from '../audit/entry.ts'
import { fieldChanges } from '../audit/tables.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { contactsOf, readContacts, replaceContacts } from '../entrepreneur/contact.ts'
import { problem } from '../operations/problem.ts'
import { changeEnterprise, type EnterpriseChange } from './change-enterprise.ts'
import { changeOf } from './change-of.ts'
import { changedFields, digestsOf, listedKey } from './digests.ts'
import type { Surroundings } from './draft.ts'
import type { EnterpriseInput } from './enterprise-shape.ts'
import { findEnterprise } from './find-enterprise.ts'
import { contactsAfter, newlyAsked } from './imported-contacts.ts'
import type { KnownNumber } from './known-enterprises.ts'
import { wordsOfOwners } from './listing.ts'
import { externalIds } from './tables.ts'
import { isPublic, type EnterpriseRow } from './terms-of.ts'

/**
 * Corrects an enterprise that an earlier import brought, in what its source changed since.
 *
 * @param listing the public register in whose name it is to be published, if that is asked
 */
export async function updateImported(
  call: Doing,
  known: KnownNumber,
  given: EnterpriseInput,
  around: Surroundings,
  listing: string | undefined,
): Promise<{ readonly id: string; readonly changed: boolean; readonly becamePublic: boolean }> {
  // What the file does not say this time it has not taken back.
  const digests = { ...known.digests, ...digestsOf(given, listing !== undefined) }
  if (known.digests !== null && canonical(digests) === canonical(known.digests)) {
    return { id: known.enterpriseId, changed: false, becamePublic: false }
  }
  const before = await findEnterprise(call, known.enterpriseId)
  const fields = changedFields(given, digests, known.digests)
  // What a file says there for the first time does not wipe out what the staff wrote.
  if (typeof fields.notes === 'string' && before.notes !== null && known.digests?.['notes'] === undefined) {
    fields.notes = before.notes.includes(fields.notes)
      ? before.notes
      : `${before.notes}\n${fields.notes}`.slice(0, 4000)
  }
  const asksToList = listing !== undefined && known.digests?.[listedKey] === undefined
  const change = {
    ...differing(before, changeOf(call, before, fields, around)),
    ...(asksToList ? await listed(call, before, listing) : {}),
  }
  let changed = false
  let becamePublic = false
  if (Object.keys(change).length > 0) {
    const after = await changeEnterprise(call, before, change, around.lineageOf)
    if (!after) throw problem('BUSY')
    changed = true
    becamePublic = !isPublic(before) && isPublic(after)
  }
  const asked = newlyAsked(given.contacts ?? [], known.digests)
  if (fields.contacts !== undefined || asked.size > 0) {
    const contacts = readContacts(given.contacts ?? [], around.country)
    const old = (await contactsOf(call, [before.id])).get(before.id) ?? []
    const rows = contactsAfter(old, 'rows' in contacts ? contacts.rows : [], fields.contacts !== undefined, asked)
    if (canonical(old) !== canonical(rows)) {
      const subject = { kind: 'enterprise', id: before.id }
      await replaceContacts(call, subject, rows)
      await call.changed(subject, { contacts: old }, { contacts: rows })
      changed = true
    }
  }
  await call.tx
    .update(externalIds)
    .set({ digests })
    .where(and(call.mine(externalIds), eq(externalIds.id, known.id)))
  return { id: before.id, changed, becamePublic }
}

/** Into the directory, unless an owner said no or somebody decided before what becomes of it there. */
async function listed(call: Doing, before: EnterpriseRow, source: string): Promise<EnterpriseChange> {
  const { id, archivedAt, status } = before
  if (before.listed || before.keptOut || archivedAt !== null || status !== 'active') return {}
  if ((await wordsOfOwners(call, [id]))(id, 'publication') === 'no') return {}
  const [decided] = await call.read
    .select({ id: fieldChanges.id })
    .from(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, 'enterprise'),
        eq(fieldChanges.subjectId, id),
        eq(fieldChanges.field, 'listed'),
      ),
    )
    .limit(1)
  return decided ? {} : { listed: true, listingBasis: 'public-register', listingSource: source }
}

const differing = (before: EnterpriseRow, change: EnterpriseChange): EnterpriseChange =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([field, value]) => canonical(before[field as keyof EnterpriseRow] ?? null) !== canonical(value ?? null),
    ),
  )
