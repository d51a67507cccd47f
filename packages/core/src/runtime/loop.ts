import type { Log } from './log.ts'

/** Background work in turns: one at a time, and another one when it was woken meanwhile. */
export class Loop {
  readonly #turn: () => Promise<unknown>
  readonly #log: Log
  #working: Promise<void> | undefined
  #again = false
  #ended = false

  constructor(turn: () => Promise<unknown>, log: Log) {
    this.#turn = turn
    this.#log = log
  }

  wake(): void {
    if (this.#ended) return
    if (this.#working) {
      this.#again = true
      return
    }
    this.#working = this.#turn()
      .then(
        () => undefined,
        (error: unknown) => {
          const sentence = error instanceof Error ? error.message : String(error)
          this.#log.error({ sentence }, 'Background work failed; it goes on at the next turn')
        },
      )
      .finally(() => {
        this.#working = undefined
        if (!this.#again) return
        this.#again = false
        this.wake()
      })
  }

  /** Begins no turn any more; resolves when the one that runs is over. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#working
  }
}
