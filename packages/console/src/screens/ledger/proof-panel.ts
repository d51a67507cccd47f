import { html, type TemplateResult } from 'lit'
import type { TrialBalance } from '../../api/ledger.ts'
import { figure } from '../../parts/account-words.ts'
import { say } from '../../words/say.ts'
import { writeMoney } from '../../words/write.ts'

/** The sums of all accounts by kind. Read downwards: it ends in zero. */
export function proofPanel({
  unit,
  scale,
  kinds,
  debit,
  credit,
  difference,
}: TrialBalance['units'][number]): TemplateResult {
  return html`<section class="panel">
    <header>
      <h2>${say('trial.title')}</h2>
      <span class="chip ${difference === 0 ? 'leaf' : 'danger'}"
        >${say(difference === 0 ? 'trial.adds' : 'trial.broken')}</span
      >
    </header>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${say('trial.title')}>
      <table class="table">
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
    <footer>
      <span class="grow soft">${say('trial.difference')}</span>
      <b class="number">${writeMoney(difference, unit, scale)}</b>
    </footer>
  </section>`
}
