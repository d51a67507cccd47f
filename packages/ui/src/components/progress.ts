import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { say } from '../messages.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'

/**
 * Long work over a native `<progress>`: what is being done, how far it is, what it costs to wait, and a way to stop.
 * Without `value` it is of unknown length.
 *
 * Event: `milpa-cancel` when `cancellable` and she stops it; the work is the caller's to stop.
 */
export class MilpaProgress extends UiElement {
  static override properties = {
    label: {},
    detail: {},
    value: { type: Number },
    max: { type: Number },
    cancellable: { type: Boolean },
  }
  static override styles = [
    base,
    host,
    buttons,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 0.75rem;
        align-items: baseline;
        margin-bottom: 0.35rem;
      }
      label {
        flex: 1;
        font-weight: 600;
      }
      .bar {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
      progress {
        flex: 1;
        min-width: 0;
        height: 10px;
        overflow: hidden;
        border: 1px solid var(--milpa-line-strong);
        border-radius: 99px;
        background: var(--milpa-sunken);
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: var(--milpa-sunken);
      }
      progress::-webkit-progress-value {
        border-radius: 99px;
        background: var(--milpa-bean-text);
        transition: inline-size var(--milpa-slow) var(--milpa-ease);
      }
      progress::-moz-progress-bar {
        border-radius: 99px;
        background: var(--milpa-bean-text);
      }
      progress:indeterminate {
        background: repeating-linear-gradient(-60deg, var(--milpa-bean-text) 0 8px, var(--milpa-bean-wash) 8px 16px);
      }
      progress:indeterminate::-webkit-progress-bar {
        background: none;
      }
      .detail {
        margin-top: 0.3rem;
      }
    `,
  ]

  declare label: string
  /** A second line in the caller's words: rows done, time left, what failed. */
  declare detail: string
  declare value: number | undefined
  declare max: number
  declare cancellable: boolean

  constructor() {
    super()
    this.label = ''
    this.detail = ''
    this.value = undefined
    this.max = 100
    this.cancellable = false
  }

  protected override render(): TemplateResult {
    const share =
      this.value === undefined || this.max <= 0 ? undefined : Math.min(1, Math.max(0, this.value / this.max))
    return html`<div class="line">
        <label for="progress">${this.label}</label>
        ${share === undefined ? nothing : html`<span class="number soft">${Math.floor(share * 100)} %</span>`}
      </div>
      <div class="bar">
        <progress id="progress" max=${this.max} value=${share === undefined ? nothing : share * this.max}></progress>
        ${
          this.cancellable
            ? html`<button class="button small" type="button" @click=${() => this.tell('milpa-cancel')}>
                ${say('cancel')}
              </button>`
            : nothing
        }
      </div>
      ${this.detail ? html`<p class="detail small soft number">${this.detail}</p>` : nothing}`
  }
}

define('milpa-progress', MilpaProgress)
