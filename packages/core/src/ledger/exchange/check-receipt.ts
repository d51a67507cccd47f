import * as v from 'valibot'
import { Receipt } from '../proof/receipt.ts'
import { transferLine, type TransferLine } from './chain-lines.ts'
import { ChainReading } from './read-chain.ts'

export type ReceiptVerdict =
  /** The row stands in the chain as the receipt says, and the same block seals it. */
  | 'proved'
  /** It stands there, but no block sealed it when the receipt was given: the chain may have been made anew since. */
  | 'not-sealed'
  /** No receipt of this format. */
  | 'no-receipt'
  /** The chain is of another centre. */
  | 'other-centre'
  /** The chain ends before the row. */
  | 'not-there'
  /** The chain has another row at this place. */
  | 'other-row'
  /** The row is sealed by another block than the receipt says. */
  | 'other-block'

export interface CheckedReceipt {
  readonly verdict: ReceiptVerdict
  readonly transfers: number
  readonly blocks: number
  /** Hash of the newest block of the chain, hex. */
  readonly hash: string | null
}

/**
 * Proves an exported chain from its first line to its last, and looks for the row of a receipt in it. It needs no
 * database and no trust: only that the hash of a block is known from elsewhere.
 *
 * @throws ChainFileError when the chain itself does not hold together
 */
export async function checkReceipt(receipt: unknown, lines: AsyncIterable<string>): Promise<CheckedReceipt> {
  const parsed = v.safeParse(Receipt, receipt)
  const reading = new ChainReading()
  let found: TransferLine | undefined
  let sealedBy: string | undefined
  let centre: string | undefined
  let blocks = 0
  let hash: string | null = null
  for await (const item of reading.items(lines)) {
    if (item.type === 'ledger') centre = item.head.centre.id
    else if (item.type === 'transfer') {
      if (parsed.success && item.row.seq === parsed.output.transfer.seq) found = transferLine(item.row, item.told)
    } else if (item.type === 'block') {
      blocks++
      hash = item.block.hash
      const seq = parsed.success ? parsed.output.transfer.seq : 0
      if (item.block.fromSeq <= seq && seq <= item.block.toSeq) sealedBy = textOf(item.block)
    }
  }
  const verdict = parsed.success ? verdictOf(parsed.output, centre, found, sealedBy) : 'no-receipt'
  return { verdict, transfers: reading.seq, blocks, hash }
}

const textOf = (of: { readonly number: number; readonly hash: string }): string => `${of.number} ${of.hash}`

function verdictOf(
  { centre: mine, transfer, block }: Receipt,
  centre: string | undefined,
  found: TransferLine | undefined,
  sealedBy: string | undefined,
): ReceiptVerdict {
  if (mine.id !== centre) return 'other-centre'
  if (!found) return 'not-there'
  if (!sameRow(transfer, found)) return 'other-row'
  if (!block) return 'not-sealed'
  return sealedBy === textOf(block) ? 'proved' : 'other-block'
}

/** Equal in everything that is hashed. What a person wrote may have been erased since; its digest may not. */
function sameRow(receipt: TransferLine, chain: TransferLine): boolean {
  const hashed = ({ purpose: _purpose, salt: _salt, ...rest }: TransferLine) => rest
  const [one, other] = [hashed(receipt), hashed(chain)]
  return (Object.keys(other) as (keyof typeof other)[]).every((key) => one[key] === other[key])
}
