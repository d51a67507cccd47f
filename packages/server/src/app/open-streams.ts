import { problem } from '@milpa/core'

/** Streams that one caller may keep open, and all callers together: each holds a connection for hours. */
const mostOfOne = 20
const mostOfAll = 1000

/** The answers that do not end by themselves, so that they can be counted, and ended when the host stops. */
export class OpenStreams {
  readonly #open = new Map<AbortController, string>()
  #stopped = false

  /** @throws Problem RATE_LIMITED when too many are open. */
  begin(caller: string): { readonly signal: AbortSignal; end(): void } {
    if (this.#stopped) throw problem('UNAVAILABLE')
    const own = [...this.#open.values()].filter((one) => one === caller).length
    if (own >= mostOfOne || this.#open.size >= mostOfAll) throw problem('RATE_LIMITED', { data: { seconds: 60 } })
    const stream = new AbortController()
    this.#open.set(stream, caller)
    return { signal: stream.signal, end: () => void this.#open.delete(stream) }
  }

  stop(): void {
    this.#stopped = true
    for (const stream of this.#open.keys()) stream.abort()
  }
}
