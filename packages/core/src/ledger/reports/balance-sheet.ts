import * as v from 'valibot'
import { Day } from '../../schema/day.ts'
import { onOwnSide } from '../account-state.ts'
import { ledgerArea } from '../area.ts'
import type { AccountRecord } from '../find-account.ts'
import { ledgerOf } from '../ledger-of.ts'
import { UnitCode } from '../schemas.ts'
import { byUnit, sumOf } from './by-unit.ts'
import { chartOf } from './chart.ts'
import { netsOn } from './nets-on.ts'
import { mostLines, withinReport } from './range.ts'
import { beginningOf } from './segments.ts'

const sheetKinds = ['asset', 'liability', 'equity'] as const

/**
 * What the centre has, owes and owns at the end of a day, by unit. Accounts are rolled up to the first `depth` segments of
 * their keys. `result` is what income exceeds expense by that no close has moved into equity yet.
 */
export const balanceSheet = ledgerArea.query({
  name: 'balance-sheet',
  title: 'Balance sheet at a day',
  path: '/reports/balance-sheet',
  permission: 'read',
  input: v.object({
    /** Today when absent. */
    on: v.optional(Day),
    unit: v.optional(UnitCode),
    /** When absent 2, or 1 where there are more lines than a report holds (thousands of members' accounts). */
    depth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
  }),
  output: v.object({
    on: v.string(),
    /** Segments of the keys in `lines`. */
    depth: v.number(),
    units: v.array(
      v.object({
        unit: v.string(),
        scale: v.number(),
        assets: v.number(),
        liabilities: v.number(),
        equity: v.number(),
        result: v.number(),
        /** Assets less liabilities, equity and result: zero, or the ledger is broken. */
        difference: v.number(),
        lines: v.array(
          v.object({
            kind: v.picklist(sheetKinds),
            key: v.string(),
            /** Of the account with this very key. */
            name: v.nullable(v.string()),
            accounts: v.number(),
            balance: v.number(),
          }),
        ),
      }),
    ),
  }),
  errors: ['REPORT_TOO_LARGE'],
  async run({ on, unit, depth: asked }, call) {
    const day = on ?? call.today
    const head = await ledgerOf(call.read, call)
    const chart = await chartOf(call.read, call, { unit })
    const nets = await netsOn(call.read, call, head, chart, day)
    const sheet = (depth: number) =>
      byUnit(chart).map(({ own, ...of }) => {
        const totalOf = (...kinds: readonly string[]) =>
          sumOf(own, ({ kind, number }) => (kinds.includes(kind) ? nets.get(number)! : 0))
        const assets = 0 - totalOf('asset')
        const [liabilities, equity, result] = [totalOf('liability'), totalOf('equity'), totalOf('income', 'expense')]
        const difference = assets - liabilities - equity - result
        return { ...of, assets, liabilities, equity, result, difference, lines: linesOf(own, nets, depth) }
      })
    const fits = (units: ReturnType<typeof sheet>) => sumOf(units, ({ lines }) => lines.length) <= mostLines
    const deep = sheet(asked ?? 2)
    const depth = asked ?? (fits(deep) ? 2 : 1)
    const units = depth === (asked ?? 2) ? deep : sheet(depth)
    withinReport(
      units.flatMap(({ lines }) => lines),
      call.error,
    )
    return { on: day, depth, units }
  },
})

function linesOf(accounts: readonly AccountRecord[], nets: ReadonlyMap<number, number>, depth: number) {
  return sheetKinds.flatMap((kind) => {
    const lines = new Map<string, { name: string | null; accounts: number; balance: number }>()
    for (const account of accounts) {
      if (account.kind !== kind) continue
      const key = beginningOf(account.key, depth)
      const line = lines.get(key) ?? { name: null, accounts: 0, balance: 0 }
      if (account.key === key) line.name = account.name
      line.accounts += 1
      line.balance += onOwnSide(kind, nets.get(account.number)!)
      lines.set(key, line)
    }
    return [...lines].map(([key, line]) => ({ kind, key, ...line }))
  })
}
