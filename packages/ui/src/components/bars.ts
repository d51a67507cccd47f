import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { formatNumber, say } from '../messages.ts'
import { styled } from '../styled.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'

/** One bar. `text` is the value as it should be read, when a plain number is not enough ("$ 1,380"). */
export type Bar = {
  readonly label: string
  readonly value: number
  readonly text?: string
  readonly tone?: 'bean' | 'squash' | 'maize' | 'leaf' | 'quiet'
}

/** Pixels of the highest standing bar. */
const height = 108

/**
 * Bars that carry their values, without axis or legend, and the same figures as a table at one press. `columns` stand
 * (a week, a year); `rows` lie (long labels). Values below zero are drawn as zero: use a table for them.
 */
export class MilpaBars extends UiElement {
  static override properties = { label: {}, bars: { attribute: false }, layout: {}, asTable: { state: true } }
  static override styles = [
    base,
    host,
    buttons,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.5rem;
        align-items: center;
        justify-content: space-between;
      }
      .caption {
        font-weight: 600;
      }
      .head .button {
        margin-inline: -0.6em;
      }
      i {
        display: block;
        background: var(--milpa-ch1);
      }
      .squash {
        background: var(--milpa-ch2);
      }
      .maize {
        background: var(--milpa-ch3);
        box-shadow: inset 0 0 0 1.5px var(--milpa-maize-deep);
      }
      .leaf {
        background: var(--milpa-ch4);
      }
      .quiet {
        background: var(--milpa-ch0);
      }
      b {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .standing {
        display: flex;
        padding-top: 0.5rem;
        overflow: auto hidden;
      }
      .standing > div {
        display: grid;
        flex: 1 0 3rem;
        grid-template-rows: 1fr auto auto;
        justify-items: center;
        max-width: 6rem;
        font-size: var(--milpa-size-s);
        line-height: var(--milpa-line-height-s);
        text-align: center;
      }
      .standing b {
        align-self: end;
        padding-bottom: 3px;
      }
      .standing i {
        width: 70%;
        border-radius: 4px 4px 0 0;
      }
      .standing span {
        justify-self: stretch;
        padding-top: 4px;
        border-top: 1px solid var(--milpa-line-strong);
        color: var(--milpa-ink-soft);
      }
      .lying {
        display: grid;
        grid-template-columns: fit-content(45%) minmax(3rem, 1fr) max-content;
        gap: 0.45em 0.8em;
        align-items: center;
        padding-top: 0.35rem;
      }
      .lying b {
        text-align: end;
      }
      .track {
        height: 10px;
        overflow: hidden;
        border-radius: 99px;
        background: var(--milpa-sunken);
        box-shadow: inset 0 0 0 1px var(--milpa-line);
      }
      .track i {
        height: 100%;
        border-radius: inherit;
      }
      @media (forced-colors: active) {
        i {
          forced-color-adjust: none;
        }
      }
      table {
        width: 100%;
      }
      th,
      td {
        padding: 0.3em 0;
        border-bottom: 1px solid var(--milpa-line);
        text-align: start;
        font-weight: 400;
      }
      thead th {
        color: var(--milpa-ink-soft);
        font-size: var(--milpa-size-s);
        font-weight: 600;
      }
      :is(th, td):last-child {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  declare label: string
  declare bars: readonly Bar[]
  declare layout: 'columns' | 'rows'
  declare private asTable: boolean

  constructor() {
    super()
    this.label = ''
    this.bars = []
    this.layout = 'columns'
    this.asTable = false
  }

  protected override render(): TemplateResult {
    return html`<figure>
      <figcaption class="head">
        <span class="caption">${this.label}</span>
        <button
          class="button plain small"
          type="button"
          aria-pressed=${this.asTable}
          @click=${() => (this.asTable = !this.asTable)}
        >
          ${say(this.asTable ? 'chart' : 'table')}
        </button>
      </figcaption>
      ${this.asTable ? this.#renderTable() : this.layout === 'rows' ? this.#renderRows() : this.#renderColumns()}
    </figure>`
  }

  #renderColumns(): TemplateResult {
    return html`<div class="standing" role="img" aria-label=${this.#inWords()}>
      ${this.bars.map(
        (bar) =>
          html`<div>
            <b>${textOf(bar)}</b>
            <i class=${bar.tone ?? 'bean'} ${styled({ height: `${this.#share(bar) * height}px` })}></i>
            <span>${bar.label}</span>
          </div>`,
      )}
    </div>`
  }

  #renderRows(): TemplateResult {
    return html`<div class="lying" role="img" aria-label=${this.#inWords()}>
      ${this.bars.map(
        (bar) =>
          html`<span>${bar.label}</span>
            <div class="track">
              <i class=${bar.tone ?? 'bean'} ${styled({ width: `${this.#share(bar) * 100}%` })}></i>
            </div>
            <b>${textOf(bar)}</b>`,
      )}
    </div>`
  }

  #renderTable(): TemplateResult {
    return html`<table aria-label=${this.label || nothing}>
      <thead>
        <tr>
          <th scope="col">${say('concept')}</th>
          <th scope="col">${say('value')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.bars.map(
          (bar) =>
            html`<tr>
              <th scope="row">${bar.label}</th>
              <td>${textOf(bar)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  /** The height of a bar as a share of the highest; 0 when there is nothing above zero. */
  #share(bar: Bar): number {
    const top = Math.max(...this.bars.map(({ value }) => value))
    return top > 0 ? Math.max(0, bar.value) / top : 0
  }

  #inWords(): string {
    return `${this.label}: ${this.bars.map((bar) => `${bar.label} ${textOf(bar)}`).join(', ')}`
  }
}

function textOf(bar: Bar): string {
  return bar.text ?? formatNumber(bar.value)
}

define('milpa-bars', MilpaBars)
