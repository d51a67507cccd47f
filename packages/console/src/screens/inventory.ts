import type { Output } from '@milpa/client'
import { define, type MapArea, type MapPoint, type MilpaTable, type TableColumn } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/menu'
import '@milpa/ui/components/table'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { api, ask, type Page } from '../api/api.ts'
import { territoryAreas } from '../api/catalogues.ts'
import type { Enterprise } from '../api/records.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { archiveForm } from '../parts/archive-form.ts'
import '../parts/inventory-filters.ts'
import { columns, hrefOf, nameOf, pointOf } from '../parts/inventory-columns.ts'
import { emptyInventory } from '../parts/inventory-empty.ts'
import { inventoryKeys } from '../parts/inventory-keys.ts'
import { countWords, exportInventory, filtered, filtersOf, queryOf, size } from '../parts/inventory-query.ts'
import { inventoryMap, type View, views, viewSwitch } from '../parts/inventory-views.ts'
import { Pages } from '../parts/pages.ts'
import { UrlState } from '../parts/url-state.ts'
import '../parts/validate-dialog.ts'
import { currentLanguage, say } from '../words/say.ts'

import { inventoryStyles } from './inventory-styles.ts'

/** The inventory: one list seen as table and as map, found, filtered, chosen and worked on together. */
export class InventoryScreen extends ScreenWithForm {
  static override properties = {
    ...ScreenWithForm.properties,
    selected: { state: true },
    current: { state: true },
    areas: { state: true },
    validating: { state: true },
    working: { state: true },
  }
  static override styles = [...[ScreenWithForm.styles].flat(), inventoryStyles]
  declare private selected: ReadonlySet<string>
  declare private current: string
  declare private areas: readonly MapArea[]
  declare private validating: boolean
  declare private working: boolean
  #url!: UrlState
  #pages!: Pages
  #list!: Loading<Page<Enterprise>>
  #count!: Loading<Output<'enterprises.count'>>
  #columns: readonly TableColumn<Enterprise>[] = []
  #points: readonly MapPoint[] = []
  #pointsOf: unknown
  /** The table renders all its rows again when its columns change: they are made once for a language. */
  #columnsIn: string | undefined

