import { type Account, accountKinds } from '../../api/ledger.ts'
import { accountName } from '../../parts/account-words.ts'

/** A line of the tree of one kind and one unit: an account, or a part of the path that several have in common. */
export interface TreeNode {
  /** Of the account, or of the part of the path. */
  readonly key: string
  readonly name: string
  readonly account: Account | undefined
  /** Of the account and all below it, in minor units, on the side of their kind. */
  readonly balance: number
  /** Set aside by open holds, out of the account and in, of all below it. */
  readonly pending: number
  readonly below: readonly TreeNode[]
}

/** The accounts of one unit, kind by kind, each kind with its sum. Kinds without accounts are left out. */
export interface KindOfTree {
  readonly kind: Account['kind']
  readonly balance: number
  readonly nodes: readonly TreeNode[]
}

/** `balances` replaces those of today, by key, for a day in the past. */
export function treeOf(accounts: readonly Account[], balances?: ReadonlyMap<string, number>): readonly KindOfTree[] {
  return accountKinds.flatMap((kind) => {
    const own = accounts.filter((account) => account.kind === kind)
    if (own.length === 0) return []
    const nodes = nodesOf(own, 0, balances)
    return [{ kind, balance: sum(nodes, 'balance'), nodes }]
  })
}

function nodesOf(
  accounts: readonly Account[],
  level: number,
  balances: ReadonlyMap<string, number> | undefined,
): readonly TreeNode[] {
  const groups = new Map<string, Account[]>()
  for (const account of accounts) {
    const key = account.key.split(':', level + 1).join(':')
    groups.set(key, [...(groups.get(key) ?? []), account])
  }
  return [...groups].map(([key, own]): TreeNode => {
    const account = own.find((one) => one.key === key)
    // A part of a path with one account below it says nothing that the account does not say.
    if (!account && own.length === 1) return leaf(own[0]!, balances)
    const below = nodesOf(
      own.filter((one) => one !== account),
      level + 1,
      balances,
    )
    const itself = account ? leaf(account, balances) : undefined
    return {
      key,
      name: itself?.name ?? wordOf(key),
      account,
      balance: (itself?.balance ?? 0) + sum(below, 'balance'),
      pending: (itself?.pending ?? 0) + sum(below, 'pending'),
      below,
    }
  })
}

const leaf = (account: Account, balances: ReadonlyMap<string, number> | undefined): TreeNode => ({
  key: account.key,
  name: accountName(account),
  account,
  balance: balances ? (balances.get(account.key) ?? 0) : account.balance,
  pending: account.debitsPending + account.creditsPending,
  below: [],
})

const sum = (nodes: readonly TreeNode[], of: 'balance' | 'pending'): number =>
  nodes.reduce((total, node) => total + node[of], 0)

/** `fund:seed-capital` is told as *Seed capital*. */
function wordOf(key: string): string {
  const word = key.slice(key.lastIndexOf(':') + 1).replaceAll('-', ' ')
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** A line that is shown, with how deep it stands. */
export interface TreeLine {
  readonly node: TreeNode
  readonly level: number
  readonly open: boolean
}

/** The lines to show: what stands in a closed part is left out. */
export function linesOf(
  nodes: readonly TreeNode[],
  isOpen: (node: TreeNode) => boolean,
  level = 0,
): readonly TreeLine[] {
  return nodes.flatMap((node) => {
    const open = node.below.length > 0 && isOpen(node)
    return [{ node, level, open }, ...(open ? linesOf(node.below, isOpen, level + 1) : [])]
  })
}
