import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { api, askAll, submit } from '../api/api.ts'
import { type Account, accountKinds, type TrialBalance } from '../api/ledger.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { accountKey, accountName, figure } from '../parts/account-words.ts'
import { filled, minorUnits, textOf } from '../parts/form-dialog.ts'
import { say } from '../words/say.ts'
import { writeMoney } from '../words/write.ts'

/** The accounts of the centre with their balances, and the proof that they add up. */
export class AccountsScreen extends ScreenWithForm {
  static override styles = [
    ...[ScreenWithForm.styles].flat(),
    css`
      .table .if-narrow {
        display: none;
      }
      .accounts tbody th {
        overflow-wrap: anywhere;
      }
      .proof :is(th, td) {
        padding-inline: 0.4em;
      }
      @media (max-width: 599.98px) {
        .proof :is(th, td) {
          padding-inline: 0.25em;
          font-size: var(--milpa-size-s);
        }
        .table .if-wide {
          display: none;
        }
        .table .if-narrow {
          display: block;
        }
      }
      @media (min-width: 1100px) {
        .columns.aside {
          grid-template-columns: minmax(0, 1fr) 25rem;
        }
      }
    `,
  ]
  readonly #data = new Loading(this, async () => {
    const [accounts, balance] = await Promise.all([askAll('ledger.accounts'), api('ledger.trial-balance')])
    return { accounts, balance }
  })

  protected override firstUpdated(): void {
    this.headed(say('nav.accounts'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.accounts')}</h1>
          <p>${say('accounts.intro')}</p>
        </div>
        <div class="actions">
          ${
            this.session.may('ledger:accounts')
              ? html`<button class="button" type="button" @click=${this.#askAccount}>
                  ${icon('plus')}${say('account.open')}
                </button>`
              : nothing
          }
          ${
            this.session.may('ledger:post')
              ? html`<button class="button solid" type="button" @click=${this.#askTransfer}>
                  ${icon('plus')}${say('transfer.post')}
                </button>`
              : nothing
          }
        </div>
      </div>
      ${this.#data.show(
        ({ accounts, balance }) =>
          html`<div class="columns aside">${this.#accounts(accounts)} ${balance.units.map(proof)}</div>`,
      )}
      ${this.dialog()}
    </div>`
  }

  #accounts(accounts: readonly Account[]): TemplateResult {
    return html`<section class="panel">
      <header><h2>${say('accounts.title')}</h2></header>
      ${
        accounts.length === 0
          ? html`<p class="quiet">${say('accounts.none')}</p>`
          : html`<div class="scroll-x" tabindex="0" role="region" aria-label=${say('accounts.title')}>
              <table class="table accounts">
                <thead>
                  <tr>
                    <th scope="col">${say('common.name')}</th>
                    <th scope="col" class="if-wide">${say('account.kind')}</th>
                    <th scope="col" class="end">${say('account.balance')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${accounts.map(
                    (account) =>
                      html`<tr>
                        <th scope="row">
                          <a href="/console/accounts/${account.id}">${accountName(account)}</a
                          ><small>${accountKey(account.key)}</small
                          ><small class="if-narrow">${say(`account.kind.${account.kind}`)}</small>
                        </th>
                        <td class="if-wide">
                          ${say(`account.kind.${account.kind}`)}
                          ${account.frozen ? html`<span class="chip info">${say('account.frozen')}</span>` : nothing}
                          ${account.closed ? html`<span class="chip">${say('account.closed')}</span>` : nothing}
                        </td>
                        <td class="end"><b>${writeMoney(account.balance, account.unit, account.scale)}</b></td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </section>`
  }

  readonly #askAccount = (): void => {
    this.form = {
      heading: say('account.open'),
      action: say('account.open'),
      fields: [
        { name: 'name', label: say('common.name') },
        { name: 'key', label: say('account.path'), hint: say('account.keyHint') },
        {
          name: 'kind',
          label: say('account.kind'),
          kind: 'select',
          options: accountKinds.map((one) => [one, say(`account.kind.${one}`)] as const),
        },
        { name: 'unit', label: say('account.unit'), value: this.session.centre.currency },
      ],
      act: async (values) => {
        await submit('ledger.open-account', filled(values, 'name', 'key', 'kind', 'unit'))
        done(say('account.opened'))
        void this.#data.load()
      },
    }
  }

  readonly #askTransfer = (): void => {
    const accounts = this.#data.value?.accounts.filter(({ closed, frozen }) => !closed && !frozen) ?? []
    const options = accounts.map((account) => [account.id, `${accountName(account)} (${account.unit})`] as const)
    const id = crypto.randomUUID()
    this.form = {
      heading: say('transfer.post'),
      intro: say('transfer.hint'),
      action: say('transfer.post'),
      fields: [
        { name: 'debit', label: say('transfer.debit'), kind: 'select', options },
        { name: 'credit', label: say('transfer.credit'), kind: 'select', options },
        { name: 'amount', label: say('transfer.amount'), kind: 'number', hint: say('transfer.amountHint') },
        { name: 'effectiveOn', label: say('common.date'), kind: 'date', optional: true },
        { name: 'purpose', label: say('transfer.purpose'), optional: true },
      ],
      act: async (values) => {
        const scale = accounts.find((account) => account.id === values['debit'])?.scale ?? 2
        const amount = minorUnits(textOf(values, 'amount'), scale) ?? 0
        await submit('ledger.post', {
          transfers: [{ id, ...filled(values, 'debit', 'credit', 'effectiveOn', 'purpose'), amount }],
        })
        done(say('transfer.posted'))
        void this.#data.load()
      },
    }
  }
}

/** Read downwards: it ends in zero. */
function proof({ unit, scale, kinds, debit, credit, difference }: TrialBalance['units'][number]): TemplateResult {
  return html`<section class="panel">
    <header>
      <h2>${say('trial.title')}</h2>
      <small>${unit}</small>
    </header>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${say('trial.title')}>
      <table class="table proof">
        <thead>
          <tr>
            <th scope="col">${say('account.kind')}</th>
            <th scope="col" class="end">${say('entry.debit')}</th>
            <th scope="col" class="end">${say('entry.credit')}</th>
          </tr>
        </thead>
        <tbody>
          ${kinds.map(
            (one) =>
              html`<tr>
                <th scope="row">${say(`account.kind.${one.kind}`)}</th>
                <td class="end">${figure(one.debit, unit, scale)}</td>
                <td class="end">${figure(one.credit, unit, scale)}</td>
              </tr>`,
          )}
          <tr class="total">
            <th scope="row">${say('trial.total')}</th>
            <td class="end">${writeMoney(debit, unit, scale)}</td>
            <td class="end">${writeMoney(credit, unit, scale)}</td>
          </tr>
        </tbody>
      </table>
    </div>
    <p class="quiet row">
      <span class="chip ${difference === 0 ? 'leaf' : 'danger'}"
        >${say(difference === 0 ? 'trial.adds' : 'trial.broken')}</span
      >
      <span class="number">${writeMoney(difference, unit, scale)}</span>
    </p>
  </section>`
}

define('milpa-screen-accounts', AccountsScreen)
