import type { Output } from '@milpa/client'

export type Account = Output<'ledger.accounts'>['items'][number]
export type Entry = Output<'ledger.statement'>['items'][number]
export type TrialBalance = Output<'ledger.trial-balance'>
/** One transfer with its group and what it is about. */
export type Transfer = Output<'ledger.transfer'>
/** A transfer as it stands in a group or a list. */
export type TransferLine = Transfer['group'][number]
export type ListedTransfer = Output<'ledger.transfers'>['items'][number]
export type Hold = Output<'ledger.holds'>['items'][number]
export type Period = Output<'ledger.periods'>['items'][number]

export const accountKinds = [
  'asset',
  'liability',
  'equity',
  'income',
  'expense',
] as const satisfies readonly Account['kind'][]

export const transferKinds = [
  'direct',
  'balancing',
  'hold',
  'post',
  'void',
  'expiry',
  'reversal',
] as const satisfies readonly TransferLine['kind'][]
