import type { Reader } from '../../db/index.ts'
import { accountRows, unitRows, type ListedAccount } from './account-rows.ts'
import { decimalOf } from './decimal.ts'
import { journalRows, tagNames, tagsOf, type JournalRow } from './journal-rows.ts'

/** Two programs that read nearly the same text. */
export type PlainFlavour = 'hledger' | 'ledger'

const roots = { asset: 'assets', liability: 'liabilities', equity: 'equity', income: 'income', expense: 'expenses' }
const types = { asset: 'A', liability: 'L', equity: 'E', income: 'R', expense: 'X' }

const nameOf = ({ kind, key }: Pick<ListedAccount, 'kind' | 'key'>): string => `${roots[kind]}:${key}`
/** Both programs want quotes around what is not letters only. */
const commodity = (unit: string): string => (/^[A-Z]+$/.test(unit) ? unit : `"${unit}"`)
/** A comment begins at `;`, a tag's value ends at a comma, and a bar parts payee from note. */
const plain = (text: string): string => text.replaceAll(';', '·').replaceAll('|', '/').replaceAll(',', '‚')

/**
 * The journal of a ledger for hledger or ledger-cli: debits are positive, credits negative. Each transfer is a transaction
 * on the day on which it counts; what holds set aside stands as comments, since it moved nothing.
 */
export async function* plainJournal(read: Reader, centreId: string, flavour: PlainFlavour): AsyncGenerator<string> {
  for (const { code, scale } of await unitRows(read, centreId)) {
    const sample = `${decimalOf(1000 * 10 ** scale, scale)}${scale === 0 && flavour === 'hledger' ? '.' : ''}`
    yield flavour === 'hledger'
      ? `commodity ${sample} ${commodity(code)}\n`
      : `commodity ${commodity(code)}\n    format ${sample} ${commodity(code)}\n`
  }
  // ledger-cli asks that every tag be declared before it is used, when it is asked to be strict.
  if (flavour === 'ledger') yield tagNames.map((name) => `tag ${name}\n`).join('')
  for await (const account of accountRows(read, centreId)) {
    const name = account.name === null ? '' : plain(account.name)
    yield flavour === 'hledger'
      ? `account ${nameOf(account)}  ; type:${types[account.kind]}, name:${name}\n`
      : `account ${nameOf(account)}\n${name === '' ? '' : `    note ${name}\n`}`
  }
  for await (const one of journalRows(read, centreId)) yield one.moves ? transaction(one) : comment(one)
}

function transaction(one: JournalRow): string {
  const { row, day, purpose } = one
  const { debit, credit, amount, seq, kind, category } = row
  const amountOf = (sign: number) => `${decimalOf(sign * amount, debit.scale)} ${commodity(debit.unit)}`
  const tags = tagsOf(one).map(([name, value]) => `    ; ${name}: ${plain(value)}\n`)
  return [
    `\n${day} * (${seq}) ${plain(purpose ?? category ?? kind)}\n`,
    ...tags,
    `    ${nameOf(debit)}  ${amountOf(1)}\n`,
    `    ${nameOf(credit)}  ${amountOf(-1)}\n`,
  ].join('')
}

function comment(one: JournalRow): string {
  const { row, day } = one
  const tags = tagsOf(one).map(([name, value]) => `${name}: ${plain(value)}`)
  const amount = `${decimalOf(row.amount, row.debit.scale)} ${row.debit.unit}`
  return `\n; ${day} ${row.kind} ${amount} ${nameOf(row.debit)} > ${nameOf(row.credit)}, ${tags.join(', ')}\n`
}
