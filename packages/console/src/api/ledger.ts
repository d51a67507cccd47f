import type { Output } from '@milpa/client'

export type Account = Output<'ledger.accounts'>['items'][number]
export type Entry = Output<'ledger.statement'>['items'][number]
export type TrialBalance = Output<'ledger.trial-balance'>

export const accountKinds = [
  'asset',
  'liability',
  'equity',
  'income',
  'expense',
] as const satisfies readonly Account['kind'][]
