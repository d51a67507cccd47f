import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../db/session.ts'
import { namedKey, type PortableTable } from './portable-table.ts'
import { breath } from './rows.ts'

/** Something that is not as it must be, and where. */
export interface Fault {
  readonly check: 'references'
  readonly table: string
  /** Primary key of the row. */
  readonly row: string
  readonly detail: string
}

const mostNamed = 20

/** Rows that refer to rows which are not there. */
export async function danglingReferences(read: Reader, tables: readonly PortableTable[]): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const of of tables) {
    for (const { column, to, target } of of.references) {
      const other = alias(to.table, 'referred')
      const targetThere = (other as unknown as Record<string, typeof target>)[target.name]!
      const rows = await read
        .select()
        .from(of.table)
        .leftJoin(other, eq(column, targetThere))
        .where(and(isNotNull(column), isNull(targetThere)))
        .limit(mostNamed)
      for (const joined of rows as unknown as readonly Record<string, Record<string, unknown>>[]) {
        const row = joined[of.name] ?? {}
        faults.push({
          check: 'references',
          table: of.name,
          row: namedKey(of, row),
          detail: `${column.name} → ${to.name}`,
        })
      }
      await breath()
    }
  }
  return faults
}

export { verifyLedger } from '../ledger/proof/verify-ledger.ts'
