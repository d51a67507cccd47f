import type { es } from './es.ts'

export const en: Readonly<Record<keyof typeof es, string>> = {
  'permission.read': 'See the inventory of enterprises',
  'permission.edit': 'Register and correct enterprises',
  'permission.place': 'See exact places',
  'permission.validate': 'Validate enterprises in the field',
  'permission.campaigns': 'Plan validation campaigns',
  'permission.publish': 'Put enterprises into the public directory',
  'permission.import': 'Register many enterprises at once',
  'permission.merge': 'Merge records of one enterprise, and undo it',
  'permission.catalogues': 'Load territories and national classifications',
  'error.ENTERPRISES_CHANGED_MEANWHILE':
    'Somebody else changed this record while you had it open. Open it again and repeat your change.',
  'error.ENTERPRISES_CONTACT_INVALID': 'That phone, address or link does not look complete. Please check it.',
  'error.ENTERPRISES_ACTIVITY_UNKNOWN':
    'We do not know the activity “{code}”. Choose it from the list or load its classification.',
  'error.ENTERPRISES_PLACE_INVALID': 'Those coordinates are no place. Check latitude and longitude.',
  'error.ENTERPRISES_EXTERNAL_ID_TAKEN': 'Another enterprise already has that number of the register “{system}”.',
  'error.ENTERPRISES_TERRITORY_UNKNOWN': 'We do not know the territory “{code}”. Load its list of territories first.',
  'error.ENTERPRISES_ARCHIVED': 'The record is archived. Restore it before you change it.',
  'error.ENTERPRISES_NO_CONSENT': 'The consent of an owner is missing. Record it before you publish.',
  'error.ENTERPRISES_CONSENT_WITHDRAWN': 'One of the owners said no. Talk to her before you publish.',
  'error.ENTERPRISES_HOME_BASED': 'The enterprise is in a home. Its exact place is never published.',
  'error.ENTERPRISES_NOT_ACTIVE': 'The enterprise is closed or was not found. Validate it before you publish it.',
  'error.ENTERPRISES_SAME_RECORD': 'You chose the same record twice. Choose another.',
  'error.ENTERPRISES_ALREADY_MERGED': 'This record was merged into another. Work with the one that stayed.',
  'error.ENTERPRISES_MERGE_UNDONE': 'That merge was already undone.',
  'error.ENTERPRISES_MERGED_SINCE': 'This record was merged again later. Undo the newer merge first.',
  'error.ENTERPRISES_CAMPAIGN_CLOSED': 'The campaign is over. Choose another or validate without one.',
  'error.ENTERPRISES_FILE_UNREADABLE': 'The file does not hold what it should. Download it again from its source.',
  'kept.register': 'Her business stays in the directory because an official register publishes it, without her name.',
  'kept.shared-enterprise': 'The enterprise she shares with others goes on, without her.',
}
