import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ask, askAll, submit } from '../../../api/api.ts'
import type { Account, Period } from '../../../api/ledger.ts'
import { Loading } from '../../../app/loading.ts'
import { attempt, done } from '../../../app/notices.ts'
import { ScreenWithForm } from '../../../app/screen-with-form.ts'
import { accountName } from '../../../parts/account-words.ts'
import { filled, type FormValues } from '../../../parts/form-dialog.ts'
import { printStyles } from '../../../parts/print-styles.ts'
import { namesOfStaff } from '../../../parts/staff-names.ts'
import { say } from '../../../words/say.ts'
import { today, writeDay } from '../../../words/write.ts'
import { ledgerStyles } from '../ledger-styles.ts'
import { addsUp, checklist, isNew, isOver, type Readiness, readinessOf } from './checklist.ts'
import { nextClose } from './close-days.ts'
import { closedPeriod } from './closed-period.ts'

const size = 24

/** Closing the books through a day, and reopening the last period when two people want it. */
export class PeriodsScreen extends ScreenWithForm {
  static override properties = { ...ScreenWithForm.properties, carry: { state: true }, through: { state: true } }
  static override styles = [
    ...[ScreenWithForm.styles].flat(),
    ledgerStyles,
    printStyles,
    css`
      .checks .tile.danger {
        background: var(--milpa-danger-wash);
        color: var(--milpa-danger);
      }
      .inner {
        display: grid;
        gap: 2px;
        margin-top: 4px;
      }
      .inner li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
        justify-content: space-between;
      }
      .day {
        width: auto;
      }
      q {
        font-style: italic;
      }
    `,
  ]
  declare private carry: boolean
  declare private through: string
  readonly #data = new Loading(this, async (signal) => {
    const [page, nameOf, accounts] = await Promise.all([
      ask('ledger.periods', { limit: size }, signal),
      namesOfStaff(),
      askAll('ledger.accounts', { kind: 'equity' }),
    ])
    this.through ||= nextClose(page.closedThrough, today())
    const readiness = await readinessOf(this.through, page.closedThrough, signal)
    return { page, nameOf, readiness, accounts }
  })

  constructor() {
    super()
    this.carry = false
    this.through = ''
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.periods'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.periods')}</h1>
          <p>${say('periods.intro')}</p>
        </div>
      </div>
      ${this.#data.show(({ page, nameOf, readiness, accounts }) => {
        const { items, closedThrough } = page
        const last = items.find(({ state }) => state === 'closed')
        return html`<p class="note ${closedThrough === null ? '' : 'leaf'}">
            ${icon(closedThrough === null ? 'info' : 'lock')}<span
              >${closedThrough === null ? say('periods.allOpen') : say('periods.closedThrough', { day: writeDay(closedThrough) })}</span
            >
          </p>
          ${this.session.may('ledger:periods') ? this.#closing(readiness, accounts) : nothing}
          ${items.length === 0 ? html`<p class="soft">${say('periods.none')}</p>` : nothing}
          ${items.map((period) =>
            closedPeriod(period, {
              nameOf,
              isLast: period === last,
              mayAsk: this.session.may('ledger:periods'),
              // She who asked is not the second person.
              mayDecide:
                this.session.may('ledger:reopen') && period.reopening?.askedBy !== this.session.centre.memberId,
              ask: () => this.#askReopening(period),
              decide: (answer) => void this.#decide(period, answer),
            }),
          )}`
      })}
      ${this.dialog()}
    </div>`
  }

  #closing(readiness: Readiness, accounts: readonly Account[]): TemplateResult {
    const { holds, through } = readiness
    const ready = isOver(readiness) && isNew(readiness) && addsUp(readiness) && (holds.length === 0 || this.carry)
    return html`<section class="panel">
      <header>
        <h2>${say('close.title')}</h2>
        <label class="row"
          ><span class="small soft">${say('close.through')}</span>
          <input
            class="input day"
            type="date"
            name="through"
            .value=${this.through}
            @change=${(event: Event) => {
              const { value } = event.target as HTMLInputElement
              if (value === '') return
              this.through = value
              void this.#data.load()
            }}
        /></label>
      </header>
      ${checklist(readiness, this.carry)}
      ${
        holds.length === 0
          ? nothing
          : html`<label class="choice body"
              ><input
                type="checkbox"
                .checked=${this.carry}
                @change=${(event: Event) => (this.carry = (event.target as HTMLInputElement).checked)}
              />${say('close.carry')}</label
            >`
      }
      <footer>
        <span class="grow why soft small" id="why">${say(ready ? 'close.ready' : 'close.notReady')}</span>
        <button
          class="button solid"
          type="button"
          aria-describedby="why"
          aria-disabled=${ready ? nothing : 'true'}
          @click=${() => ready && this.#askClose(through, readiness, accounts)}
        >
          ${icon('lock')}${say('close.do', { day: writeDay(through) })}
        </button>
      </footer>
    </section>`
  }

  #askClose(through: string, { results = [], units }: Readiness, accounts: readonly Account[]): void {
    const touched = new Set(results.map(({ unit }) => unit))
    const chosen = units.filter(({ unit }) => touched.has(unit)).map(({ unit }) => unit)
    const nameOf = (unit: string) => `result-${unit}`
    this.form = {
      heading: say('close.title'),
      intro: say('close.sure', { day: writeDay(through) }),
      action: say('close.do', { day: writeDay(through) }),
      fields: chosen.map((unit) => ({
        name: nameOf(unit),
        label: say('close.taker', { unit }),
        kind: 'select',
        options: [
          ['', say('close.ownTaker', { key: `result:${unit.toLowerCase()}` })] as const,
          ...accounts
            .filter((account) => account.unit === unit && !account.closed && !account.frozen)
            .map((account) => [account.id, accountName(account)] as const),
        ],
      })),
      act: async (values: FormValues) => {
        const takers = Object.values(filled(values, ...chosen.map(nameOf)))
        await submit('ledger.close-period', { through, carryHolds: this.carry, results: takers })
        done(say('close.done', { day: writeDay(through) }))
        this.through = ''
        this.carry = false
        void this.#data.load()
      },
    }
  }

  #askReopening({ id, through }: Period): void {
    this.form = {
      heading: say('period.ask'),
      intro: say('period.askText', { day: writeDay(through) }),
      action: say('period.ask'),
      fields: [{ name: 'reason', label: say('common.reason'), hint: say('reason.hint') }],
      act: async (values) => {
        await submit('ledger.ask-reopening', { id, ...filled(values, 'reason') })
        done(say('period.asked'))
        void this.#data.load()
      },
    }
  }

  async #decide({ id }: Period, answer: 'approve' | 'refuse'): Promise<void> {
    if (!(await attempt(() => submit(`ledger.${answer}-reopening`, { id })))) return
    done(say(`period.${answer}d`))
    this.through = ''
    void this.#data.load()
  }
}

define('milpa-screen-periods', PeriodsScreen)
