import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { type CaseRecord, type CaseStep, type NextStep, type Outcome, type TimelineEntry } from '../api/cases.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { statusChip } from '../parts/case-words.ts'
import '../parts/documents.ts'
import { facetCards } from '../parts/facet-cards.ts'

import { staffMembers } from '../parts/staff-names.ts'
import type { StaffMember } from '../api/centre.ts'
import { changeForm, contactForm, nextStepForm, outcomeForm, stepForm, verificationForm } from '../parts/case-forms.ts'
import { told } from '../parts/case-timeline.ts'
import type { FormSpec } from '../parts/form-dialog.ts'
import { say } from '../words/say.ts'
import { daysUntil, writeDay, writeDistance, writeNumber } from '../words/write.ts'

/** One case: what she asked for, what was done, what comes next and what changed. */
export class CaseScreen extends ScreenWithForm {
  static override styles = [
    ...[ScreenWithForm.styles].flat(),
    css`
      .timeline {
        padding: 14px var(--milpa-pad);
      }
      .timeline li {
        position: relative;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 10px;
        padding-bottom: 16px;
      }
      .timeline li:not(:last-child)::before {
        position: absolute;
        top: var(--milpa-tile);
        bottom: 0;
        left: calc(var(--milpa-tile) / 2 - 1px);
        width: 2px;
        background: var(--milpa-line);
        content: '';
      }
      .timeline p {
        white-space: pre-line;
      }
    `,
  ]
  readonly #data = new Loading(this, async (signal) => {
    const id = this.place.parameters['id']!
    const [record, steps, staff] = await Promise.all([
      ask('cases.case', { id }, signal),
      ask('cases.next-steps', { caseId: id, limit: 50 }, signal),
      staffMembers().catch((): readonly StaffMember[] => []),
    ])
    return { record, steps: steps.items, staff }
  })
  #told = ''

  protected override updated(): void {
    const record = this.#data.value?.record
    if (!record || this.#told === record.id) return
    this.#told = record.id
    this.headed(nameOf(record), [{ label: say('nav.cases'), href: '/console/cases' }])
  }

  protected override render(): unknown {
    return this.#data.show(({ record, steps, staff }) => this.#page(record, steps, staff))
  }

  #page(record: CaseRecord, steps: readonly NextStep[], staff: readonly StaffMember[]): TemplateResult {
    const may = this.session.may('cases:edit')
    const adviser = staff.find(({ id }) => id === record.adviserId)?.name
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${nameOf(record)}</h1>
          <p class="row">${record.service.name} ${statusChip(record.status)}</p>
        </div>
        ${
          may
            ? html`<div class="actions">
                ${record.possible.map((step) => this.#move(record, step, staff))}
                <button
                  class="button ${record.status === 'requested' ? '' : 'solid'}"
                  type="button"
                  @click=${() => (this.form = contactForm(record, this.#who(staff), this.#changed))}
                >
                  ${icon('plus')}${say('case.note')}
                </button>
              </div>`
            : nothing
        }
      </div>
      <div class="columns aside">
        <section class="panel">
          <header>
            <h2>${say('case.timeline')}</h2>
            ${this.#hours(record)}
          </header>
          <ol class="timeline">
            ${record.timeline.map((entry) => this.#entry(entry, staff, may))}
          </ol>
          ${record.timelineCut ? html`<p class="quiet">${say('case.cut')}</p>` : nothing}
        </section>
        <div class="stack">
          <section class="panel">
            <header>
              <h2>${say('case.next')}</h2>
              ${may ? html`<button class="button small" type="button" @click=${() => (this.form = nextStepForm(record, this.#who(staff), this.#changed))}>${icon('plus')}${say('common.add')}</button>` : nothing}
            </header>
            ${
              steps.length
                ? html`<ul class="lines">
                    ${steps.map((step) => this.#step(step, may))}
                  </ul>`
                : html`<p class="quiet">${say('case.noNext')}</p>`
            }
          </section>
          <section class="panel">
            <header>
              <h2>${say('case.about')}</h2>
              ${may ? html`<button class="button round small" type="button" aria-label=${say('common.edit')} @click=${() => (this.form = changeForm(record, staff, this.#changed))}>${icon('edit')}</button>` : nothing}
            </header>
            <div class="body">
              <dl class="facts">
                ${
                  record.person
                    ? html`<dt>${say('case.person')}</dt>
                        <dd><a href="/console/entrepreneurs/${record.person.id}">${record.person.name}</a></dd>`
                    : nothing
                }
                ${
                  record.enterprise
                    ? html`<dt>${say('case.enterprise')}</dt>
                        <dd><a href="/console/enterprises/${record.enterprise.id}">${record.enterprise.name}</a></dd>`
                    : nothing
                }
                <dt>${say('case.adviser')}</dt>
                <dd>${adviser ?? say('case.unassigned')}</dd>
                <dt>${say('case.opened')}</dt>
                <dd>${writeDay(record.openedOn)}</dd>
                ${
                  record.closedOn
                    ? html`<dt>${say('case.closed')}</dt>
                        <dd>${writeDay(record.closedOn)}</dd>`
                    : nothing
                }
                ${
                  record.referredTo
                    ? html`<dt>${say('case.referredTo')}</dt>
                        <dd>${record.referredTo.name}</dd>`
                    : nothing
                }
                ${
                  record.summary
                    ? html`<dt>${say('case.summary')}</dt>
                        <dd>${record.summary}</dd>`
                    : nothing
                }
              </dl>
            </div>
            ${may ? html`<footer><button class="button small" type="button" @click=${() => (this.form = outcomeForm(record, this.session.centre.currency, this.#changed))}>${icon('star')}${say('case.outcome')}</button></footer>` : nothing}
          </section>
          ${facetCards(this.screens, this.session, 'case-tab', { kind: 'case', id: record.id })}
          <milpa-documents
            kind="case"
            record=${record.id}
            ?may-add=${this.session.may('files:upload')}
          ></milpa-documents>
        </div>
      </div>
      ${this.dialog()}
    </div>`
  }

  /** Whoever asks waits for a yes: on a new request accepting is what comes next. */
  #move(record: CaseRecord, step: CaseStep, staff: readonly StaffMember[]): TemplateResult {
    const next = step === 'accept' && record.status === 'requested'
    return html`<button
      class="button ${next ? 'solid' : ''}"
      type="button"
      @click=${() => void this.#ask(stepForm(record, step, this.#who(staff), this.#changed))}
    >
      ${next ? icon('check') : nothing}${say(`case.step.${step}`)}
    </button>`
  }

  #who(staff: readonly StaffMember[]) {
    return { staff, me: this.session.centre.memberId }
  }

  #hours({ hours }: CaseRecord): TemplateResult {
    const total = hours.contactMinutes + hours.preparationMinutes + hours.travelMinutes
    return html`<small>${say('case.hours', { hours: writeNumber(total / 60, { maximumFractionDigits: 1 }) })}</small>`
  }

  #entry(entry: TimelineEntry, staff: readonly StaffMember[], may: boolean): TemplateResult {
    const by = staff.find(({ id }) => id === entry.by)?.name ?? ''
    const [sign, tone, heading, text] = told(entry)
    return html`<li>
      <span class="tile ${tone}">${icon(sign)}</span>
      <div>
        <b>${heading}</b>
        ${text ? html`<p>${text}</p>` : nothing}
        ${entry.type === 'outcome' ? this.#verified(entry.outcome, may) : nothing}
        <small class="soft">${by}</small>
      </div>
      <span class="soft small nowrap">${writeDay(entry.on)}</span>
    </li>`
  }

  #verified(outcome: Outcome, may: boolean): TemplateResult | typeof nothing {
    if (outcome.verifiedHow) {
      return html`<p>
        <span class="chip leaf">${say('outcome.verified', { how: say(`outcome.how.${outcome.verifiedHow}`) })}</span>
      </p>`
    }
    if (!may) return nothing
    return html`<p>
      <button class="button small" type="button" @click=${() => (this.form = verificationForm(outcome, this.#changed))}>
        ${say('outcome.verify')}
      </button>
    </p>`
  }

  #step(step: NextStep, may: boolean): TemplateResult {
    return html`<li>
      <span class="grow"
        ><b>${step.what}</b
        ><small class=${step.overdue ? 'late' : ''}
          >${writeDay(step.dueOn)} · ${writeDistance(daysUntil(step.dueOn))}</small
        ></span
      >
      ${may ? html`<button class="button small" type="button" @click=${() => void this.#doneStep(step)}>${icon('check')}${say('case.stepDone')}</button>` : nothing}
    </li>`
  }

  async #doneStep(step: NextStep): Promise<void> {
    if (!(await attempt(() => submit('cases.change-next-step', { id: step.id, done: true })))) return
    void this.#data.load()
    done(say('case.stepDone.said'), async () => {
      await submit('cases.change-next-step', { id: step.id, done: false })
      await this.#data.load()
    })
  }

  async #ask(form: Promise<FormSpec>): Promise<void> {
    await attempt(async () => (this.form = await form))
  }

  readonly #changed = (): void => void this.#data.load()
}

const nameOf = ({ person, enterprise, service }: CaseRecord): string => person?.name ?? enterprise?.name ?? service.name

define('milpa-screen-case', CaseScreen)
