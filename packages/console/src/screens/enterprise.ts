import type { Output } from '@milpa/client'
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
import { Screen } from '../app/screen.ts'
import '../parts/ask-reason.ts'
import '../parts/case-lines.ts'
import { contactLines } from '../parts/contact-lines.ts'
import '../parts/documents.ts'
import { listedChip, toneOf, validationChip, workersText } from '../parts/enterprise-words.ts'
import '../parts/enterprise-public.ts'
import { facetCards } from '../parts/facet-cards.ts'
import '../parts/history-list.ts'
import type { HistoryList } from '../parts/history-list.ts'
import '../parts/publish-dialog.ts'
import { recordStyles } from '../parts/record-styles.ts'
import '../parts/similar-panel.ts'
import { namesOfStaff } from '../parts/staff-names.ts'
import '../parts/validate-dialog.ts'
import { currentLanguage, say } from '../words/say.ts'
import { initials, writeDay, writeLanguage, writePartialDay } from '../words/write.ts'

type Asked = 'validate' | 'place' | 'publish' | undefined
type ExactPlace = NonNullable<Output<'enterprises.exact-place'>['place']>

/** One enterprise, told as a story: what it is, what happened, what is open. */
export class EnterpriseScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    asked: { state: true },
    exact: { state: true },
    areas: { state: true },
    names: { state: true },
  }
  static override styles = [...[Screen.styles].flat(), recordStyles]
  declare private asked: Asked
  declare private exact: ExactPlace | undefined
  declare private areas: readonly MapArea[]
  declare private names: (id: string) => string
  readonly #record = new Loading(this, (signal) =>
    ask('enterprises.read', { id: this.#id, language: currentLanguage() }, signal),
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
        <div>${this.#facts(record)} ${contactLines(record.contacts)}</div>
        <div>
          ${this.#people(record)} ${this.#validations(record)}
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
      ...(may('enterprises:publish')
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
        <p class="row">
          <span class="soft">${[record.activity?.title, record.locality].filter(Boolean).join(' · ')}</span>
          ${validationChip(record)} ${listedChip(record)}
        </p>
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

  #facts(record: EnterpriseRecord): TemplateResult {
    const point = record.publicPoint
    const facts: readonly (readonly [string, unknown])[] = [
      [say('field.what'), record.what],
      [say('field.activity'), record.activity?.title],
      [say('field.started'), record.started && writePartialDay(record.started)],
      [say('field.stage'), record.stage && say(`stage.${record.stage}`)],
      [say('field.formality'), record.formality && say(`formality.${record.formality}`)],
      [say('field.workers'), workersText(record.workers, record.sizeBand)],
      [say('field.hours'), record.hours],
      [say('field.languages'), record.languages.map(writeLanguage).join(', ')],
      [say('field.locality'), record.locality],
      [say('field.territory'), record.territoryCode],
      [say('field.homeBased'), say(record.homeBased ? 'common.yes' : 'common.no')],
      ...record.externalIds.map(({ system, value }) => [system.toUpperCase(), value] as const),
      [say('common.notes'), record.notes],
    ]
    return html`<section class="panel">
      <header><h2>${say('enterprise.facts')}</h2></header>
      ${
        point
          ? html`<milpa-points-map
              class="small-map"
              label=${say('enterprise.zone')}
              .areas=${this.areas}
              .points=${[{ id: record.id, lon: point.longitude, lat: point.latitude, label: record.name, note: say('enterprise.zone'), tone: 'maize' as const }]}
            ></milpa-points-map>`
          : nothing
      }
      <div class="body">
        <dl class="facts">
          ${facts
            .filter(([, value]) => Boolean(value))
            .map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}
          ${
            this.exact
              ? html`<dt>${say('enterprise.exact')}</dt>
                  <dd>
                    ${
                      this.exact.latitude !== undefined && this.exact.longitude !== undefined
                        ? html`<b>${degrees(this.exact.latitude)}, ${degrees(this.exact.longitude)}</b>`
                        : nothing
                    }${this.exact.address ? html`<br />${this.exact.address}` : nothing}
                  </dd>`
              : nothing
          }
        </dl>
      </div>
      <p class="quiet row small">${icon('lock')}<span class="grow">${say('inventory.lock')}</span></p>
    </section>`
  }

  #people(record: EnterpriseRecord): TemplateResult {
    return html`<section class="panel">
      <header><h2>${say('field.people')}</h2></header>
      ${
        record.people.length
          ? html`<ul class="lines">
              ${record.people.map(
                ({ personId, displayName, role, since, until }) =>
                  html`<li>
                    <span class="avatar ${toneOf(displayName)}">${initials(displayName)}</span>
                    <span class="grow"
                      ><a href="/console/entrepreneurs/${personId}"><b>${displayName}</b></a
                      ><small
                        >${[say(`role.${role}`), since && writeDay(since), until && writeDay(until)].filter(Boolean).join(' · ')}</small
                      ></span
                    >
                  </li>`,
              )}
            </ul>`
          : html`<p class="quiet">${say('enterprise.nobody')}</p>`
      }
    </section>`
  }

  #validations({ validations }: EnterpriseRecord): TemplateResult {
    return html`<section class="panel">
      <header><h2>${say('validation.history')}</h2></header>
      ${
        validations.length
          ? html`<ul class="lines">
              ${validations.toReversed().map(
                ({ result, note, at, by }) =>
                  html`<li>
                    <span class="grow"
                      ><b>${say(`validation.result.${result}`)}</b
                      ><small>${[note, this.names(by)].filter(Boolean).join(' · ')}</small></span
                    >
                    <span class="soft small">${writeDay(at)}</span>
                  </li>`,
              )}
            </ul>`
          : html`<p class="quiet">${say('validation.none')}</p>`
      }
    </section>`
  }

  #dialogs(record: EnterpriseRecord): TemplateResult {
    const close = () => (this.asked = undefined)
    return html`<milpa-validate-dialog
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
    } else if (await attempt(() => api('enterprises.archive', { id: record.id }))) {
      this.#onChanged()
      done(say('record.archived', { name: record.name }), async () => {
        await api('enterprises.restore', { id: record.id })
        this.#onChanged()
      })
    }
  }
}

/** A tenth of a metre is more than anybody measured. */
const degrees = (value: number): string => String(Number(value.toFixed(6)))

define('milpa-screen-enterprise', EnterpriseScreen)
