import { ProblemError } from '@milpa/client'
import { type ComboboxOption, type ComboboxSource, matchOptions } from '@milpa/ui'
import type { Account } from '../../api/ledger.ts'
import { accountName, shortKey } from '../../parts/account-words.ts'
import { say } from '../../words/say.ts'
import { writeMoney } from '../../words/write.ts'

/** Options shown at a time: more are found by typing on. */
const most = 40

/** Finds accounts by any words of their name, key or kind. `suits` leaves out those that cannot be meant. */
export function accountSource(
  accounts: readonly Account[],
  suits: (account: Account) => boolean = () => true,
): ComboboxSource {
  return async (query) => matchOptions(accounts.filter(suits).map(optionOf), query).slice(0, most)
}

const optionOf = (account: Account): ComboboxOption => ({
  value: account.id,
  label: accountName(account),
  note: `${shortKey(account.key)} · ${say(`account.kind.${account.kind}`)} · ${writeMoney(account.balance, account.unit, account.scale)}`,
})

/** Whether anything may be posted to it at all. */
export const isOpen = ({ closed, frozen }: Account): boolean => !closed && !frozen

/** A refusal that names accounts by what people call them. They are sent by their ids, and the server knows no better. */
export function inWords(error: unknown, accounts: readonly Account[]): unknown {
  if (!(error instanceof ProblemError)) return error
  const { message, status, code, issues, data } = error
  const title = accounts.reduce((text, account) => text.replaceAll(account.id, `«${accountName(account)}»`), message)
  return new ProblemError({ title, status, code, errors: issues, data })
}
