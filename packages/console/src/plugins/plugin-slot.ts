import { define } from '@milpa/ui'
import { html, type PropertyValues, type TemplateResult } from 'lit'
import { get, post } from '../api/api.ts'
import { failure } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { Part } from '../app/screen.ts'
import type { Session } from '../app/session.ts'
import { currentLanguage } from '../words/say.ts'
import type { PluginScreen } from './plugin-screens.ts'
import type { ScreenContext } from './screen-context.ts'
import '@milpa/ui/components/state'

const loaded = new Map<string, Promise<unknown>>()

/** Loads the module once; a failed load may be tried again. */
function load(address: string): Promise<unknown> {
  const known = loaded.get(address)
  if (known) return known
  const loading = import(/* @vite-ignore */ address).catch((error: unknown) => {
    loaded.delete(address)
    throw error
  })
  loaded.set(address, loading)
  return loading
}

/** The place of a plugin's screen: loads it lazily, and keeps its failure to itself. */
export class PluginSlot extends Part {
  static override properties = {
    screen: { attribute: false },
    session: { attribute: false },
    record: { attribute: false },
    query: { attribute: false },
    ready: { state: true },
    error: { state: true },
  }
  declare screen: PluginScreen
  declare session: Session
  declare record: ScreenContext['record']
  declare query: URLSearchParams
  declare private ready: boolean
  declare private error: unknown
  #element: (HTMLElement & { context?: ScreenContext }) | undefined

  constructor() {
    super()
    this.ready = false
    this.error = undefined
    this.query = new URLSearchParams()
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('screen')) void this.#load()
  }

  protected override render(): TemplateResult {
    if (this.error !== undefined) return failure(this.error, () => void this.#load())
    if (!this.ready) return html`<milpa-state kind="loading"></milpa-state>`
    this.#element ??= document.createElement(this.screen.tag)
    this.#element.context = this.#context()
    return html`${this.#element}`
  }

  async #load(): Promise<void> {
    this.ready = false
    this.error = undefined
    this.#element = undefined
    try {
      await load(this.screen.module)
      this.ready = true
    } catch (error) {
      this.error = error
    }
  }

  #context(): ScreenContext {
    const { session, screen } = this
    const { id, slug, name, locale, currency, timeZone } = session.centre
    return {
      centre: { id, slug, name, locale, currency, timeZone },
      language: currentLanguage(),
      record: this.record,
      query: this.query,
      say: (key) => session.text(screen.plugin, key) ?? key,
      may: (permission) => session.may(permission),
      get: (path, query) => get(path, query),
      post: (path, body) => post(path, body),
      go,
      done,
    }
  }
}

define('milpa-plugin-slot', PluginSlot)
