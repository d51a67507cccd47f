import * as v from 'valibot'
import { dayOfNumber, numberOfDay } from '../../db/columns.ts'
import { onOwnSide } from '../account-state.ts'
import { ledgerArea } from '../area.ts'
import { ledgerOf } from '../ledger-of.ts'
import { byUnit, sumOf } from './by-unit.ts'
import { chartOf } from './chart.ts'
import { netsOn } from './nets-on.ts'
import { checkRange, Period, withinReport } from './range.ts'
import { rowsOfPeriod } from './rows-of-period.ts'
import { holdsCash } from './segments.ts'
import { wordsBy } from './words.ts'

/**
 * What cash came from and went to in a period, by effective day, category and fund. Cash are the asset accounts whose
 * key says so (`holdsCash`); what goes from one of them to another is no flow.
 */
export const cashFlow = ledgerArea.query({
  name: 'cash-flow',
  title: 'Cash flow of a period',
  path: '/reports/cash-flow',
  permission: 'read',
  input: Period,
  output: v.object({
    from: v.string(),
    to: v.string(),
    units: v.array(
      v.object({
        unit: v.string(),
        scale: v.number(),
        opening: v.number(),
        received: v.number(),
        paid: v.number(),
        closing: v.number(),
        lines: v.array(
          v.object({
            category: v.nullable(v.string()),
            fund: v.nullable(v.string()),
            received: v.number(),
            paid: v.number(),
            /** Received less paid. */
            net: v.number(),
          }),
        ),
        accounts: v.array(
          v.object({ key: v.string(), name: v.nullable(v.string()), opening: v.number(), closing: v.number() }),
        ),
      }),
    ),
  }),
  errors: ['RANGE_TOO_LONG', 'REPORT_TOO_LARGE'],
  async run({ from, to, unit }, call) {
    checkRange({ from, to }, call.error)
    const { read } = call
    const head = await ledgerOf(read, call)
    const cash = (await chartOf(read, call, { unit })).filter(holdsCash)
    const byNumber = new Map(cash.map((account) => [account.number, account]))
    const opening = await netsOn(read, call, head, cash, dayOfNumber(numberOfDay(from) - 1))
    const after = new Map(opening)
    const sums = new Map<string, Sum>()
    await rowsOfPeriod(read, head, { from, to }, ({ debit, credit, category, fund, amount }) => {
      const [into, outOf] = [byNumber.get(debit), byNumber.get(credit)]
      if (into) after.set(debit, after.get(debit)! - amount)
      if (outOf) after.set(credit, after.get(credit)! + amount)
      const account = into ?? outOf
      if (!account || (into && outOf)) return
      const name = `${account.unit} ${category} ${fund}`
      const sum = sums.get(name) ?? { unit: account.unit, category, fund, received: 0, paid: 0 }
      sum[into ? 'received' : 'paid'] += amount
      sums.set(name, sum)
    })
    const word = await wordsBy(
      read,
      head.ledger,
      [...sums.values()].flatMap(({ category, fund }) => [category, fund]),
    )
    const units = byUnit(cash).map((of) => {
      const lines = [...sums.values()]
        .filter((sum) => sum.unit === of.unit)
        .map(({ category, fund, received, paid }) => {
          return { category: word(category), fund: word(fund), received, paid, net: received - paid }
        })
        .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      const accounts = of.own.map(({ key, name, kind, number }) => ({
        key,
        name,
        opening: onOwnSide(kind, opening.get(number)!),
        closing: onOwnSide(kind, after.get(number)!),
      }))
      return {
        unit: of.unit,
        scale: of.scale,
        opening: sumOf(accounts, (account) => account.opening),
        received: sumOf(lines, ({ received }) => received),
        paid: sumOf(lines, ({ paid }) => paid),
        closing: sumOf(accounts, ({ closing }) => closing),
        lines,
        accounts,
      }
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
  readonly category: number | null
  readonly fund: number | null
  received: number
  paid: number
}

const orderOf = ({ category, fund }: { readonly category: string | null; readonly fund: string | null }): string =>
  `${category ?? '~'} ${fund ?? '~'}`
