import { checkNow, type Issue } from '../operations/schema.ts'
import type { Chain, Wanted } from './book/wanted.ts'
import { largestGroup } from './tables.ts'
import { WantedTransfer } from './wanted-transfer.ts'

/** Transfers of a request that succeed or fail together: mostly one. */
export interface BulkGroup {
  /** Place of its first transfer in the request, from 0. */
  readonly first: number
  readonly size: number
  /** The chain, when all of it reads. */
  readonly chain: Chain | undefined
  /** What is wrong, by the place in the group. */
  readonly issues: ReadonlyMap<number, readonly Issue[]>
}

const none: ReadonlyMap<number, readonly Issue[]> = new Map()

/** Reads the transfers of a request one by one, since what is wrong with one must not stop the others. */
export function bulkGroups(transfers: readonly object[]): readonly BulkGroup[] {
  const groups: BulkGroup[] = []
  for (let first = 0; first < transfers.length;) {
    let end = first
    while (end < transfers.length - 1 && isLinked(transfers[end]!)) end++
    groups.push(readGroup(transfers, first, end))
    first = end + 1
  }
  return groups
}

const isLinked = (transfer: object): boolean => 'linked' in transfer && transfer.linked === true

function readGroup(transfers: readonly object[], first: number, end: number): BulkGroup {
  const chain: Wanted[] = []
  const issues = new Map<number, readonly Issue[]>()
  const size = end - first + 1
  for (let place = 0; place < size; place++) {
    const { linked, ...transfer } = transfers[first + place]! as { readonly linked?: unknown }
    const read = checkNow(WantedTransfer, transfer)
    const wrong: Issue[] = 'issues' in read ? [...read.issues] : []
    if (linked !== undefined && typeof linked !== 'boolean') wrong.push({ pointer: '/linked', rule: 'boolean' })
    if (place === size - 1 && linked === true) wrong.push({ pointer: '/linked', rule: 'chain_open' })
    if (place >= largestGroup) wrong.push({ pointer: '/linked', rule: 'max_length', expected: String(largestGroup) })
    if (wrong.length > 0) issues.set(place, wrong)
    else if ('value' in read) chain.push(read.value)
  }
  return { first, size, chain: issues.size === 0 ? chain : undefined, issues: issues.size === 0 ? none : issues }
}
