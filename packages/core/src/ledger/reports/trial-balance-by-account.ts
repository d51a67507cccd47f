import * as v from 'valibot'
import { dayOfNumber, numberOfDay } from '../../db/columns.ts'
import { keyset, page, paged } from '../../db/index.ts'
import { onOwnSide } from '../account-state.ts'
import { ledgerArea } from '../area.ts'
import { ledgerOf } from '../ledger-of.ts'
import { accountKinds, ledgerAccounts } from '../tables.ts'
import { byUnit, sumOf } from './by-unit.ts'
import { chartOf } from './chart.ts'
import { netsOn } from './nets-on.ts'
import { checkRange, period } from './range.ts'
import { rowsOfPeriod } from './rows-of-period.ts'

const Line = v.pipe(
  v.object({
    id: v.string(),
    key: v.string(),
    name: v.nullable(v.string()),
    kind: v.picklist(accountKinds),
    unit: v.string(),
    scale: v.number(),
    /** On the account's own side, at the end of the day before the period. */
    opening: v.number(),
    debits: v.number(),
    credits: v.number(),
    closing: v.number(),
  }),
  v.metadata({ ref: 'LedgerTrialBalanceLine' }),
)

/**
 * The trial balance of a period, account by account, by effective day. `totals` are those of all accounts, whatever the page
 * shows; their `difference` is zero, or the ledger is broken.
 */
export const trialBalanceByAccount = ledgerArea.query({
  name: 'trial-balance-by-account',
  title: 'Trial balance of a period, account by account',
  path: '/reports/trial-balance',
  permission: 'read',
  input: v.pipe(
    v.object({ ...period, ...paged }),
    v.check(({ from, to }) => from <= to, 'from_before_to'),
  ),
  output: v.object({
    from: v.string(),
    to: v.string(),
    ...page(Line).entries,
    totals: v.array(
      v.object({
        unit: v.string(),
        scale: v.number(),
        openingDebit: v.number(),
        openingCredit: v.number(),
        debits: v.number(),
        credits: v.number(),
        closingDebit: v.number(),
        closingCredit: v.number(),
        /** Closing debit balances less closing credit balances. */
        difference: v.number(),
      }),
    ),
  }),
  errors: ['RANGE_TOO_LONG'],
  async run(input, call) {
    checkRange(input, call.error)
    const { read } = call
    const { from, to, unit } = input
    const head = await ledgerOf(read, call)
    const chart = await chartOf(read, call, { unit })
    const opening = await netsOn(read, call, head, chart, dayOfNumber(numberOfDay(from) - 1))
    const debits = new Map<number, number>()
    const credits = new Map<number, number>()
    await rowsOfPeriod(read, head, { from, to }, ({ debit, credit, amount }) => {
      debits.set(debit, (debits.get(debit) ?? 0) + amount)
      credits.set(credit, (credits.get(credit) ?? 0) + amount)
    })
    const lines = chart.map((account) => {
      const { number, kind } = account
      const before = opening.get(number)!
      const moved = { debits: debits.get(number) ?? 0, credits: credits.get(number) ?? 0 }
      const after = before + moved.credits - moved.debits
      const { id, key, name, scale } = account
      const shown = { id, key, name, kind, unit: account.unit, scale, opening: onOwnSide(kind, before), ...moved }
      return { ...shown, closing: onOwnSide(kind, after), before, after }
    })
    const keys = keyset([ledgerAccounts.key], input)
    const after = keys.cursor && String(keys.cursor[0])
    const start = after === undefined ? 0 : lines.findIndex(({ key }) => key > after)
    const shown = start < 0 ? [] : lines.slice(start, start + keys.limit)
    const positive = (amount: number) => Math.max(0, amount)
    return {
      from,
      to,
      ...keys.page(
        shown.map(({ before: _before, after: _after, ...line }) => line),
        ({ key }) => [key],
      ),
      totals: byUnit(lines).map(({ own, ...of }) => {
        const closingDebit = sumOf(own, (line) => positive(-line.after))
        const closingCredit = sumOf(own, (line) => positive(line.after))
        return {
          ...of,
          openingDebit: sumOf(own, (line) => positive(-line.before)),
          openingCredit: sumOf(own, (line) => positive(line.before)),
          debits: sumOf(own, (line) => line.debits),
          credits: sumOf(own, (line) => line.credits),
          closingDebit,
          closingCredit,
          difference: closingDebit - closingCredit,
        }
      }),
    }
  },
})
