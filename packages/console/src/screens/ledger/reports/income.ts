import { html, type TemplateResult } from 'lit'
import type { Bar } from '@milpa/ui'
import '@milpa/ui/components/bars'
import type { Output } from '@milpa/client'
import { ask } from '../../../api/api.ts'
import { accountName } from '../../../parts/account-words.ts'
import { say } from '../../../words/say.ts'
import { writeMoney } from '../../../words/write.ts'
import { labelWords } from '../transfer-words.ts'
import { type AskReport, plain } from './report.ts'

type Told = Output<'ledger.income-and-expense'>['units'][number]
const kinds = ['income', 'expense'] as const

/** What came in and what it cost, by account, category and fund. */
export const incomeAndExpense: AskReport = async (range, signal) => {
  const { units } = await ask('ledger.income-and-expense', { ...range }, signal)
  return {
    units: units.map(({ unit }) => unit),
    show: (unit) => shown(units.find((one) => one.unit === unit)),
    rows: (unit) => {
      const told = units.find((one) => one.unit === unit)
      return {
        head: [say('account.kind'), say('transfer.category'), say('transfer.fund'), say('transfer.amount')],
        rows: (told?.lines ?? []).map(({ kind, category, fund, amount }) => [
          say(`account.kind.${kind}`),
          category,
          fund,
          plain(amount, told!.scale),
        ]),
      }
    },
  }
}

function shown(told: Told | undefined): TemplateResult {
  if (!told || told.accounts.length === 0) {
    return html`<section class="panel"><p class="quiet">${say('report.nothing')}</p></section>`
  }
  const { unit, scale, income, expense, result, accounts } = told
  const money = (minor: number) => writeMoney(minor, unit, scale)
  const bars = (kind: (typeof kinds)[number]): readonly Bar[] =>
    accounts
      .filter((account) => account.kind === kind && account.amount !== 0)
      .sort((a, b) => b.amount - a.amount)
      .map((account) => ({
        label: accountName(account),
        value: account.amount,
        text: money(account.amount),
        tone: kind === 'income' ? 'leaf' : 'squash',
      }))
  return html`<div class="figures panel">
      <milpa-figure label=${say('report.income')} value=${money(income)}></milpa-figure>
      <milpa-figure label=${say('report.expense')} value=${money(expense)}></milpa-figure>
      <milpa-figure
        label=${say('report.result')}
        value=${money(result)}
        qualifier=${say(result < 0 ? 'report.resultLess' : 'report.resultMore')}
        tone=${result < 0 ? 'danger' : 'leaf'}
      ></milpa-figure>
    </div>
    <div class="columns halves not-on-paper">
      ${kinds.map(
        (kind) =>
          html`<section class="panel">
            <div class="body">
              ${
                bars(kind).length === 0
                  ? html`<p class="soft">${say(kind === 'income' ? 'report.noIncome' : 'report.noExpense')}</p>`
                  : html`<milpa-bars
                      label=${say(kind === 'income' ? 'report.incomeByAccount' : 'report.expenseByAccount')}
                      layout="rows"
                      .bars=${bars(kind)}
                    ></milpa-bars>`
              }
            </div>
          </section>`,
      )}
    </div>
    ${lines(told, money)}`
}

function lines(told: Told, money: (minor: number) => string): TemplateResult {
  return html`<section class="panel">
    <header><h2>${say('report.byCategory')}</h2></header>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${say('report.byCategory')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${say('transfer.category')}</th>
            <th scope="col">${say('transfer.fund')}</th>
            <th scope="col" class="end">${say('transfer.amount')}</th>
          </tr>
        </thead>
        <tbody>
          ${kinds.map(
            (kind) =>
              html`<tr class="kind">
                  <th scope="row" colspan="2">${say(kind === 'income' ? 'report.income' : 'report.expense')}</th>
                  <td class="end">${money(told[kind])}</td>
                </tr>
                ${told.lines
                  .filter((line) => line.kind === kind)
                  .map(
                    (line) =>
                      html`<tr>
                        <th scope="row" class="what">${labelWords(line.category) || say('report.noCategory')}</th>
                        <td>${labelWords(line.fund) || '·'}</td>
                        <td class="end">${money(line.amount)}</td>
                      </tr>`,
                  )}`,
          )}
          <tr class="total">
            <th scope="row" colspan="2">${say('report.result')}</th>
            <td class="end">${money(told.result)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  </section>`
}
