import { html, nothing, type TemplateResult } from 'lit'
import type { Period } from '../../../api/ledger.ts'
import { say } from '../../../words/say.ts'
import { writeDay, writeInstant, writeMoney } from '../../../words/write.ts'

interface Shown {
  readonly nameOf: (id: string) => string
  /** Whether it is the newest: only that one is reopened. */
  readonly isLast: boolean
  readonly mayAsk: boolean
  readonly mayDecide: boolean
  readonly ask: () => void
  readonly decide: (answer: 'approve' | 'refuse') => void
}

/** A period that was closed: who, with what result, under which seal, and what became of it. */
export function closedPeriod(period: Period, shown: Shown): TemplateResult {
  const { from, through, state, closedAt, closedBy, results, block, carriedHolds } = period
  const asked = period.reopening?.state === 'asked'
  return html`<section class="panel">
    <header>
      <h2>
        ${from === null ? say('period.through', { day: writeDay(through) }) : say('period.days', { from: writeDay(from), to: writeDay(through) })}
      </h2>
      <span class="chip ${state === 'closed' ? 'leaf' : 'maize'}">${say(`period.state.${state}`)}</span>
    </header>
    <dl class="facts body">
      <dt>${say('period.closedBy')}</dt>
      <dd>${shown.nameOf(closedBy)}, ${writeInstant(closedAt)}</dd>
      ${results.map(
        ({ unit, scale, account, result }) =>
          html`<dt>${say('report.result')}</dt>
            <dd><b class="number">${writeMoney(result, unit, scale)}</b> → <code>${account}</code></dd>`,
      )}
      ${
        carriedHolds > 0
          ? html`<dt>${say('nav.holds')}</dt>
              <dd>${say('period.carried', { count: carriedHolds })}</dd>`
          : nothing
      }
      ${
        block
          ? html`<dt>${say('period.seal')}</dt>
              <dd><code>${block.hash.slice(0, 16)}…${block.hash.slice(-8)}</code></dd>`
          : nothing
      }
      ${reopening(period, shown)}
    </dl>
    ${
      asked && shown.mayDecide
        ? html`<footer>
            <span class="grow soft small">${say('period.second')}</span>
            <button class="button" type="button" @click=${() => shown.decide('refuse')}>${say('period.refuse')}</button>
            <button class="button outlined" type="button" @click=${() => shown.decide('approve')}>
              ${say('period.approve')}
            </button>
          </footer>`
        : state === 'closed' && shown.isLast && shown.mayAsk && !asked
          ? html`<footer>
              <span class="grow soft small">${say('period.two')}</span>
              <button class="button" type="button" @click=${shown.ask}>${say('period.ask')}</button>
            </footer>`
          : nothing
    }
  </section>`
}

function reopening({ reopening: one }: Period, { nameOf }: Shown): TemplateResult | typeof nothing {
  if (!one) return nothing
  return html`<dt>${say('period.reopening')}</dt>
    <dd>
      ${say('period.askedBy', { who: nameOf(one.askedBy), when: writeInstant(one.askedAt) })}
      <q>${one.reason}</q>
      ${
        one.decidedBy && one.decidedAt && one.state !== 'asked'
          ? html`<br />${say(`period.decided.${one.state}`, { who: nameOf(one.decidedBy), when: writeInstant(one.decidedAt) })}`
          : nothing
      }
    </dd>`
}
