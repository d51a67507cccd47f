import { define } from '@milpa/ui'
import { icon, type IconName } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, submit } from '../api/api.ts'
import { type CaseRow, type NextStep } from '../api/cases.ts'
import type { Import } from '../api/imports.ts'
import type { Enterprise } from '../api/records.ts'
import type { Agreement } from '../api/services.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Screen } from '../app/screen.ts'
import { agreementChip, dueWords } from '../parts/agreement-words.ts'
import { facetCards } from '../parts/facet-cards.ts'
import { countWords } from '../parts/inventory-query.ts'
import { secondFactorAdvice } from '../parts/second-factor-advice.ts'
import { todayStyles } from './today-styles.ts'
import { currentLanguage, say } from '../words/say.ts'
import { daysUntil, today, writeDay, writeDistance, writeLongDay } from '../words/write.ts'

/** Some rows, and how many there are in words: `12`, or `100+`. */
interface Counted<T> {
  readonly rows: readonly T[]
  readonly words: string
}

interface Tasks {
  readonly overdue: readonly NextStep[]
  readonly due: readonly NextStep[]
  readonly asked: Counted<CaseRow>
  readonly toValidate: Counted<Enterprise>
  readonly agreements: readonly Agreement[]
  readonly imports: readonly Import[]
}

/** Rows of each group; the rest is a link away. */
const most = 8
/** Requests are counted so far. */
const countedUpTo = 100

/** What is due, overdue and new, from every part that she may see. */
export class TodayScreen extends Screen {
  static override properties = { ...Screen.properties, whose: { state: true } }
  static override styles = [...[Screen.styles].flat(), todayStyles]
  declare private whose: 'mine' | 'team'

  constructor() {
    super()
    this.whose = 'mine'
  }

