import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  'permission.manage': 'Invite staff and renew their access',
  'error.IDENTITY_WRONG_CREDENTIALS': 'The e-mail address or the password is wrong. Check both.',
  'error.IDENTITY_WRONG_CODE': 'The code is wrong or past its time. Enter the one your application shows now.',
  'error.IDENTITY_CODE_USED': 'That code was used already. Wait for the next one: it changes every half minute.',
  'error.IDENTITY_TOO_MANY_ATTEMPTS':
    'There were too many failed attempts. Wait {seconds, plural, one {# second} other {# seconds}} and try again.',
  'error.IDENTITY_SECOND_FACTOR_ON': 'You already use a code application. Remove it before you set up another.',
  'error.IDENTITY_INVITATION_OVER': 'This link was used or is past its time. Ask the director for a new one.',
  'error.IDENTITY_WORKS_ELSEWHERE': 'This person works in another centre too. Ask whoever operates the system.',
}
