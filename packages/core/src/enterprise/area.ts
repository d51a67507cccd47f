import * as v from 'valibot'
import { area } from '../operations/area.ts'
import * as messages from './messages/index.ts'

const everyone = ['director', 'coordinator', 'adviser', 'treasurer', 'assistant', 'viewer'] as const
const field = ['director', 'coordinator', 'adviser', 'assistant'] as const
const lead = ['director', 'coordinator'] as const

/** The area of enterprises: the inventory, its validation, and the public directory. */
export const enterpriseArea = area('enterprises', {
  permissions: {
    read: { title: 'See the inventory of enterprises', roles: everyone },
    edit: { title: 'Register and correct enterprises', roles: field },
    place: { title: 'See exact places', roles: ['director', 'coordinator', 'adviser'] },
    validate: { title: 'Validate enterprises in the field', roles: field },
    campaigns: { title: 'Plan validation campaigns', roles: lead },
    publish: { title: 'Put enterprises into the public directory', roles: lead },
    import: { title: 'Register many enterprises at once', roles: lead },
    merge: { title: 'Merge records of one enterprise, and undo it', roles: lead },
    catalogues: { title: 'Load territories and national classifications', roles: lead },
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
    ACTIVITY_UNKNOWN: {
      status: 422,
      title: 'No classification that this centre knows has this activity',
      data: v.object({ code: v.string() }),
    },
    PLACE_INVALID: {
      status: 422,
      title: 'Two numbers that are no place on earth',
      data: v.object({ fault: v.string() }),
    },
    EXTERNAL_ID_TAKEN: {
      status: 409,
      title: 'Another enterprise has this number of that register',
      data: v.object({ system: v.string(), id: v.string() }),
    },
    TERRITORY_UNKNOWN: {
      status: 422,
      title: 'The territory is not among those loaded',
      data: v.object({ code: v.string() }),
    },
    ARCHIVED: { status: 409, title: 'The record is archived; restore it first' },
    NO_CONSENT: {
      status: 409,
      title: 'Nobody who owns the enterprise has agreed to this',
      data: v.object({ purpose: v.string() }),
    },
    CONSENT_WITHDRAWN: {
      status: 409,
      title: 'An owner has said no to this',
      data: v.object({ purpose: v.string() }),
    },
    HOME_BASED: { status: 409, title: 'The place of an enterprise in a home is never published exactly' },
    NOT_ACTIVE: { status: 409, title: 'A closed or missing enterprise cannot be published' },
    SAME_RECORD: { status: 422, title: 'The two records are one and the same' },
    ALREADY_MERGED: { status: 409, title: 'The record was merged into another' },
    MERGE_UNDONE: { status: 409, title: 'This merge was undone already' },
    MERGED_SINCE: { status: 409, title: 'A later merge stands on this one; undo that first' },
    CAMPAIGN_CLOSED: { status: 409, title: 'The campaign is closed' },
    FILE_UNREADABLE: {
      status: 422,
      title: 'The file does not hold what it should',
      data: v.object({ fault: v.string() }),
    },
  },
  messages,
})
