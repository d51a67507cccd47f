import { html, nothing, type TemplateResult } from 'lit'
import type { Session } from '../app/session.ts'
import { say } from '../words/say.ts'

const keyOf = ({ me }: Session): string => `milpa.console.no-second-factor.${me.email}`

/** Whether she looks after access of others, has no second step, and did not put the advice aside on this machine. */
const isDue = (session: Session): boolean =>
  session.may('centre:staff') && !session.me.secondFactor && localStorage.getItem(keyOf(session)) === null

/** Advice to turn the second step on. `putAside` is called once it was dismissed. */
export function secondFactorAdvice(session: Session, putAside: () => void): TemplateResult | typeof nothing {
  if (!isDue(session)) return nothing
  const dismiss = () => {
    localStorage.setItem(keyOf(session), 'later')
    putAside()
  }
  return html`<aside class="note info" aria-label=${say('account.second')}>
    <div class="grow">
      <b>${say('account.adviseSecond')}</b>
      <p>${say('account.adviseSecondText')}</p>
      <p class="actions">
        <a class="button small" href="/console/account">${say('account.toSecond')}</a>
        <button class="button small plain" type="button" @click=${dismiss}>${say('account.later')}</button>
      </p>
    </div>
  </aside>`
}
