import { area } from '@milpa/core'
import * as v from 'valibot'
import * as messages from './messages/index.ts'

export const identityErrors = {
  WRONG_CREDENTIALS: { status: 401, title: 'E-mail address or password are wrong' },
  WRONG_CODE: { status: 401, title: 'The code is wrong, was used or is past its time' },
  CODE_USED: { status: 401, title: 'This code was used before; the next one comes within half a minute' },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    title: 'Too many failed attempts; wait',
    data: v.object({ seconds: v.number() }),
  },
  SECOND_FACTOR_ON: { status: 409, title: 'An authenticator is in use already; end it first' },
  INVITATION_OVER: { status: 410, title: 'The link was used, replaced or is past its time' },
  WORKS_ELSEWHERE: { status: 409, title: 'This person works in another centre too; only the operator can help' },
  HAS_ACCOUNT: { status: 409, title: 'This entry on the staff has an account here; nobody else takes it over' },
} as const

export const identityArea = area('identity', {
  permissions: { manage: { title: 'Invite staff and renew their access', roles: ['director'] } },
  errors: identityErrors,
  messages,
})
