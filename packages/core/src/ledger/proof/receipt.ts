import * as v from 'valibot'
import { and, eq } from '../../db/index.ts'
import { Uuid } from '../../schema/day.ts'
import { ledgerArea } from '../area.ts'
import { BlockLine, TransferLine, blockLine, transferLine } from '../exchange/chain-lines.ts'
import { ledgerOf } from '../ledger-of.ts'
import { numberAt } from '../place.ts'
import { ledgerTransfers } from '../tables.ts'
import { blockOf } from './block-source.ts'
import { LedgerNames } from './ledger-names.ts'
import { pagesOfRows } from './ledger-rows.ts'

export const receiptFormat = 'milpa-ledger-receipt-1' as const

/** What proves a transfer, together with an exported chain. */
export const Receipt = v.pipe(
  v.object({
    format: v.literal(receiptFormat),
    centre: v.object({ id: v.string(), slug: v.string() }),
    /** The row, field by field, as the hash of its block covers it. */
    transfer: TransferLine,
    /** The block that seals it; null while none does. */
    block: v.nullable(BlockLine),
  }),
  v.metadata({ ref: 'LedgerReceipt' }),
)
export type Receipt = v.InferOutput<typeof Receipt>

/**
 * The receipt of a transfer: its row as it was hashed, and the block that seals it. Whoever holds it checks it against an
 * exported chain, without the database and without trusting who gave it. A row that is not sealed yet has no block:
 * `seal` seals it at once.
 */
export const receipt = ledgerArea.query({
  name: 'receipt',
  title: 'Receipt of a transfer, to be checked against an exported chain',
  path: '/transfers/:id/receipt',
  permission: 'read',
  input: v.object({ id: Uuid }),
  output: Receipt,
  async run({ id }, call) {
    const { read, centre } = call
    const { ledger } = await ledgerOf(read, call)
    const t = ledgerTransfers
    const [found] = await read
      .select({ place: t.place })
      .from(t)
      .where(and(eq(t.ledger, ledger), eq(t.id, id)))
    if (!found) throw call.notFound()
    const seq = numberAt(found.place)
    const names = new LedgerNames(read, centre.id, ledger)
    for await (const [one] of pagesOfRows(read, ledger, names, seq, seq)) {
      const block = await blockOf(read, ledger, seq)
      return {
        format: receiptFormat,
        centre: { id: centre.id, slug: centre.slug },
        transfer: transferLine(one!.row, one!.told),
        block: block ? blockLine(block) : null,
      }
    }
    throw call.notFound()
  },
})
