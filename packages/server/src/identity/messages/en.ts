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
  'error.IDENTITY_HAS_ACCOUNT':
    'The person of that entry has an account here already. Invite without naming the entry.',
  'operation.invite': 'Invited somebody to the staff',
  'operation.renew-invitation': 'Gave somebody a new link',
  'operation.sign-in': 'Signed in',
  'operation.sign-in-refused': 'Failed attempt to sign in',
  'operation.sign-out': 'Signed out',
  'operation.sign-out-everywhere': 'Signed out on every device',
  'operation.accept-invitation': 'Accepted an invitation and chose a password',
  'operation.change-password': 'Changed her password',
  'operation.password-refused': 'Wrong password in her account',
  'operation.confirm-second-factor': 'Turned on the second step at sign-in',
  'operation.end-second-factor': 'Turned off the second step at sign-in',
}