  constructor() {
    super()
    this.selected = new Set()
    this.current = ''
    this.areas = []
    this.validating = this.working = false
  }

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    this.#list ??= new Loading(
      this,
      (signal) => ask('enterprises.list', queryOf(this.#url, this.#pages.after), signal),
      { spoken: true },
    )
    this.#count ??= new Loading(this, (signal) => ask('enterprises.count', filtersOf(this.#url), signal))
    super.connectedCallback()
    document.addEventListener('keydown', this.#keys)
    void territoryAreas().then(
      (areas) => (this.areas = areas),
      // Without shapes the map shows the places alone.
      () => undefined,
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.#keys)
  }

  protected override firstUpdated(): void {
    this.headed(say('inventory.title'))
  }

  protected override willUpdate(_changes: PropertyValues): void {
    const page = this.#list.value
    if (this.#pointsOf !== page) {
      this.#pointsOf = page
      this.#points = (page?.items ?? []).flatMap((row) => pointOf(row) ?? [])
    }
    if (this.#columnsIn !== currentLanguage()) {
      this.#columnsIn = currentLanguage()
      this.#columns = columns()
    }
  }

  protected override render(): TemplateResult {
    const view = this.#view
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('inventory.title')}</h1>
          <p role="status">${this.#counted()}</p>
        </div>
        <div class="actions">
          ${viewSwitch(view, (one) => this.#to({ view: one === 'table-map' ? undefined : one }))}
          <button class="button" type="button" aria-busy=${this.working ? 'true' : nothing} @click=${this.#export}>
            ${icon('download')}${say('inventory.export')}
          </button>
          ${
            this.session.may('enterprises:edit')
              ? html`<a class="button solid" href="/console/enterprises/new"
                  >${icon('plus')}${say('inventory.register')}</a
                >`
              : nothing
          }
        </div>
      </div>
      <milpa-inventory-filters .url=${this.#url} @console-filter=${this.#onFilter}></milpa-inventory-filters>
      <div class="both ${view}">
        ${view === 'map' ? nothing : this.#table()} ${view === 'table' ? nothing : this.#map()}
      </div>
      <milpa-validate-dialog
        .ids=${[...this.selected]}
        campaign=${this.#url.get('campaign') ?? ''}
        ?open=${this.validating}
        @console-closed=${() => (this.validating = false)}
        @console-validated=${this.#onWorked}
      ></milpa-validate-dialog>
      ${this.dialog()}
    </div>`
  }

  #table(): TemplateResult {
    const { value, error, isLoading } = this.#list
    return html`<milpa-table
      label=${say('inventory.title')}
      .columns=${this.#columns}
      .rows=${value?.items ?? []}
      .rowName=${nameOf}
      .href=${hrefOf}
      .sort=${this.#sort}
      .page=${this.#pages.shown(value, this.#total)}
      .selected=${this.selected}
      .current=${this.current}
      .error=${error === undefined ? '' : sentenceOf(error)}
      ?selectable=${this.session.may('enterprises:edit')}
      ?loading=${isLoading}
      skeleton=${13}
      @milpa-selection=${(event: CustomEvent<{ selected: ReadonlySet<string> }>) => (this.selected = event.detail.selected)}
      @milpa-current=${(event: CustomEvent<{ id?: string }>) => (this.current = event.detail.id ?? '')}
      @milpa-sort=${(event: CustomEvent<{ key: string }>) => this.#to({ sort: event.detail.key === 'name' ? undefined : event.detail.key })}
      @milpa-page=${this.#onPage}
      @milpa-retry=${() => void this.#list.load()}
    >
      <div slot="bulk" class="row">
        ${
          this.session.may('enterprises:validate')
            ? html`<button class="button small" type="button" @click=${() => (this.validating = true)}>
                ${icon('check')}${say('inventory.validate')}
              </button>`
            : nothing
        }
        <button class="button small" type="button" @click=${this.#askArchive}>
          ${icon('archive')}${say('inventory.archive')}
        </button>
        <button class="button small" type="button" @click=${this.#exportChosen}>
          ${icon('download')}${say('inventory.export')}
        </button>
      </div>
      <div slot="empty">${emptyInventory(this.session, filtered(this.#url), () => this.#clear())}</div>
    </milpa-table>`
  }

  #map(): TemplateResult {
    return inventoryMap({
      points: this.#points,
      areas: this.areas,
      rows: this.#list.value?.items.length ?? 0,
      current: this.current,
      choose: (id) => (this.current = id),
    })
  }

  get #total(): number | undefined {
    const counted = this.#count.value
    return counted?.exact ? counted.count : undefined
  }

  /** How many the filters leave; what the page is for, until that is known. */
  #counted(): string {
    const counted = this.#count.value
    if (!counted) return say('inventory.intro')
    return say('inventory.count', { count: counted.count, words: countWords(counted) })
  }

  get #view(): View {
    return views.find((one) => one === this.#url.get('view')) ?? 'table-map'
  }

  get #sort() {
    const key = this.#url.get('sort') ?? 'name'
    return { key, direction: key === 'updated' ? ('descending' as const) : ('ascending' as const) }
  }

  #to(changes: Readonly<Record<string, string | undefined>>): void {
    const onlyView = Object.keys(changes).every((name) => name === 'view')
    this.#url.set(changes, onlyView)
    if (onlyView) this.requestUpdate()
    else {
      this.#pages.restart()
      this.#reload()
    }
  }

  #clear(): void {
    this.#url.clear(['view'])
    this.#pages.restart()
    this.#reload()
  }

  #reload(): void {
    void this.#list.load()
    void this.#count.load()
  }

  readonly #onFilter = (event: CustomEvent<Readonly<Record<string, string | undefined>> | undefined>): void => {
    if (event.detail) this.#to(event.detail)
    else this.#clear()
  }

  readonly #onPage = (event: CustomEvent<{ readonly direction: 'previous' | 'next' }>): void => {
    const page = this.#list.value
    if (!page) return
    this.#pages.turn(event.detail.direction, page)
    void this.#list.load()
  }

  readonly #askArchive = (): void => {
    const ids = [...this.selected]
    this.form = archiveForm({ count: ids.length }, () => this.#archive(ids))
  }

  async #archive(ids: readonly string[]): Promise<void> {
    const archived: string[] = []
    for (const id of ids) {
      if (!(await attempt(() => api('enterprises.archive', { id })))) break
      archived.push(id)
    }
    this.#onWorked()
    if (archived.length === 0) return
    done(say('inventory.archived', { count: archived.length }), async () => {
      for (const id of archived) await api('enterprises.restore', { id })
      await this.#list.load()
    })
  }

  readonly #onWorked = (): void => {
    this.validating = false
    this.selected = new Set()
    this.#reload()
  }

  readonly #export = async (): Promise<void> => {
    this.working = true
    try {
      await exportInventory(queryOf(this.#url, undefined))
    } catch (error) {
      done(sentenceOf(error))
    } finally {
      this.working = false
    }
  }

  readonly #exportChosen = (): void => {
    const rows = this.#list.value?.items.filter(({ id }) => this.selected.has(id)) ?? []
    void exportInventory(rows)
  }

  readonly #keys = inventoryKeys({
    search: () => this.renderRoot.querySelector<HTMLElement>('milpa-inventory-filters')?.focus(),
    step: (by) => {
      const rows = this.#list.value?.items ?? []
      const at = rows.findIndex(({ id }) => id === this.current)
      const next = rows[by > 0 ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)]
      if (!next) return
      this.current = next.id
      void this.updateComplete.then(() => this.renderRoot.querySelector<MilpaTable<Enterprise>>('milpa-table')?.focus())
    },
  })
}

define('milpa-screen-inventory', InventoryScreen)
