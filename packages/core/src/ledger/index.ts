export {
  account,
  accounts,
  changeLimits,
  closeAccount,
  freeze,
  openAccount,
  reopenAccount,
  unfreeze,
} from './accounts.ts'
export { ledgerArea } from './area.ts'
export { balance } from './balance.ts'
export { currencies } from './currencies.ts'
export { holds } from './journal/holds.ts'
export { journal } from './journal/journal.ts'
export { transfers } from './journal/transfers.ts'
export { closePeriod, periodClosed } from './periods/close-period.ts'
export { periods } from './periods/periods.ts'
export { approveReopening, askReopening, periodReopened, refuseReopening } from './periods/reopen-period.ts'
export { accountTree } from './reports/account-tree.ts'
export { balanceSheet } from './reports/balance-sheet.ts'
export { cashFlow } from './reports/cash-flow.ts'
export { incomeAndExpense } from './reports/income-and-expense.ts'
export { trialBalanceByAccount } from './reports/trial-balance-by-account.ts'
export { post, reverse } from './post.ts'
export { postMany } from './post-many.ts'
export { transferPosted, transferReversed } from './posted-event.ts'
export { checkImport, importBooks, mostImportedRows, rehearseImport } from './exchange/import-books.ts'
export { cyclosTable } from './exchange/cyclos-table.ts'
export { importKinds, type ImportKind } from './exchange/import-plan.ts'
export { importFaults, type ImportFault } from './exchange/import-problem.ts'
export { exportFacts } from './exchange/export-facts.ts'
export { receipt } from './proof/receipt.ts'
export { seal, sealedThrough } from './proof/seal.ts'
export { verification } from './proof/verification.ts'
export { statement } from './statement.ts'
export { accountKinds, type AccountKind } from './tables.ts'
export { transfer } from './transfer.ts'
export { trialBalance } from './trial-balance.ts'
export { defineUnit, units } from './units.ts'
