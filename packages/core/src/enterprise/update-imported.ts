import { and, eq } from '../db/index.ts'
import { canonical } from '../audit/entry.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { contactsOf, readContacts, replaceContacts } from '../entrepreneur/contact.ts'
import { problem } from '../operations/problem.ts'
import { changeEnterprise, type EnterpriseChange } from './change-enterprise.ts'
import { changeOf } from './change-of.ts'
import { changedFields, digestsOf } from './digests.ts'
import type { Surroundings } from './draft.ts'
import type { EnterpriseInput } from './enterprise-shape.ts'
import { findEnterprise } from './find-enterprise.ts'
import type { KnownNumber } from './known-enterprises.ts'
import { externalIds } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** Corrects an enterprise that an earlier import brought, in what its source changed since. */
export async function updateImported(
  call: Doing,
  known: KnownNumber,
  given: EnterpriseInput,
  around: Surroundings,
): Promise<{ readonly id: string; readonly changed: boolean }> {
  const digests = digestsOf(given)
  if (known.digests !== null && canonical(digests) === canonical(known.digests)) {
    return { id: known.enterpriseId, changed: false }
  }
  const before = await findEnterprise(call, known.enterpriseId)
  const fields = changedFields(given, digests, known.digests)
  const change = differing(before, changeOf(call, before, fields, around))
  let changed = false
  if (Object.keys(change).length > 0) {
    const after = await changeEnterprise(call, before, change, around.lineageOf)
    if (!after) throw problem('BUSY')
    changed = true
  }
  if (fields.contacts !== undefined) {
    const contacts = readContacts(fields.contacts, around.country)
    const rows = 'rows' in contacts ? contacts.rows : []
    const old = (await contactsOf(call, [before.id])).get(before.id) ?? []
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
  return { id: before.id, changed }
}

const differing = (before: EnterpriseRow, change: EnterpriseChange): EnterpriseChange =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([field, value]) => canonical(before[field as keyof EnterpriseRow] ?? null) !== canonical(value ?? null),
    ),
  )
