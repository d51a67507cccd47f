import { sql, type SQL } from '../db/index.ts'
import { placeOf } from './place.ts'
import type { ledgerAccounts, ledgerHeads } from './tables.ts'

/** `placeOf` in a statement, for joins of accounts with their sums. */
export const placeIn = (ledger: typeof ledgerHeads.ledger, number: typeof ledgerAccounts.number): SQL<number> =>
  sql`(${ledger} * ${sql.raw(String(placeOf(1, 0)))} + ${number})`
