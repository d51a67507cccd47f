import { OpenBlock, rowsABlock, type HashedRow, type Told } from '../book/hash-chain.ts'
import type { Faults } from './fault.ts'

/** A block as the ledger, or an export of it, says that it is. Hashes in hex. */
export interface SealedBlock {
  readonly number: number
  readonly fromSeq: number
  readonly toSeq: number
  readonly previous: string
  readonly hash: string
  /** Four bytes for each row, hex; an export does without. */
  readonly checks?: string
}

/** Hashes rows in their order anew and compares block by block. */
export class BlockWalk {
  readonly #faults: Faults
  #open: OpenBlock
  /** Ids of the rows of the open block: a wrong hash is followed by the name of the row. */
  #ids: string[] = []

  /** @param previous hash of the block before the first one that is walked. */
  constructor(faults: Faults, first: Pick<SealedBlock, 'number' | 'fromSeq'>, previous: Buffer) {
    this.#faults = faults
    this.#open = new OpenBlock(first.number, first.fromSeq, previous)
  }

  /** Rows that no block holds yet. */
  get unsealed(): number {
    return this.#open.rows
  }

  /** Number and first row of the block that comes next. */
  get next(): { readonly number: number; readonly fromSeq: number; readonly previous: Buffer } {
    return this.#open
  }

  get full(): boolean {
    return this.#open.full
  }

  take(row: HashedRow, told: Told): void {
    this.#open.take([row], 0, () => told)
    this.#ids.push(row.id)
  }

  /** Ends the block where the ledger says that it ends. @returns whether it is as it should be, and its four bytes a row. */
  close(claimed: SealedBlock): { readonly right: boolean; readonly checks: Buffer } {
    const { number, fromSeq, previous, checks, rows } = this.#open
    const { toSeq, hash } = this.#open.close()
    const expected = { number, fromSeq, toSeq, previous: previous.toString('hex'), hash: hash.toString('hex') }
    const differs = keys.filter((key) => claimed[key] !== expected[key])
    if (differs.length > 0) this.#tell(claimed, differs, checks, rows)
    // The next block is measured by what this one claims to be: one fault is told once.
    this.#open = new OpenBlock(claimed.number + 1, claimed.toSeq + 1, Buffer.from(claimed.hash, 'hex'))
    this.#ids = []
    return { right: differs.length === 0, checks }
  }

  #tell(claimed: SealedBlock, differs: readonly string[], checks: Buffer, rows: number): void {
    const kept = Buffer.from(claimed.checks ?? '', 'hex')
    let named = 0
    for (let index = 0; kept.length === rows * 4 && index < rows; index++) {
      if (checks.readInt32BE(index * 4) === kept.readInt32BE(index * 4)) continue
      named++
      const { fromSeq } = this.#open
      this.#faults.add(
        'blocks',
        'ledger_transfers',
        `seq=${fromSeq + index} id=${this.#ids[index]}`,
        `block ${claimed.number}`,
      )
    }
    if (named > 0 && differs.every((key) => key === 'hash')) return
    const where = `block=${claimed.number} seq=${claimed.fromSeq}-${claimed.toSeq}`
    this.#faults.add('blocks', 'ledger_blocks', where, differs.join(' '))
  }
}

const keys = ['number', 'fromSeq', 'toSeq', 'previous', 'hash'] as const

/** Whether a block can have as many rows as it says. */
export const fits = ({ fromSeq, toSeq }: SealedBlock): boolean => toSeq >= fromSeq && toSeq - fromSeq < rowsABlock
