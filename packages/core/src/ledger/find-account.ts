import { and, eq, inArray, or, type Reader, type SQL } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { netOf, onOwnSide, type AccountState } from './account-state.ts'
import { ledgerAccounts, ledgerCounters, ledgerUnits } from './tables.ts'

const isId = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)

/** What posting needs of an account; kept short, since drizzle writes each column out anew for every transfer. */
const stateColumns = {
  id: ledgerAccounts.id,
  key: ledgerAccounts.key,
  kind: ledgerAccounts.kind,
  unit: ledgerUnits.code,
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
}

/** Accounts with their unit and their sums. */
const accountColumns = {
  ...stateColumns,
  name: ledgerAccounts.name,
  scale: ledgerUnits.scale,
  ownerKind: ledgerAccounts.ownerKind,
  ownerId: ledgerAccounts.ownerId,
  createdAt: ledgerAccounts.createdAt,
}

export const selectAccounts = (read: Pick<Reader, 'select'>) =>
  read
    .select(accountColumns)
    .from(ledgerAccounts)
    .innerJoin(ledgerCounters, eq(ledgerCounters.accountId, ledgerAccounts.id))
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))

export type AccountRecord = Awaited<ReturnType<typeof selectAccounts>>[number]

/** `id in (…) or key in (…)`, of the references that have the form of each. */
function named(refs: readonly string[]): SQL | undefined {
  const ids = refs.filter(isId)
  const keys = refs.filter((ref) => !isId(ref))
  return or(
    ids.length > 0
      ? inArray(
          ledgerAccounts.id,
          ids.map((id) => id.toLowerCase()),
        )
      : undefined,
    keys.length > 0 ? inArray(ledgerAccounts.key, keys) : undefined,
  )
}

/** The accounts that are named by id or key; one that is named both ways is one object. */
export async function accountStates(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine'>,
  refs: readonly string[],
): Promise<ReadonlyMap<string, AccountState>> {
  const distinct = [...new Set(refs)]
  if (distinct.length === 0) return new Map()
  const rows: readonly AccountState[] = await read
    .select(stateColumns)
    .from(ledgerAccounts)
    .innerJoin(ledgerCounters, eq(ledgerCounters.accountId, ledgerAccounts.id))
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))
    .where(and(call.mine(ledgerAccounts), named(distinct)))
  const found = new Map<string, AccountState>(rows.flatMap((row) => [[row.id, row] as const, [row.key, row] as const]))
  return new Map(
    distinct.flatMap((ref) => {
      const account = found.get(isId(ref) ? ref.toLowerCase() : ref)
      return account ? [[ref, account] as const] : []
    }),
  )
}

/** One account of this centre by id or key; unknown and another centre's are alike. */
export async function findAccount(
  read: Pick<Reader, 'select'>,
  call: Pick<QueryCall, 'mine' | 'notFound'>,
  ref: string,
): Promise<AccountRecord> {
  const [account] = await selectAccounts(read).where(and(call.mine(ledgerAccounts), named([ref])))
  if (!account) throw call.notFound()
  return account
}

/** An account in the form in which it is answered. */
export function showAccount(row: AccountRecord) {
  const { ownerKind, ownerId, createdAt, last: _last, ...rest } = row
  return {
    ...rest,
    owner: ownerKind !== null && ownerId !== null ? { kind: ownerKind, id: ownerId } : null,
    balance: onOwnSide(row.kind, netOf(row)),
    createdAt: createdAt.toISOString(),
  }
}
