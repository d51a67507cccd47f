import { problem } from '@milpa/core'

const mostCallers = 20_000

/**
 * Requests a minute for each caller, as a bucket that refills steadily. It is kept in memory: with several processes
 * each grants its share, which is enough against runaway clients. What must hold over all processes (attempts to sign
 * in) is counted in the database instead.
 */
export class RateLimit {
  readonly #perMinute: number
  readonly #buckets = new Map<string, { left: number; at: number }>()
  readonly #now: () => number

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute
    this.#now = now
  }

  /** Throws RATE_LIMITED with the seconds to wait. */
  take(caller: string): void {
    const now = this.#now()
    const bucket = this.#buckets.get(caller) ?? { left: this.#perMinute, at: now }
    const left = Math.min(this.#perMinute, bucket.left + ((now - bucket.at) * this.#perMinute) / 60_000)
    // Re-inserted, so that the first of the map is the one longest not seen.
    this.#buckets.delete(caller)
    this.#buckets.set(caller, { left: Math.max(0, left - 1), at: now })
    if (this.#buckets.size > mostCallers) this.#buckets.delete(this.#buckets.keys().next().value!)
    if (left < 1) {
      const seconds = Math.max(1, Math.ceil(((1 - left) * 60) / this.#perMinute))
      throw problem('RATE_LIMITED', { data: { seconds } })
    }
  }
}
