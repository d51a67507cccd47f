import { eq, type Reader } from '../../db/index.ts'
import { dayOfNumber } from '../../db/columns.ts'
import type { Told } from '../book/hash-chain.ts'
import type { WalkedRow } from '../proof/chain-walk.ts'
import { LedgerNames } from '../proof/ledger-names.ts'
import { pagesOfRows } from '../proof/ledger-rows.ts'
import { ledgerHeads } from '../tables.ts'

/** A row as journals and tables tell it. */
export interface JournalRow {
  readonly row: WalkedRow
  /** The day on which it counts. */
  readonly day: string
  readonly recordedOn: string
  /** What a person wrote, in one line. */
  readonly purpose: string | null
  /** It moves what is posted: neither a hold nor its end. */
  readonly moves: boolean
}

/** The rows of a ledger up to now, in their order, page by page. */
export async function* journalRows(read: Reader, centreId: string): AsyncGenerator<JournalRow> {
  const [head] = await read.select().from(ledgerHeads).where(eq(ledgerHeads.centreId, centreId))
  if (!head) return
  const names = new LedgerNames(read, centreId, head.ledger)
  for await (const page of pagesOfRows(read, head.ledger, names, 1, head.seq)) {
    for (const { row, told } of page) {
      yield {
        row,
        day: dayOfNumber(row.effectiveOn ?? row.recordedOn),
        recordedOn: dayOfNumber(row.recordedOn),
        purpose: purposeOf(told),
        moves: row.kind !== 'hold' && row.kind !== 'void' && row.kind !== 'expiry',
      }
    }
  }
}

const purposeOf = (told: Told): string | null =>
  told && 'purpose' in told ? told.purpose.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() : null

/** Every tag that `tagsOf` may give. */
export const tagNames = [
  'id',
  'seq',
  'kind',
  'recorded',
  'category',
  'fund',
  'cause',
  'actor',
  'about',
  'group',
] as const

/** Facts of a row that a journal keeps as tags, those that it has. */
export function tagsOf({ row, recordedOn, day }: JournalRow): readonly (readonly [name: string, value: string])[] {
  const { id, seq, kind, category, fund, causeKind, causeId, actor, about, linked, link } = row
  const tags: (readonly [string, string | null])[] = [
    ['id', id],
    ['seq', String(seq)],
    ['kind', kind],
    ['recorded', recordedOn === day ? null : recordedOn],
    ['category', category],
    ['fund', fund],
    ['cause', causeKind === null ? null : `${causeKind} ${causeId ?? ''}`.trim()],
    ['actor', actor],
    ['about', about === null ? null : String(about)],
    ['group', linked || link > 0 ? String(seq - link) : null],
  ]
  return tags.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
}
