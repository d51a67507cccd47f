import { define } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, askAll, submit } from '../../api/api.ts'
import type { Account, Entry } from '../../api/ledger.ts'
import { Loading } from '../../app/loading.ts'
import { attempt, done } from '../../app/notices.ts'
import { ScreenWithForm } from '../../app/screen-with-form.ts'
import { accountKey, accountName, figure } from '../../parts/account-words.ts'
import { amountFault, amountOf, refuseFaults } from '../../parts/amount-words.ts'
import { textOf } from '../../parts/form-dialog.ts'
import { Pages } from '../../parts/pages.ts'
import { printStyles } from '../../parts/print-styles.ts'
import { UrlState } from '../../parts/url-state.ts'
import { say } from '../../words/say.ts'
import { today, writeAmount, writeDay, writeMoney } from '../../words/write.ts'
import { accountFigures } from './account-figures.ts'
import { filterNames, statementFilters } from './entry-filters.ts'
import { ledgerStyles } from './ledger-styles.ts'
import { pageTurner, searchedNote } from './page-turner.ts'
import { askReversal, type Meant } from './transfer-dialogs.ts'
import { kindChip, labelWords } from './transfer-words.ts'

const size = 25

/** The statement of one account: each entry with the balance after it. Entries are never changed, only reversed. */
export class LedgerAccountScreen extends ScreenWithForm {
  static override styles = [...[ScreenWithForm.styles].flat(), ledgerStyles, printStyles]
  #url!: UrlState
  #pages!: Pages
  #told = ''
  readonly #accounts = new Loading(this, () => askAll('ledger.accounts', {}, 10_000))
  readonly #data = new Loading(this, async (signal) => {
    const id = this.place.parameters['id']!
    const filters = Object.fromEntries(filterNames.map((name) => [name, this.#url.get(name)]))
    const [account, page] = await Promise.all([
      api('ledger.account', { account: id }),
      ask('ledger.statement', { account: id, ...filters, limit: size, after: this.#pages.after }, signal),
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
    return this.#data.show(
      ({ account, page }) =>
        html`<div class="page">
          <p class="on-paper">${this.session.centre.name} · ${writeDay(today())}</p>
          <div class="head">
            <div class="words">
              <h1 tabindex="-1">${accountName(account)}</h1>
              <p>
                ${accountKey(account.key)} · ${say(`account.kind.${account.kind}`)}
                ${account.frozen ? html`<span class="chip info">${say('account.frozen')}</span>` : nothing}
                ${account.closed ? html`<span class="chip">${say('account.closed')}</span>` : nothing}
              </p>
            </div>
            <div class="actions">${this.#verbs(account)}</div>
          </div>
          ${statementFilters({
            url: this.#url,
            accounts: this.#accounts.value?.filter(({ id, unit }) => id !== account.id && unit === account.unit) ?? [],
            to: (changes) => {
              this.#url.set(changes)
              this.#pages.restart()
              void this.#data.load()
            },
          })}
          <section class="panel">
            ${accountFigures(account)}
            ${page.items.length ? this.#entries(account, page.items) : html`<p class="quiet">${say('entry.none')}</p>`}
            ${searchedNote(page.searched)}
          </section>
          ${pageTurner(this.#pages.shown(page), (direction) => {
            this.#pages.turn(direction, page)
            void this.#data.load()
          })}
          ${this.dialog()}
        </div>`,
    )
  }

  #verbs(account: Account): TemplateResult {
    const rules = this.session.may('ledger:accounts')
    return html`<button class="button" type="button" @click=${() => print()}>
        ${icon('print')}${say('common.print')}
      </button>
      ${
        rules && !account.closed
          ? html`<button class="button" type="button" @click=${() => this.#askLimits(account)}>
                ${say('account.limits')}
              </button>
              <button
                class="button"
                type="button"
                @click=${() => void this.#do(account.frozen ? 'unfreeze' : 'freeze')}
              >
                ${say(account.frozen ? 'account.unfreeze' : 'account.freeze')}
              </button>`
          : nothing
      }
      ${
        rules && (account.closed || (account.balance === 0 && account.debitsPending + account.creditsPending === 0))
          ? html`<button
              class="button"
              type="button"
              @click=${() => void this.#do(account.closed ? 'reopen-account' : 'close-account')}
            >
              ${say(account.closed ? 'account.reopen' : 'account.close')}
            </button>`
          : nothing
      }
      ${
        this.session.may('ledger:post') && !account.closed && !account.frozen
          ? html`<a class="button solid" href="/console/transfers/new?debit=${account.id}"
              >${icon('plus')}${say('transfer.post')}</a
            >`
          : nothing
      }`
  }

  #entries(account: Account, entries: readonly Entry[]): TemplateResult {
    return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${say('entry.title')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="if-wide">${say('common.date')}</th>
            <th scope="col">${say('entry.what')}</th>
            <th scope="col" class="end if-wide">${say('entry.debit')}</th>
            <th scope="col" class="end if-wide">${say('entry.credit')}</th>
            <th scope="col" class="end">${say('account.balance')}</th>
            <th scope="col" class="if-wide not-on-paper">
              <span class="visually-hidden">${say('common.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          ${entries.map((entry) => this.#entry(account, entry))}
        </tbody>
      </table>
    </div>`
  }

  #entry({ unit, scale }: Account, entry: Entry): TemplateResult {
    const mayReverse =
      this.session.may('ledger:reverse') &&
      ['direct', 'balancing', 'post'].includes(entry.kind) &&
      entry.reversedBy === null &&
      entry.category !== 'closing'
    // What is only set aside stands in neither column: it moved nothing.
    const moved = (side: Entry['side']) =>
      figure(entry.side === side && entry.change !== 0 ? entry.amount : 0, unit, scale)
    return html`<tr class=${entry.kind === 'reversal' ? 'reversal' : ''}>
      <td class="nowrap if-wide">
        ${writeDay(entry.recordedOn)}
        ${entry.effectiveOn === entry.recordedOn ? nothing : html`<small>${say('entry.countsOn', { day: writeDay(entry.effectiveOn) })}</small>`}
      </td>
      <td class="what">
        <a href="/console/transfers/${entry.id}">${entry.purpose ?? accountName(entry.counterparty)}</a>
        ${kindChip(entry.kind)}
        ${entry.change === 0 ? html`<span class="soft number">${writeMoney(entry.amount, unit, scale)}</span>` : nothing}
        <small class="if-narrow">${writeDay(entry.recordedOn)}</small>
        <small>${secondLine(entry)}</small>
      </td>
      <td class="end if-wide">${moved('debit')}</td>
      <td class="end if-wide">${moved('credit')}</td>
      <td class="end">
        <b>${writeMoney(entry.balance, unit, scale)}</b>
        ${
          entry.change === 0
            ? nothing
            : html`<small class="if-narrow"
                >${say(`entry.${entry.side}`)} ${writeMoney(entry.amount, unit, scale)}</small
              >`
        }
      </td>
      <td class="end if-wide not-on-paper">
        ${
          mayReverse
            ? html`<button
                class="button small"
                type="button"
                @click=${() => void this.#askReversal({ ...entry, unit, scale })}
              >
                ${say('entry.reverse')}
              </button>`
            : nothing
        }
      </td>
    </tr>`
  }

  async #do(what: 'freeze' | 'unfreeze' | 'close-account' | 'reopen-account'): Promise<void> {
    const account = this.place.parameters['id']!
    if (await attempt(() => api(`ledger.${what}`, { account }))) void this.#data.load()
  }

  #askLimits(account: Account): void {
    this.form = {
      heading: say('account.limits'),
      intro: say('account.limitsText'),
      action: say('common.save'),
      fields: (['debitLimit', 'creditLimit'] as const).map((name) => ({
        name,
        label: say(`account.${name}`),
        kind: 'number',
        optional: true,
        value: account[name] === null ? '' : writeAmount(account[name], account.scale),
      })),
      act: async (values) => {
        const isFree = (name: string) => textOf(values, name) === ''
        // Zero is a limit too: nothing more than there is.
        const isZero = (name: string) => /^0+([.,]0+)?$/.test(textOf(values, name))
        const fault = (name: string) =>
          isFree(name) || isZero(name) ? '' : amountFault(textOf(values, name), account.scale)
        refuseFaults({ debitLimit: fault('debitLimit'), creditLimit: fault('creditLimit') })
        const limit = (name: string) => (isFree(name) ? null : amountOf(textOf(values, name), account.scale))
        await submit('ledger.change-limits', {
          account: account.id,
          debitLimit: limit('debitLimit'),
          creditLimit: limit('creditLimit'),
        })
        done(say('common.saved'))
        void this.#data.load()
      },
    }
  }

  async #askReversal(meant: Meant): Promise<void> {
    await attempt(async () => (this.form = await askReversal(meant, () => void this.#data.load())))
  }
}

const secondLine = ({ seq, purpose, counterparty, category, fund, reverses, reversedBy, settledBy }: Entry): string =>
  [
    say('entry.number', { seq }),
    purpose === null ? undefined : accountName(counterparty),
    labelWords(category),
    labelWords(fund),
    reverses === null ? undefined : say('entry.reverses', { seq: reverses }),
    reversedBy === null ? undefined : say('entry.reversedBy', { seq: reversedBy }),
    settledBy === null ? undefined : say('entry.settledBy', { seq: settledBy }),
  ]
    .filter(Boolean)
    .join(' · ')

define('milpa-screen-ledger-account', LedgerAccountScreen)
