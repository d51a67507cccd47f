import { area } from '../operations/area.ts'
import * as messages from './messages/index.ts'

/** The standard roles of a centre. */
export const standardRoles = ['director', 'coordinator', 'adviser', 'treasurer', 'assistant', 'viewer'] as const

export const centreArea = area('centre', {
  permissions: {
    found: { title: 'Found a centre', roles: [] },
    read: {
      title: 'See the settings of the centre',
      roles: ['director', 'coordinator', 'adviser', 'treasurer', 'assistant', 'viewer'],
    },
    edit: { title: 'Change the settings of the centre', roles: ['director', 'coordinator'] },
    staff: { title: 'Manage staff and roles', roles: ['director'] },
    access: { title: 'Manage API tokens and publishable keys', roles: ['director'] },
    audit: { title: 'Read the audit', roles: ['director'] },
    work: { title: 'See and cancel background work', roles: ['director', 'coordinator'] },
  },
  errors: {
    SLUG_TAKEN: { status: 409, title: 'Another centre has this short name' },
    UNKNOWN_PERMISSION: { status: 422, title: 'No installed part declares this permission' },
    LAST_DIRECTOR: { status: 409, title: 'The last person who may manage staff cannot lose that role' },
    UNKNOWN_ROLE: { status: 422, title: 'This centre has no such role' },
    ROLE_EXISTS: { status: 409, title: 'This centre already has a role of this key' },
    ROLE_IN_USE: { status: 409, title: 'A standard role, or one that somebody holds, cannot be removed' },
    ALREADY_STAFF: { status: 409, title: 'This person is already on the staff' },
    EXPIRES_IN_THE_PAST: { status: 422, title: 'The token would be past its time when it is made' },
    NOT_CANCELLABLE: { status: 409, title: 'Only work that somebody ordered and that has not ended can be cancelled' },
    SCOPE_NOT_HELD: { status: 403, title: 'You cannot give a token what you may not do yourself' },
    BAD_ORIGIN: { status: 422, title: 'An origin is a scheme, a host and a port, such as https://www.example.gob.mx' },
  },
  messages,
})
