import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { ask } from '../../api/api.ts'
import { type ListedTransfer, transferKinds } from '../../api/ledger.ts'
import { Loading } from '../../app/loading.ts'
import { Screen } from '../../app/screen.ts'
import { Pages } from '../../parts/pages.ts'
import { printStyles } from '../../parts/print-styles.ts'
import { UrlState } from '../../parts/url-state.ts'
import { say } from '../../words/say.ts'
import { writeDay, writeMoney } from '../../words/write.ts'
import { categoryFilter, dayFilter, orderFilter } from './entry-filters.ts'
import { ledgerStyles } from './ledger-styles.ts'
import { pageTurner, searchedNote } from './page-turner.ts'
import { betweenOf, kindChip, labelWords } from './transfer-words.ts'

const size = 40
const names = ['order', 'from', 'to', 'kind', 'category', 'fund'] as const

/** The journal: everything that was written into the books, in its order. */
export class TransfersScreen extends Screen {
  static override styles = [...[Screen.styles].flat(), ledgerStyles, printStyles]
  #url!: UrlState
  #pages!: Pages
  readonly #data = new Loading(this, (signal) => {
    const filters = Object.fromEntries(names.map((name) => [name, this.#url.get(name)]))
    return ask('ledger.transfers', { ...filters, limit: size, after: this.#pages.after }, signal)
  })

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    super.connectedCallback()
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.transfers'))
  }

  protected override render(): TemplateResult {
    const shared = {
      url: this.#url,
      to: (changes: Readonly<Record<string, string | undefined>>) => {
        this.#url.set(changes)
        this.#pages.restart()
        void this.#data.load()
      },
    }
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.transfers')}</h1>
          <p>${say('transfers.intro')}</p>
        </div>
        <div class="actions">
          <button class="button" type="button" @click=${() => print()}>${icon('print')}${say('common.print')}</button>
          ${
            this.session.may('ledger:post')
              ? html`<a class="button" href="/console/journals/new">${icon('list')}${say('journal.new')}</a>
                  <a class="button solid" href="/console/transfers/new">${icon('plus')}${say('transfer.post')}</a>`
              : nothing
          }
        </div>
      </div>
      <div class="filters" role="search" aria-label=${say('entry.find')}>
        ${dayFilter('from', shared)} ${dayFilter('to', shared)}
        <select
          class="input"
          name="kind"
          aria-label=${say('transfer.kind')}
          @change=${(event: Event) => shared.to({ kind: (event.target as HTMLSelectElement).value })}
        >
          <option value="">${say('transfer.kind.any')}</option>
          ${transferKinds.map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === this.#url.get('kind')}>
                ${say(`transfer.kind.${kind}`)}
              </option>`,
          )}
        </select>
        ${categoryFilter(shared)} ${categoryFilter(shared, 'fund')} ${orderFilter(shared)}
      </div>
      ${this.#data.show(
        (page) =>
          html`<section class="panel">
              ${page.items.length === 0 ? html`<p class="quiet">${say('entry.none')}</p>` : this.#table(page.items)}
              ${searchedNote(page.searched)}
            </section>
            ${pageTurner(this.#pages.shown(page), (direction) => {
              this.#pages.turn(direction, page)
              void this.#data.load()
            })}`,
      )}
    </div>`
  }

  #table(transfers: readonly ListedTransfer[]): TemplateResult {
    return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${say('nav.transfers')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="end">${say('transfer.number')}</th>
            <th scope="col" class="if-wide">${say('common.date')}</th>
            <th scope="col">${say('entry.what')}</th>
            <th scope="col" class="if-wide">${say('transfer.category')}</th>
            <th scope="col" class="end">${say('transfer.amount')}</th>
          </tr>
        </thead>
        <tbody>
          ${transfers.map(row)}
        </tbody>
      </table>
    </div>`
  }
}

function row(transfer: ListedTransfer): TemplateResult {
  const { id, seq, kind, recordedOn, category, fund, amount, unit, scale, purpose, settledBy, about } = transfer
  const notes = [
    purpose === null ? undefined : betweenOf(transfer),
    kind === 'reversal' && about !== null ? say('entry.reverses', { seq: about }) : undefined,
    settledBy?.kind === 'reversal' ? say('entry.reversedBy', { seq: settledBy.seq }) : undefined,
    settledBy && settledBy.kind !== 'reversal' ? say('entry.settledBy', { seq: settledBy.seq }) : undefined,
  ]
  return html`<tr class=${kind === 'reversal' ? 'reversal' : ''}>
    <td class="end"><code>${seq}</code></td>
    <td class="nowrap if-wide">${writeDay(recordedOn)}</td>
    <td class="what">
      <a href="/console/transfers/${id}">${purpose ?? betweenOf(transfer)}</a> ${kindChip(kind)}
      <small>${notes.filter(Boolean).join(' · ')}</small>
      <small class="if-narrow">${writeDay(recordedOn)}</small>
    </td>
    <td class="if-wide">${labelWords(category)}${fund ? html`<small>${labelWords(fund)}</small>` : nothing}</td>
    <td class="end">${writeMoney(amount, unit, scale)}</td>
  </tr>`
}

define('milpa-screen-transfers', TransfersScreen)