  readonly #data = new Loading(
    this,
    async (signal): Promise<Tasks> => {
      const may = (permission: string) => this.session.may(permission)
      const own = this.whose === 'mine' ? this.session.centre.memberId : undefined
      const none: { readonly items: readonly never[]; readonly next?: string } = { items: [] }
      const stale = {
        status: 'active',
        notValidatedSince: new Date(Date.now() - 365 * 86_400_000).toISOString(),
      } as const
      const mayValidate = may('enterprises:validate') && may('enterprises:read')
      const [steps, asked, toValidate, stalest, agreements, imports] = await Promise.all([
        may('cases:read') ? ask('cases.next-steps', { ownerId: own, dueThrough: today(), limit: 50 }, signal) : none,
        may('cases:read') ? ask('cases.cases', { status: ['requested'], limit: countedUpTo }, signal) : none,
        mayValidate
          ? ask('enterprises.list', { ...stale, sort: 'validated', limit: most, language: currentLanguage() }, signal)
          : none,
        mayValidate ? ask('enterprises.count', stale, signal) : { count: 0, exact: true },
        // Each agreement says itself how long before its end it is to be renewed: so its status, and not one span for all.
        may('services:read') ? api('services.agreements', { dueWithin: 3650, limit: 100 }) : none,
        may('imports:run') ? api('imports.list', { limit: 20 }) : none,
      ])
      return {
        overdue: steps.items.filter(({ overdue }) => overdue),
        due: steps.items.filter(({ overdue }) => !overdue),
        asked: {
          rows: asked.items.slice(0, most),
          words: countWords({ count: asked.items.length, exact: asked.next === undefined }),
        },
        toValidate: { rows: toValidate.items, words: countWords(stalest) },
        agreements: agreements.items.filter(({ status }) => status === 'to-renew' || status === 'expired'),
        imports: imports.items.filter(({ status }) => status !== 'done' && status !== 'cancelled'),
      }
    },
    { spoken: true },
  )

  protected override firstUpdated(): void {
    this.headed(say('nav.today'))
  }

  protected override render(): TemplateResult {
    const [first = ''] = this.session.me.name.split(' ')
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('today.greeting', { name: first })}</h1>
          <p class="first">${writeLongDay(today())}</p>
        </div>
        <div class="segmented" role="group" aria-label=${say('today.whose')}>
          ${(['mine', 'team'] as const).map(
            (one) =>
              html`<button type="button" aria-pressed=${one === this.whose} @click=${() => this.#of(one)}>
                ${say(`today.${one}`)}
              </button>`,
          )}
        </div>
      </div>
      ${secondFactorAdvice(this.session, () => this.requestUpdate())} ${this.#data.show((data) => this.#page(data))}
    </div>`
  }

  #of(whose: 'mine' | 'team'): void {
    this.whose = whose
    void this.#data.load()
  }

  #page(data: Tasks): TemplateResult {
    const { overdue, due, asked, toValidate, agreements, imports } = data
    const nothingToDo = [overdue, due, asked.rows, toValidate.rows].every(({ length }) => length === 0)
    return html`<div class="columns aside">
      <section class="panel">
        <header><h2>${say('today.tasks')}</h2></header>
        ${nothingToDo ? html`<milpa-state kind="empty" heading=${say('today.none')} text=${say('today.noneText')}></milpa-state>` : nothing}
        ${this.#group(
          'alert',
          'today.overdue',
          overdue.map((step) => this.#step(step)),
          { late: true },
        )}
        ${this.#group(
          'clock',
          'today.due',
          due.map((step) => this.#step(step)),
        )}
        ${this.#group(
          'leaf',
          'today.new',
          asked.rows.map((one) =>
            row(
              'users',
              'bean',
              one.service.name,
              [one.person?.name, one.enterprise?.name].filter(Boolean).join(' · '),
              writeDay(one.openedOn),
              html`<a class="button small" href="/console/cases/${one.id}">${say('today.take')}</a>`,
            ),
          ),
          { words: asked.words, all: '/console/cases?status=requested' },
        )}
        ${this.#group('store', 'today.toValidate', toValidate.rows.map(validation), {
          words: toValidate.words,
          all: '/console/inventory?sort=validated&status=active&validated=old',
        })}
      </section>
      <div class="stack">
        ${agreements.length ? this.#agreements(agreements) : nothing}
        ${imports.length ? this.#imports(imports) : nothing}
        ${facetCards(this.screens, this.session, 'today-card', undefined)}
      </div>
    </div>`
  }

  #group(
    sign: IconName,
    heading: 'today.overdue' | 'today.due' | 'today.new' | 'today.toValidate',
    rows: readonly TemplateResult[],
    { late = false, words, all }: { readonly late?: boolean; readonly words?: string; readonly all?: string } = {},
  ): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing
    return html`<h3 class=${late ? 'late' : ''}>
        ${icon(sign)}${say(heading)} <span>${words ?? rows.length}</span>
        ${all === undefined ? nothing : html`<a href=${all}>${say('today.all')}</a>`}
      </h3>
      <ul class="lines">
        ${rows}
      </ul>`
  }

  #step(step: NextStep): TemplateResult {
    const who = [step.person, step.enterprise, step.service].filter(Boolean).join(' · ')
    const when = html`<span class=${step.overdue ? 'late' : ''}>${writeDistance(daysUntil(step.dueOn))}</span>`
    return row(
      'walk',
      'maize',
      html`<a href="/console/cases/${step.caseId}">${step.what}</a>`,
      who,
      when,
      this.session.may('cases:edit')
        ? html`<button class="button small" type="button" @click=${() => void this.#done(step)}>
            ${icon('check')}${say('case.stepDone')}
          </button>`
        : nothing,
    )
  }

  async #done(step: NextStep): Promise<void> {
    if (!(await attempt(() => submit('cases.change-next-step', { id: step.id, done: true })))) return
    void this.#data.load()
    done(say('case.stepDone.said'), async () => {
      await submit('cases.change-next-step', { id: step.id, done: false })
      await this.#data.load()
    })
  }

  #agreements(agreements: readonly Agreement[]): TemplateResult {
    return html`<section class="panel">
      <header><h2>${say('today.agreements')}</h2></header>
      <ul class="lines">
        ${agreements.map(
          (one) =>
            html`<li>
              <span class="grow"
                ><a href="/console/institutions"><b>${one.title}</b></a
                ><small
                  >${[one.institution.name, one.endsOn && say('agreement.endsOn', { day: writeDay(one.endsOn) })].filter(Boolean).join(' · ')}</small
                ></span
              ><span class="verbs">${dueWords(one)} ${agreementChip(one)}</span>
            </li>`,
        )}
      </ul>
    </section>`
  }

  #imports(imports: readonly Import[]): TemplateResult {
    return html`<section class="panel">
      <header><h2>${say('nav.import')}</h2></header>
      <ul class="lines">
        ${imports.map(
          ({ id, fileName, status }) =>
            html`<li>
              <span class="grow"
                ><a href="/console/import/${id}"><b>${fileName}</b></a
                ><small>${say(`import.status.${status}`)}</small></span
              >
            </li>`,
        )}
      </ul>
    </section>`
  }
}

const row = (sign: IconName, tone: string, what: unknown, who: unknown, when: unknown, verb: unknown): TemplateResult =>
  html`<li>
    <span class="tile ${tone}">${icon(sign)}</span>
    <span class="grow"><b>${what}</b><small>${who}</small></span>
    <span class="when">${when}</span><span class="verb">${verb}</span>
  </li>`

const validation = (one: Enterprise): TemplateResult =>
  row(
    'store',
    'maize',
    html`<a href="/console/enterprises/${one.id}">${one.name}</a>`,
    [one.activity?.title, one.locality].filter(Boolean).join(' · '),
    one.validatedAt === null ? say('validation.never') : writeDay(one.validatedAt),
    html`<a class="button small" href="/console/enterprises/${one.id}">${say('inventory.validate')}</a>`,
  )

define('milpa-screen-today', TodayScreen)
