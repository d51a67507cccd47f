import { get, getAll, type Page, post, put, type Query } from './http.ts'

export const accountKinds = ['asset', 'liability', 'equity', 'income', 'expense'] as const
export type AccountKind = (typeof accountKinds)[number]

export interface Account {
  readonly id: string
  readonly key: string
  readonly name: string | null
  readonly kind: AccountKind
  readonly unit: string
  readonly scale: number
  readonly debitLimit: number | null
  readonly creditLimit: number | null
  readonly frozen: boolean
  readonly closed: boolean
  readonly balance: number
  readonly entries: number
}
export interface Entry {
  readonly id: string
  readonly seq: number
  readonly kind: 'direct' | 'reversal'
  readonly side: 'debit' | 'credit'
  readonly amount: number
  readonly balance: number
  readonly recordedOn: string
  readonly effectiveOn: string
  readonly counterparty: { readonly id: string; readonly key: string; readonly name: string | null }
  readonly purpose: string | null
  /** `seq` of what it takes back, and of what took it back. */
  readonly reverses: number | null
  readonly reversedBy: number | null
}
export interface TrialBalance {
  readonly units: readonly {
    readonly unit: string
    readonly scale: number
    readonly debit: number
    readonly credit: number
    readonly difference: number
    readonly kinds: readonly {
      readonly kind: AccountKind
      readonly accounts: number
      readonly debit: number
      readonly credit: number
    }[]
  }[]
}

export const listAccounts = (query: Query = {}): Promise<readonly Account[]> => getAll('/api/ledger/accounts', query)
export const readAccount = (id: string): Promise<Account> => get(`/api/ledger/accounts/${id}`)
export const openAccount = (input: object): Promise<Account> => post('/api/ledger/accounts', input)
export const changeLimits = (id: string, input: object): Promise<Account> =>
  put(`/api/ledger/accounts/${id}/limits`, input)
export const setFrozen = (id: string, frozen: boolean): Promise<Account> =>
  post(`/api/ledger/accounts/${id}/${frozen ? 'freeze' : 'unfreeze'}`)
export const statement = (id: string, query: Query, signal?: AbortSignal): Promise<Page<Entry>> =>
  get(`/api/ledger/accounts/${id}/entries`, query, signal)
export const postTransfer = (transfer: object): Promise<unknown> =>
  post('/api/ledger/transfers', { transfers: [transfer] })
export const reverseTransfer = (reversal: object): Promise<unknown> =>
  post('/api/ledger/reversals', { transfers: [reversal] })
export const trialBalance = (): Promise<TrialBalance> => get('/api/ledger/trial-balance')
