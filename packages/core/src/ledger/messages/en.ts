import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  'permission.read': 'See accounts, movements and balances',
  'permission.accounts': 'Open, freeze and close accounts; set limits and units',
  'permission.post': 'Record transfers',
  'permission.reverse': 'Reverse transfers',
  'kind.asset': 'Asset',
  'kind.liability': 'Liability',
  'kind.equity': 'Equity',
  'kind.income': 'Income',
  'kind.expense': 'Expense',
  'kept.transfers': 'Her transfers stay, without a name: the books must add up for an audit.',
  'error.LEDGER_ID_TWICE_IN_GROUP': 'Two transfers of the group have the same id. Change one.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_GROUP':
    'These transfers exist, but were not recorded together. Check the group before you send it again.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_KIND':
    'Another transfer with this id exists, and is of another kind. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER':
    'A reversal with this id exists, of another transfer. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT':
    'A transfer with this id exists, from another account. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT':
    'A transfer with this id exists, to another account. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT': 'A transfer with this id exists, of another amount. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY':
    'A transfer with this id exists, with another date. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CATEGORY': 'A transfer with this id exists, with another category. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_FUND': 'A transfer with this id exists, with another fund. Use a new id.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CAUSE': 'A transfer with this id exists, with another cause. Use a new id.',
  'error.LEDGER_TRANSFER_NOT_FOUND': 'There is no such transfer to reverse. Check the id.',
  'error.LEDGER_IS_A_REVERSAL': 'A reversal is not reversed. Record a new transfer.',
  'error.LEDGER_ALREADY_REVERSED': 'This transfer was reversed before. A transfer is reversed only once.',
  'error.LEDGER_EXCEEDS_REVERSED_TRANSFER': 'A reversal cannot exceed the transfer. Enter a smaller amount.',
  'error.LEDGER_ACCOUNTS_MUST_DIFFER': 'The two accounts are the same one. Choose two.',
  'error.LEDGER_DEBIT_ACCOUNT_NOT_FOUND': 'There is no debit account {account}. Check its key.',
  'error.LEDGER_CREDIT_ACCOUNT_NOT_FOUND': 'There is no credit account {account}. Check its key.',
  'error.LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS':
    'The two accounts are kept in different units. Choose accounts of one currency.',
  'error.LEDGER_DEBIT_ACCOUNT_CLOSED': 'The debit account {account} is closed. Choose another, or reopen it.',
  'error.LEDGER_CREDIT_ACCOUNT_CLOSED': 'The credit account {account} is closed. Choose another, or reopen it.',
  'error.LEDGER_DEBIT_ACCOUNT_FROZEN': 'The debit account {account} is frozen. Ask for its release.',
  'error.LEDGER_CREDIT_ACCOUNT_FROZEN': 'The credit account {account} is frozen. Ask for its release.',
  'error.LEDGER_OVERFLOWS_DEBITS': 'The debits of account {account} would pass the largest possible number.',
  'error.LEDGER_OVERFLOWS_CREDITS': 'The credits of account {account} would pass the largest possible number.',
  'error.LEDGER_EXCEEDS_CREDITS':
    'Account {account} does not have enough for this. Enter a smaller amount, or raise its limit.',
  'error.LEDGER_EXCEEDS_DEBITS':
    'Account {account} cannot receive that much. Enter a smaller amount, or raise its limit.',
  'error.LEDGER_UNIT_TAKEN': 'A unit with this code exists, and is another one. Choose another code.',
  'error.LEDGER_UNIT_IS_A_CURRENCY': 'This code is a currency, which needs no definition. Choose another.',
  'error.LEDGER_UNIT_UNKNOWN': 'The centre has no such unit. Define it first, or use a currency.',
  'error.LEDGER_KEY_TAKEN': 'Another account has this key. Choose another key.',
  'error.LEDGER_ACCOUNT_CLOSED': 'The account is closed. Reopen it before you change it.',
  'error.LEDGER_ACCOUNT_NOT_EMPTY': 'The account still has a balance. Bring it to zero before you close it.',
  'operation.define-unit': 'Defined a unit',
  'operation.open-account': 'Opened an account',
  'operation.change-limits': 'Changed the limits of an account',
  'operation.freeze': 'Froze an account',
  'operation.unfreeze': 'Released an account',
  'operation.close-account': 'Closed an account',
  'operation.reopen-account': 'Opened an account again',
  'operation.post': 'Posted a transfer',
  'operation.reverse': 'Reversed a transfer',
}
