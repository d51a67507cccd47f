import type { Reader } from '../../db/index.ts'
import { decimalOf } from './decimal.ts'
import { journalRows } from './journal-rows.ts'

/** Columns of the table of transfers. */
export const transferColumns = [
  'seq',
  'id',
  'kind',
  'at',
  'recorded_on',
  'effective_on',
  'debit',
  'credit',
  'amount',
  'unit',
  'category',
  'fund',
  'cause_kind',
  'cause_id',
  'purpose',
  'actor',
  'debit_balance',
  'credit_balance',
  'about',
  'group',
  'expires_at',
] as const

/** All transfers as rows of a table, amounts as decimals; balances are credits less debits, as the chain keeps them. */
export async function* transferTable(read: Reader, centreId: string): AsyncGenerator<readonly (string | null)[]> {
  for await (const { row, day, recordedOn, purpose } of journalRows(read, centreId)) {
    const { scale, unit } = row.debit
    const { seq, about, linked, link } = row
    yield [
      String(seq),
      row.id,
      row.kind,
      row.at.toISOString(),
      recordedOn,
      day,
      row.debit.key,
      row.credit.key,
      decimalOf(row.amount, scale),
      unit,
      row.category,
      row.fund,
      row.causeKind,
      row.causeId,
      purpose,
      row.actor,
      decimalOf(row.debitAfter, scale),
      decimalOf(row.creditAfter, scale),
      about === null ? null : String(about),
      linked || link > 0 ? String(seq - link) : null,
      row.expiresAt?.toISOString() ?? null,
    ]
  }
}
