import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { deepActiveElement } from '../focus.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'

/**
 * A modal question or form over a native `<dialog>`. The keyboard goes back to where it was when it closes.
 *
 * Slots: the body; `actions` for the buttons at its foot. Set `open`, or call `show()` and `close()`.
 * Events: `milpa-cancel` before it closes by Escape or its ×, cancelable, to keep what she wrote; `milpa-close` after.
 */
export class MilpaDialog extends UiElement {
  static override properties = { heading: {}, open: { type: Boolean, reflect: true }, wide: { type: Boolean } }
  static override styles = [
    base,
    host,
    buttons,
    css`
      :host {
        display: contents;
      }
      dialog {
        flex-direction: column;
        width: min(30rem, calc(100vw - 2rem));
        max-height: min(44rem, calc(100dvh - 2rem));
        padding: 0;
        overflow: hidden;
        border: 1px solid var(--milpa-line);
        border-radius: 20px 20px 20px 5px;
        background: var(--milpa-surface);
        color: var(--milpa-ink);
        font: var(--milpa-size) / var(--milpa-line-height) var(--milpa-font-body);
        box-shadow: var(--milpa-shadow);
      }
      dialog[open] {
        display: flex;
        animation: arrive var(--milpa-slow) var(--milpa-ease);
      }
      dialog.wide {
        width: min(48rem, calc(100vw - 2rem));
      }
      dialog::backdrop {
        background: rgba(30, 16, 10, 0.55);
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      header {
        display: flex;
        gap: 0.5em;
        align-items: flex-start;
        padding: 1rem 0.75rem 0.25rem 1.25rem;
      }
      h2 {
        flex: 1;
        padding-top: 0.25em;
        font-size: calc(var(--milpa-heading-panel) * 1.15);
      }
      .body {
        padding: 0.25rem 1.25rem 1.25rem;
        overflow: auto;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        justify-content: flex-end;
        padding: 0.75rem 1.25rem;
        border-top: 1px solid var(--milpa-line);
        background: var(--milpa-ground);
      }
    `,
  ]

  declare heading: string
  declare open: boolean
  declare wide: boolean
  #before: HTMLElement | undefined
  #hasActions = false

  constructor() {
    super()
    this.heading = ''
    this.open = false
    this.wide = false
  }

  show(): void {
    this.open = true
  }

  close(): void {
    this.open = false
  }

  protected override updated(changes: PropertyValues): void {
    if (!changes.has('open')) return
    const dialog = this.renderRoot.querySelector('dialog')!
    if (this.open && !dialog.open) {
      this.#before = deepActiveElement()
      dialog.showModal()
    } else if (!this.open && dialog.open) {
      dialog.close()
    }
  }

  protected override render(): TemplateResult {
    return html`<dialog
      class=${this.wide ? 'wide' : nothing}
      aria-labelledby="heading"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button class="button round" type="button" aria-label=${say('close')} @click=${this.#onCancel}>
          ${icon('x')}
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <footer ?hidden=${!this.#hasActions}><slot name="actions" @slotchange=${this.#onActions}></slot></footer>
    </dialog>`
  }

  readonly #onActions = (event: Event): void => {
    if (!(event.target instanceof HTMLSlotElement)) return
    this.#hasActions = event.target.assignedElements().length > 0
    this.requestUpdate()
  }

  readonly #onCancel = (event: Event): void => {
    if (event.type === 'cancel' && event.target !== event.currentTarget) return
    event.preventDefault()
    if (this.tell('milpa-cancel', undefined, true)) this.open = false
  }

  readonly #onClose = (): void => {
    this.open = false
    if (this.#before?.isConnected) this.#before.focus()
    this.#before = undefined
    this.tell('milpa-close')
  }
}

define('milpa-dialog', MilpaDialog)
