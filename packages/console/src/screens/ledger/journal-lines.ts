import type { Account } from '../../api/ledger.ts'
import { amountFault, amountOf } from '../../parts/amount-words.ts'
import { say } from '../../words/say.ts'
import { readAmount } from '../../words/read-amount.ts'

/** A line of a journal as it is written: one of `debit` and `credit` holds an amount. */
export interface LineDraft {
  readonly account: string
  readonly debit: string
  readonly credit: string
  readonly purpose: string
}

export const emptyLine: LineDraft = { account: '', debit: '', credit: '', purpose: '' }
export const isEmpty = (line: LineDraft): boolean => Object.values(line).every((text) => text.trim() === '')

/** What stands on both sides in one unit, in minor units; `difference` is debit less credit. */
export interface Sums {
  readonly unit: string
  readonly scale: number
  readonly debit: number
  readonly credit: number
  readonly difference: number
}

/** The sums of each unit that the lines have accounts of. What is no amount counts as nothing. */
export function sumsOf(lines: readonly LineDraft[], accounts: ReadonlyMap<string, Account>): readonly Sums[] {
  const units = new Map<string, Sums>()
  for (const line of lines) {
    const account = accounts.get(line.account)
    if (!account) continue
    const { unit, scale } = account
    const before = units.get(unit) ?? { unit, scale, debit: 0, credit: 0, difference: 0 }
    const debit = before.debit + amountOf(line.debit, scale)
    const credit = before.credit + amountOf(line.credit, scale)
    units.set(unit, { unit, scale, debit, credit, difference: debit - credit })
  }
  return [...units.values()]
}

/** What is wrong with the lines, by `account0`, `amount0`, …; empty texts where nothing is. */
export function lineFaults(
  lines: readonly LineDraft[],
  accounts: ReadonlyMap<string, Account>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.flatMap((line, at): readonly (readonly [string, string])[] => {
      if (isEmpty(line)) return []
      const scale = accounts.get(line.account)?.scale ?? 2
      const written = line.debit.trim() === '' ? line.credit : line.debit
      const faultOfAmount = 'wrong' in readAmount(written, scale) ? amountFault(written, scale) : ''
      return [
        [`account${at}`, line.account ? '' : say('transfer.chooseAccount')],
        [`amount${at}`, faultOfAmount],
      ]
    }),
  )
}
