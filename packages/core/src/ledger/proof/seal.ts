import * as v from 'valibot'
import { ledgerArea } from '../area.ts'
import { sealBlock } from '../book/books.ts'
import { ledgerOf } from '../ledger-of.ts'
import { newestBlock } from './block-source.ts'

const Sealed = v.pipe(
  v.object({
    /** The newest block; null while there is none. Its hash, kept elsewhere, proves everything before it. */
    block: v.nullable(v.object({ number: v.number(), fromSeq: v.number(), toSeq: v.number(), hash: v.string() })),
    /** Rows that no block holds. */
    unsealed: v.number(),
  }),
  v.metadata({ ref: 'LedgerSealed' }),
)

const shown = (block: { number: number; fromSeq: number; toSeq: number; hash: string } | undefined) =>
  block ? { number: block.number, fromSeq: block.fromSeq, toSeq: block.toSeq, hash: block.hash } : null

/** How far the ledger is sealed. */
export const sealedThrough = ledgerArea.query({
  name: 'sealed',
  title: 'How far the ledger is sealed, and by which hash',
  path: '/seal',
  permission: 'read',
  input: v.object({}),
  output: Sealed,
  async run(_input, call) {
    const { ledger, seq } = await ledgerOf(call.read, call)
    const block = await newestBlock(call.read, ledger)
    return { block: shown(block), unsealed: Math.max(0, seq - (block?.toSeq ?? 0)) }
  },
})

/**
 * Seals what was posted since the last block, without waiting for a thousand rows: for a receipt that is handed out, and
 * for the close of a period. Where everything is sealed it changes nothing.
 */
export const seal = ledgerArea.operation({
  name: 'seal',
  title: 'Seal what was posted since the last block',
  path: '/seal',
  permission: 'post',
  input: v.object({}),
  output: Sealed,
  async run(_input, call) {
    await sealBlock(call)
    const { ledger, seq } = await ledgerOf(call.tx, call)
    const block = await newestBlock(call.tx, ledger)
    return { block: shown(block), unsealed: Math.max(0, seq - (block?.toSeq ?? 0)) }
  },
})
