import * as v from 'valibot'
import { ledgerArea } from '../area.ts'
import { ledgerOf } from '../ledger-of.ts'
import { byUnit, sumOf } from './by-unit.ts'
import { chartOf } from './chart.ts'
import { checkRange, Period, withinReport } from './range.ts'
import { rowsOfPeriod } from './rows-of-period.ts'
import { closingNumber, wordsBy } from './words.ts'

const resultKinds = ['income', 'expense'] as const
type ResultKind = (typeof resultKinds)[number]

/**
 * What came in and what it cost in a period, by effective day, category and fund. Closing entries are left out: they
 * move the result, they are none.
 */
export const incomeAndExpense = ledgerArea.query({
  name: 'income-and-expense',
  title: 'Income and expense of a period',
  path: '/reports/income-and-expense',
  permission: 'read',
  input: Period,
  output: v.object({
    from: v.string(),
    to: v.string(),
    units: v.array(
      v.object({
        unit: v.string(),
        scale: v.number(),
        income: v.number(),
        expense: v.number(),
        /** Income less expense. */
        result: v.number(),
        lines: v.array(
          v.object({
            kind: v.picklist(resultKinds),
            category: v.nullable(v.string()),
            fund: v.nullable(v.string()),
            amount: v.number(),
          }),
        ),
        accounts: v.array(
          v.object({
            kind: v.picklist(resultKinds),
            key: v.string(),
            name: v.nullable(v.string()),
            amount: v.number(),
          }),
        ),
      }),
    ),
  }),
  errors: ['RANGE_TOO_LONG', 'REPORT_TOO_LARGE'],
  async run({ from, to, unit }, call) {
    checkRange({ from, to }, call.error)
    const { read } = call
    const head = await ledgerOf(read, call)
    const chart = (await chartOf(read, call, { unit })).flatMap((account) => {
      const { kind } = account
      return kind === 'income' || kind === 'expense' ? [{ ...account, kind }] : []
    })
    const byNumber = new Map(chart.map((account) => [account.number, account]))
    const left = await closingNumber(read, head.ledger)
    const ofAccount = new Map<number, number>()
    const sums = new Map<string, Sum>()
    await rowsOfPeriod(read, head, { from, to }, ({ debit, credit, category, fund, amount }) => {
      if (category === left) return
      for (const [number, net] of [
        [debit, -amount],
        [credit, amount],
      ] as const) {
        const account = byNumber.get(number)
        if (!account) continue
        ofAccount.set(number, (ofAccount.get(number) ?? 0) + net)
        const name = `${account.unit} ${account.kind} ${category} ${fund}`
        const sum = sums.get(name) ?? { unit: account.unit, kind: account.kind, category, fund, amount: 0 }
        sum.amount += own(account.kind, net)
        sums.set(name, sum)
      }
    })
    const word = await wordsBy(
      read,
      head.ledger,
      [...sums.values()].flatMap(({ category, fund }) => [category, fund]),
    )
    const units = byUnit(chart).map((of) => {
      const lines = [...sums.values()]
        .filter((sum) => sum.unit === of.unit)
        .map(({ kind, category, fund, amount }) => ({ kind, category: word(category), fund: word(fund), amount }))
        .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      const accounts = of.own
        .filter(({ number }) => ofAccount.has(number))
        .map(({ kind, key, name, number }) => ({ kind, key, name, amount: own(kind, ofAccount.get(number)!) }))
      const totalOf = (kind: ResultKind) => sumOf(lines, (line) => (line.kind === kind ? line.amount : 0))
      const [income, expense] = [totalOf('income'), totalOf('expense')]
      return { unit: of.unit, scale: of.scale, income, expense, result: income - expense, lines, accounts }
    })
    withinReport(
      units.flatMap(({ lines, accounts }) => [...lines, ...accounts]),
      call.error,
    )
    return { from, to, units }
  },
})

interface Sum {
  readonly unit: string
  readonly kind: ResultKind
  readonly category: number | null
  readonly fund: number | null
  amount: number
}

/** A net amount as income or as expense. */
const own = (kind: ResultKind, net: number): number => (kind === 'income' ? net : 0 - net)

/** Income first, then by category and fund; what has none stands last. */
const orderOf = ({
  kind,
  category,
  fund,
}: {
  readonly kind: ResultKind
  readonly category: string | null
  readonly fund: string | null
}): string => [resultKinds.indexOf(kind), category ?? '~', fund ?? '~'].join(' ')
