import * as v from 'valibot'
import { area } from '../operations/area.ts'
import * as messages from './messages/index.ts'

const everyone = ['director', 'coordinator', 'adviser', 'treasurer', 'assistant', 'viewer'] as const
const field = ['director', 'coordinator', 'adviser', 'assistant'] as const

/** The area of persons, groups and consents. */
export const entrepreneurArea = area('entrepreneurs', {
  permissions: {
    read: { title: 'See persons and groups', roles: everyone },
    edit: { title: 'Register and correct persons and groups', roles: field },
    sensitive: { title: 'See disability and household facts', roles: ['director', 'coordinator', 'adviser'] },
    consent: { title: 'Record what a person agrees to', roles: field },
    texts: { title: 'Write the texts of consent', roles: ['director', 'coordinator'] },
    merge: { title: 'Merge records of one person, and undo it', roles: ['director', 'coordinator'] },
    export: { title: 'Hand a person all that is kept about her', roles: ['director', 'coordinator'] },
    forget: { title: 'Erase a person', roles: ['director'] },
  },
  errors: {
    CHANGED_MEANWHILE: {
      status: 409,
      title: 'Somebody changed this record after you opened it',
      data: v.object({ version: v.number() }),
    },
    CONTACT_INVALID: {
      status: 422,
      title: 'A phone number, address or link that cannot be one',
      data: v.object({ index: v.number(), kind: v.string() }),
    },
    ARCHIVED: { status: 409, title: 'The record is archived; restore it first' },
    SAME_RECORD: { status: 422, title: 'The two records are one and the same' },
    ALREADY_MERGED: { status: 409, title: 'The record was merged into another' },
    MERGE_UNDONE: { status: 409, title: 'This merge was undone already' },
    MERGED_SINCE: { status: 409, title: 'A later merge stands on this one; undo that first' },
    NO_CONSENT_TEXT: { status: 409, title: 'There is no text for this purpose yet' },
    NOTHING_TO_WITHDRAW: { status: 409, title: 'There is no consent to withdraw' },
    CONSENT_ON_ARCHIVED: { status: 409, title: 'An archived person cannot give consent' },
  },
  messages,
})
