import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, submit } from '../api/api.ts'
import { type Account, type Entry } from '../api/ledger.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { accountKey, accountName, figure } from '../parts/account-words.ts'
import { filled, minorUnits, textOf } from '../parts/form-dialog.ts'
import { Pages } from '../parts/pages.ts'
import { UrlState } from '../parts/url-state.ts'
import { say } from '../words/say.ts'
import { writeDay, writeMoney } from '../words/write.ts'

const size = 25

/** The statement of one account: each entry with the balance after it. Entries are never changed, only reversed. */
export class LedgerAccountScreen extends ScreenWithForm {
  #url!: UrlState
  #pages!: Pages
  #told = ''
  readonly #data = new Loading(this, async (signal) => {
    const id = this.place.parameters['id']!
    const query = { from: this.#url.get('from'), to: this.#url.get('to'), limit: size, after: this.#pages.after }
    const [account, page] = await Promise.all([
      api('ledger.account', { account: id }),
      ask('ledger.statement', { account: id, ...query }, signal),
    ])
    return { account, page }
  })

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    super.connectedCallback()
  }

  protected override updated(): void {
    const account = this.#data.value?.account
    if (!account || this.#told === account.id) return
    this.#told = account.id
    this.headed(accountName(account), [{ label: say('nav.accounts'), href: '/console/accounts' }])
  }

  protected override render(): unknown {
    return this.#data.show(({ account, page }) => {
      const at = this.#pages.shown(page)
      return html`<div class="page">
        <div class="head">
          <div class="words">
            <h1 tabindex="-1">${accountName(account)}</h1>
            <p>${accountKey(account.key)} · ${say(`account.kind.${account.kind}`)}</p>
          </div>
          <div class="actions">
            <b class="number">${writeMoney(account.balance, account.unit, account.scale)}</b>
            ${
              this.session.may('ledger:accounts') && !account.closed
                ? html`<button class="button" type="button" @click=${() => this.#askLimits(account)}>
                      ${say('account.limits')}
                    </button>
                    <button class="button" type="button" @click=${() => void this.#freeze(account)}>
                      ${say(account.frozen ? 'account.unfreeze' : 'account.freeze')}
                    </button>`
                : nothing
            }
          </div>
        </div>
        <div class="filters">${this.#day('from')} ${this.#day('to')}</div>
        <section class="panel">
          ${page.items.length ? this.#entries(account, page.items) : html`<p class="quiet">${say('entry.none')}</p>`}
        </section>
        <div class="actions">
          <button
            class="button small"
            type="button"
            aria-disabled=${at.hasPrevious ? nothing : 'true'}
            @click=${() => at.hasPrevious && this.#turn('previous')}
          >
            ${say('common.previous')}
          </button>
          <button
            class="button small"
            type="button"
            aria-disabled=${at.hasNext ? nothing : 'true'}
            @click=${() => at.hasNext && this.#turn('next')}
          >
            ${say('common.next')}
          </button>
        </div>
        ${this.dialog()}
      </div>`
    })
  }

  #day(name: 'from' | 'to'): TemplateResult {
    return html`<label class="row"
      ><span class="small soft">${say(name === 'from' ? 'common.from' : 'common.until')}</span>
      <input
        class="input"
        type="date"
        .value=${this.#url.get(name) ?? ''}
        @change=${(event: Event) => {
          this.#url.set({ [name]: (event.target as HTMLInputElement).value })
          this.#pages.restart()
          void this.#data.load()
        }}
    /></label>`
  }

  #entries({ unit, scale }: Account, entries: readonly Entry[]): TemplateResult {
    return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${say('entry.title')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${say('common.date')}</th>
            <th scope="col">${say('entry.what')}</th>
            <th scope="col" class="end">${say('entry.debit')}</th>
            <th scope="col" class="end">${say('entry.credit')}</th>
            <th scope="col" class="end">${say('account.balance')}</th>
            <th scope="col"><span class="visually-hidden">${say('common.actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${entries.map(
            (entry) =>
              html`<tr>
                <td class="nowrap">${writeDay(entry.recordedOn)}</td>
                <td>${entry.purpose ?? accountName(entry.counterparty)}<small>${this.#second(entry)}</small></td>
                <td class="end">${figure(entry.side === 'debit' ? entry.amount : 0, unit, scale)}</td>
                <td class="end">${figure(entry.side === 'credit' ? entry.amount : 0, unit, scale)}</td>
                <td class="end"><b>${writeMoney(entry.balance, unit, scale)}</b></td>
                <td class="end">
                  ${
                    this.session.may('ledger:reverse') && entry.kind === 'direct' && entry.reversedBy === null
                      ? html`<button class="button small" type="button" @click=${() => this.#askReversal(entry)}>
                          ${say('entry.reverse')}
                        </button>`
                      : nothing
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  #second({ seq, purpose, counterparty, reverses, reversedBy }: Entry): string {
    return [
      say('entry.number', { seq }),
      purpose === null ? undefined : accountName(counterparty),
      reverses === null ? undefined : say('entry.reverses', { seq: reverses }),
      reversedBy === null ? undefined : say('entry.reversedBy', { seq: reversedBy }),
    ]
      .filter(Boolean)
      .join(' · ')
  }

  #turn(direction: 'previous' | 'next'): void {
    const page = this.#data.value?.page
    if (!page) return
    this.#pages.turn(direction, page)
    void this.#data.load()
  }

  async #freeze(account: Account): Promise<void> {
    if (await attempt(() => api(account.frozen ? 'ledger.unfreeze' : 'ledger.freeze', { account: account.id })))
      void this.#data.load()
  }

  #askReversal(entry: Entry): void {
    const id = crypto.randomUUID()
    this.form = {
      heading: say('entry.reverse'),
      intro: say('entry.reverseText'),
      action: say('entry.reverse'),
      fields: [{ name: 'purpose', label: say('common.reason') }],
      act: async (values) => {
        await submit('ledger.reverse', { transfers: [{ id, reverses: entry.id, ...filled(values, 'purpose') }] })
        done(say('entry.reversed'))
        void this.#data.load()
      },
    }
  }

  #askLimits(account: Account): void {
    const written = (minor: number | null) => (minor === null ? '' : String(minor / 10 ** account.scale))
    this.form = {
      heading: say('account.limits'),
      intro: say('account.limitsText'),
      action: say('common.save'),
      fields: (['debitLimit', 'creditLimit'] as const).map((name) => ({
        name,
        label: say(`account.${name}`),
        kind: 'number',
        optional: true,
        value: written(account[name]),
      })),
      act: async (values) => {
        const limit = (name: string) => minorUnits(textOf(values, name), account.scale) ?? null
        await submit('ledger.change-limits', {
          account: account.id,
          debitLimit: limit('debitLimit'),
          creditLimit: limit('creditLimit'),
        })
        void this.#data.load()
      },
    }
  }
}

define('milpa-screen-ledger-account', LedgerAccountScreen)
