export interface Span {
  readonly days?: number
  readonly hours?: number
  readonly seconds?: number
}

/** A clock that moves when told to. */
export class TestClock {
  #now: number
  constructor(at: string) {
    this.#now = Date.parse(at)
  }
  readonly now = (): Date => new Date(this.#now)
  set(at: string): void {
    this.#now = Date.parse(at)
  }
  advance(by: Span): void {
    this.#now += ((by.days ?? 0) * 86_400 + (by.hours ?? 0) * 3600 + (by.seconds ?? 0)) * 1000
  }
}
