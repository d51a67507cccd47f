import { html, nothing, type TemplateResult } from 'lit'
import type { Account } from '../../api/ledger.ts'
import { say } from '../../words/say.ts'
import { writeMoney, writeNumber } from '../../words/write.ts'

/** The balance, what is set aside, what can still be spent, and how many entries there are. */
export function accountFigures(account: Account): TemplateResult {
  const { balance, debitsPending, creditsPending, unit, scale, entries } = account
  const money = (minor: number) => writeMoney(minor, unit, scale)
  const rooms = roomsOf(account)
  return html`<dl class="strip">
    <div>
      <dt>${say('account.balance')}</dt>
      <dd>${money(balance)}</dd>
    </div>
    ${
      debitsPending + creditsPending === 0
        ? nothing
        : html`<div>
            <dt>${say('account.pending')}</dt>
            <dd>${money(debitsPending + creditsPending)}</dd>
          </div>`
    }
    ${rooms.map(
      ([key, minor]) =>
        html`<div>
          <dt>${say(key)}</dt>
          <dd>${money(minor)}</dd>
        </div>`,
    )}
    <div>
      <dt>${say('entry.title')}</dt>
      <dd>${writeNumber(entries)}</dd>
    </div>
  </dl>`
}

/** What can still be debited and credited, where a limit says so. What others set aside does not count as there. */
function roomsOf(account: Account): readonly (readonly ['account.canDebit' | 'account.canCredit', number])[] {
  const { debitLimit, creditLimit, debitsPending, debitsPosted, creditsPending, creditsPosted } = account
  return [
    ...(debitLimit === null
      ? []
      : [['account.canDebit', Math.max(0, debitLimit + creditsPosted - debitsPosted - debitsPending)] as const]),
    ...(creditLimit === null
      ? []
      : [['account.canCredit', Math.max(0, creditLimit + debitsPosted - creditsPosted - creditsPending)] as const]),
  ]
}
