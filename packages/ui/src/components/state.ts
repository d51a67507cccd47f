import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'

export type StateKind = 'loading' | 'empty' | 'error' | 'forbidden'

/**
 * What stands in the place of a list: it is on its way, there is nothing yet, it failed, or she may not see it.
 *
 * Slot: the actions (one or two; say what to do first). An error without actions offers *Try again*.
 * Event: `milpa-retry`.
 */
export class MilpaState extends UiElement {
  static override properties = { kind: {}, heading: {}, text: {} }
  static override styles = [
    base,
    host,
    buttons,
    css`
      .state {
        display: grid;
        justify-items: center;
        gap: 0.5rem;
        max-width: 30rem;
        margin-inline: auto;
        padding: 2rem 1rem;
        text-align: center;
      }
      .loading {
        animation: late 1ms 300ms both;
      }
      @keyframes late {
        from {
          opacity: 0;
        }
      }
      .drawing {
        width: 92px;
        height: 74px;
      }
      .badge {
        display: grid;
        width: 3rem;
        height: 3rem;
        border-radius: 18px 18px 18px 5px;
        place-items: center;
      }
      .error .badge {
        background: var(--milpa-danger-wash);
        color: var(--milpa-danger);
      }
      .forbidden .badge {
        background: var(--milpa-info-wash);
        color: var(--milpa-info);
      }
      .kernels {
        display: flex;
        gap: 6px;
        padding-block: 0.5rem;
      }
      .kernels i {
        width: 14px;
        height: 14px;
        border-radius: 50% 50% 50% 0;
        background: var(--tone);
        animation: breathe 1.2s var(--milpa-ease) infinite alternate;
      }
      .kernels i:nth-child(1) {
        --tone: var(--milpa-maize);
        box-shadow: inset 0 0 0 1.5px var(--milpa-maize-deep);
      }
      .kernels i:nth-child(2) {
        --tone: var(--milpa-mark-bean);
        animation-delay: 200ms;
      }
      .kernels i:nth-child(3) {
        --tone: var(--milpa-squash);
        animation-delay: 400ms;
      }
      @keyframes breathe {
        from {
          opacity: 0.35;
        }
      }
      .heading {
        font-size: calc(var(--milpa-heading-panel) * 1.1);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        justify-content: center;
      }
    `,
  ]

  declare kind: StateKind
  /** Instead of our words for this kind. */
  declare heading: string
  declare text: string

  constructor() {
    super()
    this.kind = 'empty'
    this.heading = ''
    this.text = ''
  }

  protected override render(): TemplateResult {
    const text = this.text || (this.kind === 'error' ? say('errorText') : '')
    return html`<div class="state ${this.kind}" role=${this.kind === 'error' ? 'alert' : 'status'}>
      ${this.#renderDrawing()}
      <p class="display heading">${this.heading || this.#words()}</p>
      ${text ? html`<p class="soft">${text}</p>` : nothing}
      <div class="actions">
        <slot
          >${
            this.kind === 'error'
              ? html`<button class="button" type="button" @click=${() => this.tell('milpa-retry')}>
                  ${icon('refresh')}${say('retry')}
                </button>`
              : nothing
          }</slot
        >
      </div>
    </div>`
  }

  #words(): string {
    const words = {
      loading: say('loading'),
      empty: say('empty'),
      error: say('errorHeading'),
      forbidden: say('forbidden'),
    }
    return words[this.kind]
  }

  #renderDrawing(): TemplateResult {
    if (this.kind === 'loading') return html`<div class="kernels" aria-hidden="true"><i></i><i></i><i></i></div>`
    if (this.kind === 'error') return html`<div class="badge">${icon('alert', 24)}</div>`
    if (this.kind === 'forbidden') return html`<div class="badge">${icon('lock', 24)}</div>`
    return html`<svg class="drawing" viewBox="0 0 92 74" fill="none" aria-hidden="true">
      <path
        d="M6 66c10-9 20-12 40-12s30 3 40 12z"
        fill="var(--milpa-squash-wash)"
        stroke="var(--milpa-squash)"
        stroke-width="2"
      ></path>
      <path d="M46 58V26" stroke="var(--milpa-leaf)" stroke-width="3" stroke-linecap="round"></path>
      <path
        d="M46 42C46 30 36 24 22 24c0 12 9 20 24 18z"
        fill="var(--milpa-leaf-wash)"
        stroke="var(--milpa-leaf)"
        stroke-width="2"
      ></path>
      <path
        d="M46 34c0-12 9-19 23-20 1 13-8 21-23 20z"
        fill="var(--milpa-leaf-wash)"
        stroke="var(--milpa-leaf)"
        stroke-width="2"
      ></path>
      <path
        d="M46 26c-5-5-5-13 0-19 5 6 5 14 0 19z"
        fill="var(--milpa-maize)"
        stroke="var(--milpa-maize-deep)"
        stroke-width="1.5"
      ></path>
    </svg>`
  }
}

define('milpa-state', MilpaState)
