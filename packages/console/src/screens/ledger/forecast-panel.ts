import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import type { Account } from '../../api/ledger.ts'
import { accountName } from '../../parts/account-words.ts'
import { say } from '../../words/say.ts'
import { writeMoney } from '../../words/write.ts'
import { amountMoved, forecast, type WantedKind } from './forecast.ts'

interface Plan {
  readonly kind: WantedKind
  readonly debit: Account | undefined
  readonly credit: Account | undefined
  /** Minor units; 0 while nothing readable is written. */
  readonly amount: number
}

/** What will happen when she presses the button, told while she writes. */
export function forecastPanel({ kind, debit, credit, amount }: Plan): TemplateResult {
  return html`<section class="panel">
    <header><h2>${say('forecast.title')}</h2></header>
    <div aria-live="polite">
      ${
        !debit || !credit || amount === 0
          ? html`<p class="quiet">${say('forecast.notYet')}</p>`
          : debit.id === credit.id
            ? html`<p class="quiet">${say('forecast.same')}</p>`
            : debit.unit !== credit.unit
              ? html`<p class="quiet">${say('forecast.units', { one: debit.unit, other: credit.unit })}</p>`
              : told({ kind, debit, credit, amount })
      }
    </div>
  </section>`
}

function told({ kind, debit, credit, amount }: Plan & { readonly debit: Account; readonly credit: Account }) {
  const { unit, scale } = debit
  const money = (minor: number) => writeMoney(minor, unit, scale)
  const moved = amountMoved(kind, debit, credit, amount)
  const lines = forecast(kind, debit, credit, amount)
  return html`<table class="table">
      <thead>
        <tr>
          <th scope="col">${say('forecast.account')}</th>
          <th scope="col" class="end">${say('forecast.before')}</th>
          <th scope="col" class="end">${say('forecast.after')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ account, side, before, after, setAside }) =>
            html`<tr>
              <th scope="row" class="what">
                ${accountName(account)}
                <small>${say(`entry.${side}`)} · ${say(`account.kind.${account.kind}`)}</small>
              </th>
              <td class="end">${money(before)}</td>
              <td class="end">
                <b>${money(after)}</b>
                ${setAside === 0 ? nothing : html`<small>${say('forecast.setAside', { amount: money(setAside) })}</small>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      kind === 'balancing' && moved < amount
        ? html`<p class="note maize">
            ${icon('info')}<span
              >${say(moved === 0 ? 'forecast.none' : 'forecast.part', { amount: money(moved) })}</span
            >
          </p>`
        : nothing
    }
    ${lines
      .filter(({ shortBy }) => shortBy > 0)
      .map(
        ({ account, shortBy, side }) =>
          html`<p class="note danger">
            ${icon('alert')}<span
              >${say(`forecast.short.${side}`, { account: accountName(account), amount: money(shortBy) })}</span
            >
          </p>`,
      )}`
}
