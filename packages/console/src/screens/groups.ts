import { define, type TableColumn } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/state'
import '@milpa/ui/components/table'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, type Page } from '../api/api.ts'
import { type Group, groupKinds } from '../api/records.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { Screen } from '../app/screen.ts'
import { toneOf } from '../parts/enterprise-words.ts'
import { Pages } from '../parts/pages.ts'
import { UrlState } from '../parts/url-state.ts'
import { currentLanguage, say } from '../words/say.ts'
import { initials } from '../words/write.ts'

const size = 25

/** Cooperatives, solidarity and savings groups: what several women form together. */
export class GroupsScreen extends Screen {
  #url!: UrlState
  #pages!: Pages
  #list!: Loading<Page<Group>>
  #columns: readonly TableColumn<Group>[] = []
  #columnsIn = ''
  #typing: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    this.#list ??= new Loading(this, (signal) => {
      const [q, kind, archived] = ['q', 'kind', 'archived'].map((name) => this.#url.get(name))
      return ask('entrepreneurs.groups', { q, kind, archived, limit: size, after: this.#pages.after }, signal)
    })
    super.connectedCallback()
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.groups'))
  }

  protected override willUpdate(): void {
    if (this.#columnsIn === currentLanguage()) return
    this.#columnsIn = currentLanguage()
    this.#columns = columns()
  }

  protected override render(): TemplateResult {
    const { value, error, isLoading } = this.#list
    const archived = this.#url.get('archived') === 'true'
    const filtered = ['q', 'kind', 'archived'].some((name) => this.#url.get(name) !== undefined)
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.groups')}</h1>
          <p>${say('groups.intro')}</p>
        </div>
        ${
          this.session.may('entrepreneurs:edit')
            ? html`<a class="button solid" href="/console/groups/new">${icon('plus')}${say('group.register')}</a>`
            : nothing
        }
      </div>
      <div class="filters" role="search" aria-label=${say('groups.search')}>
        <label class="search grow">
          ${icon('search')}
          <input
            type="search"
            aria-label=${say('groups.search')}
            placeholder=${say('groups.search')}
            .value=${this.#url.get('q') ?? ''}
            @input=${this.#onType}
          />
        </label>
        <select
          class="input"
          aria-label=${say('group.kind')}
          @change=${(event: Event) => this.#to({ kind: (event.target as HTMLSelectElement).value })}
        >
          <option value="">${say('group.kind')}: ${say('common.any')}</option>
          ${groupKinds.map((one) => html`<option value=${one} ?selected=${one === this.#url.get('kind')}>${say(`group.kind.${one}`)}</option>`)}
        </select>
        <button
          class="filter capital"
          type="button"
          aria-pressed=${archived}
          @click=${() => this.#to({ archived: archived ? undefined : 'true' })}
        >
          ${say('filter.archived.true')}
        </button>
      </div>
      <section class="panel">
        <milpa-table
          label=${say('nav.groups')}
          .columns=${this.#columns}
          .rows=${value?.items ?? []}
          .rowName=${({ name }: Group) => name}
          .href=${({ id }: Group) => `/console/groups/${id}`}
          .page=${this.#pages.shown(value)}
          .error=${error === undefined ? '' : sentenceOf(error)}
          ?loading=${isLoading}
          @milpa-page=${this.#onPage}
          @milpa-retry=${() => void this.#list.load()}
        >
          <milpa-state
            slot="empty"
            kind="empty"
            heading=${say(filtered ? 'inventory.noneFound' : 'groups.none')}
            text=${say(filtered ? 'inventory.noneFoundText' : 'groups.noneText')}
          ></milpa-state>
        </milpa-table>
      </section>
    </div>`
  }

  #to(changes: Readonly<Record<string, string | undefined>>): void {
    this.#url.set(changes)
    this.#pages.restart()
    void this.#list.load()
  }

  readonly #onType = (event: Event): void => {
    const { value } = event.target as HTMLInputElement
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#to({ q: value.trim() }), 250)
  }

  readonly #onPage = (event: CustomEvent<{ readonly direction: 'previous' | 'next' }>): void => {
    const page = this.#list.value
    if (!page) return
    this.#pages.turn(event.detail.direction, page)
    void this.#list.load()
  }
}

const columns = (): readonly TableColumn<Group>[] => [
  {
    key: 'name',
    label: say('common.name'),
    cell: ({ name, purpose }) =>
      html`<span class="who">
        <span class="avatar ${toneOf(name)}">${initials(name)}</span>
        <span class="grow"><b>${name}</b><small>${purpose ?? ''}</small></span>
      </span>`,
  },
  { key: 'kind', label: say('group.kind'), drop: 'small', cell: ({ kind }) => say(`group.kind.${kind}`) },
  { key: 'locality', label: say('field.locality'), drop: 'medium', cell: ({ locality }) => locality ?? '' },
]

define('milpa-screen-groups', GroupsScreen)
