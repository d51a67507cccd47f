import { and, eq, inArray, isNotNull, or, type SQL } from '../db/index.ts'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { OperationCall } from '../operations/call.ts'
import type { Forgotten, PersonToForget } from '../plugin/define-plugin.ts'
import { digestOfPurpose } from './book/hash-chain.ts'
import { entriesDown } from './entry-chain.ts'
import { ledgerOf } from './ledger-of.ts'
import { placeOf } from './place.ts'
import { ledgerAccounts, ledgerPurposes, ledgerTransfers } from './tables.ts'

/**
 * Erases what the ledger says of a person in words: the names of her accounts and of those of the enterprises that go
 * with her, and the purposes of the transfers that touch them or that she caused. The transfers stay, since the books of
 * the centre must add up for those who audit them; they hold ids and amounts.
 */
export async function forget(person: PersonToForget, call: OperationCall): Promise<Forgotten> {
  const ofHers = (kind: AnySQLiteColumn, id: AnySQLiteColumn): SQL | undefined =>
    or(
      and(eq(kind, 'person'), inArray(id, [...person.ids])),
      and(eq(kind, 'enterprise'), inArray(id, [...person.enterprises])),
    )
  const named = await call.tx
    .update(ledgerAccounts)
    .set({ name: null })
    .where(and(call.mine(ledgerAccounts), ofHers(ledgerAccounts.ownerKind, ledgerAccounts.ownerId)))
    .returning({ number: ledgerAccounts.number })
  const { ledger } = await ledgerOf(call.tx, call)
  let transfers = 0
  let erased = 0
  const erase = async (places: readonly number[]) => {
    transfers += places.length
    if (places.length === 0) return
    const gone = await call.tx
      .select()
      .from(ledgerPurposes)
      .where(and(inArray(ledgerPurposes.place, [...places]), isNotNull(ledgerPurposes.purpose)))
    for (const { place, purpose, salt } of gone) {
      const digest = digestOfPurpose(Buffer.from(salt!, 'hex'), purpose!)
      await call.tx
        .update(ledgerPurposes)
        .set({ purpose: null, salt: null, digest })
        .where(eq(ledgerPurposes.place, place))
    }
    erased += gone.length
  }
  for (const { number } of named) {
    for (let through = Infinity; through > 0;) {
      const page = await entriesDown(call.tx, { ledger, account: number }, Math.min(through, 2 ** 36 - 1), 500)
      await erase(page.map(({ seq }) => placeOf(ledger, seq)))
      through = page.length < 500 ? 0 : page.at(-1)!.seq - 1
    }
  }
  const causes = [...person.ids, ...person.enterprises]
  const caused =
    causes.length === 0
      ? []
      : await call.tx
          .select({ place: ledgerTransfers.place })
          .from(ledgerTransfers)
          .where(and(eq(ledgerTransfers.ledger, ledger), inArray(ledgerTransfers.causeId, causes)))
  for (let from = 0; from < caused.length; from += 500) {
    await erase(caused.slice(from, from + 500).map(({ place }) => place))
  }
  return { erased: named.length + erased, kept: transfers > 0 || named.length > 0 ? ['kept.transfers'] : [] }
}
