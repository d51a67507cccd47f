/** What the console gives to a screen of a plugin, as its property `context`; set before it is first rendered. */
export interface ScreenContext {
  readonly centre: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly locale: string
    readonly currency: string
    readonly timeZone: string
  }
  /** The language that is spoken: `es`, `en`, `pt` or `fr`. It may change; a new context is then set. */
  readonly language: string
  /** The record that a tab or card stands on. */
  readonly record: { readonly kind: 'entrepreneur' | 'enterprise' | 'case'; readonly id: string } | undefined
  /** Of an address below the screen's own: its query. */
  readonly query: URLSearchParams
  /** A message of the plugin in the language spoken; the key when there is none. */
  say(key: string): string
  may(permission: string): boolean
  /** Asks a query of the API: `get('/api/savings/accounts', { limit: 25 })`. Refusals are thrown, with `code` and a sentence. */
  get<T>(path: string, query?: Readonly<Record<string, string | number | boolean>>): Promise<T>
  /** Runs an operation. */
  post<T>(path: string, body?: object): Promise<T>
  /** Goes to a page of the console. */
  go(address: string): void
  /** Says that something was done; with `undo`, how to take it back. */
  done(text: string, undo?: () => Promise<unknown>): void
}

/** Sent by a screen of a plugin that has something unsaved, so that leaving asks first. */
export type UnsavedEvent = CustomEvent<{ readonly unsaved: boolean }>
