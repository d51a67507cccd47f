import { ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { askAll, submit } from '../../api/api.ts'
import type { Account } from '../../api/ledger.ts'
import { FormScreen } from '../../app/form-screen.ts'
import { Loading } from '../../app/loading.ts'
import { done } from '../../app/notices.ts'
import { go } from '../../app/router.ts'
import { accountName } from '../../parts/account-words.ts'
import { amountOf, refusalOf, refuseFaults } from '../../parts/amount-words.ts'
import { say } from '../../words/say.ts'
import { writeAmount, writeMoney } from '../../words/write.ts'
import { accountSource, inWords, isOpen } from './account-options.ts'
import { slugOf } from './entry-filters.ts'
import { journalStyles } from './journal-styles.ts'
import { emptyLine, isEmpty, type LineDraft, lineFaults, type Sums, sumsOf } from './journal-lines.ts'
import { ledgerStyles } from './ledger-styles.ts'

interface Draft {
  readonly effectiveOn: string
  readonly purpose: string
  readonly category: string
  readonly fund: string
  readonly lines: readonly LineDraft[]
}

const most = 50

/** An entry with several lines, posted whole or not at all. Below the lines stands what is missing until it balances. */
export class JournalFormScreen extends FormScreen<Draft> {
  static override styles = [...[FormScreen.styles].flat(), ledgerStyles, journalStyles]
  #id: string = crypto.randomUUID()
  #byId: ReadonlyMap<string, Account> = new Map()
  readonly #accounts = new Loading(this, async () => {
    const accounts = await askAll('ledger.accounts', {}, 10_000)
    this.#byId = new Map(accounts.map((account) => [account.id, account]))
    if (!this.isDirty) this.begin({ ...empty, lines: [emptyLine, emptyLine, emptyLine] })
    return accounts
  })

  protected override firstUpdated(): void {
    this.headed(say('journal.new'), [{ label: say('nav.transfers'), href: '/console/transfers' }])
  }

  protected override codesOf(name: string): readonly string[] {
    return name === 'effectiveOn' ? ['LEDGER_PERIOD_CLOSED'] : []
  }

  protected override render(): TemplateResult {
    return this.page(
      say('journal.new'),
      this.#accounts.show((accounts) => this.#form(accounts)),
    )
  }

  #form(accounts: readonly Account[]): TemplateResult {
    const { lines } = this.draft
    const sums = sumsOf(lines, this.#byId)
    return html`<form class="page" novalidate @submit=${this.#send}>
      <section class="panel">
        <header><h2>${say('journal.what')}</h2></header>
        <div class="body form three">
          ${this.text('purpose', say('transfer.purpose'), { across: true, optional: true })}
          ${this.text('effectiveOn', say('transfer.effectiveOn'), { type: 'date', hint: say('transfer.effectiveOnHint'), optional: true })}
          ${this.text('category', say('transfer.category'), { hint: say('transfer.categoryHint'), optional: true })}
          ${this.text('fund', say('transfer.fund'), { hint: say('transfer.fundHint'), optional: true })}
        </div>
      </section>
      <section class="panel">
        <header>
          <h2>${say('journal.lines')}</h2>
          <small>${say('journal.linesHint')}</small>
        </header>
        <div class="lines-of" role="group" aria-label=${say('journal.lines')}>
          ${lines.map((line, at) => this.#line(line, at, accounts))}
        </div>
        <footer>
          <button
            class="button small"
            type="button"
            aria-disabled=${lines.length < most ? nothing : 'true'}
            @click=${() => lines.length < most && this.change({ lines: [...lines, emptyLine] })}
          >
            ${icon('plus')}${say('journal.addLine')}
          </button>
          <span class="grow"></span>
          <div class="sums" role="status">
            ${sums.length === 0 ? html`<span class="soft">${say('journal.nothingYet')}</span>` : sums.map((one) => this.#sum(one))}
          </div>
        </footer>
      </section>
      ${this.refusal()}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>${say('journal.post')}</button>
        <a class="button" href="/console/transfers">${say('common.cancel')}</a>
        <span class="soft small">${say('transfer.hint')}</span>
      </div>
    </form>`
  }

  #line(line: LineDraft, at: number, accounts: readonly Account[]): TemplateResult {
    const chosen = this.#byId.get(line.account)
    const set = (part: Partial<LineDraft>) =>
      this.change({ lines: this.draft.lines.map((one, place) => (place === at ? { ...one, ...part } : one)) })
    const number = at + 1
    const amount = (side: 'debit' | 'credit', other: 'debit' | 'credit') =>
      html`<milpa-field
        label=${say(`entry.${side}`)}
        error=${line[side].trim() !== '' || side === 'debit' ? this.#wrongAmount(at, line, side) : ''}
      >
        <input
          class="input end"
          inputmode="decimal"
          name="${side}${at}"
          .value=${line[side]}
          @input=${(event: Event) => {
            const value = (event.target as HTMLInputElement).value
            set(value.trim() === '' ? { [side]: value } : { [side]: value, [other]: '' })
          }}
        />
      </milpa-field>`
    return html`<fieldset class="journal-line">
      <legend class="visually-hidden">${say('journal.line', { number })}</legend>
      <milpa-combobox
        label=${say('forecast.account')}
        error=${this.#wrongAccount(at)}
        .value=${line.account}
        .text=${chosen ? accountName(chosen) : ''}
        .source=${accountSource(accounts, isOpen)}
        @milpa-change=${(event: CustomEvent<{ readonly value: string }>) => set({ account: event.detail.value })}
      ></milpa-combobox>
      ${amount('debit', 'credit')} ${amount('credit', 'debit')}
      <milpa-field label=${say('journal.words')}>
        <input
          class="input"
          name="purpose${at}"
          .value=${line.purpose}
          @input=${(event: Event) => set({ purpose: (event.target as HTMLInputElement).value })}
        />
      </milpa-field>
      <button
        class="button round"
        type="button"
        aria-label=${say('journal.removeLine', { number })}
        ?disabled=${this.draft.lines.length <= 2}
        @click=${() => this.change({ lines: this.draft.lines.filter((_, place) => place !== at) })}
      >
        ${icon('trash')}
      </button>
    </fieldset>`
  }

  #sum({ unit, scale, debit, credit, difference }: Sums): TemplateResult {
    const money = (minor: number) => writeMoney(minor, unit, scale)
    const last = this.draft.lines.findIndex((line) => line.debit.trim() === '' && line.credit.trim() === '')
    const side = difference > 0 ? 'credit' : 'debit'
    const missing = Math.abs(difference)
    const complete = () =>
      this.change({
        lines: this.draft.lines.map((line, at) =>
          at === last ? { ...line, [side]: writeAmount(missing, scale) } : line,
        ),
      })
    return html`<span class="number soft">${say('journal.sums', { debit: money(debit), credit: money(credit) })}</span>
      ${
        difference === 0
          ? html`<span class="chip leaf">${say('journal.balances')}</span>`
          : html`<span class="chip danger number">${say(`journal.missing.${side}`, { amount: money(missing) })}</span>
              ${last < 0 ? nothing : html`<button class="button small" type="button" @click=${complete}>${say('journal.complete')}</button>`}`
      }`
  }

  /** The line that a refusal speaks of. Lines that were left empty were not sent. */
  #refusedLine(): number | undefined {
    if (!(this.fault instanceof ProblemError)) return undefined
    const sent = this.draft.lines.flatMap((line, at) => (isEmpty(line) ? [] : [at]))
    const { index, lines } = this.fault.data as {
      readonly index?: number
      readonly lines?: readonly { readonly line: number }[]
    }
    const place = lines?.[0]?.line ?? index
    return place === undefined ? undefined : sent[place]
  }

  #wrongAccount(at: number): string {
    const isOfAccount = this.fault instanceof ProblemError && /ACCOUNT|LINES/.test(this.fault.code)
    return isOfAccount && this.#refusedLine() === at ? (this.fault as Error).message : this.wrong(`account${at}`)
  }

  #wrongAmount(at: number, line: LineDraft, side: 'debit' | 'credit'): string {
    const isOfAmount = this.fault instanceof ProblemError && /EXCEEDS|OVERFLOWS/.test(this.fault.code)
    if (isOfAmount && this.#refusedLine() === at && line[side].trim() !== '') return (this.fault as Error).message
    return this.wrong(`amount${at}`)
  }

  readonly #send = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.send(async () => {
      const { lines, purpose, category, fund, effectiveOn } = this.draft
      const written = lines.filter((line) => !isEmpty(line))
      refuseFaults(lineFaults(lines, this.#byId))
      if (written.length < 2) throw refusalOf({ account0: say('journal.two') })
      const id = this.#id
      const given = { effectiveOn, purpose: purpose.trim(), category: slugOf(category), fund: slugOf(fund) }
      try {
        await submit('ledger.journal', {
          id,
          ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== '')),
          lines: written.map((line) => this.#sent(line)),
        })
      } catch (error) {
        if (error instanceof ProblemError) this.#id = crypto.randomUUID()
        throw inWords(error, [...this.#byId.values()])
      }
      this.markClean()
      done(say('journal.posted'))
      go(`/console/transfers/${id}`)
    })
  }

  #sent({ account, debit, credit, purpose }: LineDraft): object {
    const scale = this.#byId.get(account)?.scale ?? 2
    const amount = debit.trim() === '' ? { credit: amountOf(credit, scale) } : { debit: amountOf(debit, scale) }
    return { account, ...amount, ...(purpose.trim() ? { purpose: purpose.trim() } : {}) }
  }
}

const empty: Draft = { effectiveOn: '', purpose: '', category: '', fund: '', lines: [] }

define('milpa-screen-journal-form', JournalFormScreen)
