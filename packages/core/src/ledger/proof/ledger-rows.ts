import { alias, and, asc, between, eq, sql, type Reader } from '../../db/index.ts'
import { numberOfDay } from '../../db/columns.ts'
import { toldBy } from '../book/told.ts'
import type { Told } from '../book/hash-chain.ts'
import { numberAt, placeOf } from '../place.ts'
import { ledgerMarks, ledgerPurposes, ledgerTransfers } from '../tables.ts'
import type { WalkedRow } from './chain-walk.ts'
import type { LedgerNames } from './ledger-names.ts'

/** A row as it stands in the database, with its words. */
export interface StoredRow {
  readonly row: WalkedRow
  readonly told: Told
  readonly marked: readonly [debit: boolean, credit: boolean]
  /** Columns whose number names no word, and accounts that are not there. */
  readonly lost: readonly string[]
}

const rowsAPage = 1000

const debitMarks = alias(ledgerMarks, 'debit_marks')
const creditMarks = alias(ledgerMarks, 'credit_marks')

/** The rows `from` to `through` of a ledger, page by page. */
export async function* pagesOfRows(
  read: Reader,
  ledger: number,
  names: LedgerNames,
  from: number,
  through: number,
): AsyncGenerator<readonly StoredRow[]> {
  const t = ledgerTransfers
  const base = placeOf(ledger, 0)
  const seq = sql`(${t.place} - ${base})`
  for (let next = from; next <= through;) {
    const page = await read
      .select({ transfer: t, purpose: ledgerPurposes, debitMark: debitMarks.seq, creditMark: creditMarks.seq })
      .from(t)
      .leftJoin(ledgerPurposes, eq(ledgerPurposes.place, t.place))
      .leftJoin(debitMarks, and(eq(debitMarks.account, sql`(${base} + ${t.debit})`), eq(debitMarks.seq, seq)))
      .leftJoin(creditMarks, and(eq(creditMarks.account, sql`(${base} + ${t.credit})`), eq(creditMarks.seq, seq)))
      .where(between(t.place, placeOf(ledger, next), placeOf(ledger, through)))
      .orderBy(asc(t.place))
      .limit(rowsAPage)
    if (page.length === 0) return
    await names.load(
      page.flatMap(({ transfer }) => [transfer.debit, transfer.credit]),
      page.flatMap(({ transfer }) => [transfer.category, transfer.fund, transfer.causeKind, transfer.actor]),
    )
    yield page.map(({ transfer, purpose, debitMark, creditMark }) => ({
      ...named(transfer, names),
      told: toldBy(purpose),
      marked: [debitMark !== null, creditMark !== null] as const,
    }))
    next = numberAt(page.at(-1)!.transfer.place) + 1
    if (page.length < rowsAPage) return
  }
}

function named(of: typeof ledgerTransfers.$inferSelect, names: LedgerNames): Pick<StoredRow, 'row' | 'lost'> {
  const lost: string[] = []
  const word = (column: string, kind: Parameters<LedgerNames['word']>[0], number: number | null) => {
    const found = names.word(kind, number)
    if (found === undefined) lost.push(`${column} ${number}`)
    return found ?? null
  }
  for (const number of [of.debit, of.credit]) if (!names.isKnown(number)) lost.push(`account ${number}`)
  const row: WalkedRow = {
    seq: numberAt(of.place),
    id: of.id,
    kind: of.kind,
    debit: names.account(of.debit),
    credit: names.account(of.credit),
    amount: of.amount,
    at: of.at,
    recordedOn: numberOfDay(of.recordedOn),
    effectiveOn: of.effectiveOn === null ? null : numberOfDay(of.effectiveOn),
    category: word('category', 'category', of.category),
    fund: word('fund', 'fund', of.fund),
    causeKind: word('cause_kind', 'cause', of.causeKind),
    causeId: of.causeId,
    actor: word('actor', 'actor', of.actor),
    debitAfter: of.debitAfter,
    creditAfter: of.creditAfter,
    debitPrevious: of.debitPrevious,
    creditPrevious: of.creditPrevious,
    link: of.link,
    linked: of.linked,
    about: of.about === null ? null : numberAt(of.about),
    expiresAt: of.expiresAt,
  }
  return { row, lost }
}
