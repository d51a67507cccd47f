import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  'permission.found': 'Found a centre',
  'permission.read': 'See the settings of the centre',
  'permission.edit': 'Change the settings of the centre',
  'permission.staff': 'Manage staff and their roles',
  'permission.access': 'Manage access keys',
  'permission.audit': 'Read the audit trail',
  'permission.work': 'See and cancel work in progress',
  'error.CENTRE_SLUG_TAKEN': 'Another centre already has that short name. Choose another.',
  'error.CENTRE_UNKNOWN_PERMISSION': 'That permission does not exist in this centre. Check the installed plugins.',
  'error.CENTRE_LAST_DIRECTOR': 'This is the last person who manages staff. Appoint another first.',
  'error.CENTRE_SCOPE_NOT_HELD': 'You cannot give a key a permission that you do not have.',
  'error.CENTRE_BAD_ORIGIN': 'Write the site like this: https://www.example.gob.mx, with nothing after it.',
  'role.director': 'Director',
  'role.coordinator': 'Coordinator',
  'role.adviser': 'Adviser',
  'role.treasurer': 'Treasurer',
  'role.assistant': 'Assistant',
  'role.viewer': 'Viewer',
}
