import { css, html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'

/** What a toast says. With `undo` it carries that button, and stays ten seconds unless `duration` says otherwise. */
export type ToastMessage = {
  readonly text: string
  readonly tone?: 'leaf' | 'danger' | 'info'
  readonly undo?: () => void
  /** Milliseconds; 0 keeps it until dismissed. Errors stay by default. */
  readonly duration?: number
}

type Shown = ToastMessage & { readonly id: number; timer: ReturnType<typeof setTimeout> | undefined }

const icons = { leaf: 'check', danger: 'alert', info: 'info' } as const

/**
 * The one place of a page where short news appear ("Saved. Undo"), spoken by a live region. Put it in the page when the
 * page begins: a region that arrives together with its text is not spoken. Time stands still under pointer and focus.
 */
export class MilpaToast extends UiElement {
  static override properties = { messages: { state: true } }
  static override styles = [
    base,
    host,
    buttons,
    css`
      :host {
        position: fixed;
        z-index: 20;
        right: max(1rem, env(safe-area-inset-right));
        bottom: max(1rem, env(safe-area-inset-bottom));
        left: 1rem;
        pointer-events: none;
      }
      ul {
        display: grid;
        gap: 0.5rem;
        justify-items: end;
      }
      li {
        display: flex;
        gap: 0.7em;
        align-items: center;
        max-width: 30rem;
        padding: 0.35em 0.35em 0.35em 0.9em;
        border: 1px solid var(--milpa-line-strong);
        border-inline-start: 4px solid var(--tone);
        border-radius: 10px;
        background: var(--milpa-surface);
        box-shadow: var(--milpa-shadow);
        pointer-events: auto;
        animation: arrive var(--milpa-slow) var(--milpa-ease);
      }
      li > svg {
        color: var(--tone);
      }
      .leaf {
        --tone: var(--milpa-leaf);
      }
      .danger {
        --tone: var(--milpa-danger);
      }
      .info {
        --tone: var(--milpa-info);
      }
      p {
        flex: 1;
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
    `,
  ]

  declare private messages: readonly Shown[]
  #last = 0

  constructor() {
    super()
    this.messages = []
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const shown of this.messages) clearTimeout(shown.timer)
  }

  /** Shows a message. @returns a function that takes it away */
  show(message: ToastMessage): () => void {
    const shown: Shown = { ...message, id: ++this.#last, timer: undefined }
    this.messages = [...this.messages.slice(-2), shown]
    this.#start(shown)
    return () => this.#dismiss(shown)
  }

  protected override render(): TemplateResult {
    return html`<div role="log" aria-live="polite" aria-relevant="additions" aria-label=${say('notices')}>
      <ul>
        ${repeat(
          this.messages,
          ({ id }) => id,
          (shown) =>
            html`<li
              class=${shown.tone ?? 'leaf'}
              @pointerenter=${() => clearTimeout(shown.timer)}
              @pointerleave=${() => this.#start(shown)}
              @focusin=${() => clearTimeout(shown.timer)}
              @focusout=${() => this.#start(shown)}
            >
              ${icon(icons[shown.tone ?? 'leaf'])}
              <p>${shown.text}</p>
              ${
                shown.undo
                  ? html`<button class="button plain small" type="button" @click=${() => this.#undo(shown)}>
                      ${say('undo')}
                    </button>`
                  : nothing
              }
              <button
                class="button round small"
                type="button"
                aria-label=${say('close')}
                @click=${() => this.#dismiss(shown)}
              >
                ${icon('x')}
              </button>
            </li>`,
        )}
      </ul>
    </div>`
  }

  #start(shown: Shown): void {
    clearTimeout(shown.timer)
    const duration = shown.duration ?? (shown.tone === 'danger' ? 0 : shown.undo ? 10_000 : 6_000)
    if (duration > 0) shown.timer = setTimeout(() => this.#dismiss(shown), duration)
  }

  #undo(shown: Shown): void {
    this.#dismiss(shown)
    shown.undo?.()
  }

  #dismiss(shown: Shown): void {
    clearTimeout(shown.timer)
    this.messages = this.messages.filter((other) => other !== shown)
  }
}

define('milpa-toast', MilpaToast)
