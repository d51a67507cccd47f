import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { formatNumber } from '../messages.ts'
import { base, host } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'

export type Tab = { readonly id: string; readonly label: string; readonly count?: number }

/**
 * Parts of one record, one shown at a time. Each panel is the slot called by its tab's id. Tabs that lead to another
 * address are links instead: the class `tabs`.
 *
 * Event: `milpa-tab` with `{ id }`.
 */
export class MilpaTabs extends UiElement {
  static override properties = { label: {}, tabs: { attribute: false }, selected: { reflect: true } }
  static override styles = [
    base,
    host,
    controls,
    css`
      [role='tabpanel'] {
        padding-top: 0.9rem;
      }
      [role='tabpanel']:focus-visible {
        outline-offset: 4px;
      }
    `,
  ]

  /** Names the row of tabs for screen readers. */
  declare label: string
  declare tabs: readonly Tab[]
  /** The id of the tab shown; the first one when empty or unknown. */
  declare selected: string

  constructor() {
    super()
    this.label = ''
    this.tabs = []
    this.selected = ''
  }

  protected override render(): TemplateResult {
    const shown = this.#shown
    return html`<div class="tabs" role="tablist" aria-label=${this.label || nothing} @keydown=${this.#onKey}>
        ${this.tabs.map(
          ({ id, label, count }) =>
            html`<button
              type="button"
              role="tab"
              id="tab-${id}"
              aria-controls="panel-${id}"
              aria-selected=${id === shown}
              tabindex=${id === shown ? 0 : -1}
              @click=${() => this.#select(id)}
            >
              ${label}${count === undefined ? nothing : html` <span class="count">${formatNumber(count)}</span>`}
            </button>`,
        )}
      </div>
      ${this.tabs.map(
        ({ id }) =>
          html`<div role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0" ?hidden=${id !== shown}>
            <slot name=${id}></slot>
          </div>`,
      )}`
  }

  get #shown(): string | undefined {
    return (this.tabs.find(({ id }) => id === this.selected) ?? this.tabs[0])?.id
  }

  #select(id: string): void {
    if (id === this.#shown) return
    this.selected = id
    this.tell('milpa-tab', { id })
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const at = this.tabs.findIndex(({ id }) => id === this.#shown)
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + forward + this.tabs.length) % this.tabs.length,
      ArrowLeft: (at - forward + this.tabs.length) % this.tabs.length,
      Home: 0,
      End: this.tabs.length - 1,
    }
    const tab = this.tabs[targets[event.key] ?? -1]
    if (!tab) return
    event.preventDefault()
    this.#select(tab.id)
    this.renderRoot.querySelector<HTMLElement>(`#tab-${CSS.escape(tab.id)}`)?.focus()
  }
}

define('milpa-tabs', MilpaTabs)
