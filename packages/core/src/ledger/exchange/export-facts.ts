import * as v from 'valibot'
import { and, countAll } from '../../db/index.ts'
import { ledgerArea } from '../area.ts'
import { ledgerOf } from '../ledger-of.ts'
import { newestBlock } from '../proof/block-source.ts'
import { ledgerAccounts } from '../tables.ts'

/** Forms in which a ledger leaves. */
export const exportFormats = ['jsonl', 'hledger', 'ledger', 'beancount', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What an export holds. Asking is written into the audit: whoever asks takes the books away. */
export const exportFacts = ledgerArea.query({
  name: 'export-facts',
  title: 'What an export of the ledger holds; who asks is written into the audit',
  path: '/export',
  permission: 'read',
  input: v.object({ format: v.optional(v.picklist(exportFormats), 'jsonl') }),
  output: v.object({
    format: v.picklist(exportFormats),
    accounts: v.number(),
    transfers: v.number(),
    blocks: v.number(),
    hash: v.nullable(v.string()),
  }),
  async run({ format }, call) {
    const { ledger, seq } = await ledgerOf(call.read, call)
    const block = await newestBlock(call.read, ledger)
    const [accounts] = await call.read
      .select({ count: countAll() })
      .from(ledgerAccounts)
      .where(and(call.mine(ledgerAccounts)))
    call.saw({ kind: 'ledger', id: call.centre.id })
    return {
      format,
      accounts: accounts!.count,
      transfers: seq,
      blocks: block?.number ?? 0,
      hash: block?.hash ?? null,
    }
  },
})
