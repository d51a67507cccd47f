import * as v from 'valibot'
import { keyset, page, paged } from '../../db/index.ts'
import { Day } from '../../schema/day.ts'
import { onOwnSide } from '../account-state.ts'
import { ledgerArea } from '../area.ts'
import type { AccountRecord } from '../find-account.ts'
import { ledgerOf } from '../ledger-of.ts'
import { AccountKey, UnitCode } from '../schemas.ts'
import { accountKinds, ledgerAccounts, type AccountKind } from '../tables.ts'
import { chartOf } from './chart.ts'
import { netsOn } from './nets-on.ts'
import { beginningOf } from './segments.ts'

const Node = v.pipe(
  v.object({
    /** Path so far: `fund`, `fund:seed`. Not each of them is an account. */
    key: v.string(),
    name: v.nullable(v.string()),
    /** Segments of the key. */
    level: v.number(),
    account: v.nullable(
      v.object({ id: v.string(), kind: v.picklist(accountKinds), unit: v.string(), balance: v.number() }),
    ),
    /** Accounts with this key or below it. */
    accounts: v.number(),
    /** Their sums on the side of the kind, since what is owed and what is owned cannot be one number. */
    balances: v.array(
      v.object({ unit: v.string(), scale: v.number(), kind: v.picklist(accountKinds), balance: v.number() }),
    ),
  }),
  v.metadata({ ref: 'LedgerAccountNode' }),
)

/** Accounts as a tree by the segments of their keys, each node with the sums of what is below it. Parents come first. */
export const accountTree = ledgerArea.query({
  name: 'account-tree',
  title: 'Tree of accounts with sums',
  path: '/reports/account-tree',
  permission: 'read',
  input: v.object({
    ...paged,
    /** Balances at the end of this day; as they are now when absent. */
    on: v.optional(Day),
    under: v.optional(AccountKey),
    unit: v.optional(UnitCode),
    /** Levels below `under`, or from the root. */
    depth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 10),
  }),
  output: v.object({ on: v.nullable(v.string()), ...page(Node).entries }),
  async run(input, call) {
    const { on, under, unit, depth } = input
    const head = await ledgerOf(call.read, call)
    const chart = await chartOf(call.read, call, { under, unit })
    const nets = on === undefined ? undefined : await netsOn(call.read, call, head, chart, on)
    const levels = depth + (under === undefined ? 0 : under.split(':').length)
    const top = under === undefined ? 1 : under.split(':').length
    const nodes = new Map<string, Growing>()
    for (const account of chart) {
      const net = nets ? nets.get(account.number)! : account.creditsPosted - account.debitsPosted
      const length = account.key.split(':').length
      for (let level = top; level <= Math.min(levels, length); level++) grow(nodes, account, level, net)
    }
    const keys = keyset([ledgerAccounts.key], input)
    const after = keys.cursor && String(keys.cursor[0])
    // Not the order of text: `a-b` would stand between `a` and `a:b`.
    const order = [...nodes.values()].sort((a, b) => compare(a.key, b.key))
    const start = after === undefined ? 0 : order.findIndex(({ key }) => compare(key, after) > 0)
    const shown = start < 0 ? [] : order.slice(start, start + keys.limit)
    return {
      on: on ?? null,
      ...keys.page(
        shown.map(({ balances, ...node }) => ({ ...node, balances: [...balances.values()] })),
        ({ key }) => [key],
      ),
    }
  },
})

interface Growing {
  readonly key: string
  readonly level: number
  name: string | null
  account: { id: string; kind: AccountKind; unit: string; balance: number } | null
  accounts: number
  readonly balances: Map<string, { unit: string; scale: number; kind: AccountKind; balance: number }>
}

function grow(nodes: Map<string, Growing>, account: AccountRecord, level: number, net: number): void {
  const key = beginningOf(account.key, level)
  const node = nodes.get(key) ?? { key, level, name: null, account: null, accounts: 0, balances: new Map() }
  nodes.set(key, node)
  const { id, kind, unit, scale } = account
  const balance = onOwnSide(kind, net)
  if (account.key === key) {
    node.name = account.name
    node.account = { id, kind, unit, balance }
  }
  node.accounts += 1
  const sum = node.balances.get(`${unit} ${kind}`) ?? { unit, scale, kind, balance: 0 }
  sum.balance += balance
  node.balances.set(`${unit} ${kind}`, sum)
}

/** Segment by segment, so that what is below a key follows it at once. */
function compare(a: string, b: string): number {
  const [left, right] = [a.split(':'), b.split(':')]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    if (left[index] !== right[index]) return left[index]! < right[index]! ? -1 : 1
  }
  return left.length - right.length
}
