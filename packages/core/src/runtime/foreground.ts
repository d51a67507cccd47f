/** Milliseconds: a request's answer is packed and sent in a few more turns of the event loop. */
const sending = 5
/** Milliseconds that background work waits at the most: somebody always asks for something in a busy hour. */
const mostWaiting = 50

/**
 * Who waits for an answer of this process. SQLite works on the thread that answers requests, and a request takes several
 * turns of it (reading, asking, packing, writing): without giving way, each of them waits for a whole step of a long job.
 */
export class Foreground {
  #waiting = 0

  /** How many wait. */
  get waiting(): number {
    return this.#waiting
  }

  /** Somebody waits, until what is returned is called; calling it again does nothing. */
  begin(): () => void {
    this.#waiting++
    let over = false
    return () => {
      if (over) return
      over = true
      setTimeout(() => this.#waiting--, sending).unref()
    }
  }

  /** Resolves when nobody waits, or after 50 ms; at once it never does, so that requests come to be read. */
  async giveWay(): Promise<void> {
    const until = performance.now() + mostWaiting
    do await new Promise((resolve) => setTimeout(resolve, sending))
    while (this.#waiting > 0 && performance.now() < until)
  }
}
