import { randomBytes } from 'node:crypto'
import type { ledgerPurposes } from '../tables.ts'
import type { Told } from './hash-chain.ts'

/** What is told of a transfer in its row of purposes. */
export function toldBy(row: typeof ledgerPurposes.$inferSelect | null): Told {
  if (!row) return undefined
  if (row.purpose === null || row.salt === null) return { digest: row.digest! }
  return { purpose: row.purpose, salt: Buffer.from(row.salt, 'hex') }
}

/** Salts of 8 bytes, drawn many at once: each alone costs a microsecond. */
export const salts = {
  pool: Buffer.alloc(0),
  at: 0,
  next(): Uint8Array {
    if (this.at >= this.pool.length) {
      this.pool = randomBytes(8192)
      this.at = 0
    }
    const salt = this.pool.subarray(this.at, this.at + 8)
    this.at += 8
    return salt
  },
}
