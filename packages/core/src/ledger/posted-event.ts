import * as v from 'valibot'
import type { OperationCall } from '../operations/call.ts'
import { ledgerArea } from './area.ts'
import type { Entry } from './book/wanted.ts'

const inEvent = v.object({
  transfers: v.array(
    v.object({
      id: v.string(),
      seq: v.number(),
      debitAccountId: v.string(),
      creditAccountId: v.string(),
      amount: v.number(),
      unit: v.string(),
      causeKind: v.nullable(v.string()),
      causeId: v.nullable(v.string()),
      /** Of a reversal: the `seq` of what it takes back. */
      reverses: v.nullable(v.number()),
    }),
  ),
})
/** Transfers that were posted together; one event for all of them. */
export const transferPosted = ledgerArea.event('transfer-posted', inEvent)
/** Transfers that take others back, posted together. */
export const transferReversed = ledgerArea.event('transfer-reversed', inEvent)

/**
 * Tells whoever subscribes. Nothing is kept for nobody: the transfers themselves are the record, and an event beside
 * each would take more room than they do.
 */
export async function tellPosted(
  call: OperationCall,
  entries: readonly Entry[],
  event: typeof transferPosted = transferPosted,
): Promise<void> {
  if (call.heard(event)) await call.emit(event, eventOf(entries))
}

const eventOf = (entries: readonly Entry[]) => ({
  transfers: entries.map((entry) => ({
    id: entry.id,
    seq: entry.seq,
    debitAccountId: entry.debit.id,
    creditAccountId: entry.credit.id,
    amount: entry.amount,
    unit: entry.debit.unit,
    causeKind: entry.causeKind,
    causeId: entry.causeId,
    reverses: entry.kind === 'reversal' ? entry.about : null,
  })),
})
