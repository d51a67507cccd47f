import { ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import { css, html, nothing, type TemplateResult } from 'lit'
import { askAll, submit } from '../../api/api.ts'
import type { Account } from '../../api/ledger.ts'
import { FormScreen } from '../../app/form-screen.ts'
import { Loading } from '../../app/loading.ts'
import { done } from '../../app/notices.ts'
import { go } from '../../app/router.ts'
import { accountName } from '../../parts/account-words.ts'
import { amountFault, amountHint, amountOf, refuseFaults } from '../../parts/amount-words.ts'
import { say } from '../../words/say.ts'
import { writeMoney } from '../../words/write.ts'
import { accountSource, inWords, isOpen } from './account-options.ts'
import { slugOf } from './entry-filters.ts'
import type { WantedKind } from './forecast.ts'
import { forecastPanel } from './forecast-panel.ts'
import { ledgerStyles } from './ledger-styles.ts'

interface Draft {
  readonly kind: WantedKind
  readonly debit: string
  readonly credit: string
  readonly amount: string
  readonly effectiveOn: string
  readonly purpose: string
  readonly category: string
  readonly fund: string
  /** Days after which a hold ends by itself. */
  readonly days: string
}

const kinds = ['direct', 'balancing', 'hold'] as const
const daySeconds = 86_400

/** Refusals that speak of one field. Those of an amount come last: they are true of both accounts. */
const fieldCodes: Readonly<Record<string, readonly string[]>> = {
  debit: ['DEBIT_ACCOUNT_NOT_FOUND', 'DEBIT_ACCOUNT_CLOSED', 'DEBIT_ACCOUNT_FROZEN'],
  credit: [
    'CREDIT_ACCOUNT_NOT_FOUND',
    'CREDIT_ACCOUNT_CLOSED',
    'CREDIT_ACCOUNT_FROZEN',
    'ACCOUNTS_MUST_DIFFER',
    'ACCOUNTS_OF_DIFFERENT_UNITS',
  ],
  amount: ['EXCEEDS_CREDITS', 'EXCEEDS_DEBITS', 'OVERFLOWS_DEBITS', 'OVERFLOWS_CREDITS'],
  effectiveOn: ['PERIOD_CLOSED'],
}

/** One transfer between two accounts: moved whole, as much as the limits allow, or only set aside. */
export class TransferFormScreen extends FormScreen<Draft> {
  static override styles = [
    ...[FormScreen.styles].flat(),
    ledgerStyles,
    css`
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
      }
      .panel > div > .note {
        margin: 12px var(--milpa-pad);
      }
      @media (min-width: 1100px) {
        .columns.aside.wide {
          grid-template-columns: minmax(0, 1fr) 28rem;
        }
      }
    `,
  ]
  #id: string = crypto.randomUUID()
  readonly #accounts = new Loading(this, async () => {
    const accounts = await askAll('ledger.accounts', {}, 10_000)
    const { query } = this.place
    const kind = kinds.find((one) => one === query.get('kind')) ?? 'direct'
    const known = (name: string) => accounts.find(({ id }) => id === query.get(name))?.id ?? ''
    if (!this.isDirty) this.begin({ ...empty, kind, debit: known('debit'), credit: known('credit') })
    return accounts
  })

  protected override firstUpdated(): void {
    this.headed(say('transfer.new'), [{ label: say('nav.transfers'), href: '/console/transfers' }])
  }

  protected override codesOf(name: string): readonly string[] {
    return (fieldCodes[name] ?? []).map((code) => `LEDGER_${code}`)
  }

  /** What the server says of the first transfer is said of the field. */
  protected override wrong(name: string): string {
    if (this.fault instanceof ProblemError) {
      const own = this.fault.issues.find(({ pointer }) => pointer === `/transfers/0/${name}`)
      if (own) return own.message
    }
    return super.wrong(name)
  }

  /** Said once: beside the field that it speaks of, where there is one. */
  protected override refusal(): TemplateResult | typeof nothing {
    const marked = Object.keys(fieldCodes).some((name) => this.wrong(name) !== '')
    if (!marked) return super.refusal()
    return html`<p class="note danger across" role="alert">${say('error.fields')}</p>`
  }

  protected override render(): TemplateResult {
    return this.page(
      say('transfer.new'),
      this.#accounts.show((accounts) => this.#form(accounts)),
    )
  }

  #form(accounts: readonly Account[]): TemplateResult {
    const { kind, debit, credit, amount } = this.draft
    const find = (id: string) => accounts.find((account) => account.id === id)
    const unit = (find(debit) ?? find(credit)) as Account | undefined
    const { unit: code, scale } = unit ?? { unit: this.session.centre.currency, scale: 2 }
    return html`<form class="columns aside wide" novalidate @submit=${this.#send}>
      <section class="panel">
        <header><h2>${say('transfer.facts')}</h2></header>
        <div class="body form two">
          <fieldset class="across">
            <legend>${say('transfer.how')}</legend>
            <div class="kinds">
              ${kinds.map(
                (one) =>
                  html`<label class="choice"
                    ><input
                      type="radio"
                      name="kind"
                      value=${one}
                      .checked=${one === kind}
                      @change=${() => this.change({ kind: one })}
                    />${say(`transfer.how.${one}`)}</label
                  >`,
              )}
            </div>
            <p class="small soft">${say(`transfer.howText.${kind}`)}</p>
          </fieldset>
          ${this.#account('credit', accounts, find(debit))} ${this.#account('debit', accounts, find(credit))}
          ${this.text('amount', say('transfer.amount'), { hint: amountHint(code, scale), inputmode: 'decimal' })}
          ${
            kind === 'hold'
              ? this.text('days', say('hold.days'), {
                  hint: say('hold.daysHint'),
                  optional: true,
                  inputmode: 'numeric',
                })
              : nothing
          }
          ${this.text('effectiveOn', say('transfer.effectiveOn'), { type: 'date', hint: say('transfer.effectiveOnHint'), optional: true })}
          ${this.text('purpose', say('transfer.purpose'), { optional: true, across: true })}
          ${this.text('category', say('transfer.category'), { hint: say('transfer.categoryHint'), optional: true })}
          ${this.text('fund', say('transfer.fund'), { hint: say('transfer.fundHint'), optional: true })}
          ${this.refusal()}
        </div>
      </section>
      ${forecastPanel({ kind, debit: find(debit), credit: find(credit), amount: amountOf(amount, scale) })}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>
          ${say(kind === 'hold' ? 'hold.make' : 'transfer.post')}
        </button>
        <a class="button" href="/console/transfers">${say('common.cancel')}</a>
        <span class="soft small grow">${say('transfer.hint')}</span>
      </div>
    </form>`
  }

  #account(side: 'debit' | 'credit', accounts: readonly Account[], other: Account | undefined): TemplateResult {
    const chosen = accounts.find(({ id }) => id === this.draft[side])
    return html`<milpa-combobox
      label=${say(`transfer.${side}`)}
      hint=${chosen ? say('account.has', { amount: writeMoney(chosen.balance, chosen.unit, chosen.scale) }) : say(`transfer.${side}Hint`)}
      error=${this.wrong(side)}
      .value=${this.draft[side]}
      .text=${chosen ? accountName(chosen) : ''}
      .source=${accountSource(accounts, (one) => isOpen(one) && one.id !== other?.id && (!other || one.unit === other.unit))}
      @milpa-change=${(event: CustomEvent<{ readonly value: string }>) => this.change({ [side]: event.detail.value })}
    ></milpa-combobox>`
  }

  readonly #send = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.send(async () => {
      const { draft } = this
      const accounts = this.#accounts.value ?? []
      const scale = accounts.find(({ id }) => id === draft.debit)?.scale ?? 2
      const days = draft.days.trim()
      refuseFaults({
        debit: draft.debit ? '' : say('transfer.chooseAccount'),
        credit: draft.credit ? '' : say('transfer.chooseAccount'),
        amount: amountFault(draft.amount, scale),
        days: draft.kind !== 'hold' || days === '' || /^[1-9]\d{0,3}$/.test(days) ? '' : say('hold.daysWrong'),
      })
      const words = Object.fromEntries(
        (['effectiveOn', 'purpose'] as const).flatMap((name) =>
          draft[name].trim() ? [[name, draft[name].trim()]] : [],
        ),
      )
      const labels = Object.fromEntries(
        (['category', 'fund'] as const).flatMap((name) => (slugOf(draft[name]) ? [[name, slugOf(draft[name])]] : [])),
      )
      const expiry = draft.kind === 'hold' && days !== '' ? { expiresIn: Number(days) * daySeconds } : {}
      const { kind, debit, credit } = draft
      const id = this.#id
      try {
        await submit('ledger.post', {
          transfers: [
            { kind, id, debit, credit, amount: amountOf(draft.amount, scale), ...words, ...labels, ...expiry },
          ],
        })
      } catch (error) {
        // A refused id stays refused; one that may not have arrived is sent again as the same.
        if (error instanceof ProblemError) this.#id = crypto.randomUUID()
        throw inWords(error, accounts)
      }
      this.markClean()
      done(say(kind === 'hold' ? 'hold.made' : 'transfer.posted'))
      go(`/console/transfers/${id}`)
    })
  }
}

const empty: Draft = {
  kind: 'direct',
  debit: '',
  credit: '',
  amount: '',
  effectiveOn: '',
  purpose: '',
  category: '',
  fund: '',
  days: '',
}

define('milpa-screen-transfer-form', TransferFormScreen)
