import { define } from '@milpa/ui'
import { icon, type IconName } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ask, askAll, submit } from '../api/api.ts'
import {
  type CaseRecord,
  type CaseStep,
  contactWays,
  type NextStep,
  type Outcome,
  outcomeKinds,
  type TimelineEntry,
  verifications,
} from '../api/cases.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { statusChip } from '../parts/case-words.ts'
import '../parts/documents.ts'
import { facetCards } from '../parts/facet-cards.ts'
import { filled, type FormField, minorUnits, textOf } from '../parts/form-dialog.ts'
import { scaleOf } from '../parts/service-words.ts'
import { staffMembers } from '../parts/staff-names.ts'
import type { StaffMember } from '../api/centre.ts'
import { say } from '../words/say.ts'
import { daysUntil, today, writeDay, writeDistance, writeMoney, writeNumber } from '../words/write.ts'

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
                ${record.possible.map(
                  (step) =>
                    html`<button class="button" type="button" @click=${() => void this.#askStep(record, step)}>
                      ${say(`case.step.${step}`)}
                    </button>`,
                )}
                <button class="button solid" type="button" @click=${() => this.#askContact(record)}>
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
              ${may ? html`<button class="button small" type="button" @click=${() => this.#askNext(record, staff)}>${icon('plus')}${say('common.add')}</button>` : nothing}
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
              ${may ? html`<button class="button round small" type="button" aria-label=${say('common.edit')} @click=${() => this.#askChange(record, staff)}>${icon('edit')}</button>` : nothing}
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
            ${may ? html`<footer><button class="button small" type="button" @click=${() => this.#askOutcome(record)}>${icon('star')}${say('case.outcome')}</button></footer>` : nothing}
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
      <button class="button small" type="button" @click=${() => this.#askVerification(outcome)}>
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

  async #askStep(record: CaseRecord, step: CaseStep): Promise<void> {
    const needsReason = step === 'withdraw' || step === 'reopen'
    const reason: FormField = { name: 'reason', label: say('common.reason'), kind: 'area', optional: !needsReason }
    const institutions = step === 'refer' ? await askAll('services.institutions', { active: true }) : []
    this.form = {
      heading: say(`case.step.${step}`),
      action: say(`case.step.${step}`),
      fields:
        step === 'refer'
          ? [
              {
                name: 'institutionId',
                label: say('case.referredTo'),
                kind: 'select',
                options: institutions.map(({ id, name }) => [id, name] as const),
              },
              reason,
            ]
          : [reason],
      act: async (values) => {
        await submit('cases.move-case', { id: record.id, step, ...filled(values, 'reason', 'institutionId') })
        void this.#data.load()
      },
    }
  }

  #askContact(record: CaseRecord): void {
    const key = crypto.randomUUID()
    this.form = {
      heading: say('case.note'),
      action: say('common.save'),
      fields: [
        {
          name: 'kind',
          label: say('contactWay'),
          kind: 'select',
          options: contactWays.filter((one) => one !== 'group').map((one) => [one, say(`contactWay.${one}`)] as const),
        },
        { name: 'on', label: say('common.date'), kind: 'date', value: today() },
        { name: 'contactMinutes', label: say('case.minutes'), kind: 'number', value: '30' },
        { name: 'preparationMinutes', label: say('case.preparation'), kind: 'number', optional: true },
        { name: 'travelMinutes', label: say('case.travel'), kind: 'number', optional: true },
        { name: 'notes', label: say('case.agreed'), kind: 'area', optional: true },
        { name: 'what', label: say('case.nextWhat'), optional: true },
        { name: 'dueOn', label: say('case.nextWhen'), kind: 'date', optional: true },
      ],
      act: async (values) => {
        const minutes = (name: string) => (textOf(values, name) ? { [name]: Number(textOf(values, name)) } : {})
        const next = textOf(values, 'what')
          ? { nextStep: { what: textOf(values, 'what'), dueOn: textOf(values, 'dueOn') || today() } }
          : {}
        const input = {
          caseIds: [record.id],
          ...filled(values, 'kind', 'on', 'notes'),
          contactMinutes: Number(textOf(values, 'contactMinutes') || 0),
          ...minutes('preparationMinutes'),
          ...minutes('travelMinutes'),
          ...next,
        }
        await submit('cases.record-contact', input, key)
        done(say('common.saved'))
        void this.#data.load()
      },
    }
  }

  #askNext(record: CaseRecord, staff: readonly StaffMember[]): void {
    this.form = {
      heading: say('case.next'),
      action: say('common.save'),
      fields: [
        { name: 'what', label: say('case.nextWhat') },
        { name: 'dueOn', label: say('case.nextWhen'), kind: 'date', value: today() },
        {
          name: 'ownerId',
          label: say('case.nextWho'),
          kind: 'select',
          optional: true,
          options: staff.filter(({ active }) => active).map(({ id, name }) => [id, name] as const),
        },
      ],
      act: async (values) => {
        await submit('cases.add-next-step', { caseId: record.id, ...filled(values, 'what', 'dueOn', 'ownerId') })
        void this.#data.load()
      },
    }
  }

  #askChange(record: CaseRecord, staff: readonly StaffMember[]): void {
    this.form = {
      heading: say('case.about'),
      action: say('common.save'),
      fields: [
        {
          name: 'adviserId',
          label: say('case.adviser'),
          kind: 'select',
          optional: true,
          value: record.adviserId ?? '',
          options: staff.filter(({ active }) => active).map(({ id, name }) => [id, name] as const),
        },
        { name: 'summary', label: say('case.summary'), kind: 'area', optional: true, value: record.summary ?? '' },
      ],
      act: async (values) => {
        await submit('cases.change-case', {
          id: record.id,
          adviserId: textOf(values, 'adviserId') || null,
          summary: textOf(values, 'summary') || null,
        })
        void this.#data.load()
      },
    }
  }

  #askOutcome(record: CaseRecord): void {
    const { currency } = this.session.centre
    this.form = {
      heading: say('case.outcome'),
      action: say('common.save'),
      fields: [
        {
          name: 'kind',
          label: say('outcome.kind'),
          kind: 'select',
          options: outcomeKinds.map((one) => [one, say(`outcome.kind.${one}`)] as const),
        },
        { name: 'words', label: say('outcome.words'), kind: 'area', optional: true, hint: say('field.whatHint') },
        { name: 'since', label: say('common.from'), kind: 'date', value: today() },
        { name: 'figureName', label: say('outcome.figure'), optional: true, hint: say('outcome.figureHint') },
        { name: 'money', label: say('outcome.money', { currency }), kind: 'check' },
        { name: 'before', label: say('outcome.before'), kind: 'number', optional: true },
        { name: 'after', label: say('outcome.after'), kind: 'number', optional: true },
      ],
      act: async (values) => {
        const scale = values['money'] === true ? scaleOf(currency) : 0
        const [before, after] = ['before', 'after'].map((name) => minorUnits(textOf(values, name), scale))
        const figures = {
          ...filled(values, 'figureName'),
          ...(before === undefined ? {} : { figureBefore: before }),
          ...(after === undefined ? {} : { figureAfter: after }),
          ...(values['money'] === true ? { figureCurrency: currency } : {}),
        }
        await submit('cases.record-outcome', {
          caseId: record.id,
          ...filled(values, 'kind', 'words', 'since'),
          ...figures,
        })
        done(say('common.saved'))
        void this.#data.load()
      },
    }
  }

  #askVerification(outcome: Outcome): void {
    this.form = {
      heading: say('outcome.verify'),
      intro: say('outcome.verifyText'),
      action: say('outcome.verify'),
      fields: [
        {
          name: 'how',
          label: say('consent.how'),
          kind: 'select',
          options: verifications.map((one) => [one, say(`outcome.how.${one}`)] as const),
        },
      ],
      act: async (values) => {
        await submit('cases.verify-outcome', { id: outcome.id, how: textOf(values, 'how') })
        void this.#data.load()
      },
    }
  }
}

