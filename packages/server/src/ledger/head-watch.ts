import type { Milpa } from '@milpa/core'
import { ledgerHeadsNow } from '@milpa/core/portability'

/** Milliseconds between two looks, while anybody waits. */
const apart = 250

interface Waiter {
  readonly centreId: string
  readonly since: number
  readonly resolve: () => void
}

/**
 * Waits for ledgers to grow. One look serves everybody who waits, and it sees what other processes have posted too,
 * which no signal within this one could.
 */
export class HeadWatch {
  readonly #milpa: Milpa
  readonly #waiting = new Set<Waiter>()
  #looking = false

  constructor(milpa: Milpa) {
    this.#milpa = milpa
  }

  /** Resolves when the ledger of a centre is past `since`, when the time is over, or when the signal says so. */
  async past(centreId: string, since: number, { milliseconds, signal }: { milliseconds: number; signal: AbortSignal }) {
    let end: () => void = () => undefined
    let waiter: Waiter | undefined
    await new Promise<void>((resolve) => {
      waiter = { centreId, since, resolve }
      const timer = setTimeout(resolve, milliseconds)
      const stop = () => resolve()
      signal.addEventListener('abort', stop, { once: true })
      end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
      }
      this.#waiting.add(waiter)
      this.#lookSoon()
    })
    end()
    this.#waiting.delete(waiter!)
  }

  async #look(): Promise<void> {
    try {
      const heads = await ledgerHeadsNow(this.#milpa.host.read)
      for (const { centreId, since, resolve } of this.#waiting) if ((heads.get(centreId) ?? 0) > since) resolve()
    } catch (error) {
      this.#milpa.host.log.warn({ error }, 'The ledgers could not be looked at; the next look tries again')
    }
    this.#looking = false
    if (this.#waiting.size > 0) this.#lookSoon()
  }

  #lookSoon(): void {
    if (this.#looking) return
    this.#looking = true
    setTimeout(() => void this.#look(), apart)
  }
}
