import { type ComboboxOption, define } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, askAll, submit } from '../api/api.ts'
import type { Service } from '../api/services.ts'
import { FormScreen, orNull } from '../app/form-screen.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { staffMembers } from '../parts/staff-names.ts'
import type { StaffMember } from '../api/centre.ts'
import { currentLanguage, say } from '../words/say.ts'
import { today } from '../words/write.ts'

interface Draft {
  readonly personId: string
  readonly personName: string
  readonly enterpriseId: string
  readonly enterpriseName: string
  readonly serviceId: string
  readonly adviserId: string
  readonly openedOn: string
  readonly summary: string
}

/** Somebody asks for a service. */
export class CaseFormScreen extends FormScreen<Draft> {
  #services: readonly Service[] = []
  #staff: readonly StaffMember[] = []
  readonly #loading = new Loading(this, () => this.#prepare())

  protected override firstUpdated(): void {
    this.headed(say('case.new'), [{ label: say('nav.cases'), href: '/console/cases' }])
  }

  async #prepare(): Promise<true> {
    const [services, staff] = await Promise.all([askAll('services.services', { active: true }), staffMembers()])
    this.#services = services
    this.#staff = staff.filter(({ active }) => active)
    const [personId, enterpriseId] = [this.place.query.get('person'), this.place.query.get('enterprise')]
    const person = personId ? await ask('entrepreneurs.read', { id: personId }) : undefined
    const enterprise = enterpriseId
      ? await ask('enterprises.read', { id: enterpriseId, language: currentLanguage() })
      : undefined
    this.begin({
      personId: person?.id ?? '',
      personName: person?.displayName ?? '',
      enterpriseId: enterprise?.id ?? '',
      enterpriseName: enterprise?.name ?? '',
      serviceId: services[0]?.id ?? '',
      adviserId: this.#staff.some(({ id }) => id === this.session.centre.memberId) ? this.session.centre.memberId : '',
      openedOn: today(),
      summary: '',
    })
    return true
  }

  protected override render(): TemplateResult {
    return this.page(
      say('case.new'),
      this.#loading.show(() => (this.#services.length ? this.#form() : this.#noService())),
    )
  }

  #noService(): TemplateResult {
    return html`<milpa-state kind="empty" heading=${say('portfolio.none')} text=${say('case.needsService')}>
      <a class="button" href="/console/services">${say('nav.portfolio')}</a>
    </milpa-state>`
  }

  #form(): TemplateResult {
    const { draft } = this
    return html`<form class="page" novalidate @submit=${this.#save}>
      <section class="panel">
        <div class="body form two">
          <milpa-combobox
            label=${say('case.person')}
            .value=${draft.personId}
            .text=${draft.personName}
            .source=${findPerson}
            @milpa-change=${(event: CustomEvent<{ value: string; option?: ComboboxOption }>) =>
              this.change({ personId: event.detail.value, personName: event.detail.option?.label ?? '' })}
          ></milpa-combobox>
          <milpa-combobox
            label=${say('case.enterprise')}
            .value=${draft.enterpriseId}
            .text=${draft.enterpriseName}
            .source=${findEnterprise}
            @milpa-change=${(event: CustomEvent<{ value: string; option?: ComboboxOption }>) =>
              this.change({ enterpriseId: event.detail.value, enterpriseName: event.detail.option?.label ?? '' })}
          ></milpa-combobox>
          ${this.choice(
            'serviceId',
            say('case.service'),
            this.#services.map(({ id, name }) => [id, name] as const),
            { optional: false },
          )}
          ${this.choice(
            'adviserId',
            say('case.adviser'),
            this.#staff.map(({ id, name }) => [id, name] as const),
          )}
          ${this.text('openedOn', say('case.opened'), { type: 'date' })}
          ${this.area('summary', say('case.summary'), { hint: say('case.summaryHint') })}
        </div>
      </section>
      ${this.refusal()}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>${say('case.open')}</button>
        <a class="button" href="/console/cases">${say('common.cancel')}</a>
      </div>
    </form>`
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.send(async () => {
      const { personName: _person, enterpriseName: _enterprise, ...given } = this.draft
      const input = Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (orNull(value) ? [[name, value.trim()]] : [])),
      )
      const { id } = await submit('cases.open-case', input, this.key)
      this.markClean()
      done(say('case.opened.done'))
      go(`/console/cases/${id}`)
    })
  }
}

async function findPerson(words: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> {
  const { items } = await ask('entrepreneurs.list', { q: words, limit: 8 }, signal)
  return items.map(({ id, displayName, locality }) => ({ value: id, label: displayName, note: locality ?? '' }))
}

async function findEnterprise(words: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> {
  const { items } = await ask('enterprises.list', { q: words, limit: 8, language: currentLanguage() }, signal)
  return items.map(({ id, name, activity, locality }) => ({
    value: id,
    label: name,
    note: [activity?.title, locality].filter(Boolean).join(' · '),
  }))
}

define('milpa-screen-case-form', CaseFormScreen)
