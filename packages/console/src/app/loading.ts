import { ConnectionError, ProblemError } from '@milpa/client'
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { onLanguage, say } from '../words/say.ts'
import '@milpa/ui/components/state'

type State<T> =
  | { readonly is: 'loading'; readonly value: T | undefined }
  | { readonly is: 'ready'; readonly value: T }
  | { readonly is: 'failed'; readonly error: unknown }

/**
 * Data on its way to a screen. A later `load` abandons an earlier one, so that the answer to an old question never
 * replaces the answer to the last; what was shown stays while the next is on its way.
 */
export class Loading<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #ask: (signal: AbortSignal) => Promise<T>
  #state: State<T> = { is: 'loading', value: undefined }
  #asking: AbortController | undefined
  readonly #spoken: boolean
  #forget: (() => void) | undefined

  /** `spoken`: the answer holds words of the reader's language, and is asked for again when she changes it. */
  constructor(
    host: ReactiveControllerHost,
    ask: (signal: AbortSignal) => Promise<T>,
    { spoken = false }: { readonly spoken?: boolean } = {},
  ) {
    this.#host = host
    this.#ask = ask
    this.#spoken = spoken
    host.addController(this)
  }

  hostConnected(): void {
    if (!this.#asking) void this.load()
    if (this.#spoken) this.#forget = onLanguage(() => void this.load())
  }

  hostDisconnected(): void {
    this.#asking?.abort()
    this.#asking = undefined
    this.#forget?.()
  }

  get value(): T | undefined {
    return this.#state.is === 'failed' ? undefined : this.#state.value
  }

  get isLoading(): boolean {
    return this.#state.is === 'loading'
  }

  get error(): unknown {
    return this.#state.is === 'failed' ? this.#state.error : undefined
  }

  /** Puts a newer value in place, such as the answer of a change. */
  set(value: T): void {
    this.#state = { is: 'ready', value }
    this.#host.requestUpdate()
  }

  async load(): Promise<void> {
    this.#asking?.abort()
    const asking = new AbortController()
    this.#asking = asking
    this.#state = { is: 'loading', value: this.value }
    this.#host.requestUpdate()
    try {
      const value = await this.#ask(asking.signal)
      if (!asking.signal.aborted) this.#state = { is: 'ready', value }
    } catch (error) {
      if (!asking.signal.aborted) this.#state = { is: 'failed', error }
    }
    if (!asking.signal.aborted) this.#host.requestUpdate()
  }

  /** What is shown for each state: the data, three kernels after 300 ms, or what went wrong and a way on. */
  show(ready: (value: T) => unknown): unknown {
    if (this.#state.is === 'failed') return failure(this.#state.error, () => void this.load())
    if (this.#state.value === undefined) return html`<milpa-state kind="loading"></milpa-state>`
    return ready(this.#state.value)
  }
}

/** In place of a list or a record that could not be read. */
export function failure(error: unknown, retry: () => void): TemplateResult {
  if (error instanceof ProblemError && error.status === 403) {
    return html`<milpa-state kind="forbidden" text=${say('state.forbidden')}></milpa-state>`
  }
  if (error instanceof ProblemError && error.status === 404) {
    return html`<milpa-state kind="empty" heading=${say('state.notFound')} text=${say('state.notFoundText')}>
      <a class="button" href="/console/inventory">${say('state.toInventory')}</a>
    </milpa-state>`
  }
  return html`<milpa-state kind="error" text=${sentenceOf(error)} @milpa-retry=${retry}></milpa-state>`
}

/** What went wrong, for people. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ConnectionError) return say('error.unreachable')
  if (error instanceof ProblemError) return error.message || say('error.unexpected')
  return say('error.unexpected')
}

/** A refused form, above its buttons: the sentence, and the fields it names. */
export const formError = (error: unknown): TemplateResult | typeof nothing =>
  error === undefined ? nothing : html`<p class="note danger" role="alert">${sentenceOf(error)}</p>`
