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
import { holds } from './journal/holds.ts'
import { journal } from './journal/journal.ts'
import { transfers } from './journal/transfers.ts'
import { closePeriod } from './periods/close-period.ts'
import { periods } from './periods/periods.ts'
import { approveReopening, askReopening, refuseReopening } from './periods/reopen-period.ts'
import { periodTables } from './periods/tables.ts'
import { post, reverse } from './post.ts'
import { postMany } from './post-many.ts'
import { checkImport, importBooks, rehearseImport } from './exchange/import-books.ts'
import { exportFacts } from './exchange/export-facts.ts'
import { receipt } from './proof/receipt.ts'
import { seal, sealedThrough } from './proof/seal.ts'
import { verification } from './proof/verification.ts'
import { accountTree } from './reports/account-tree.ts'
import { balanceSheet } from './reports/balance-sheet.ts'
import { cashFlow } from './reports/cash-flow.ts'
import { incomeAndExpense } from './reports/income-and-expense.ts'
import { trialBalanceByAccount } from './reports/trial-balance-by-account.ts'
import { statement } from './statement.ts'
import { ledgerTables } from './tables.ts'
import { transfer } from './transfer.ts'
import { trialBalance } from './trial-balance.ts'
import { defineUnit, units } from './units.ts'

export const ledgerPart: Part = {
  area: ledgerArea,
  tables: { ...ledgerTables, ...periodTables },
  operations: [
    defineUnit,
    openAccount,
    changeLimits,
    freeze,
    unfreeze,
    closeAccount,
    reopenAccount,
    post,
    postMany,
    reverse,
    journal,
    closePeriod,
    askReopening,
    approveReopening,
    refuseReopening,
    seal,
    importBooks,
    rehearseImport,
    checkImport,
  ],
  queries: [
    units,
    accounts,
    account,
    balance,
    statement,
    transfer,
    trialBalance,
    exportFacts,
    receipt,
    sealedThrough,
    verification,
    transfers,
    holds,
    trialBalanceByAccount,
    balanceSheet,
    incomeAndExpense,
    cashFlow,
    accountTree,
    periods,
  ],
  forget,
}
