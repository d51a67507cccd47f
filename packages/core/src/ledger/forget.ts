import { and, countAll, eq, inArray, or, type SQL } from '../db/index.ts'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { OperationCall } from '../operations/call.ts'
import type { Forgotten, PersonToForget } from '../plugin/define-plugin.ts'
import { ledgerAccounts, ledgerPurposes, ledgerTransfers } from './tables.ts'

/**
 * Erases what the ledger says of a person in words: the names of her accounts and of those of the enterprises that go
 * with her, and the purposes of the transfers that touch them or that she caused. The transfers stay, since the books of the centre must add up for those who audit
 * them; they hold ids and amounts.
 */
export async function forget(person: PersonToForget, call: OperationCall): Promise<Forgotten> {
  const ofHers = (kind: AnySQLiteColumn, id: AnySQLiteColumn): SQL | undefined =>
    or(
      and(eq(kind, 'person'), inArray(id, [...person.ids])),
      and(eq(kind, 'enterprise'), inArray(id, [...person.enterprises])),
    )
  const hers = and(call.mine(ledgerAccounts), ofHers(ledgerAccounts.ownerKind, ledgerAccounts.ownerId))
  const named = await call.tx
    .update(ledgerAccounts)
    .set({ name: null })
    .where(hers)
    .returning({ id: ledgerAccounts.id })
  const ids = call.tx.select({ id: ledgerAccounts.id }).from(ledgerAccounts).where(hers)
  const touching = and(
    call.mine(ledgerTransfers),
    or(
      inArray(ledgerTransfers.debitAccountId, ids),
      inArray(ledgerTransfers.creditAccountId, ids),
      ofHers(ledgerTransfers.causeKind, ledgerTransfers.causeId),
    ),
  )
  const erased = await call.tx
    .delete(ledgerPurposes)
    .where(
      and(
        call.mine(ledgerPurposes),
        inArray(ledgerPurposes.seq, call.tx.select({ seq: ledgerTransfers.seq }).from(ledgerTransfers).where(touching)),
      ),
    )
    .returning({ seq: ledgerPurposes.seq })
  const [left] = await call.tx.select({ transfers: countAll() }).from(ledgerTransfers).where(touching)
  const kept = left!.transfers > 0 || named.length > 0 ? ['kept.transfers'] : []
  return { erased: named.length + erased.length, kept }
}
