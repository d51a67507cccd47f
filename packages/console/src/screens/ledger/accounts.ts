import { define, matchOptions, styled } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, askAll, submit } from '../../api/api.ts'
import { type Account, accountKinds, type TrialBalance } from '../../api/ledger.ts'
import { Loading } from '../../app/loading.ts'
import { done } from '../../app/notices.ts'
import { ScreenWithForm } from '../../app/screen-with-form.ts'
import { accountKey, accountName, figure } from '../../parts/account-words.ts'
import { refuseFaults } from '../../parts/amount-words.ts'
import { filled, textOf } from '../../parts/form-dialog.ts'
import { printStyles } from '../../parts/print-styles.ts'
import { UrlState } from '../../parts/url-state.ts'
import { say } from '../../words/say.ts'
import { today, writeDay, writeMoney } from '../../words/write.ts'
import { type KindOfTree, linesOf, type TreeLine, type TreeNode, treeOf } from './account-tree.ts'
import { ledgerStyles } from './ledger-styles.ts'
import { proofPanel } from './proof-panel.ts'
import { unitShown, unitSwitch } from './unit-switch.ts'

/** More accounts than this below one part of a path are shown only when somebody opens it. */
const crowd = 12

interface Data {
  readonly accounts: readonly Account[]
  readonly balance: TrialBalance
  /** At the end of the chosen day, by key. */
  readonly balances: ReadonlyMap<string, number> | undefined
}

