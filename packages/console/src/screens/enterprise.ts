import { define, type MapArea } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/map'
import '@milpa/ui/components/menu'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask } from '../api/api.ts'
import { territoryAreas } from '../api/catalogues.ts'
import type { EnterpriseRecord } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { archiveForm } from '../parts/archive-form.ts'
import '../parts/ask-reason.ts'
import '../parts/case-lines.ts'
import { contactLines } from '../parts/contact-lines.ts'
import '../parts/documents.ts'
import { listedChip, toneOf, validationChip } from '../parts/enterprise-words.ts'
import '../parts/enterprise-public.ts'
import {
  enterpriseFacts,
  enterprisePeople,
  enterpriseValidations,
  type ExactPlace,
} from '../parts/enterprise-panels.ts'
import { facetCards } from '../parts/facet-cards.ts'
import '../parts/history-list.ts'
import type { HistoryList } from '../parts/history-list.ts'
import '../parts/publish-dialog.ts'
import { recordStyles } from '../parts/record-styles.ts'
import '../parts/similar-panel.ts'
import { namesOfStaff } from '../parts/staff-names.ts'
import '../parts/validate-dialog.ts'
import { currentLanguage, say } from '../words/say.ts'
import { initials } from '../words/write.ts'

type Asked = 'validate' | 'place' | 'publish' | undefined

/** One enterprise, told as a story: what it is, what happened, what is open. */
export class EnterpriseScreen extends ScreenWithForm {
  static override properties = {
    ...ScreenWithForm.properties,
    asked: { state: true },
    exact: { state: true },
    areas: { state: true },
    names: { state: true },
  }
  static override styles = [...[ScreenWithForm.styles].flat(), recordStyles]
  declare private asked: Asked
  declare private exact: ExactPlace | undefined
  declare private areas: readonly MapArea[]
  declare private names: (id: string) => string
  readonly #record = new Loading(
    this,
    (signal) => ask('enterprises.read', { id: this.#id, language: currentLanguage() }, signal),
    { spoken: true },
  )
  #told: EnterpriseRecord | undefined

  constructor() {
    super()
    this.asked = undefined
    this.exact = undefined
    this.areas = []
    this.names = () => ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void namesOfStaff().then((names) => (this.names = names))
    void territoryAreas().then(
      (areas) => (this.areas = areas),
      () => undefined,
    )
  }

  get #id(): string {
    return this.place.parameters['id']!
  }

  protected override updated(): void {
    const record = this.#record.value
    if (record === this.#told) return
    this.#told = record
    if (record) this.headed(record.name, [{ label: say('nav.inventory'), href: '/console/inventory' }])
  }

  protected override render(): unknown {
    return this.#record.show((record) => this.#story(record))
  }

  #story(record: EnterpriseRecord): TemplateResult {
    return html`<div class="page">
      ${this.#head(record)}
      ${
        record.mergedInto
          ? html`<p class="note">
              ${icon('merge')}<span
                >${say('record.mergedInto')}
                <a href="/console/enterprises/${record.mergedInto}">${say('common.open')}</a></span
              >
            </p>`
          : nothing
      }
      <milpa-similar-panel kind="enterprise" record=${record.id}></milpa-similar-panel>
      <div class="story">
        <div>
          ${enterpriseFacts(record, this.areas, this.exact, this.session.may('enterprises:place') ? this.#askPlace : undefined)}
          ${contactLines(record.contacts)}
        </div>
        <div>
          ${enterprisePeople(record)} ${enterpriseValidations(record, this.names)}
          <section class="panel">
            <header><h2>${say('history.title')}</h2></header>
            <milpa-history-list
              .ask=${(after?: string) => ask('enterprises.history', { id: record.id, after })}
            ></milpa-history-list>
          </section>
        </div>
        <div class="third">
          <milpa-enterprise-public
            .record=${record}
            .session=${this.session}
            @console-changed=${this.#onChanged}
          ></milpa-enterprise-public>
          ${
            this.session.may('cases:read')
              ? html`<milpa-case-lines
                  enterprise=${record.id}
                  ?may-open=${this.session.may('cases:edit')}
                ></milpa-case-lines>`
              : nothing
          }
          ${facetCards(this.screens, this.session, 'enterprise-tab', { kind: 'enterprise', id: record.id })}
          <milpa-documents
            kind="enterprise"
            record=${record.id}
            ?may-add=${this.session.may('files:upload')}
          ></milpa-documents>
        </div>
      </div>
      ${this.#dialogs(record)}
    </div>`
  }

