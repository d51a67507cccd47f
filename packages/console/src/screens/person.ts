import { ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/menu'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask } from '../api/api.ts'
import { type Sensitive, type PersonRecord } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { archiveForm } from '../parts/archive-form.ts'
import '../parts/ask-reason.ts'
import '../parts/case-lines.ts'
import '../parts/consents-panel.ts'
import { contactLines } from '../parts/contact-lines.ts'
import { keepFile } from '../parts/csv.ts'
import '../parts/documents.ts'
import { toneOf } from '../parts/enterprise-words.ts'
import { facetCards } from '../parts/facet-cards.ts'
import '../parts/history-list.ts'
import type { HistoryList } from '../parts/history-list.ts'
import { personWork } from '../parts/person-work.ts'
import { recordStyles } from '../parts/record-styles.ts'
import '../parts/similar-panel.ts'
import { territoryName } from '../parts/territory-name.ts'
import { say } from '../words/say.ts'
import { initials, writeLanguage } from '../words/write.ts'

type Asked = 'sensitive' | 'forget' | undefined

/** One person, told as a story: who she is, what she runs and agreed to, what is open. */
export class PersonScreen extends ScreenWithForm {
  static override properties = { ...ScreenWithForm.properties, asked: { state: true }, sensitive: { state: true } }
  static override styles = [...[ScreenWithForm.styles].flat(), recordStyles]
  declare private asked: Asked
  declare private sensitive: Sensitive | undefined
  readonly #record = new Loading(this, (signal) => ask('entrepreneurs.read', { id: this.#id }, signal))
  #told: PersonRecord | undefined

  constructor() {
    super()
    this.asked = undefined
    this.sensitive = undefined
  }

  get #id(): string {
    return this.place.parameters['id']!
  }

  protected override updated(): void {
    const record = this.#record.value
    if (record === this.#told) return
    this.#told = record
    if (record) this.headed(record.displayName, [{ label: say('nav.people'), href: '/console/people' }])
  }

  protected override render(): unknown {
    return this.#record.show((record) => this.#story(record))
  }

  #story(record: PersonRecord): TemplateResult {
    return html`<div class="page">
      ${this.#head(record)}
      ${
        record.mergedInto
          ? html`<p class="note">
              ${icon('merge')}<span
                >${say('record.mergedInto')}
                <a href="/console/entrepreneurs/${record.mergedInto}">${say('common.open')}</a></span
              >
            </p>`
          : nothing
      }
      <milpa-similar-panel kind="person" record=${record.id}></milpa-similar-panel>
      <div class="story">
        <div>${this.#facts(record)} ${contactLines(record.contacts)}</div>
        <div>
          ${personWork(record, { mayAdd: this.session.may('enterprises:edit') })}
          ${
            this.session.may('cases:read')
              ? html`<milpa-case-lines
                  person=${record.id}
                  ?may-open=${this.session.may('cases:edit')}
                ></milpa-case-lines>`
              : nothing
          }
          <section class="panel">
            <header><h2>${say('history.title')}</h2></header>
            <milpa-history-list
              .ask=${(after?: string) => ask('entrepreneurs.history', { id: record.id, after })}
            ></milpa-history-list>
          </section>
        </div>
        <div class="third">
          <milpa-consents-panel
            person=${record.id}
            .session=${this.session}
            @console-consented=${() => void this.#record.load()}
          ></milpa-consents-panel>
          ${facetCards(this.screens, this.session, 'entrepreneur-tab', { kind: 'entrepreneur', id: record.id })}
          <milpa-documents
            kind="person"
            record=${record.id}
            ?may-add=${this.session.may('files:upload')}
          ></milpa-documents>
        </div>
      </div>
      ${this.#dialogs(record)}
    </div>`
  }

  #head(record: PersonRecord): TemplateResult {
    const may = (permission: string) => this.session.may(permission)
    const items = [
      ...(may('entrepreneurs:sensitive') && (record.hasDisability || record.hasHousehold)
        ? [{ id: 'sensitive', label: say('person.seeSensitive'), icon: 'eye' as const }]
        : []),
      ...(may('entrepreneurs:export') ? [{ id: 'data', label: say('person.herData'), icon: 'download' as const }] : []),
      ...(may('entrepreneurs:edit')
        ? [
            record.archivedAt === null
              ? { id: 'archive', label: say('record.archive'), icon: 'archive' as const, apart: true }
              : { id: 'restore', label: say('record.restore'), icon: 'undo' as const, apart: true },
          ]
        : []),
      ...(may('entrepreneurs:forget')
        ? [{ id: 'forget', label: say('person.forget'), icon: 'trash' as const, danger: true }]
        : []),
    ]
    return html`<div class="record-head">
      <span class="avatar ${toneOf(record.displayName)}">${initials(record.displayName)}</span>
      <div class="words">
        <h1 tabindex="-1">${record.displayName}</h1>
        <p class="row">
          <span class="soft">${[record.knownAs, record.locality].filter(Boolean).join(' · ')}</span>
          ${record.archivedAt === null ? nothing : html`<span class="chip">${say('person.archived')}</span>`}
        </p>
      </div>
      <div class="actions">
        <span class="seen">${icon('eye')}${say('record.seen')}</span>
        ${
          may('entrepreneurs:edit') && record.archivedAt === null
            ? html`<a class="button solid" href="/console/entrepreneurs/${record.id}/edit"
                >${icon('edit')}${say('common.edit')}</a
              >`
            : nothing
        }
        ${items.length ? html`<milpa-menu accessible-name=${say('common.actions')} .items=${items} @milpa-choose=${this.#onAction}></milpa-menu>` : nothing}
      </div>
    </div>`
  }

  #facts(record: PersonRecord): TemplateResult {
    const facts: readonly (readonly [string, unknown])[] = [
      [say('field.givenName'), record.givenName],
      [say('field.familyName'), record.familyName],
      [say('field.sex'), record.sex && say(`sex.${record.sex}`)],
      [say('field.ageBand'), record.ageBand && say(`ageBand.${record.ageBand}`)],
      [say('field.languages'), record.languages.map(writeLanguage).join(', ')],
      [say('field.locality'), record.locality],
      [say('field.territory'), territoryName(record.territoryCode)],
      [say('common.notes'), record.notes],
      [say('field.disability'), this.sensitive?.disability],
      ...this.#household(),
    ]
    const known = facts.filter(([, value]) => Boolean(value))
    return html`<section class="panel">
      <header><h2>${say('person.facts')}</h2></header>
      ${
        known.length
          ? html`<div class="body">
              <dl class="facts">
                ${known.map(
                  ([name, value]) =>
                    html`<dt>${name}</dt>
                      <dd>${value}</dd>`,
                )}
              </dl>
            </div>`
          : html`<p class="quiet">${say('person.onlyName')}</p>`
      }
    </section>`
  }

  #household(): readonly (readonly [string, unknown])[] {
    const household = this.sensitive?.household
    if (!household) return []
    return [
      [
        say('field.headsHousehold'),
        household.headsHousehold === undefined ? undefined : say(household.headsHousehold ? 'common.yes' : 'common.no'),
      ],
      [say('field.adults'), household.adults?.toString()],
      [say('field.children'), household.children?.toString()],
      [say('field.dependants'), household.dependants?.toString()],
      [say('field.incomeShare'), household.incomeShare && say(`incomeShare.${household.incomeShare}`)],
    ]
  }

  #dialogs(record: PersonRecord): TemplateResult {
    const close = () => (this.asked = undefined)
    return html`${this.dialog()}<milpa-ask-reason
        heading=${say('person.seeSensitive')}
        explained=${say('person.seeSensitiveText')}
        action=${say('person.seeSensitive')}
        .act=${async (reason: string) => (this.sensitive = await api('entrepreneurs.sensitive', { id: record.id, reason }))}
        ?open=${this.asked === 'sensitive'}
        @console-closed=${close}
      ></milpa-ask-reason>
      <milpa-ask-reason
        danger
        heading=${say('person.forgetTitle', { name: record.displayName })}
        explained=${say('person.forgetText')}
        question=${say('person.forgetQuestion')}
        hint=${record.displayName}
        action=${say('person.forget')}
        .act=${this.#forget}
        ?open=${this.asked === 'forget'}
        @console-closed=${close}
      ></milpa-ask-reason>`
  }

  readonly #forget = async (written: string): Promise<void> => {
    if (written.trim() !== this.#record.value?.displayName)
      throw new ProblemError({ status: 422, code: 'INVALID_INPUT', title: say('person.forgetName') })
    const { parts } = await api('entrepreneurs.forget', { id: this.#id })
    const kept = parts.flatMap((part) => part.kept.map((key) => this.session.text(part.area, key) ?? key))
    done([say('person.forgotten'), ...kept].join(' '))
    go('/console/people')
  }

  #changed(): void {
    void this.#record.load()
    this.renderRoot.querySelector<HistoryList>('milpa-history-list')?.reload()
  }

  readonly #onAction = async (event: CustomEvent<{ readonly id: string }>): Promise<void> => {
    const { id } = event.detail
    const record = this.#record.value!
    if (id === 'sensitive' || id === 'forget') this.asked = id
    else if (id === 'data') {
      await attempt(async () => {
        const data = await api('entrepreneurs.my-data', { id: record.id })
        keepFile(`${record.displayName}.json`, new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
      })
    } else if (id === 'restore') {
      if (await attempt(() => api('entrepreneurs.restore', { id: record.id }))) this.#changed()
    } else this.form = archiveForm({ name: record.displayName }, () => this.#archive(record))
  }

  async #archive(record: PersonRecord): Promise<void> {
    await api('entrepreneurs.archive', { id: record.id })
    this.#changed()
    done(say('record.archived', { name: record.displayName }), async () => {
      await api('entrepreneurs.restore', { id: record.id })
      this.#changed()
    })
  }
}

define('milpa-screen-person', PersonScreen)
