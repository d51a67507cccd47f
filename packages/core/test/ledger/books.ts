import { createHash } from 'node:crypto'
import { ledger } from '@milpa/core'
import { createTestCentre, type TestCentre, type TestEngine } from '@milpa/plugin-kit'

/** A UUID that a word determines, made long ago as far as its version 7 says. */
export const idOf = (word: string): string => {
  const hex = createHash('sha256').update(word).digest('hex')
  return `00${hex.slice(2, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export type Limits = { readonly debitLimit?: number | null; readonly creditLimit?: number | null }

export interface Books extends TestCentre {
  open(
    key: string,
    kind?: ledger.AccountKind,
    options?: Limits & { readonly unit?: string },
  ): ReturnType<typeof openOne>
  pay(id: string, debit: string, credit: string, amount: number): ReturnType<typeof payOne>
  balanceOf(key: string): Promise<number>
}

const openOne = (centre: TestCentre, key: string, kind: ledger.AccountKind, options: Limits & { unit?: string }) =>
  centre.run(ledger.openAccount, { key, kind, unit: 'MXN', ...options }, 'treasurer')

const payOne = async (centre: TestCentre, id: string, debit: string, credit: string, amount: number) => {
  const { transfers } = await centre.run(
    ledger.post,
    { transfers: [{ id: idOf(id), debit, credit, amount }] },
    'treasurer',
  )
  return transfers[0]!
}

/** A centre that keeps books, with the words that the tests of the ledger use. */
export async function openBooks(engine: TestEngine): Promise<Books> {
  const centre = await createTestCentre({ engine })
  return {
    ...centre,
    open: (key, kind = 'liability', options = {}) => openOne(centre, key, kind, options),
    pay: (id, debit, credit, amount) => payOne(centre, id, debit, credit, amount),
    balanceOf: async (key) => (await centre.ask(ledger.balance, { account: key }, 'treasurer')).balance,
  }
}