const nameOf = ({ person, enterprise, service }: CaseRecord): string => person?.name ?? enterprise?.name ?? service.name

/** Icon, tone, heading and text of what happened. */
function told(entry: TimelineEntry): readonly [IconName, string, string, string] {
  if (entry.type === 'step') {
    const { to, reason } = entry.step
    return ['chevron-right', 'bean', say(`case.status.${to}`), reason ?? '']
  }
  if (entry.type === 'outcome') {
    const { kind, words, figureName, figureBefore, figureAfter, figureCurrency } = entry.outcome
    const write = (value: number) =>
      figureCurrency ? writeMoney(value, figureCurrency, scaleOf(figureCurrency)) : writeNumber(value)
    const figures =
      figureName !== null && figureBefore !== null && figureAfter !== null
        ? `${figureName}: ${write(figureBefore)} → ${write(figureAfter)}`
        : ''
    return ['star', 'leaf', say(`outcome.kind.${kind}`), [words, figures].filter(Boolean).join('\n')]
  }
  const { kind, contactMinutes, notes } = entry.contact
  const signs = { visit: 'walk', office: 'home', call: 'phone', message: 'message', group: 'users' } as const
  return [
    signs[kind],
    'maize',
    say('case.contact', { way: say(`contactWay.${kind}`), minutes: contactMinutes }),
    notes ?? '',
  ]
}

define('milpa-screen-case', CaseScreen)
