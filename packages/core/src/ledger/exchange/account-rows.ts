import { and, asc, eq, gt, type Reader } from '../../db/index.ts'
import { ledgerAccounts, ledgerUnits } from '../tables.ts'

/** An account as journals and tables declare it. */
export interface ListedAccount {
  readonly number: number
  readonly key: string
  readonly name: string | null
  readonly kind: (typeof ledgerAccounts.$inferSelect)['kind']
  readonly unit: string
  readonly scale: number
  readonly closed: boolean
}

/** The accounts of a centre in the order of their numbers. */
export async function* accountRows(read: Reader, centreId: string): AsyncGenerator<ListedAccount> {
  const { number, key, name, kind, closed } = ledgerAccounts
  for (let after = 0; ;) {
    const page = await read
      .select({ number, key, name, kind, unit: ledgerUnits.code, scale: ledgerUnits.scale, closed })
      .from(ledgerAccounts)
      .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))
      .where(and(eq(ledgerAccounts.centreId, centreId), gt(number, after)))
      .orderBy(asc(number))
      .limit(500)
    yield* page
    if (page.length < 500) return
    after = page.at(-1)!.number
  }
}

/** The units of a centre with their decimals. */
export const unitRows = (
  read: Reader,
  centreId: string,
): Promise<readonly { readonly code: string; readonly scale: number; readonly name: string | null }[]> =>
  read
    .select({ code: ledgerUnits.code, scale: ledgerUnits.scale, name: ledgerUnits.name })
    .from(ledgerUnits)
    .where(eq(ledgerUnits.centreId, centreId))
    .orderBy(asc(ledgerUnits.code))
