import * as v from 'valibot'
import { and, asc, between, desc, eq, keyset, lt, lte, page, paged, type Reader } from '../../db/index.ts'
import { Day } from '../../schema/day.ts'
import { ledgerArea } from '../area.ts'
import { ledgerOf } from '../ledger-of.ts'
import { numberAt, placeOf } from '../place.ts'
import { Category, Fund } from '../schemas.ts'
import { lastSeqWhere } from '../seq-at.ts'
import { shownTransfers, type ShownTransfer } from '../shown-transfers.ts'
import { ledgerLabels, ledgerTransfers, transferKinds, type LabelKind } from '../tables.ts'
import { showTransfer, TransferLine } from '../transfer.ts'
import { mostLookedAt, Searched } from './searched.ts'

/** A transfer in a list: with who posted it, what it is about and what was done about it, by `seq`. */
export const ListedTransfer = v.pipe(
  v.object({
    ...TransferLine.entries,
    /** Stable id of who posted it; null: the system. */
    actor: v.nullable(v.string()),
    about: v.nullable(v.number()),
    settledBy: v.nullable(v.object({ seq: v.number(), kind: v.picklist(transferKinds) })),
  }),
  v.metadata({ ref: 'LedgerListedTransfer' }),
)

export const listTransfer = (transfer: ShownTransfer) => ({
  ...showTransfer(transfer),
  actor: transfer.actor,
  about: transfer.row.about === null ? null : numberAt(transfer.row.about),
  settledBy: transfer.settledBy,
})

/** Number of a word that transfers bear; -1, which no transfer bears, where none ever did. */
export async function labelNumber(
  read: Pick<Reader, 'select'>,
  ledger: number,
  kind: LabelKind,
  label: string,
): Promise<number> {
  const l = ledgerLabels
  const [row] = await read
    .select({ number: l.number })
    .from(l)
    .where(and(eq(l.ledger, ledger), eq(l.kind, kind), eq(l.label, label)))
  return row?.number ?? -1
}

/**
 * The journal of the ledger: all transfers in the order in which they were recorded, newest or oldest first. Days are
 * those of recording. A page looks at 2,000 rows at most, and says how far it has looked.
 */
export const transfers = ledgerArea.query({
  name: 'transfers',
  title: 'All transfers, newest or oldest first',
  path: '/transfers',
  permission: 'read',
  input: v.object({
    ...paged,
    order: v.optional(v.picklist(['newest', 'oldest']), 'newest'),
    /** Recorded on this day or later. */
    from: v.optional(Day),
    /** Recorded on this day or before. */
    to: v.optional(Day),
    kind: v.optional(v.picklist(transferKinds)),
    category: v.optional(v.union([Category, v.literal('closing')])),
    fund: v.optional(Fund),
  }),
  output: v.object({ ...page(ListedTransfer).entries, searched: Searched }),
  async run(input, call) {
    const { read } = call
    const { from, to, order, kind, category, fund } = input
    const head = await ledgerOf(read, call)
    const { ledger } = head
    const first = from === undefined ? 1 : 1 + (await lastSeqWhere(read, head, lt(ledgerTransfers.recordedOn, from)))
    const last = to === undefined ? head.seq : await lastSeqWhere(read, head, lte(ledgerTransfers.recordedOn, to))
    const t = ledgerTransfers
    const keys = keyset([t.place], input)
    const cursor = keys.cursor && Number(keys.cursor[0])
    const filters = [
      kind && eq(t.kind, kind),
      category === undefined ? undefined : eq(t.category, await labelNumber(read, ledger, 'category', category)),
      fund === undefined ? undefined : eq(t.fund, await labelNumber(read, ledger, 'fund', fund)),
    ].filter((one) => one !== undefined)
    // Numbers have no gaps, so a span of them bounds the rows that are looked at.
    const span = filters.length === 0 ? keys.limit : mostLookedAt
    const newest = order === 'newest'
    const start = newest ? Math.min(last, (cursor ?? Infinity) - 1) : Math.max(first, (cursor ?? 0) + 1)
    const end = newest ? Math.max(first, start - span + 1) : Math.min(last, start + span - 1)
    const [low, high] = newest ? [end, start] : [start, end]
    const rows =
      low > high
        ? []
        : await read
            .select({ place: t.place })
            .from(t)
            .where(and(between(t.place, placeOf(ledger, low), placeOf(ledger, high)), ...filters))
            .orderBy(newest ? desc(t.place) : asc(t.place))
            .limit(keys.limit)
    const full = rows.length === keys.limit
    const listed = full ? rows.slice(0, -1) : rows
    const shown = await shownTransfers(
      call,
      ledger,
      listed.map(({ place }) => place),
    )
    const items = (newest ? shown.toReversed() : shown).map(listTransfer)
    const atEnd = newest ? end <= first : end >= last
    const looked = full ? items.at(-1)!.seq : end
    const goesOn = full || (!atEnd && low <= high)
    return {
      items,
      ...(goesOn ? { next: keys.cursorOf([looked]) } : {}),
      searched: {
        rows: low > high ? 0 : Math.abs(looked - start) + 1,
        most: mostLookedAt,
        cut: goesOn && !full,
        through:
          low > high
            ? null
            : items.at(-1)?.seq === looked
              ? items.at(-1)!.recordedOn
              : await dayOf(read, placeOf(ledger, looked)),
      },
    }
  },
})

/** Day on which the row at a place was recorded. */
export async function dayOf(read: Pick<Reader, 'select'>, place: number): Promise<string | null> {
  const { recordedOn } = ledgerTransfers
  const [row] = await read.select({ recordedOn }).from(ledgerTransfers).where(eq(ledgerTransfers.place, place))
  return row?.recordedOn ?? null
}
