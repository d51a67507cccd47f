import { define, type TableColumn } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/table'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, type Page } from '../api/api.ts'
import type { Person } from '../api/records.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { Screen } from '../app/screen.ts'
import { toneOf } from '../parts/enterprise-words.ts'
import { Pages } from '../parts/pages.ts'
import { UrlState } from '../parts/url-state.ts'
import { currentLanguage, say } from '../words/say.ts'
import { initials, writeDay } from '../words/write.ts'

const size = 25

/** Everybody whom the centre knows, by name. */
export class PeopleScreen extends Screen {
  #url!: UrlState
  #pages!: Pages
  #list!: Loading<Page<Person>>
  #columns: readonly TableColumn<Person>[] = []
  #columnsIn = ''
  #typing: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    this.#list ??= new Loading(this, (signal) =>
      ask(
        'entrepreneurs.list',
        {
          q: this.#url.get('q'),
          archived: this.#url.get('archived'),
          sort: this.#url.get('sort'),
          limit: size,
          after: this.#pages.after,
        },
        signal,
      ),
    )
    super.connectedCallback()
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.people'))
  }

  protected override willUpdate(): void {
    if (this.#columnsIn === currentLanguage()) return
    this.#columnsIn = currentLanguage()
    this.#columns = columns()
  }

  protected override render(): TemplateResult {
    const { value, error, isLoading } = this.#list
    const archived = this.#url.get('archived') === 'true'
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.people')}</h1>
          <p>${say('people.intro')}</p>
        </div>
        ${
          this.session.may('entrepreneurs:edit')
            ? html`<a class="button solid" href="/console/people/new">${icon('plus')}${say('person.register')}</a>`
            : nothing
        }
      </div>
      <div class="filters" role="search" aria-label=${say('people.search')}>
        <label class="search grow">
          ${icon('search')}
          <input
            type="search"
            aria-label=${say('people.search')}
            placeholder=${say('people.search')}
            .value=${this.#url.get('q') ?? ''}
            @input=${this.#onType}
          />
        </label>
        <button
          class="filter"
          type="button"
          aria-pressed=${archived}
          @click=${() => this.#to({ archived: archived ? undefined : 'true' })}
        >
          ${say('filter.archived.true')}
        </button>
      </div>
      <section class="panel">
        <milpa-table
          label=${say('nav.people')}
          .columns=${this.#columns}
          .rows=${value?.items ?? []}
          .rowName=${({ displayName }: Person) => displayName}
          .href=${hrefOf}
          .sort=${{ key: this.#url.get('sort') ?? 'name', direction: this.#url.get('sort') === 'updated' ? 'descending' : 'ascending' }}
          .page=${this.#pages.shown(value)}
          .error=${error === undefined ? '' : sentenceOf(error)}
          ?loading=${isLoading}
          @milpa-sort=${(event: CustomEvent<{ key: string }>) => this.#to({ sort: event.detail.key === 'name' ? undefined : event.detail.key })}
          @milpa-page=${this.#onPage}
          @milpa-retry=${() => void this.#list.load()}
        >
          <milpa-state
            slot="empty"
            kind="empty"
            heading=${say('people.none')}
            text=${say('people.noneText')}
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

const hrefOf = ({ id }: Person): string => `/console/entrepreneurs/${id}`

const columns = (): readonly TableColumn<Person>[] => [
  {
    key: 'name',
    label: say('common.name'),
    sortable: true,
    cell: (row) =>
      html`<span class="who">
        <span class="avatar ${toneOf(row.displayName)}">${initials(row.displayName)}</span>
        <span class="grow"><b>${row.displayName}</b><small>${row.knownAs ?? ''}</small></span>
      </span>`,
  },
  { key: 'locality', label: say('inventory.column.locality'), drop: 'medium', cell: ({ locality }) => locality ?? '' },
  { key: 'contact', label: say('export.contact'), drop: 'small', cell: ({ contacts }) => contacts[0]?.value ?? '' },
  {
    key: 'consents',
    label: say('people.publication'),
    drop: 'medium',
    cell: ({ consents }) =>
      consents.includes('publication')
        ? html`<span class="chip leaf">${say('common.yes')}</span>`
        : html`<span class="chip">${say('common.no')}</span>`,
  },
  {
    key: 'updated',
    label: say('inventory.column.updated'),
    sortable: true,
    drop: 'medium',
    cell: ({ updatedAt }) => html`<span class="nowrap">${writeDay(updatedAt)}</span>`,
  },
]

define('milpa-screen-people', PeopleScreen)
