import * as v from 'valibot'
import { area } from '../operations/area.ts'
import { exchangeErrors } from './exchange/problems.ts'
import * as messages from './messages/index.ts'
import { bookkeepingErrors } from './problems.ts'
import { refusals } from './refusals.ts'

export const ledgerArea = area('ledger', {
  permissions: {
    read: { title: 'See accounts, statements and balances', roles: ['director', 'coordinator', 'treasurer'] },
    accounts: { title: 'Open, freeze and close accounts, set limits and units', roles: ['director', 'treasurer'] },
    post: { title: 'Post transfers', roles: ['treasurer'] },
    reverse: { title: 'Reverse transfers', roles: ['treasurer'] },
    import: { title: 'Import balances and movements', roles: ['treasurer'] },
    periods: { title: 'Close periods, ask that one be reopened', roles: ['director', 'treasurer'] },
    reopen: { title: 'Decide whether a period is reopened', roles: ['director', 'coordinator'] },
  },
  errors: {
    ...refusals,
    ...bookkeepingErrors,
    ...exchangeErrors,
    UNIT_TAKEN: { status: 409, title: 'A unit with this code exists, with other decimals or another name' },
    UNIT_IS_A_CURRENCY: { status: 422, title: 'This code is a currency of ISO 4217 and needs no definition' },
    UNIT_UNKNOWN: { status: 422, title: 'The centre has no unit with this code, and it is no currency' },
    KEY_TAKEN: { status: 409, title: 'An account with this key exists, and is another one' },
    ACCOUNT_CLOSED: { status: 409, title: 'The account is closed' },
    ACCOUNT_NOT_EMPTY: {
      status: 409,
      title: 'An account is closed with a balance of zero and nothing set aside',
      data: v.object({ balance: v.number(), unit: v.string() }),
    },
  },
  messages,
})
