import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, lte, sql, type Reader, type Writer } from '../db/index.ts'
import { auditBlocks, auditEntries } from './tables.ts'
import { commitment, type AuditEntry } from './entry.ts'

export const beginning = '0'.repeat(64)
const perBlock = 1000

/** The hash of a block: SHA-256 over the hash before and the line of every entry, one JSON array a line. */
export function blockHash(previous: string, entries: readonly AuditEntry[]): string {
  const hash = createHash('sha256').update(previous)
  for (const entry of entries) {
    hash
      .update('\n')
      .update(
        JSON.stringify([
          entry.id,
          entry.centreId,
          entry.at.getTime(),
          entry.actorId,
          entry.actorKind,
          entry.what,
          entry.subjectKind,
          entry.subjectId,
          entry.within,
          entry.commitment,
        ]),
      )
  }
  return hash.digest('hex')
}

const entriesBetween = (db: Reader, centreId: string, after: string, through: string, limit = perBlock) =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.centreId, centreId), gt(auditEntries.id, after), lte(auditEntries.id, through)))
    .orderBy(asc(auditEntries.id))
    .limit(limit)

/**
 * Seals what is unsealed up to and including `through`, in blocks. With several processes on one database, `through`
 * must lie further back than the longest transaction (5 s), so that no older entry can still appear.
 *
 * @returns the number of entries sealed.
 */
export async function seal(tx: Writer, centreId: string, through: string, id: () => string): Promise<number> {
  let sealed = 0
  for (;;) {
    const last = await newestBlock(tx, centreId)
    const entries = await entriesBetween(tx, centreId, last?.throughId ?? '', through)
    const end = entries.at(-1)
    if (!end) return sealed
    const previous = last?.hash ?? beginning
    await tx.insert(auditBlocks).values({
      id: id(),
      centreId,
      number: (last?.number ?? 0) + 1,
      throughId: end.id,
      entries: entries.length,
      previous,
      hash: blockHash(previous, entries),
    })
    sealed += entries.length
  }
}

async function newestBlock(db: Reader, centreId: string) {
  const [block] = await db
    .select()
    .from(auditBlocks)
    .where(eq(auditBlocks.centreId, centreId))
    .orderBy(desc(auditBlocks.number))
    .limit(1)
  return block
}

export interface ChainReport {
  readonly blocks: number
  readonly entries: number
  /** Entries newer than the last block: not yet protected. */
  readonly unsealed: number
  /** The first thing that does not fit, in words; absent when the chain is whole. */
  readonly fault?: string
  readonly newestHash: string
}

/** Recomputes the chain of a centre and names the first block or entry that was changed. */
export async function verifyChain(db: Reader, centreId: string): Promise<ChainReport> {
  const blocks = await db
    .select()
    .from(auditBlocks)
    .where(eq(auditBlocks.centreId, centreId))
    .orderBy(asc(auditBlocks.number))
  let previous = beginning
  let through = ''
  let entries = 0
  const report = (fault?: string) => ({
    blocks: blocks.length,
    entries,
    unsealed: 0,
    newestHash: previous,
    ...(fault ? { fault } : {}),
  })
  for (const [index, block] of blocks.entries()) {
    if (block.number !== index + 1) return report(`Block ${index + 1} is missing.`)
    if (block.previous !== previous) return report(`Block ${block.number} does not follow the one before it.`)
    // One more than the block says it holds, so that an entry put in afterwards is seen.
    const inside = await entriesBetween(db, centreId, through, block.throughId, block.entries + 1)
    const forged = inside.find(
      (entry) => entry.detail !== null && entry.commitment !== commitment(entry.salt, entry.detail),
    )
    if (forged) return report(`The detail of entry ${forged.id} was changed.`)
    if (inside.length !== block.entries || blockHash(previous, inside) !== block.hash) {
      return report(`An entry of block ${block.number} (up to ${block.throughId}) was changed, added or removed.`)
    }
    entries += inside.length
    previous = block.hash
    through = block.throughId
  }
  const [rest] = await db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(auditEntries)
    .where(and(eq(auditEntries.centreId, centreId), gt(auditEntries.id, through)))
  return { ...report(), unsealed: rest?.count ?? 0 }
}
