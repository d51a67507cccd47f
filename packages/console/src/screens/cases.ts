import { define, type TableColumn } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/table'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, askAll, type Page } from '../api/api.ts'
import { type CaseRow, type CaseStatus, caseStatuses } from '../api/cases.ts'
import type { Service } from '../api/services.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { Screen } from '../app/screen.ts'
import { statusChip } from '../parts/case-words.ts'
import { Pages } from '../parts/pages.ts'
import { staffMembers } from '../parts/staff-names.ts'
import type { StaffMember } from '../api/centre.ts'
import { UrlState } from '../parts/url-state.ts'
import { currentLanguage, say } from '../words/say.ts'
import { writeDay } from '../words/write.ts'

const size = 25

/** Who asked for what, who accompanies her, and how far it is. */
export class CasesScreen extends Screen {
  static override properties = { ...Screen.properties, staff: { state: true }, services: { state: true } }
  declare private staff: readonly StaffMember[]
  declare private services: readonly Service[]
  #url!: UrlState
  #pages!: Pages
  #list!: Loading<Page<CaseRow>>
  #columns: readonly TableColumn<CaseRow>[] = []
  #columnsFor: unknown

  constructor() {
    super()
    this.staff = []
    this.services = []
  }

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    this.#list ??= new Loading(this, (signal) => {
      const status = this.#url.get('status')
      const query = {
        status: status ? [status] : undefined,
        adviserId: this.#url.get('adviser'),
        serviceId: this.#url.get('service'),
        limit: size,
        after: this.#pages.after,
      }
      return ask('cases.cases', query, signal)
    })
    super.connectedCallback()
    const quiet = () => undefined
    void staffMembers().then((staff) => (this.staff = staff), quiet)
    void askAll('services.services').then((services) => (this.services = services), quiet)
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.cases'))
  }

  protected override willUpdate(): void {
    const now = `${currentLanguage()} ${this.staff.length}`
    if (this.#columnsFor === now) return
    this.#columnsFor = now
    this.#columns = columns(new Map(this.staff.map(({ id, name }) => [id, name])))
  }

  protected override render(): TemplateResult {
    const { value, error, isLoading } = this.#list
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.cases')}</h1>
          <p>${say('cases.intro')}</p>
        </div>
        ${
          this.session.may('cases:edit')
            ? html`<a class="button solid" href="/console/cases/new">${icon('plus')}${say('case.new')}</a>`
            : nothing
        }
      </div>
      <div class="filters">
        ${this.#select(
          'status',
          say('common.status'),
          caseStatuses.map((one) => [one, say(`case.status.${one}`)] as const),
        )}
        ${this.#select(
          'adviser',
          say('case.adviser'),
          this.staff.map(({ id, name }) => [id, name] as const),
        )}
        ${this.#select(
          'service',
          say('case.service'),
          this.services.map(({ id, name }) => [id, name] as const),
        )}
      </div>
      <section class="panel">
        <milpa-table
          label=${say('nav.cases')}
          .columns=${this.#columns}
          .rows=${value?.items ?? []}
          .href=${hrefOf}
          .page=${this.#pages.shown(value)}
          .error=${error === undefined ? '' : sentenceOf(error)}
          ?loading=${isLoading}
          @milpa-page=${this.#onPage}
          @milpa-retry=${() => void this.#list.load()}
        >
          <milpa-state
            slot="empty"
            kind="empty"
            heading=${say('cases.none')}
            text=${say('cases.noneText')}
          ></milpa-state>
        </milpa-table>
      </section>
    </div>`
  }

  #select(name: string, label: string, options: readonly (readonly [string, string])[]): TemplateResult {
    const value = this.#url.get(name) ?? ''
    return html`<label class="row"
      ><span class="small soft">${label}</span>
      <select
        class="input"
        @change=${(event: Event) => this.#to({ [name]: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${value === ''}>${say('common.any')}</option>
        ${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
      </select></label
    >`
  }

  #to(changes: Readonly<Record<string, string | undefined>>): void {
    this.#url.set(changes)
    this.#pages.restart()
    void this.#list.load()
  }

  readonly #onPage = (event: CustomEvent<{ readonly direction: 'previous' | 'next' }>): void => {
    const page = this.#list.value
    if (!page) return
    this.#pages.turn(event.detail.direction, page)
    void this.#list.load()
  }
}

const hrefOf = ({ id }: CaseRow): string => `/console/cases/${id}`

const columns = (names: ReadonlyMap<string, string>): readonly TableColumn<CaseRow>[] => [
  {
    key: 'who',
    label: say('case.who'),
    cell: (row) =>
      html`<span class="who"
        ><span class="grow"
          ><b>${row.person?.name ?? row.enterprise?.name ?? ''}</b
          ><small>${row.person ? (row.enterprise?.name ?? '') : ''}</small></span
        ></span
      >`,
  },
  { key: 'service', label: say('case.service'), drop: 'small', cell: ({ service }) => service.name },
  {
    key: 'adviser',
    label: say('case.adviser'),
    drop: 'medium',
    cell: ({ adviserId }) =>
      adviserId ? (names.get(adviserId) ?? '') : html`<span class="chip maize">${say('case.unassigned')}</span>`,
  },
  {
    key: 'status',
    label: say('common.status'),
    cell: ({ status }: { readonly status: CaseStatus }) => statusChip(status),
  },
  {
    key: 'opened',
    label: say('case.opened'),
    drop: 'medium',
    cell: ({ openedOn }) => html`<span class="nowrap">${writeDay(openedOn)}</span>`,
  },
]

define('milpa-screen-cases', CasesScreen)
