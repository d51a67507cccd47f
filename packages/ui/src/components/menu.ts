import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { icon, type IconName } from '../icons.ts'
import { say } from '../messages.ts'
import { Popup } from '../popup.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'

/** One line of a menu. `apart` draws a line above it. A disabled item says why in `note`. */
export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly note?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly apart?: boolean
}

/**
 * A button that opens a list of actions (ARIA menu button). Without `label` the button shows three dots and is named
 * "More actions"; with it, the words and an arrow.
 *
 * Event: `milpa-choose` with `{ id }`.
 */
export class MilpaMenu extends UiElement {
  static override properties = {
    label: {},
    accessibleName: { attribute: 'accessible-name' },
    items: { attribute: false },
    open: { state: true },
  }
  static override styles = [
    base,
    host,
    buttons,
    css`
      :host {
        display: inline-block;
      }
      .menu {
        z-index: 10;
        min-width: 12rem;
        margin: 0;
        padding: 4px;
        overflow: auto;
        border: 1px solid var(--milpa-line-strong);
        border-radius: 10px;
        background: var(--milpa-surface);
        color: inherit;
        font: inherit;
        box-shadow: var(--milpa-shadow);
      }
      .menu button {
        display: flex;
        align-items: center;
        gap: 0.65em;
        width: 100%;
        min-height: var(--milpa-control);
        padding: 0.15em 0.7em;
        border: 0;
        border-radius: 6px;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .menu button:is(:hover, :focus) {
        background: var(--milpa-bean-wash);
      }
      .menu button:focus-visible {
        outline-offset: -3px;
      }
      .menu button > svg {
        color: var(--milpa-ink-soft);
      }
      /* Where some have a sign, the words of all begin on one line. */
      .menu .blank {
        flex: none;
        width: var(--milpa-icon);
      }
      .menu .danger,
      .menu .danger > svg {
        color: var(--milpa-danger);
      }
      .menu [aria-disabled='true'] {
        color: var(--milpa-ink-soft);
        cursor: not-allowed;
      }
      .menu .apart {
        margin-top: 9px;
      }
      .menu .apart::before {
        position: absolute;
        height: 1px;
        margin-top: calc(-1 * var(--milpa-control) - 9px);
        inset-inline: 8px;
        background: var(--milpa-line);
        content: '';
      }
      small {
        display: block;
        color: var(--milpa-ink-soft);
        font-size: var(--milpa-size-s);
        line-height: var(--milpa-line-height-s);
      }
    `,
  ]

  declare label: string
  /** What a screen reader calls the three dots: say of what they are the actions ("Actions for Costura Irma"). */
  declare accessibleName: string
  declare items: readonly MenuItem[]
  declare private open: boolean
  #typed = ''
  #typedAt = 0
  readonly #popup = new Popup(
    () => this.#button,
    () => this.renderRoot.querySelector<HTMLElement>('.menu')!,
    () => this.#close(),
  )

  constructor() {
    super()
    this.label = ''
    this.accessibleName = ''
    this.items = []
    this.open = false
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  protected override render(): TemplateResult {
    return html`<button
        id="button"
        type="button"
        class=${this.label ? 'button' : 'button round'}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-controls="menu"
        aria-label=${this.label ? nothing : this.accessibleName || say('more')}
        @click=${this.#toggle}
        @keydown=${this.#onButtonKey}
      >
        ${this.label ? html`${this.label}${icon('chevron-down')}` : icon('more')}
      </button>
      <div
        class="menu"
        id="menu"
        role="menu"
        aria-labelledby="button"
        hidden
        @keydown=${this.#onKey}
        @focusout=${this.#onFocusOut}
      >
        ${this.items.map(
          (item) =>
            html`<button
              type="button"
              role="menuitem"
              tabindex="-1"
              class=${`${item.danger ? 'danger' : ''} ${item.apart ? 'apart' : ''}`}
              aria-disabled=${item.disabled ? 'true' : nothing}
              @click=${() => this.#choose(item)}
            >
              ${item.icon ? icon(item.icon) : this.items.some((one) => one.icon) ? html`<span class="blank"></span>` : nothing}
              <span>${item.label}${item.note ? html`<small>${item.note}</small>` : nothing}</span>
            </button>`,
        )}
      </div>`
  }

  get #button(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('#button')!
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')]
  }

  readonly #toggle = (): void => {
    if (this.open) this.#close()
    else this.#show(0)
  }

  #show(at: number): void {
    this.open = true
    this.#popup.open()
    this.#entries.at(at)?.focus()
  }

  #close(): void {
    if (!this.open) return
    this.open = false
    this.#popup.close()
  }

  #choose(item: MenuItem): void {
    if (item.disabled) return
    this.#close()
    this.#button.focus()
    this.tell('milpa-choose', { id: item.id })
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node) || this.renderRoot.contains(event.relatedTarget)) return
    this.#close()
  }

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    this.#show(event.key === 'ArrowDown' ? 0 : -1)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const entries = this.#entries
    const at = entries.findIndex((entry) => entry.matches(':focus'))
    const target: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    }
    const to = target[event.key]
    if (to !== undefined) {
      event.preventDefault()
      entries.at(to)?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.#close()
      this.#button.focus()
    } else if (event.key === 'Tab') {
      // Back on the button first, so that Tab goes on from there.
      this.#button.focus()
      this.#close()
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      this.#jump(event, at)
    }
  }

  /** Letters typed within a second of one another look for an item that begins with them. */
  #jump(event: KeyboardEvent, at: number): void {
    this.#typed =
      event.timeStamp - this.#typedAt < 1000 ? this.#typed + event.key.toLowerCase() : event.key.toLowerCase()
    this.#typedAt = event.timeStamp
    const after = this.items.map((_, index) => (at + index + (this.#typed.length > 1 ? 0 : 1)) % this.items.length)
    const to = after.find((index) => this.items[index]!.label.toLowerCase().startsWith(this.#typed))
    if (to !== undefined) this.#entries[to]?.focus()
  }
}

define('milpa-menu', MilpaMenu)
