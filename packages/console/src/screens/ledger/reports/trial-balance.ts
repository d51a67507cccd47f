import { html, type TemplateResult } from 'lit'
import type { Output } from '@milpa/client'
import { ask } from '../../../api/api.ts'
import { accountKinds } from '../../../api/ledger.ts'
import { accountKey, accountName, figure } from '../../../parts/account-words.ts'
import { say } from '../../../words/say.ts'
import { writeMoney } from '../../../words/write.ts'
import { type AskReport, plain } from './report.ts'

type Page = Output<'ledger.trial-balance-by-account'>
type Line = Page['items'][number]
type Totals = Page['totals'][number]

/** Pages of the report; more accounts than these are told by the totals, which count all. */
const mostPages = 25

/** Every account with what it had, what came and went, and what it has. The sums of both sides are equal. */
export const trialBalance: AskReport = async (range, signal) => {
  const items: Line[] = []
  let page: Page
  let pages = 0
  let after: string | undefined
  do {
    page = await ask('ledger.trial-balance-by-account', { ...range, limit: 200, after }, signal)
    items.push(...page.items)
    after = page.next
  } while (after !== undefined && ++pages < mostPages)
  const totals = page.totals
  const told = (unit: string) =>
    items.filter((line) => line.unit === unit && (line.opening || line.debits || line.credits || line.closing))
  return {
    units: totals.map(({ unit }) => unit),
    show: (unit) =>
      table(
        told(unit),
        totals.find((one) => one.unit === unit),
      ),
    rows: (unit) => ({
      head: [
        'account.path',
        'common.name',
        'account.kind',
        'report.opening',
        'entry.debit',
        'entry.credit',
        'report.closing',
      ].map((key) => say(key as 'account.path')),
      rows: told(unit).map(({ key, name, kind, opening, debits, credits, closing, scale }) => [
        key,
        name,
        say(`account.kind.${kind}`),
        ...[opening, debits, credits, closing].map((minor) => plain(minor, scale)),
      ]),
    }),
  }
}

function table(lines: readonly Line[], totals: Totals | undefined): TemplateResult {
  if (!totals) return html`<section class="panel"><p class="quiet">${say('report.nothing')}</p></section>`
  const { unit, scale } = totals
  const money = (minor: number) => writeMoney(minor, unit, scale)
  return html`<section class="panel">
    <header>
      <h2>${say('report.name.trial-balance')}</h2>
      <span class="chip ${totals.difference === 0 ? 'leaf' : 'danger'}"
        >${say(totals.difference === 0 ? 'trial.adds' : 'trial.broken')}</span
      >
    </header>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${say('report.name.trial-balance')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${say('forecast.account')}</th>
            <th scope="col" class="end if-wide">${say('report.opening')}</th>
            <th scope="col" class="end if-wide">${say('entry.debit')}</th>
            <th scope="col" class="end if-wide">${say('entry.credit')}</th>
            <th scope="col" class="end">${say('report.closing')}</th>
          </tr>
        </thead>
        <tbody>
          ${accountKinds.map((kind) => {
            const own = lines.filter((line) => line.kind === kind)
            if (own.length === 0) return ''
            return html`<tr class="kind">
                <th scope="row" colspan="5">${say(`account.kind.${kind}`)}</th>
              </tr>
              ${own.map(
                (line) =>
                  html`<tr>
                    <th scope="row" class="what">
                      <a href="/console/accounts/${line.id}">${accountName(line)}</a>
                      <small>${accountKey(line.key)}</small>
                      <small class="if-narrow"
                        >${say('journal.sums', { debit: money(line.debits), credit: money(line.credits) })}</small
                      >
                    </th>
                    <td class="end if-wide">${figure(line.opening, unit, scale)}</td>
                    <td class="end if-wide">${figure(line.debits, unit, scale)}</td>
                    <td class="end if-wide">${figure(line.credits, unit, scale)}</td>
                    <td class="end"><b>${figure(line.closing, unit, scale)}</b></td>
                  </tr>`,
              )}`
          })}
          <tr class="total">
            <th scope="row" class="what">
              ${say('report.equalSums')}
              <small class="if-narrow"
                >${say('journal.sums', { debit: money(totals.debits), credit: money(totals.credits) })}</small
              >
            </th>
            <td class="if-wide"></td>
            <td class="end if-wide">${money(totals.debits)}</td>
            <td class="end if-wide">${money(totals.credits)}</td>
            <td></td>
          </tr>
        </tbody>
      </table>
    </div>
    <footer>
      <span class="grow soft">${say('report.closingSides')}</span>
      <span class="number">${money(totals.closingDebit)} = ${money(totals.closingCredit)}</span>
    </footer>
  </section>`
}
