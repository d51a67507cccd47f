import type { Reader } from '../../db/index.ts'
import { accountRows, unitRows, type ListedAccount } from './account-rows.ts'
import { decimalOf } from './decimal.ts'
import { journalRows, tagsOf, type JournalRow } from './journal-rows.ts'

const roots = { asset: 'Assets', liability: 'Liabilities', equity: 'Equity', income: 'Income', expense: 'Expenses' }

/** Parts of a key hold small letters, digits and hyphens: with a capital before them two keys never become one name. */
const nameOf = ({ kind, key }: Pick<ListedAccount, 'kind' | 'key'>): string =>
  [roots[kind], ...key.split(':').map((part) => part.charAt(0).toUpperCase() + part.slice(1))].join(':')

/** Text of beancount, in its quotes. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Before any day that a transfer can count on. */
const opened = '1899-12-31'

/** The journal of a ledger for beancount. Holds stand as comments, since they moved nothing. */
export async function* beancountJournal(read: Reader, centreId: string, title: string): AsyncGenerator<string> {
  yield `option "title" ${quoted(title)}\n`
  for (const { code, name } of await unitRows(read, centreId)) {
    yield `option "operating_currency" "${code}"\n${opened} commodity ${code}\n`
    if (name !== null) yield `  name: ${quoted(name)}\n`
  }
  for await (const account of accountRows(read, centreId)) {
    yield `${opened} open ${nameOf(account)} ${account.unit}\n  key: ${quoted(account.key)}\n`
    if (account.name !== null) yield `  name: ${quoted(account.name)}\n`
  }
  for await (const one of journalRows(read, centreId)) yield one.moves ? transaction(one) : comment(one)
}

function transaction(one: JournalRow): string {
  const { row, day, purpose } = one
  const { debit, credit, amount, kind, category } = row
  const amountOf = (sign: number) => `${decimalOf(sign * amount, debit.scale)} ${debit.unit}`
  return [
    `\n${day} * ${quoted(purpose ?? category ?? kind)}\n`,
    ...tagsOf(one).map(([name, value]) => `  ${name}: ${quoted(value)}\n`),
    `  ${nameOf(debit)}  ${amountOf(1)}\n`,
    `  ${nameOf(credit)}  ${amountOf(-1)}\n`,
  ].join('')
}

function comment(one: JournalRow): string {
  const { row, day } = one
  const tags = tagsOf(one).map(([name, value]) => `${name}: ${value}`)
  const amount = `${decimalOf(row.amount, row.debit.scale)} ${row.debit.unit}`
  return `\n; ${day} ${row.kind} ${amount} ${nameOf(row.debit)} > ${nameOf(row.credit)}, ${tags.join(', ')}\n`
}
