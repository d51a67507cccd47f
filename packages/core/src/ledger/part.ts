import type { Part } from '../plugin/define-plugin.ts'
import {
  account,
  accounts,
  changeLimits,
  closeAccount,
  freeze,
  openAccount,
  reopenAccount,
  unfreeze,
} from './accounts.ts'
import { ledgerArea } from './area.ts'
import { balance } from './balance.ts'
import { forget } from './forget.ts'
import { post, reverse } from './post.ts'
import { statement } from './statement.ts'
import { ledgerTables } from './tables.ts'
import { transfer } from './transfer.ts'
import { trialBalance } from './trial-balance.ts'
import { defineUnit, units } from './units.ts'

export const ledgerPart: Part = {
  area: ledgerArea,
  tables: ledgerTables,
  operations: [defineUnit, openAccount, changeLimits, freeze, unfreeze, closeAccount, reopenAccount, post, reverse],
  queries: [units, accounts, account, balance, statement, transfer, trialBalance],
  forget,
}
