import { html, nothing, type TemplateResult } from 'lit'
import type { Output } from '@milpa/client'
import { ask } from '../../../api/api.ts'
import { say } from '../../../words/say.ts'
import { today, writeMoney } from '../../../words/write.ts'
import { type AskReport, plain } from './report.ts'

type Sheet = Output<'ledger.balance-sheet'>['units'][number]
type Line = Sheet['lines'][number]

const kinds = ['asset', 'liability', 'equity'] as const
const sums = { asset: 'assets', liability: 'liabilities', equity: 'equity' } as const

/** The last day of the period; today while it is not over. */
export const dayOfSheet = (to: string): string => (to > today() ? today() : to)

/** What the centre has and owes at the end of the last day, and whose the rest is. */
export const balanceSheet: AskReport = async ({ to }, signal) => {
  const { units } = await ask('ledger.balance-sheet', { on: dayOfSheet(to), depth: 3 }, signal)
  return {
    units: units.map(({ unit }) => unit),
    show: (unit) => shown(units.find((one) => one.unit === unit)),
    rows: (unit) => ({
      head: [say('account.kind'), say('account.path'), say('common.name'), say('account.balance')],
      rows: (units.find((one) => one.unit === unit)?.lines ?? []).map(({ kind, key, name, balance }) => [
        say(`account.kind.${kind}`),
        key,
        name,
        plain(balance, units.find((one) => one.unit === unit)!.scale),
      ]),
    }),
  }
}

function shown(sheet: Sheet | undefined): TemplateResult {
  if (!sheet) return html`<section class="panel"><p class="quiet">${say('report.nothing')}</p></section>`
  const { unit, scale, assets, liabilities, equity, result, difference } = sheet
  const money = (minor: number) => writeMoney(minor, unit, scale)
  return html`<div class="figures panel">
      ${[
        ['report.assets', assets, 'report.assetsText'],
        ['report.liabilities', liabilities, 'report.liabilitiesText'],
        ['report.own', equity + result, 'report.ownText'],
      ].map(
        ([label, minor, text]) =>
          html`<milpa-figure
            label=${say(label as 'report.assets')}
            value=${money(minor as number)}
            qualifier=${say(text as 'report.assetsText')}
          ></milpa-figure>`,
      )}
    </div>
    <div class="columns halves">
      ${half(sheet, ['asset'], money)}
      <div class="stack">
        ${half(sheet, ['liability', 'equity'], money)}
        <section class="panel">
          <header>
            <h2>${say('report.proof')}</h2>
            <span class="chip ${difference === 0 ? 'leaf' : 'danger'}"
              >${say(difference === 0 ? 'trial.adds' : 'trial.broken')}</span
            >
          </header>
          <table class="table">
            <tbody>
              <tr>
                <th scope="row">${say('report.assets')}</th>
                <td class="end">${money(assets)}</td>
              </tr>
              <tr>
                <th scope="row">− ${say('report.liabilities')}</th>
                <td class="end">${money(-liabilities)}</td>
              </tr>
              <tr>
                <th scope="row">− ${say('report.equity')}</th>
                <td class="end">${money(-equity)}</td>
              </tr>
              <tr>
                <th scope="row">− ${say('report.resultOpen')}</th>
                <td class="end">${money(-result)}</td>
              </tr>
              <tr class="total">
                <th scope="row">${say('trial.difference')}</th>
                <td class="end">${money(difference)}</td>
              </tr>
            </tbody>
          </table>
        </section>
      </div>
    </div>`
}

function half(sheet: Sheet, of: readonly (typeof kinds)[number][], money: (minor: number) => string): TemplateResult {
  return html`<section class="panel">
    <table class="table">
      <tbody>
        ${of.map((kind) => {
          const own = sheet.lines.filter((line) => line.kind === kind && line.balance !== 0)
          return html`<tr class="kind">
              <th scope="row">${say(`report.${sums[kind]}`)}</th>
              <td class="end">${money(sheet[sums[kind]])}</td>
            </tr>
            ${own.map((line) => row(line, money))}
            ${
              kind === 'equity' && sheet.result !== 0
                ? html`<tr>
                    <th scope="row" class="what">
                      ${say('report.resultOpen')}<small>${say('report.resultText')}</small>
                    </th>
                    <td class="end">${money(sheet.result)}</td>
                  </tr>`
                : nothing
            }`
        })}
      </tbody>
    </table>
  </section>`
}

const row = ({ key, name, accounts, balance }: Line, money: (minor: number) => string): TemplateResult =>
  html`<tr>
    <th scope="row" class="what">
      ${name ?? key}<small
        ><code>${key}</code>${accounts > 1 ? ` · ${say('accounts.count', { count: accounts })}` : nothing}</small
      >
    </th>
    <td class="end">${money(balance)}</td>
  </tr>`
