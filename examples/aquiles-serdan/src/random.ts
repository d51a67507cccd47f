/** Numbers that a word determines: the same on every machine and engine (mulberry32 over an FNV-1a hash). */
export class Random {
  #state: number

  /** One stream for each subject, so that a change in one leaves the others as they were. */
  constructor(subject: string) {
    let hash = 2166136261
    for (const char of `aquiles-serdan:${subject}`) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619)
    this.#state = hash >>> 0
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!
  }

  /** One of some things, each as often as its weight says. */
  weighted<T>(from: readonly (readonly [T, number])[]): T {
    let left = this.next() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [thing, weight] of from) {
      left -= weight
      if (left < 0) return thing
    }
    return from.at(-1)![0]
  }

  shuffled<T>(from: readonly T[]): T[] {
    const result = [...from]
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.whole(0, at)
      ;[result[at], result[other]] = [result[other]!, result[at]!]
    }
    return result
  }

  /** A UUID of version 4, for ids that the caller chooses. */
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.whole(0, 15).toString(16)).join('')
    const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}
