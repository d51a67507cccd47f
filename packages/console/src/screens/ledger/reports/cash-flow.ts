import { html, type TemplateResult } from 'lit'
import type { Bar } from '@milpa/ui'
import '@milpa/ui/components/bars'
import type { Output } from '@milpa/client'
import { ask } from '../../../api/api.ts'
import { accountName, figure } from '../../../parts/account-words.ts'
import { say } from '../../../words/say.ts'
import { writeMoney } from '../../../words/write.ts'
import { labelWords } from '../transfer-words.ts'
import { type AskReport, plain } from './report.ts'

type Told = Output<'ledger.cash-flow'>['units'][number]

/** What cash came from and went to, by fund and category, between what there was and what there is. */
export const cashFlow: AskReport = async (range, signal) => {
  const { units } = await ask('ledger.cash-flow', { ...range }, signal)
  return {
    units: units.map(({ unit }) => unit),
    show: (unit) => shown(units.find((one) => one.unit === unit)),
    rows: (unit) => {
      const told = units.find((one) => one.unit === unit)
      const { scale = 2, lines = [] } = told ?? {}
      return {
        head: [
          say('transfer.category'),
          say('transfer.fund'),
          say('report.received'),
          say('report.paid'),
          say('report.net'),
        ],
        rows: lines.map(({ category, fund, received, paid, net }) => [
          category,
          fund,
          ...[received, paid, net].map((minor) => plain(minor, scale)),
        ]),
      }
    },
  }
}

function shown(told: Told | undefined): TemplateResult {
  if (!told) return html`<section class="panel"><p class="quiet">${say('report.noCash')}</p></section>`
  const { unit, scale, opening, received, paid, closing } = told
  const money = (minor: number) => writeMoney(minor, unit, scale)
  return html`<div class="figures panel">
      <milpa-figure label=${say('report.opening')} value=${money(opening)}></milpa-figure>
      <milpa-figure label=${say('report.received')} value=${money(received)}></milpa-figure>
      <milpa-figure label=${say('report.paid')} value=${money(paid)}></milpa-figure>
      <milpa-figure label=${say('report.closing')} value=${money(closing)}></milpa-figure>
    </div>
    <div class="columns halves">
      <section class="panel not-on-paper">
        <div class="body stack">${chart('received', told, money)} ${chart('paid', told, money)}</div>
      </section>
      <section class="panel">
        <header><h2>${say('report.whereCash')}</h2></header>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${say('forecast.account')}</th>
              <th scope="col" class="end if-wide">${say('report.opening')}</th>
              <th scope="col" class="end">${say('report.closing')}</th>
            </tr>
          </thead>
          <tbody>
            ${told.accounts.map(
              (account) =>
                html`<tr>
                  <th scope="row" class="what">${accountName(account)}</th>
                  <td class="end if-wide">${figure(account.opening, unit, scale)}</td>
                  <td class="end">${figure(account.closing, unit, scale)}</td>
                </tr>`,
            )}
            <tr class="total">
              <th scope="row">${say('trial.total')}</th>
              <td class="end if-wide">${money(opening)}</td>
              <td class="end">${money(closing)}</td>
            </tr>
          </tbody>
        </table>
      </section>
    </div>
    ${lines(told, money)}`
}

function chart(side: 'received' | 'paid', { lines: all }: Told, money: (minor: number) => string): TemplateResult {
  const sums = new Map<string, number>()
  for (const line of all) {
    const label = labelWords(line.category) || say('report.noCategory')
    sums.set(label, (sums.get(label) ?? 0) + line[side])
  }
  const bars = [...sums]
    .filter(([, minor]) => minor !== 0)
    .sort(([, a], [, b]) => b - a)
    .map(([label, value]): Bar => ({ label, value, text: money(value), tone: side === 'received' ? 'leaf' : 'squash' }))
  const title = say(side === 'received' ? 'report.receivedByCategory' : 'report.paidByCategory')
  if (bars.length === 0) return html`<p class="soft">${title}: ${say('report.nothing')}</p>`
  return html`<milpa-bars label=${title} layout="rows" .bars=${bars}></milpa-bars>`
}

function lines({ lines: all, received, paid, unit, scale }: Told, money: (minor: number) => string): TemplateResult {
  return html`<section class="panel">
    <header><h2>${say('report.byFund')}</h2></header>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${say('report.byFund')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${say('transfer.category')}</th>
            <th scope="col" class="if-wide">${say('transfer.fund')}</th>
            <th scope="col" class="end">${say('report.received')}</th>
            <th scope="col" class="end">${say('report.paid')}</th>
            <th scope="col" class="end if-wide">${say('report.net')}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (line) =>
              html`<tr>
                <th scope="row" class="what">
                  ${labelWords(line.category) || say('report.noCategory')}
                  <small class="if-narrow">${labelWords(line.fund)}</small>
                </th>
                <td class="if-wide">${labelWords(line.fund) || '·'}</td>
                <td class="end">${figure(line.received, unit, scale)}</td>
                <td class="end">${figure(line.paid, unit, scale)}</td>
                <td class="end if-wide"><b>${money(line.net)}</b></td>
              </tr>`,
          )}
          <tr class="total">
            <th scope="row">${say('trial.total')}</th>
            <td class="if-wide"></td>
            <td class="end">${money(received)}</td>
            <td class="end">${money(paid)}</td>
            <td class="end if-wide">${money(received - paid)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  </section>`
}
