import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { ask } from '../../api/api.ts'
import type { Transfer, TransferLine } from '../../api/ledger.ts'
import { Loading } from '../../app/loading.ts'
import { attempt } from '../../app/notices.ts'
import { ScreenWithForm } from '../../app/screen-with-form.ts'
import { accountName } from '../../parts/account-words.ts'
import { keepFile } from '../../parts/csv.ts'
import { printStyles } from '../../parts/print-styles.ts'
import { say, sayIf } from '../../words/say.ts'
import { writeDay, writeInstant, writeMoney } from '../../words/write.ts'
import { ledgerStyles } from './ledger-styles.ts'
import { askReversal, postHoldForm, voidHoldForm } from './transfer-dialogs.ts'
import { kindChip, labelWords, whatOf } from './transfer-words.ts'

/** One transfer: its two sides with those it was posted with, what it is about, and what was done about it. */
export class TransferScreen extends ScreenWithForm {
  static override styles = [...[ScreenWithForm.styles].flat(), ledgerStyles, printStyles]
  readonly #data = new Loading(this, (signal) => ask('ledger.transfer', { id: this.place.parameters['id'] }, signal))
  #told = ''

  protected override updated(): void {
    const transfer = this.#data.value
    if (!transfer || this.#told === transfer.id) return
    this.#told = transfer.id
    this.headed(say('transfer.numbered', { seq: transfer.seq }), [
      { label: say('nav.transfers'), href: '/console/transfers' },
    ])
  }

  protected override render(): unknown {
    return this.#data.show(
      (transfer) =>
        html`<div class="page">
          <p class="on-paper">${this.session.centre.name}</p>
          <div class="head">
            <div class="words">
              <h1 tabindex="-1">${whatOf(transfer)}</h1>
              <p>
                ${say('transfer.numbered', { seq: transfer.seq })} · ${writeInstant(transfer.at)}
                ${kindChip(transfer.kind)} ${this.#state(transfer)}
              </p>
            </div>
            <div class="actions">${this.#verbs(transfer)}</div>
          </div>
          <div class="columns aside">
            <div class="stack">
              ${this.#legs(transfer)} ${this.#related('transfer.about', transfer.about, transfer)}
              ${this.#related('transfer.settled', transfer.settledBy, transfer)}
            </div>
            ${facts(transfer)}
          </div>
          ${this.dialog()}
        </div>`,
    )
  }

  #state({ kind, settledBy }: Transfer): TemplateResult | typeof nothing {
    if (settledBy?.kind === 'reversal') return html`<span class="chip maize">${say('transfer.state.reversed')}</span>`
    if (kind !== 'hold') return nothing
    if (!settledBy) return html`<span class="chip info">${say('hold.open')}</span>`
    return html`<span class="chip">${sayIf(`hold.over.${settledBy.kind}`) ?? ''}</span>`
  }

  #verbs(transfer: Transfer): TemplateResult {
    const after = () => void this.#data.load()
    const open = transfer.settledBy === null
    const mayReverse =
      open && ['direct', 'balancing', 'post'].includes(transfer.kind) && transfer.category !== 'closing'
    return html`<button class="button" type="button" @click=${() => print()}>
        ${icon('print')}${say('common.print')}
      </button>
      <button class="button" type="button" @click=${() => void attempt(() => keepReceipt(transfer))}>
        ${icon('download')}${say('transfer.receipt')}
      </button>
      ${
        mayReverse && this.session.may('ledger:reverse')
          ? html`<button
              class="button"
              type="button"
              @click=${() => void attempt(async () => (this.form = await askReversal(transfer, after)))}
            >
              ${icon('undo')}${say('entry.reverse')}
            </button>`
          : nothing
      }
      ${
        open && transfer.kind === 'hold' && this.session.may('ledger:post')
          ? html`<button class="button" type="button" @click=${() => (this.form = voidHoldForm(transfer, after))}>
                ${say('hold.void')}
              </button>
              <button class="button solid" type="button" @click=${() => (this.form = postHoldForm(transfer, after))}>
                ${say('hold.post')}
              </button>`
          : nothing
      }`
  }

  /** Both sides of each transfer of the group. Clearing accounts only hold the lines together, so they are left out. */
  #legs(transfer: Transfer): TemplateResult {
    const { group, id, unit, scale } = transfer
    const legs = group.flatMap((line) =>
      (['debit', 'credit'] as const)
        .filter((side) => group.length === 1 || !line[side].key.startsWith('clearing:'))
        .map((side) => ({ line, side })),
    )
    const sum = (wanted: 'debit' | 'credit') =>
      legs.reduce((total, { line, side }) => total + (side === wanted ? line.amount : 0), 0)
    const oneUnit = group.every((line) => line.unit === unit)
    return html`<section class="panel">
      <header>
        <h2>${say('transfer.legs')}</h2>
        ${group.length > 1 ? html`<small>${say('transfer.together', { count: group.length })}</small>` : nothing}
      </header>
      <div class="scroll-x" tabindex="0" role="region" aria-label=${say('transfer.legs')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${say('forecast.account')}</th>
              <th scope="col" class="end">${say('entry.debit')}</th>
              <th scope="col" class="end">${say('entry.credit')}</th>
            </tr>
          </thead>
          <tbody>
            ${legs.map(({ line, side }) => leg(line, side, group.length > 1, line.id === id))}
            ${
              oneUnit
                ? html`<tr class="total">
                    <th scope="row">${say('trial.total')}</th>
                    <td class="end">${writeMoney(sum('debit'), unit, scale)}</td>
                    <td class="end">${writeMoney(sum('credit'), unit, scale)}</td>
                  </tr>`
                : nothing
            }
          </tbody>
        </table>
      </div>
    </section>`
  }

  #related(
    key: 'transfer.about' | 'transfer.settled',
    other: TransferLine | null,
    { kind }: Transfer,
  ): TemplateResult | typeof nothing {
    if (!other) return nothing
    const named = key === 'transfer.about' ? kind : other.kind
    return html`<section class="panel">
      <header><h2>${sayIf(`${key}.${named}`) ?? ''}</h2></header>
      <ul class="lines">
        <li>
          <span class="grow"
            ><a href="/console/transfers/${other.id}">${whatOf(other)}</a>
            <small>${say('entry.number', { seq: other.seq })} · ${writeDay(other.recordedOn)}</small></span
          >
          ${kindChip(other.kind)}
          <b class="number">${writeMoney(other.amount, other.unit, other.scale)}</b>
        </li>
      </ul>
    </section>`
  }
}