  #head(record: EnterpriseRecord): TemplateResult {
    const may = (permission: string) => this.session.may(permission)
    const items = [
      ...(may('enterprises:place') && record.hasExactPlace
        ? [{ id: 'place', label: say('enterprise.seePlace'), icon: 'pin' as const }]
        : []),
      ...(may('enterprises:publish') && record.archivedAt === null
        ? [
            {
              id: 'publish',
              label: say(record.listed ? 'enterprise.unlist' : 'enterprise.list'),
              icon: 'globe' as const,
            },
          ]
        : []),
      ...(may('enterprises:edit')
        ? [
            record.archivedAt === null
              ? { id: 'archive', label: say('record.archive'), icon: 'archive' as const, apart: true }
              : { id: 'restore', label: say('record.restore'), icon: 'undo' as const, apart: true },
          ]
        : []),
    ]
    return html`<div class="record-head">
      <span class="avatar ${toneOf(record.name)}">${initials(record.name)}</span>
      <div class="words">
        <h1 tabindex="-1">${record.name}</h1>
        <p class="row">${this.#second(record)} ${validationChip(record)} ${listedChip(record)}</p>
      </div>
      <div class="actions">
        <span class="seen">${icon('eye')}${say('record.seen')}</span>
        ${
          may('enterprises:validate') && record.archivedAt === null
            ? html`<button class="button" type="button" @click=${() => (this.asked = 'validate')}>
                ${icon('check')}${say('inventory.validate')}
              </button>`
            : nothing
        }
        ${
          may('enterprises:edit') && record.archivedAt === null
            ? html`<a class="button solid" href="/console/enterprises/${record.id}/edit"
                >${icon('edit')}${say('common.edit')}</a
              >`
            : nothing
        }
        ${items.length ? html`<milpa-menu accessible-name=${say('common.actions')} .items=${items} @milpa-choose=${this.#onAction}></milpa-menu>` : nothing}
      </div>
    </div>`
  }

  #second({ activity, locality }: EnterpriseRecord): TemplateResult | typeof nothing {
    const words = [activity?.title, locality].filter(Boolean).join(' · ')
    return words ? html`<span class="soft">${words}</span>` : nothing
  }

  #dialogs(record: EnterpriseRecord): TemplateResult {
    const close = () => (this.asked = undefined)
    return html`${this.dialog()}<milpa-validate-dialog
        .ids=${[record.id]}
        ?open=${this.asked === 'validate'}
        @console-closed=${close}
        @console-validated=${this.#onChanged}
      ></milpa-validate-dialog>
      <milpa-ask-reason
        heading=${say('enterprise.seePlace')}
        explained=${say('enterprise.seePlaceText')}
        action=${say('enterprise.seePlace')}
        .act=${this.#seePlace}
        ?open=${this.asked === 'place'}
        @console-closed=${close}
      ></milpa-ask-reason>
      <milpa-publish-dialog
        .enterprise=${record}
        ?open=${this.asked === 'publish'}
        @console-closed=${close}
        @console-published=${this.#onChanged}
      ></milpa-publish-dialog>`
  }

  readonly #askPlace = (): void => {
    this.asked = 'place'
  }

  readonly #seePlace = async (reason: string): Promise<void> => {
    const { place } = await api('enterprises.exact-place', { id: this.#id, reason })
    this.exact = place ?? undefined
  }

  readonly #onChanged = (): void => {
    this.asked = undefined
    void this.#record.load()
    this.renderRoot.querySelector<HistoryList>('milpa-history-list')?.reload()
  }

  readonly #onAction = async (event: CustomEvent<{ readonly id: string }>): Promise<void> => {
    const { id } = event.detail
    const record = this.#record.value!
    if (id === 'place') this.asked = 'place'
    else if (id === 'publish' && record.listed) {
      if (!(await attempt(() => api('enterprises.unpublish', { id: record.id })))) return
      done(say('enterprise.unlisted'))
      this.#onChanged()
    } else if (id === 'publish') this.asked = 'publish'
    else if (id === 'restore') {
      if (await attempt(() => api('enterprises.restore', { id: record.id }))) this.#onChanged()
    } else this.form = archiveForm({ name: record.name }, () => this.#archive(record))
  }

  async #archive(record: EnterpriseRecord): Promise<void> {
    await api('enterprises.archive', { id: record.id })
    this.#onChanged()
    done(say('record.archived', { name: record.name }), async () => {
      await api('enterprises.restore', { id: record.id })
      this.#onChanged()
    })
  }
}

define('milpa-screen-enterprise', EnterpriseScreen)
