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
export { post, reverse, transferPosted, transferReversed } from './post.ts'
export { statement } from './statement.ts'
export { accountKinds, type AccountKind } from './tables.ts'
export { transfer } from './transfer.ts'
export { trialBalance } from './trial-balance.ts'
export { defineUnit, units } from './units.ts'
