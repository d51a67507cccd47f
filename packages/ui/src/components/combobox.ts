import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { Popup } from '../popup.ts'
import { base, host } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { type ComboboxOption, type ComboboxSource, matchOptions } from './combobox-options.ts'

type Search = 'ready' | 'searching' | 'failed'

/**
 * A text field that offers options, following the ARIA 1.2 combobox pattern (list, manual choice). Options come from
 * `options`, or from `source`, which is asked as she types. What is not chosen from the list is not kept.
 *
 * Events: `milpa-change` with `{ value, option }`, `option` undefined when cleared.
 */
export class MilpaCombobox extends UiElement {
  static formAssociated = true
  static override properties = {
    label: {},
    hint: {},
    error: {},
    placeholder: {},
    name: {},
    value: {},
    text: {},
    required: { type: Boolean },
    disabled: { type: Boolean },
    options: { attribute: false },
    source: { attribute: false },
    delay: { type: Number },
    open: { state: true },
    active: { state: true },
    found: { state: true },
    search: { state: true },
  }
  static override styles = [base, host, controls, comboboxStyles()]

  declare label: string
  declare hint: string
  declare error: string
  declare placeholder: string
  declare name: string
  /** The chosen option's value, or the empty string. */
  declare value: string
  /** What the field shows: the chosen option's label. Set it together with `value` when `options` do not hold it. */
  declare text: string
  declare required: boolean
  declare disabled: boolean
  declare options: readonly ComboboxOption[]
  declare source: ComboboxSource | undefined
  /** Milliseconds without typing before `source` is asked. */
  declare delay: number
  declare private open: boolean
  declare private active: number
  declare private found: readonly ComboboxOption[]
  declare private search: Search
  readonly #internals = this.attachInternals()
  readonly #popup = new Popup(
    () => this.#query<HTMLElement>('.search'),
    () => this.#query<HTMLElement>('.list'),
    () => this.#close(),
  )
  #chosenText = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined

  constructor() {
    super()
    this.label = this.hint = this.error = this.placeholder = this.name = this.value = this.text = ''
    this.required = this.disabled = this.open = false
    this.options = this.found = []
    this.source = undefined
    this.delay = 200
    this.active = -1
    this.search = 'ready'
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options)
  }

  formResetCallback(): void {
    this.#choose(undefined)
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('value') || changes.has('options')) {
      const known = this.options.find((option) => option.value === this.value)
      if (known && !this.open) this.text = known.label
    }
    if (!this.open) this.#chosenText = this.value ? this.text : ''
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('value')) this.#internals.setFormValue(this.value)
    const input = this.#query<HTMLInputElement>('input')
    if (this.required && !this.value) this.#internals.setValidity({ valueMissing: true }, say('chooseOne'), input)
    else this.#internals.setValidity({})
    if (this.open) this.#popup.open()
    else this.#popup.close()
    if (this.open && (changes.has('found') || changes.has('search'))) this.#popup.place()
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' })
  }

  protected override render(): TemplateResult {
    const described = [this.hint && 'hint', this.error && 'error'].filter(Boolean).join(' ')
    return html`<label for="input" id="label">${this.label}</label>
      ${this.hint ? html`<p class="hint small soft" id="hint">${this.hint}</p>` : nothing}
      <div class=${this.error ? 'search wrong' : 'search'}>
        <input
          id="input"
          role="combobox"
          type="text"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-controls="list"
          aria-expanded=${this.open}
          aria-activedescendant=${this.open && this.active >= 0 ? `option-${this.active}` : nothing}
          aria-describedby=${described || nothing}
          aria-invalid=${this.error ? 'true' : nothing}
          aria-required=${this.required ? 'true' : nothing}
          placeholder=${this.placeholder || nothing}
          ?disabled=${this.disabled}
          .value=${live(this.text)}
          @input=${this.#onInput}
          @click=${this.#show}
          @keydown=${this.#onKey}
          @blur=${this.#onBlur}
        />
        ${
          this.text && !this.disabled
            ? html`<button class="clear" type="button" aria-label=${say('clear')} @click=${this.#clear}>
                ${icon('x')}
              </button>`
            : html`<span class="arrow">${icon('chevron-down')}</span>`
        }
      </div>
      <div class="list" hidden @pointerdown=${keepFocus}>
        <ul id="list" role="listbox" aria-labelledby="label" ?hidden=${!this.found.length}>
          ${this.found.map((option, at) => this.#renderOption(option, at))}
        </ul>
        ${this.found.length ? nothing : this.#renderNothingFound()}
      </div>
      <span class="visually-hidden" role="status">${this.open ? this.#announcement() : ''}</span>
      ${this.error ? html`<p class="error small" id="error">${icon('alert')}<span>${this.error}</span></p>` : nothing}`
  }

  #renderOption(option: ComboboxOption, at: number): TemplateResult {
    return html`<li
      id="option-${at}"
      role="option"
      class=${at === this.active ? 'active' : nothing}
      aria-selected=${option.value === this.value}
      @click=${() => this.#choose(option)}
    >
      <span class="grow">${option.label}${option.note ? html`<small>${option.note}</small>` : nothing}</span>
      ${option.value === this.value ? icon('check') : nothing}
    </li>`
  }

  #renderNothingFound(): TemplateResult {
    if (this.search === 'failed') {
      return html`<p class="said">${say('searchFailed')}</p>
        <p class="said"><button class="button small" type="button" @click=${this.#ask}>${say('retry')}</button></p>`
    }
    return html`<p class="said soft">${this.#announcement()}</p>`
  }

  #announcement(): string {
    if (this.search === 'searching') return `${say('searching')}…`
    if (this.search === 'failed') return say('searchFailed')
    if (this.found.length) return say('results', { count: this.found.length })
    return say('noMatch', { query: this.text })
  }

  readonly #onInput = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.text = event.target.value
    this.active = -1
    this.open = true
    this.#find(this.text)
  }

  readonly #show = (): void => {
    if (this.open || this.disabled) return
    this.open = true
    this.active = -1
    // Opened without typing, the whole list is offered, not only what the chosen label matches.
    this.#find('')
  }

  readonly #clear = (): void => {
    this.#choose(undefined)
    this.focus()
  }

  readonly #onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return
    if (!this.text && this.value) this.#choose(undefined)
    else this.text = this.#chosenText
    this.#close()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const last = this.found.length - 1
    const moves: Readonly<Record<string, () => number>> = {
      ArrowDown: () => (this.active >= last ? 0 : this.active + 1),
      ArrowUp: () => (this.active <= 0 ? last : this.active - 1),
    }
    const move = moves[event.key]
    if (move) {
      event.preventDefault()
      if (!this.open) this.#show()
      else if (event.altKey && event.key === 'ArrowUp') this.#close()
      if (this.open && !event.altKey && last >= 0) this.active = move()
      return
    }
    if (event.key === 'Enter') {
      const option = this.open ? this.found[this.active] : undefined
      if (option) this.#choose(option)
      else if (!this.open) this.#internals.form?.requestSubmit()
      event.preventDefault()
    }
    if (event.key === 'Escape' && this.open) {
      // Only the list closes, not the dialog around it.
      event.preventDefault()
      event.stopPropagation()
      this.text = this.#chosenText
      this.#close()
    }
  }

  #find(query: string): void {
    if (!this.source) {
      this.found = matchOptions(this.options, query)
      this.search = 'ready'
      return
    }
    this.search = 'searching'
    this.found = []
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(query), query ? this.delay : 0)
  }

  readonly #ask = (query: unknown = this.text): void => {
    this.#asking?.abort()
    const asking = new AbortController()
    this.#asking = asking
    this.search = 'searching'
    this.source?.(typeof query === 'string' ? query : this.text, asking.signal).then(
      (options) => this.#answer(asking, 'ready', options),
      () => this.#answer(asking, 'failed', []),
    )
  }

  #answer(asking: AbortController, search: Search, found: readonly ComboboxOption[]): void {
    // An answer to what she typed before must not replace the answer to what she typed last.
    if (asking !== this.#asking || asking.signal.aborted) return
    this.search = search
    this.found = found
  }

  #choose(option: ComboboxOption | undefined): void {
    const changed = (option?.value ?? '') !== this.value
    this.value = option?.value ?? ''
    this.text = option?.label ?? ''
    this.#chosenText = this.text
    this.#close()
    if (changed) this.tell('milpa-change', { value: this.value, option })
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.open = false
    this.active = -1
  }

  #query<E extends Element>(selector: string): E {
    return this.renderRoot.querySelector<E>(selector)!
  }
}

