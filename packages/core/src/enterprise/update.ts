import * as v from 'valibot'
import { contactsOf, readContacts, replaceContacts } from '../entrepreneur/contact.ts'
import { enterpriseArea } from './area.ts'
import { changeEnterprise } from './change-enterprise.ts'
import { changeOf } from './change-of.ts'
import { faultOf, surroundingsOf } from './draft.ts'
import { enterpriseFields, externalIdsField, Name } from './enterprise-shape.ts'
import { enterpriseUpdated } from './events.ts'
import { replaceExternalIds } from './external-id.ts'
import { findEnterprise } from './find-enterprise.ts'
import { takenNumber } from './register.ts'

/**
 * Corrects an enterprise. Absent fields stay, null empties; `contacts` and `externalIds` take the place of those there
 * were. With `version` (the one that was read), a change that somebody else made meanwhile is answered with
 * CHANGED_MEANWHILE instead of being overwritten.
 */
export const update = enterpriseArea.operation({
  name: 'update',
  title: 'Correct an enterprise',
  method: 'PATCH',
  path: '/inventory/:id',
  permission: 'edit',
  about: 'enterprise',
  input: v.object({
    id: v.string(),
    version: v.optional(v.number()),
    name: v.optional(Name),
    ...enterpriseFields,
    externalIds: externalIdsField,
  }),
  output: v.object({ id: v.string(), version: v.number() }),
  errors: [
    'CHANGED_MEANWHILE',
    'CONTACT_INVALID',
    'ACTIVITY_UNKNOWN',
    'PLACE_INVALID',
    'EXTERNAL_ID_TAKEN',
    'ARCHIVED',
  ],
  emits: [enterpriseUpdated],
  async run({ id, version, contacts: given, externalIds: numbers, ...fields }, call) {
    const before = await findEnterprise(call, id)
    if (version !== undefined && version !== before.version) {
      throw call.error('CHANGED_MEANWHILE', { version: before.version })
    }
    if (before.archivedAt !== null) throw call.error('ARCHIVED')
    const around = await surroundingsOf(call, [
      {
        activity: fields.activity,
        territoryCode: fields.territoryCode === undefined ? before.territoryCode : fields.territoryCode,
      },
    ])
    const fault = faultOf({ ...fields, contacts: given }, around)
    if (fault?.code === 'CONTACT_INVALID') throw call.error(fault.code, fault.data)
    if (fault?.code === 'ACTIVITY_UNKNOWN') throw call.error(fault.code, fault.data)
    if (fault?.code === 'PLACE_INVALID') throw call.error(fault.code, fault.data)
    const taken = await takenNumber(call, numbers ?? [], id)
    if (taken) throw call.error('EXTERNAL_ID_TAKEN', taken)
    const after = await changeEnterprise(call, before, changeOf(call, before, fields, around), around.lineageOf)
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    const subject = { kind: 'enterprise', id }
    if (given !== undefined) {
      const contacts = readContacts(given, around.country)
      const rows = 'rows' in contacts ? contacts.rows : []
      const old = (await contactsOf(call, [id])).get(id) ?? []
      await replaceContacts(call, subject, rows)
      await call.changed(subject, { contacts: old }, { contacts: rows })
    }
    if (numbers !== undefined) await replaceExternalIds(call, id, numbers)
    await call.emit(enterpriseUpdated, { id })
    return { id, version: after.version }
  },
})
