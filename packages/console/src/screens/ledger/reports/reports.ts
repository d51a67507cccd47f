import { define } from '@milpa/ui'
import '@milpa/ui/components/figure'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Loading } from '../../../app/loading.ts'
import { Screen } from '../../../app/screen.ts'
import { csvOf, keepFile } from '../../../parts/csv.ts'
import { printStyles } from '../../../parts/print-styles.ts'
import { UrlState } from '../../../parts/url-state.ts'
import { say } from '../../../words/say.ts'
import { today, writeDay } from '../../../words/write.ts'
import { ledgerStyles } from '../ledger-styles.ts'
import { unitShown, unitSwitch } from '../unit-switch.ts'
import { balanceSheet, dayOfSheet } from './balance-sheet.ts'
import { cashFlow } from './cash-flow.ts'
import { incomeAndExpense } from './income.ts'
import { type AskReport, type Report, type ReportName, reportNames } from './report.ts'
import { type Range, type RangeName, rangeNames, rangeOf } from './report-range.ts'
import { trialBalance } from './trial-balance.ts'

const asked: Readonly<Record<ReportName, AskReport>> = {
  income: incomeAndExpense,
  'cash-flow': cashFlow,
  'balance-sheet': balanceSheet,
  'trial-balance': trialBalance,
}

/** The reports of the books, for a period, on the screen, on paper and as a file. */
export class ReportsScreen extends Screen {
  static override styles = [
    ...[Screen.styles].flat(),
    ledgerStyles,
    printStyles,
    css`
      @media (min-width: 1000px) {
        .columns.halves {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      .day {
        width: auto;
      }
    `,
  ]
  #url!: UrlState
  readonly #data = new Loading(this, (signal) => asked[this.#name](this.#range, signal), { spoken: true })

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    super.connectedCallback()
  }

  get #name(): ReportName {
    return reportNames.find((name) => name === this.place.parameters['report']) ?? 'income'
  }

  get #rangeName(): RangeName {
    return rangeNames.find((name) => name === this.#url.get('period')) ?? 'year'
  }

  get #range(): Range {
    const [from, to] = [this.#url.get('from'), this.#url.get('to')]
    return rangeOf(this.#rangeName, today(), { ...(from ? { from } : {}), ...(to ? { to } : {}) })
  }

  protected override firstUpdated(): void {
    this.headed(say(`report.name.${this.#name}`), [{ label: say('nav.reports'), href: '/console/reports' }])
  }

  protected override render(): TemplateResult {
    const { from, to } = this.#range
    const report = this.#data.value
    const unit = report ? unitShown(report.units, this.#url.get('unit'), this.session.centre.currency) : ''
    const days =
      this.#name === 'balance-sheet'
        ? say('report.on', { day: writeDay(dayOfSheet(to)) })
        : say('report.days', { from: writeDay(from), to: writeDay(to) })
    return html`<div class="page">
      <p class="on-paper">${this.session.centre.name}</p>
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say(`report.name.${this.#name}`)}</h1>
          <p>${days}</p>
        </div>
        <div class="actions">
          ${report ? unitSwitch(report.units, unit, (chosen) => this.#to({ unit: chosen }, false)) : nothing}
          ${
            report
              ? html`<button class="button" type="button" @click=${() => this.#keep(report, unit)}>
                  ${icon('download')}${say('report.csv')}
                </button>`
              : nothing
          }
          <button class="button" type="button" @click=${() => print()}>${icon('print')}${say('common.print')}</button>
        </div>
      </div>
      <nav class="tabs" aria-label=${say('nav.reports')}>
        ${reportNames.map(
          (name) =>
            html`<a href=${this.#address(name)} aria-current=${name === this.#name ? 'page' : nothing}
              >${say(`report.name.${name}`)}</a
            >`,
        )}
      </nav>
      ${this.#period()} ${this.#data.show(() => report?.show(unit))}
    </div>`
  }

  #period(): TemplateResult {
    const day = (name: 'from' | 'to') =>
      html`<label class="row"
        ><span class="small soft">${say(name === 'from' ? 'common.from' : 'common.until')}</span>
        <input
          class="input day"
          type="date"
          name=${name}
          .value=${this.#range[name]}
          @change=${(event: Event) => this.#to({ [name]: (event.target as HTMLInputElement).value }, true)}
      /></label>`
    return html`<div class="filters" role="group" aria-label=${say('report.period')}>
      <div class="segmented" role="group" aria-label=${say('report.period')}>
        ${rangeNames.map(
          (name) =>
            html`<button
              type="button"
              aria-pressed=${name === this.#rangeName}
              @click=${() => this.#to(name === 'other' ? { period: name, ...this.#range } : { period: name, from: undefined, to: undefined }, true)}
            >
              ${say(`report.period.${name}`)}
            </button>`,
        )}
      </div>
      ${this.#rangeName === 'other' ? html`${day('from')} ${day('to')}` : nothing}
    </div>`
  }

  #address(name: ReportName): string {
    const query = new URLSearchParams()
    for (const key of ['period', 'from', 'to', 'unit']) {
      const value = this.#url.get(key)
      if (value !== undefined) query.set(key, value)
    }
    const text = query.toString()
    return `/console/reports/${name}${text ? `?${text}` : ''}`
  }

  #to(changes: Readonly<Record<string, string | undefined>>, askAnew: boolean): void {
    this.#url.set(changes)
    if (askAnew) void this.#data.load()
    this.requestUpdate()
  }

  #keep(report: Report, unit: string): void {
    const { head, rows } = report.rows(unit)
    const { from, to } = this.#range
    keepFile(`${this.#name}-${unit}-${from}-${to}.csv`, csvOf(head, rows))
  }
}

define('milpa-screen-reports', ReportsScreen)