/** The row as it was hashed with the block that seals it, as a file that is checked without the database. */
async function keepReceipt({ id, seq }: Transfer): Promise<void> {
  const receipt = await ask('ledger.receipt', { id })
  const text = `${JSON.stringify(receipt, undefined, 2)}\n`
  keepFile(`${say('transfer.receiptFile')}-${seq}.json`, new Blob([text], { type: 'application/json' }))
}

function leg(line: TransferLine, side: 'debit' | 'credit', many: boolean, own: boolean): TemplateResult {
  const { id, amount, unit, scale, purpose } = line
  const money = writeMoney(amount, unit, scale)
  const words = purpose ?? say('transfer.withoutWords')
  return html`<tr class=${many && own ? 'chosen' : ''}>
    <th scope="row" class="what">
      <a href="/console/accounts/${line[side].id}">${accountName(line[side])}</a>
      ${many ? html`<small>${own ? words : html`<a href="/console/transfers/${id}">${words}</a>`}</small>` : nothing}
    </th>
    <td class="end">${side === 'debit' ? money : '·'}</td>
    <td class="end">${side === 'credit' ? money : '·'}</td>
  </tr>`
}

function facts(transfer: Transfer): TemplateResult {
  const { amount, unit, scale, effectiveOn, recordedOn, category, fund, cause, expiresAt, id } = transfer
  const rows: readonly (readonly [string, unknown])[] = [
    [say('transfer.amount'), html`<b class="number">${writeMoney(amount, unit, scale)}</b>`],
    [say('transfer.effectiveOn'), writeDay(effectiveOn)],
    [say('transfer.recordedOn'), writeDay(recordedOn)],
    ...(expiresAt ? ([[say('hold.until'), writeInstant(expiresAt)]] as const) : []),
    ...(category ? ([[say('transfer.category'), labelWords(category)]] as const) : []),
    ...(fund ? ([[say('transfer.fund'), labelWords(fund)]] as const) : []),
    ...(cause ? ([[say('transfer.cause'), html`${labelWords(cause.kind)} <code>${cause.id}</code>`]] as const) : []),
    [say('transfer.id'), html`<code>${id}</code>`],
  ]
  return html`<section class="panel">
    <header><h2>${say('transfer.facts')}</h2></header>
    <dl class="facts body">
      ${rows.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <p class="quiet">${say('transfer.never')}</p>
  </section>`
}

define('milpa-screen-transfer', TransferScreen)