/** The accounts of the centre as a tree with sums, today or at the end of a day, and the proof that they add up. */
export class AccountsScreen extends ScreenWithForm {
  static override styles = [...[ScreenWithForm.styles].flat(), ledgerStyles, printStyles]
  #url!: UrlState
  /** What she opened or closed herself, by kind and key. */
  readonly #chosen = new Map<string, boolean>()
  readonly #data = new Loading(this, async (): Promise<Data> => {
    const on = this.#url.get('on')
    const [accounts, balance, then] = await Promise.all([
      askAll('ledger.accounts', {}, 10_000),
      api('ledger.trial-balance'),
      on === undefined ? undefined : askAll('ledger.account-tree', { on }, 10_000),
    ])
    const balances = then && new Map(then.map(({ key, account }) => [key, account?.balance ?? 0]))
    return { accounts, balance, balances }
  })

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    super.connectedCallback()
  }

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
          <button class="button" type="button" @click=${() => print()}>${icon('print')}${say('common.print')}</button>
          ${
            this.session.may('ledger:accounts')
              ? html`<button class="button" type="button" @click=${this.#askAccount}>
                  ${icon('plus')}${say('account.open')}
                </button>`
              : nothing
          }
          ${
            this.session.may('ledger:post')
              ? html`<a class="button solid" href="/console/transfers/new">${icon('plus')}${say('transfer.post')}</a>`
              : nothing
          }
        </div>
      </div>
      ${this.#data.show((data) => this.#ready(data))} ${this.dialog()}
    </div>`
  }

  #ready({ accounts, balance, balances }: Data): TemplateResult {
    const units = [...new Set(accounts.map((account) => account.unit))]
    const unit = unitShown(units, this.#url.get('unit'), this.session.centre.currency)
    const q = this.#url.get('q') ?? ''
    const inUnit = accounts.filter((account) => account.unit === unit)
    const found = q === '' ? inUnit : accountsFound(inUnit, q)
    const proof = balance.units.find((one) => one.unit === unit)
    return html`<div class="filters" role="search" aria-label=${say('accounts.find')}>
        <label class="search grow">
          ${icon('search')}
          <input
            type="search"
            aria-label=${say('accounts.find')}
            placeholder=${say('accounts.find')}
            .value=${q}
            @input=${(event: Event) => this.#to({ q: (event.target as HTMLInputElement).value.trim() }, false)}
          />
        </label>
        ${unitSwitch(units, unit, (chosen) => this.#to({ unit: chosen }, false))}
        <label class="row"
          ><span class="small soft">${say('accounts.on')}</span>
          <input
            class="input day"
            type="date"
            max=${today()}
            .value=${this.#url.get('on') ?? ''}
            @change=${(event: Event) => this.#to({ on: (event.target as HTMLInputElement).value }, true)}
        /></label>
      </div>
      <div class="columns aside wide">
        ${this.#tree(treeOf(found, balances), found.length, q !== '')} ${proof ? proofPanel(proof) : nothing}
      </div>`
  }

  #tree(kinds: readonly KindOfTree[], count: number, searching: boolean): TemplateResult {
    const on = this.#url.get('on')
    return html`<section class="panel">
      <header>
        <h2>${say('accounts.title')}</h2>
        <small>${on ? say('accounts.atEndOf', { day: writeDay(on) }) : say('accounts.count', { count })}</small>
      </header>
      ${
        count === 0
          ? html`<p class="quiet">${say(searching ? 'accounts.noneFound' : 'accounts.none')}</p>`
          : html`<div class="scroll-x" tabindex="0" role="region" aria-label=${say('accounts.title')}>
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">${say('common.name')}</th>
                    <th scope="col" class="end if-wide">${say('account.pending')}</th>
                    <th scope="col" class="end">${say('account.balance')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${kinds.map((one) => this.#kind(one, searching))}
                </tbody>
              </table>
            </div>`
      }
    </section>`
  }

  #kind({ kind, balance, nodes }: KindOfTree, searching: boolean): TemplateResult {
    const { unit, scale } = firstAccount(nodes)
    const isOpen = (node: TreeNode) => searching || this.#isOpen(kind, node)
    return html`<tr class="kind">
        <th scope="row">${say(`account.kind.${kind}`)}</th>
        <td class="if-wide"></td>
        <td class="end">${writeMoney(balance, unit, scale)}</td>
      </tr>
      ${linesOf(nodes, isOpen).map((line) => this.#line(kind, line, unit, scale))}`
  }

  #line(kind: Account['kind'], { node, level, open }: TreeLine, unit: string, scale: number): TemplateResult {
    const { account, name, key, below } = node
    const toggle = () => {
      this.#chosen.set(`${kind} ${key}`, !open)
      this.requestUpdate()
    }
    return html`<tr>
      <th scope="row" class="what">
        <div class="branch" ${styled({ '--level': String(level) })}>
          ${
            below.length === 0
              ? html`<span class="twig"></span>`
              : html`<button
                  class="button round small not-on-paper"
                  type="button"
                  aria-expanded=${open}
                  aria-label=${say('accounts.below', { name })}
                  @click=${toggle}
                >
                  ${icon('chevron-right')}
                </button>`
          }
          <span class="grow">
            ${account ? html`<a href="/console/accounts/${account.id}">${name}</a>` : html`<b>${name}</b>`}
            ${account?.frozen ? html`<span class="chip info">${say('account.frozen')}</span>` : nothing}
            ${account?.closed ? html`<span class="chip">${say('account.closed')}</span>` : nothing}
            <small
              >${account ? accountKey(key) : nothing}${account && below.length > 0 ? ' · ' : nothing}${below.length > 0 ? say('accounts.count', { count: leaves(node) }) : nothing}</small
            >
          </span>
        </div>
      </th>
      <td class="end if-wide">${figure(node.pending, unit, scale)}</td>
      <td class="end">
        ${below.length > 0 ? html`<b>${writeMoney(node.balance, unit, scale)}</b>` : writeMoney(node.balance, unit, scale)}
      </td>
    </tr>`
  }

  #isOpen(kind: string, { key, below }: TreeNode): boolean {
    return this.#chosen.get(`${kind} ${key}`) ?? below.length <= crowd
  }

  #to(changes: Readonly<Record<string, string | undefined>>, askAnew: boolean): void {
    this.#url.set(changes)
    if (askAnew) void this.#data.load()
    else this.requestUpdate()
  }

  readonly #askAccount = async (): Promise<void> => {
    const { items } = await ask('ledger.units', { limit: 200 })
    const own = this.session.centre.currency
    const units = [own, ...items.map(({ code }) => code).filter((code) => code !== own)]
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
        {
          name: 'unit',
          label: say('account.unit'),
          kind: 'select',
          options: units.map((code) => [code, code] as const),
        },
      ],
      act: async (values) => {
        await this.#refuseKeyThere(textOf(values, 'key'))
        await submit('ledger.open-account', filled(values, 'name', 'key', 'kind', 'unit'))
        done(say('account.opened'))
        void this.#data.load()
      },
    }
  }

  /** To a program the same account again is the same account; to a person it is a mistake. */
  async #refuseKeyThere(key: string): Promise<void> {
    // A key that does not read is refused by the opening itself, beside its field.
    const { items } = await ask('ledger.accounts', { under: key, limit: 1 }).catch(() => ({ items: [] as Account[] }))
    const there = items.find((account) => account.key === key)
    refuseFaults({ key: there ? say('account.keyThere', { name: accountName(there) }) : '' })
  }
}

function accountsFound(accounts: readonly Account[], q: string): readonly Account[] {
  const options = accounts.map((account) => ({ value: account.id, label: accountName(account), note: account.key }))
  const ids = new Set(matchOptions(options, q).map(({ value }) => value))
  return accounts.filter(({ id }) => ids.has(id))
}

function firstAccount(nodes: readonly TreeNode[]): Pick<Account, 'unit' | 'scale'> {
  const node = nodes[0]!
  return node.account ?? firstAccount(node.below)
}

const leaves = ({ account, below }: TreeNode): number =>
  (account ? 1 : 0) + below.reduce((count, node) => count + leaves(node), 0)

define('milpa-screen-accounts', AccountsScreen)
