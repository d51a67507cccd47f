import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, askAll, submit } from '../api/api.ts'
import { ageBands, formalities, stages } from '../api/records.ts'
import {
  type Agreement,
  capacityPeriods,
  costKinds,
  type Institution,
  type Service,
  serviceKinds,
} from '../api/services.ts'
import { FormScreen } from '../app/form-screen.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { rowStyles } from '../parts/row-styles.ts'
import { draftOf, inputOf, type ServiceDraft } from '../parts/service-draft.ts'
import { say } from '../words/say.ts'

/** Adding a service, and changing one. Who may have it is asked as plain questions. */
export class ServiceFormScreen extends FormScreen<ServiceDraft> {
  static override styles = [...[FormScreen.styles].flat(), rowStyles]
  #service: Service | undefined
  #institutions: readonly Institution[] = []
  #agreements: readonly Agreement[] = []
  readonly #loading = new Loading(this, () => this.#prepare())

  protected override firstUpdated(): void {
    this.headed(say(this.#id ? 'service.edit' : 'service.add'), [
      { label: say('nav.portfolio'), href: '/console/services' },
    ])
  }

  get #id(): string | undefined {
    return this.place.parameters['id']
  }

  async #prepare(): Promise<true> {
    const [institutions, agreements] = await Promise.all([
      askAll('services.institutions', { active: true }),
      askAll('services.agreements'),
    ])
    this.#institutions = institutions
    this.#agreements = agreements
    if (this.#id) this.#service = await api('services.service', { id: this.#id })
    this.begin(draftOf(this.#service, institutions[0]?.id ?? ''))
    return true
  }

  protected override codesOf(name: string): readonly string[] {
    return { cost: ['SERVICES_COST_INCOMPLETE'], capacity: ['SERVICES_CAPACITY_INCOMPLETE'] }[name] ?? []
  }

  protected override render(): TemplateResult {
    return this.page(
      say(this.#id ? 'service.edit' : 'service.add'),
      this.#loading.show(() => (this.#institutions.length ? this.#form() : this.#noInstitution())),
    )
  }

  #noInstitution(): TemplateResult {
    return html`<milpa-state kind="empty" heading=${say('institutions.none')} text=${say('service.needsInstitution')}>
      <a class="button" href="/console/institutions">${say('nav.institutions')}</a>
    </milpa-state>`
  }

  #form(): TemplateResult {
    const { draft } = this
    const own = this.#agreements.filter(({ institution }) => institution.id === draft.institutionId)
    return html`<form class="page" novalidate @submit=${this.#save}>
      <section class="panel">
        <header><h2>${say('service.what')}</h2></header>
        <div class="body form two">
          ${this.text('name', say('common.name'))}
          ${this.choice(
            'kind',
            say('service.kind'),
            serviceKinds.map((one) => [one, say(`service.kind.${one}`)] as const),
            { optional: false },
          )}
          ${this.area('description', say('service.description'))}
          ${this.choice(
            'institutionId',
            say('service.institution'),
            this.#institutions.map(({ id, name }) => [id, name] as const),
            { optional: false },
          )}
          ${this.choice(
            'agreementId',
            say('service.agreement'),
            own.map(({ id, title }) => [id, title] as const),
          )}
          ${this.choice(
            'costKind',
            say('service.cost'),
            costKinds.map((one) => [one, say(`service.cost.${one}`)] as const),
            { optional: false },
          )}
          ${
            draft.costKind === 'fixed'
              ? html`${this.text('cost', say('service.amount', { currency: this.session.centre.currency }), { inputmode: 'decimal' })}
                ${this.text('costPer', say('service.per'), { optional: true, hint: say('service.perHint') })}`
              : nothing
          }
          ${this.text('place', say('field.place'), { optional: true })}
          ${this.text('capacity', say('service.capacity'), { optional: true, inputmode: 'numeric' })}
          ${
            draft.capacity
              ? this.choice(
                  'capacityPeriod',
                  say('service.capacityPeriod'),
                  capacityPeriods.map((one) => [one, say(`service.period.${one}`)] as const),
                  { optional: false },
                )
              : nothing
          }
          ${this.tick('public', say('service.public'), say('service.publicHint'))}
          ${this.#service ? this.tick('active', say('common.active')) : nothing}
        </div>
      </section>
      <section class="panel">
        <header>
          <h2>${say('service.who')}</h2>
          <small>${say('service.whoHint')}</small>
        </header>
        <div class="body form two">
          ${this.#checks(
            'stages',
            say('field.stage'),
            stages.map((one) => [one, say(`stage.${one}`)] as const),
          )}
          ${this.#checks(
            'formalities',
            say('field.formality'),
            formalities.map((one) => [one, say(`formality.${one}`)] as const),
          )}
          ${this.#checks(
            'ageBands',
            say('field.ageBand'),
            ageBands.map((one) => [one, say(`ageBand.${one}`)] as const),
          )}
          <div class="form">
            ${this.text('monthsAtLeast', say('service.monthsAtLeast'), { optional: true, inputmode: 'numeric' })}
            ${this.text('workersAtMost', say('service.workersAtMost'), { optional: true, inputmode: 'numeric' })}
          </div>
          <fieldset class="across">
            <legend>${say('service.questions')}</legend>
            ${draft.questions.map((words, at) => this.#question(words, at))}
            <button
              class="button small"
              type="button"
              @click=${() => this.change({ questions: [...draft.questions, ''] })}
            >
              ${icon('plus')}${say('service.addQuestion')}
            </button>
          </fieldset>
        </div>
      </section>
      ${this.refusal()}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>${say('common.save')}</button>
        <a class="button" href="/console/services">${say('common.cancel')}</a>
      </div>
    </form>`
  }

  #question(words: string, at: number): TemplateResult {
    const put = (questions: readonly string[]) => this.change({ questions })
    return html`<div class="editor">
      <input
        class="input grow"
        aria-label=${say('service.question', { number: at + 1 })}
        placeholder=${say('service.questionHint')}
        .value=${words}
        @input=${(event: Event) => put(this.draft.questions.map((one, index) => (index === at ? (event.target as HTMLInputElement).value : one)))}
      />
      <button
        class="button round"
        type="button"
        aria-label=${say('common.remove')}
        @click=${() => put(this.draft.questions.filter((_one, index) => index !== at))}
      >
        ${icon('x')}
      </button>
    </div>`
  }

  #checks(
    name: 'stages' | 'formalities' | 'ageBands',
    label: string,
    options: readonly (readonly [string, string])[],
  ): TemplateResult {
    const chosen = this.draft[name]
    return html`<fieldset>
      <legend>${label}</legend>
      ${options.map(
        ([one, words]) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              .checked=${chosen.includes(one)}
              @change=${(event: Event) =>
                this.change({
                  [name]: (event.target as HTMLInputElement).checked
                    ? [...chosen, one]
                    : chosen.filter((other) => other !== one),
                })}
            />${words}</label
          >`,
      )}
    </fieldset>`
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.send(async () => {
      const input = inputOf(this.draft, this.session.centre.currency, this.#service?.eligibility ?? null)
      if (this.#service)
        await submit('services.change-service', { id: this.#service.id, ...input, active: this.draft.active })
      else await submit('services.add-service', input)
      this.markClean()
      done(say('common.saved'))
      go('/console/services')
    })
  }
}

define('milpa-screen-service-form', ServiceFormScreen)
