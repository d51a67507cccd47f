import { define } from '@milpa/ui'
import '@milpa/ui/components/field'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Output } from '@milpa/client'
import { api, ask } from '../../api/api.ts'
import { formError, Loading } from '../../app/loading.ts'
import { attempt, done } from '../../app/notices.ts'
import { Screen } from '../../app/screen.ts'
import { faultOf } from '../../parts/fields-of.ts'
import { say, sayIf } from '../../words/say.ts'
import { writeInstant, writeNumber } from '../../words/write.ts'
import { ledgerStyles } from './ledger-styles.ts'
import { takeBooks } from './take-books.ts'

type Report = Output<'ledger.verification'>

/** How long a check may be kept as the last one: it is told with its hour, for this browser. */
const kept = 'milpa.console.ledger-check'

interface Check {
  readonly at: string
  readonly report: Report
}

/** How far the books are sealed, by which hash, and whether they are what they were when they were written. */
export class VerificationScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    check: { state: true },
    busy: { state: true },
    fault: { state: true },
  }
  static override styles = [
    ...[Screen.styles].flat(),
    ledgerStyles,
    css`
      ol {
        display: grid;
        gap: 8px;
        margin: 0;
        list-style: decimal;
        padding-inline-start: 1.4em;
      }
      .hash {
        overflow-wrap: anywhere;
      }
    `,
  ]
  declare private check: Check | undefined
  declare private busy: boolean
  declare private fault: unknown
  readonly #seal = new Loading(this, () => api('ledger.sealed'))

  constructor() {
    super()
    this.busy = false
    this.fault = undefined
    this.check = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const text = sessionStorage.getItem(this.#name)
    if (text) this.check = JSON.parse(text) as Check
  }

  get #name(): string {
    return `${kept}.${this.session.centre.slug}`
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.verification'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.verification')}</h1>
          <p>${say('verify.intro')}</p>
        </div>
        <div class="actions">
          <button
            class="button solid"
            type="button"
            aria-busy=${this.busy ? 'true' : nothing}
            @click=${() => void this.#verify()}
          >
            ${icon('shield')}${say('verify.now')}
          </button>
        </div>
      </div>
      ${formError(this.fault)}
      <div class="columns aside wide">
        <div class="stack">${this.#lastCheck()} ${this.#seal.show((state) => this.#sealed(state))}</div>
        <div class="stack">${howTo()} ${takeBooks()}</div>
      </div>
    </div>`
  }

  #lastCheck(): TemplateResult {
    const { check } = this
    if (!check) {
      return html`<section class="panel" role="status">
        <header><h2>${say('verify.last')}</h2></header>
        <p class="quiet">${say('verify.notYet')}</p>
      </section>`
    }
    const { report, at } = check
    const good = report.total === 0
    return html`<section class="panel" role="status">
      <header>
        <h2>${say('verify.last')}</h2>
        <span class="chip ${good ? 'leaf' : 'danger'}"
          >${say(good ? 'verify.good' : 'verify.bad', { count: report.total })}</span
        >
      </header>
      <dl class="strip">
        ${[
          ['verify.when', writeInstant(at), true],
          ['verify.transfers', writeNumber(report.transfers), false],
          ['verify.blocks', writeNumber(report.blocks), false],
        ].map(
          ([label, value, long]) =>
            html`<div>
              <dt>${say(label as 'verify.when')}</dt>
              <dd class=${long ? 'long' : ''}>${value}</dd>
            </div>`,
        )}
      </dl>
      ${
        good
          ? html`<p class="quiet">${say('verify.goodText')}</p>`
          : html`<ul class="lines">
              ${report.faults.map(
                (one) =>
                  html`<li>
                    <span class="tile danger">${icon('alert')}</span>
                    <span class="grow"
                      ><b>${sayIf(`verify.check.${one.check}`) ?? one.check}</b
                      ><small>${say('verify.where', { table: one.table, row: one.row })}</small
                      ><code>${one.detail}</code></span
                    >
                  </li>`,
              )}
            </ul>`
      }
    </section>`
  }

  #sealed({ block, unsealed }: Output<'ledger.sealed'>): TemplateResult {
    return html`<section class="panel">
      <header>
        <h2>${say('verify.seal')}</h2>
        <span class="chip ${unsealed === 0 ? 'leaf' : 'maize'}"
          >${say(unsealed === 0 ? 'verify.allSealed' : 'verify.unsealed', { count: unsealed })}</span
        >
      </header>
      ${
        block
          ? html`<dl class="facts body">
              <dt>${say('verify.block')}</dt>
              <dd>${writeNumber(block.number)}</dd>
              <dt>${say('verify.rows')}</dt>
              <dd>${say('verify.rowsOf', { from: block.fromSeq, to: block.toSeq })}</dd>
              <dt>${say('verify.hash')}</dt>
              <dd class="hash"><code>${block.hash}</code></dd>
            </dl>`
          : html`<p class="quiet">${say('verify.noBlock')}</p>`
      }
      ${
        this.session.may('ledger:post')
          ? html`<footer>
              <span class="grow soft small">${say('verify.sealText')}</span>
              <button
                class="button"
                type="button"
                aria-disabled=${unsealed === 0 ? 'true' : nothing}
                @click=${() => unsealed > 0 && void this.#sealNow()}
              >
                ${icon('lock')}${say('verify.sealNow')}
              </button>
            </footer>`
          : nothing
      }
    </section>`
  }

  async #sealNow(): Promise<void> {
    if (!(await attempt(() => api('ledger.seal')))) return
    done(say('verify.sealed'))
    void this.#seal.load()
  }

  async #verify(): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.fault = await faultOf(async () => {
      const report = await ask('ledger.verification')
      this.check = { at: new Date().toISOString(), report }
      sessionStorage.setItem(this.#name, JSON.stringify(this.check))
      await this.#seal.load()
    })
    this.busy = false
  }
}

/** How somebody who trusts nobody checks the books herself. */
const howTo = (): TemplateResult =>
  html`<section class="panel">
    <header><h2>${say('verify.how')}</h2></header>
    <div class="body stack">
      <p>${say('verify.howText')}</p>
      <ol>
        <li>${say('verify.how1')}</li>
        <li>${say('verify.how2')} <code>milpa verify</code></li>
        <li>${say('verify.how3')}</li>
        <li>${say('verify.how4')}</li>
      </ol>
    </div>
  </section>`

define('milpa-screen-verification', VerificationScreen)