/** Pressing an option must not take the keyboard away from the input, or blur would close the list before the click. */
function keepFocus(event: Event): void {
  event.preventDefault()
}

function comboboxStyles(): ReturnType<typeof css> {
  return css`
    label {
      display: block;
      margin-bottom: 0.25em;
      font-weight: 600;
    }
    .hint {
      margin-bottom: 0.25em;
    }
    .search {
      padding-inline-end: 0.2em;
    }
    .wrong {
      border-color: var(--milpa-danger);
      box-shadow: 0 0 0 1px var(--milpa-danger);
    }
    .clear,
    .arrow {
      display: grid;
      place-items: center;
      min-width: calc(var(--milpa-control) - 4px);
      min-height: calc(var(--milpa-control) - 4px);
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--milpa-ink-soft);
    }
    .clear {
      cursor: pointer;
    }
    .clear:hover {
      color: var(--milpa-ink);
    }
    .arrow {
      pointer-events: none;
    }
    .list {
      z-index: 10;
      display: flex;
      flex-direction: column;
      margin: 0;
      padding: 4px;
      overflow: hidden;
      border: 1px solid var(--milpa-line-strong);
      border-radius: 10px;
      background: var(--milpa-surface);
      color: inherit;
      font: inherit;
      box-shadow: var(--milpa-shadow);
    }
    /* The listbox scrolls, not the panel around it: only that is known to be worked from the input. */
    ul {
      min-height: 0;
      overflow: auto;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.5em;
      min-height: var(--milpa-control);
      padding: 0.15em 0.6em;
      border-radius: 6px;
      cursor: pointer;
    }
    li:hover {
      background: var(--milpa-sunken);
    }
    li.active {
      background: var(--milpa-bean-wash);
      box-shadow: inset 3px 0 0 var(--milpa-bean-text);
    }
    li[aria-selected='true'] {
      color: var(--milpa-bean-text);
      font-weight: 600;
    }
    li small {
      display: block;
      color: var(--milpa-ink-soft);
      font-size: var(--milpa-size-s);
      font-weight: 400;
      line-height: var(--milpa-line-height-s);
    }
    .grow {
      flex: 1;
      min-width: 0;
    }
    .said {
      padding: 0.4em 0.6em;
    }
    .error {
      display: flex;
      gap: 0.4em;
      margin-top: 0.25em;
      color: var(--milpa-danger);
      font-weight: 600;
    }
  `
}

define('milpa-combobox', MilpaCombobox)
