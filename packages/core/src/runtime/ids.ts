import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/**
 * UUIDv7 that grow: ids of one process sort in the order in which they were made, within a millisecond too and when
 * the clock jumps back. Events, audit entries and pages rely on it.
 */
export function growingIds(clock: () => Date, bytes: (length: number) => Uint8Array = randomBytes): () => string {
  let last = 0
  let seq = 0
  return () => {
    const now = clock().getTime()
    if (now > last) {
      last = now
      // Leaves room to count up within the millisecond.
      seq = (bytes(4)[0]! << 16) | 0
    } else {
      seq += 1
    }
    return v7({ msecs: last, seq, random: bytes(16) })
  }
}
