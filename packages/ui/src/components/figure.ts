import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { base, host } from '../styles/base.ts'

/**
 * One figure: what it counts, how much, and the line that qualifies it ("21 of 38 clients"). The value comes as text,
 * already written in the reader's language. Put several into an element with the class `figures`.
 */
export class MilpaFigure extends UiElement {
  static override properties = {
    label: {},
    value: {},
    qualifier: {},
    trend: {},
    tone: {},
    stale: { type: Boolean },
    suppressed: { type: Boolean },
  }
  static override styles = [
    base,
    host,
    css`
      dt {
        color: var(--milpa-ink-soft);
        font-size: var(--milpa-size-s);
        line-height: var(--milpa-line-height-s);
      }
      .value {
        display: flex;
        gap: 0.3em;
        align-items: center;
        font: 600 var(--milpa-figure-size) / 1.25 var(--milpa-font-display);
        font-variant-numeric: lining-nums tabular-nums;
        white-space: nowrap;
      }
      .value svg {
        width: 0.7em;
        height: 0.7em;
      }
      .qualifier {
        font-size: var(--milpa-size-s);
        font-weight: 600;
        line-height: var(--milpa-line-height-s);
      }
      .leaf {
        color: var(--milpa-leaf);
      }
      .danger {
        color: var(--milpa-danger);
      }
      .quiet {
        color: var(--milpa-ink-soft);
        font-weight: 400;
      }
    `,
  ]

  declare label: string
  declare value: string
  declare qualifier: string
  declare trend: 'up' | 'down' | ''
  /** The tone of the qualifier; going up is not always good, so it does not follow from `trend`. */
  declare tone: 'leaf' | 'danger' | 'quiet'
  declare stale: boolean
  /** Too few cases to publish: shows `<5` whatever the value, and says why. */
  declare suppressed: boolean

  constructor() {
    super()
    this.label = this.value = this.qualifier = this.trend = ''
    this.tone = 'quiet'
    this.stale = this.suppressed = false
  }

  protected override render(): TemplateResult {
    const qualifier = this.suppressed ? say('suppressed') : this.qualifier
    return html`<dl>
      <dt>${this.label}</dt>
      <dd class="value">${this.suppressed ? '<5' : this.value}${this.suppressed ? nothing : this.#renderTrend()}</dd>
      ${qualifier ? html`<dd class="qualifier ${this.suppressed ? 'quiet' : this.tone}">${qualifier}</dd>` : nothing}
      ${this.stale ? html`<dd class="qualifier quiet">${say('stale')}</dd>` : nothing}
    </dl>`
  }

  #renderTrend(): TemplateResult | typeof nothing {
    if (!this.trend) return nothing
    return html`<span class=${this.tone === 'quiet' ? '' : this.tone}
        >${icon(this.trend === 'up' ? 'arrow-up' : 'arrow-down')}</span
      ><span class="visually-hidden">${say(this.trend)}</span>`
  }
}

define('milpa-figure', MilpaFigure)
