import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  svg,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit'
import { words as baseWords } from './messages/base.es.ts'
import type { Page } from './page.ts'
import { baseStyles } from './styles.ts'

/** Keys and texts of one language; `{name}` stands for a value, `key.one` and `key.other` for plurals. */
export type Words = Readonly<Record<string, string>>

/** The loader comes before any widget: `__milpa_page__` is there. */
const page = (): Page => globalThis.__milpa_page__!

const languageOf = (locale: string): string => locale.slice(0, 2).toLowerCase()

/** An empty list is `empty`; a filtered or a next load keeps showing what is there and is `loading` again. */
export type WidgetState = 'loading' | 'ready' | 'empty' | 'error'

/** Parameters of a public query; empty ones are left out. */
export type Parameters = Readonly<Record<string, string | number | null | undefined>>

/** A spacer lower than this is a line of text, not a frame to keep. */
const leastFrame = 240

/**
 * What every widget is made of: the frame with its foot, the four states, the words, the data. A widget says in `load`
 * what it reads and in `renderReady` how it looks.
 *
 * Attributes: `src` (address of the Milpa, when several are on a page) · `centre` (short name) · `key` (publishable key)
 * · `lang` · `theme` (`light`, `dark`; else as the visitor's system) · `bare` (part of another widget).
 * Events, bubbling and composed: `milpa-ready` {state} after the first data · `milpa-error` {error}; widgets add
 * `milpa-select`, which is cancelable.
 */
export class MilpaElement extends LitElement {
  static override properties: PropertyDeclarations = {
    src: {},
    centre: {},
    key: {},
    lang: {},
    theme: {},
    bare: { type: Boolean, reflect: true },
    framed: { type: Boolean, reflect: true },
    state: { state: true },
    announcement: { state: true },
  }
  static override styles: CSSResultGroup = baseStyles
  /** Words by language; Spanish is what a language without the key falls back to. */
  static words: Readonly<Record<string, Words>> = {}
  /** Languages whose words are served beside the module, as `<name>.<language>.json`. */
  static languages: readonly string[] = []
  /** Properties whose change means other data. */
  static reloads: readonly string[] = ['src', 'centre', 'key', 'lang']

  declare src: string | null
  declare centre: string | null
  declare key: string | null
  declare lang: string
  declare theme: string | null
  /** Part of another widget: without a frame of its own, in its colours, of its centre. */
  declare bare: boolean
  /** It keeps the height that the page had reserved for it, so nothing shifts. */
  declare framed: boolean
  declare protected state: WidgetState
  /** What a screen reader is told, once. */
  declare protected announcement: string
  /** Whose data these are. */
  #source = ''
  #turn = 0
  #shown = false
  #fetched: Words = {}

  constructor() {
    super()
    this.src = this.centre = this.key = this.theme = null
    this.bare = this.framed = false
    this.state = 'loading'
    this.announcement = ''
  }

  override connectedCallback(): void {
    if (!this.hasUpdated && !this.bare) {
      if (!this.childElementCount && document.readyState === 'loading') {
        // Defined before the parser reached its children: what height they reserve is known when it did.
        addEventListener('DOMContentLoaded', () => this.connectedCallback(), { once: true })
        return
      }
      const height = this.offsetHeight
      if (height >= leastFrame) {
        this.style.blockSize = `${height}px`
        this.framed = true
      }
    }
    super.connectedCallback()
  }

  protected override willUpdate(changes: PropertyValues): void {
    const { reloads } = this.constructor as typeof MilpaElement
    if (!this.hasUpdated || reloads.some((name) => changes.has(name))) void this.refresh()
  }

  /** BCP 47 tag that it speaks. */
  get locale(): string {
    return page().localeOf(this)
  }

  /** Lets go of the reserved height: the visitor asked for more. */
  protected unframe(): void {
    this.framed = false
    this.style.blockSize = ''
  }

  /** Fetches what it shows. `false` says that there is nothing. */
  protected load(): Promise<boolean | void> {
    return Promise.resolve()
  }

