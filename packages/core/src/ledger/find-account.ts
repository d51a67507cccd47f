import { and, eq, inArray, type Reader, type SQL } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { netOf, onOwnSide } from './account-state.ts'
import { placeIn } from './place-in.ts'
import { ledgerAccounts, ledgerCounters, ledgerHeads, ledgerUnits } from './tables.ts'

const isId = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)

/** Accounts with their unit and their sums. */
const accountColumns = {
  number: ledgerAccounts.number,
  id: ledgerAccounts.id,
  key: ledgerAccounts.key,
  name: ledgerAccounts.name,
  kind: ledgerAccounts.kind,
  unit: ledgerUnits.code,
  scale: ledgerUnits.scale,
  debitLimit: ledgerAccounts.debitLimit,
  creditLimit: ledgerAccounts.creditLimit,
  frozen: ledgerAccounts.frozen,
  closed: ledgerAccounts.closed,
  debitsPending: ledgerCounters.debitsPending,
  debitsPosted: ledgerCounters.debitsPosted,
  creditsPending: ledgerCounters.creditsPending,
  creditsPosted: ledgerCounters.creditsPosted,
  entries: ledgerCounters.entries,
  last: ledgerCounters.last,
  ownerKind: ledgerAccounts.ownerKind,
  ownerId: ledgerAccounts.ownerId,
  createdAt: ledgerAccounts.createdAt,
}

export const selectAccounts = (read: Pick<Reader, 'select'>) =>
  read
    .select(accountColumns)
    .from(ledgerAccounts)
    .innerJoin(ledgerHeads, eq(ledgerHeads.centreId, ledgerAccounts.centreId))
    .innerJoin(ledgerCounters, eq(ledgerCounters.account, placeIn(ledgerHeads.ledger, ledgerAccounts.number)))
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))

export type AccountRecord = Awaited<ReturnType<typeof selectAccounts>>[number]

/** `id = …` or `key = …`, by the form of the reference. */
const named = (ref: string): SQL => (isId(ref) ? eq(ledgerAccounts.id, ref.toLowerCase()) : eq(ledgerAccounts.key, ref))

/** One account of this centre by id or key; unknown and another centre's are alike. */
export async function findAccount(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine' | 'notFound'>,
  ref: string,
): Promise<AccountRecord> {
  const [account] = await selectAccounts(read).where(and(call.mine(ledgerAccounts), named(ref)))
  if (!account) throw call.notFound()
  return account
}

/** What people need to know an account by: for lists of transfers, where each names two. */
export interface Party {
  readonly id: string
  readonly key: string
  readonly name: string | null
  readonly unit: string
  readonly scale: number
}

/** Accounts of this centre by their numbers. */
export async function partiesOf(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine'>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Party>> {
  if (numbers.length === 0) return new Map()
  const { id, number, key, name, unitId } = ledgerAccounts
  const rows = await read
    .select({ number, id, key, name, unit: ledgerUnits.code, scale: ledgerUnits.scale })
    .from(ledgerAccounts)
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, unitId))
    .where(and(call.mine(ledgerAccounts), inArray(number, [...new Set(numbers)])))
  return new Map(rows.map(({ number: of, ...party }) => [of, party]))
}

/** An account in the form in which it is answered. */
export function showAccount(row: AccountRecord) {
  const { ownerKind, ownerId, createdAt, last: _last, number: _number, ...rest } = row
  return {
    ...rest,
    owner: ownerKind !== null && ownerId !== null ? { kind: ownerKind, id: ownerId } : null,
    balance: onOwnSide(row.kind, netOf(row)),
    createdAt: createdAt.toISOString(),
  }
}
