import { and, asc, between, desc, eq, gte, lte, type Reader } from '../../db/index.ts'
import { numberAt, placeOf, placesOf } from '../place.ts'
import { ledgerBlocks } from '../tables.ts'
import type { SealedBlock } from './block-walk.ts'

type Stored = typeof ledgerBlocks.$inferSelect

const show = ({
  block,
  fromSeq,
  toSeq,
  previous,
  hash,
  checks,
}: Stored): SealedBlock & { readonly checks: string } => ({
  number: numberAt(block),
  fromSeq,
  toSeq,
  previous,
  hash,
  checks,
})

/** Blocks of a ledger from a number on, a hundred at a time: each has 4 KB of its own. */
export async function* blocksFrom(read: Reader, ledger: number, from: number): AsyncGenerator<SealedBlock> {
  for (let next = from; ;) {
    const page = await read
      .select()
      .from(ledgerBlocks)
      .where(between(ledgerBlocks.block, placeOf(ledger, next), placesOf(ledger)[1]))
      .orderBy(asc(ledgerBlocks.block))
      .limit(100)
    yield* page.map(show)
    if (page.length < 100) return
    next = numberAt(page.at(-1)!.block) + 1
  }
}

/** The newest block that begins at or before a row. */
export async function blockBefore(
  read: Pick<Reader, 'select'>,
  ledger: number,
  seq: number,
): Promise<SealedBlock | undefined> {
  const [first, last] = placesOf(ledger)
  // Numbers of blocks and numbers of rows grow together, and a block has a thousand rows at most.
  let [low, high] = [first, last]
  const [newest] = await read
    .select()
    .from(ledgerBlocks)
    .where(and(gte(ledgerBlocks.block, first), lte(ledgerBlocks.block, last)))
    .orderBy(desc(ledgerBlocks.block))
    .limit(1)
  if (!newest) return undefined
  if (newest.fromSeq <= seq) return show(newest)
  let found: Stored | undefined
  low = first + 1
  high = newest.block - 1
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const [row] = await read.select().from(ledgerBlocks).where(eq(ledgerBlocks.block, middle))
    if (row && row.fromSeq <= seq) {
      found = row
      low = middle + 1
    } else high = middle - 1
  }
  return found && show(found)
}

/** The block that holds a row; `undefined` while none does. */
export async function blockOf(
  read: Pick<Reader, 'select'>,
  ledger: number,
  seq: number,
): Promise<SealedBlock | undefined> {
  const block = await blockBefore(read, ledger, seq)
  return block && block.toSeq >= seq ? block : undefined
}

/** The newest block of a ledger. */
export const newestBlock = (read: Pick<Reader, 'select'>, ledger: number): Promise<SealedBlock | undefined> =>
  blockBefore(read, ledger, Number.MAX_SAFE_INTEGER)