  /** Loads again, and shows the newest answer even if an older one comes later. */
  protected readonly refresh = async (): Promise<void> => {
    const turn = ++this.#turn
    this.state = 'loading'
    try {
      const [some] = await Promise.all([this.load(), this.#learn(), this.#about()])
      // Arrival and drawing are two tasks: on an old phone the page answers to a finger in between.
      await (globalThis as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.()
      if (turn !== this.#turn) return
      this.state = some === false ? 'empty' : 'ready'
      await this.updateComplete
      if (!this.#shown) this.tell('milpa-ready', { state: this.state })
      this.#shown = true
    } catch (error) {
      if (turn !== this.#turn) return
      this.state = 'error'
      this.tell('milpa-error', { error })
    }
  }

  /** Before the first drawing, since a foot that grows would push what is above it. */
  async #about(): Promise<void> {
    if (!this.bare) this.#source = (await this.get<{ readonly name: string }>('centre/about')).name
  }

  async #learn(): Promise<void> {
    const language = languageOf(this.locale)
    if (language === 'es') return
    const { languages } = this.constructor as typeof MilpaElement
    const name = languages.includes(language) ? this.localName.slice(6) : 'base'
    // Without them it speaks Spanish: better than not at all.
    this.#fetched = (await page()
      .words(name, language)
      .catch(() => ({}))) as Words
  }

  /**
   * Answer of a public query, shared with every widget that asks the same within five minutes.
   * @param path below `/public/`, such as `enterprises/facets`
   */
  protected get<T>(path: string, parameters?: Parameters): Promise<T> {
    return page().getJson(this.address(path, parameters)) as Promise<T>
  }

  /** Address of a public query in this widget's centre and language. */
  protected address(path: string, parameters: Parameters = {}): string {
    return page().addressOf(this, path, Object.entries(parameters))
  }

  /** Absolute address of a page of the centre, or of another file of its host. */
  protected link(path: string): string {
    return `${page().hostOf(this)}${path}`
  }

  /** One text in the present language, numbers as it writes them. */
  protected say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const { locale } = this
    const { words } = this.constructor as typeof MilpaElement
    const language = languageOf(locale)
    const tables: readonly (Words | undefined)[] = [this.#fetched, words[language], words['es'], baseWords]
    const { n } = values
    const plural = typeof n === 'number' ? `${key}.${new Intl.PluralRules(locale).select(n)}` : key
    const text = tables.map((table) => table?.[plural] ?? table?.[`${key}.other`] ?? table?.[key]).find(Boolean) ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name] ?? whole
      return typeof value === 'number' ? value.toLocaleString(locale) : value
    })
  }

  /** @returns false when a listener of the page prevented it */
  protected tell(type: `milpa-${string}`, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }))
  }

  /** Makes sure that another widget, placed inside this one, gets its code. */
  protected need(tag: `milpa-${string}`): void {
    for (const start of page().loaders) if (start(tag)) return
  }

  /** The widget with its data. */
  protected renderReady(): unknown {
    return nothing
  }

  /** Everything inside the frame; the states alone by default. Override it for what stays in all of them. */
  protected renderFrame(): unknown {
    return this.renderState()
  }

  /** Data, or what stands in their place. */
  protected renderState(): unknown {
    if (this.state === 'error') {
      return html`<div class="state" role="alert">
        <p>${this.say('error')}</p>
        <button class="button" type="button" @click=${this.refresh}>${this.say('retry')}</button>
      </div>`
    }
    if (this.state === 'empty') return html`<div class="state"><p>${this.say('empty')}</p></div>`
    if (this.#shown || this.state === 'ready') return this.renderReady()
    return html`<div class="wait"><span class="vh">${this.say('loading')}</span></div>`
  }

  /** The foot: links, then whose data these are and of which day. What is shown was read today. */
  protected renderFoot(links: unknown): TemplateResult {
    const date = new Date().toLocaleDateString(this.locale, { dateStyle: 'medium' })
    return html`<footer part="foot">
      <span>${links}</span><span>${mark} ${this.say('source', { source: this.#source, date })}</span>
    </footer>`
  }

  protected override render(): TemplateResult {
    return html`<div class="frame" part="frame" lang=${languageOf(this.locale)} aria-busy=${this.state === 'loading'}>
      ${this.renderFrame()}
      <p class="vh" role="status">${this.announcement}</p>
    </div>`
  }
}

/** An icon of @milpa/ui by its path data. Decoration: words stand beside it. */
export const icon = (path: string): SVGTemplateResult =>
  svg`<svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`

const mark = svg`<svg width="20" height="20" viewBox="0 0 34 34" aria-hidden="true">
  <path d="M17 2c5 5 7 10 7 15s-2 10-7 15c-5-5-7-10-7-15S12 7 17 2Z" fill="var(--m-maize)"></path>
  <path d="M17 32c-8 0-14-5-15-14 8 0 14 5 15 14Z" fill="var(--m-mark-bean)"></path>
  <path d="M17 32c8 0 14-5 15-14-8 0-14 5-15 14Z" fill="var(--m-squash)"></path></svg>`

/** Registers a tag once: the first of two builds on a page wins, the second must not throw. */
export function define(tag: `milpa-${string}`, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element)
}
