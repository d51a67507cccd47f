import { define, type MenuItem } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/menu'
import { html, nothing, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import { allTerritories, findActivities, type Territory } from '../api/catalogues.ts'
import { type Campaign, formalities, stages } from '../api/records.ts'
import { Part } from '../app/screen.ts'
import { say, sayIf } from '../words/say.ts'
import './activity-picker.ts'
import './territory-picker.ts'
import { inventoryFilterStyles } from './inventory-filter-styles.ts'
import type { UrlState } from './url-state.ts'

const fixed = {
  validated: ['never', 'old'],
  stage: stages,
  formality: formalities,
  listed: ['true', 'false'],
  status: ['active', 'closed', 'not-found'],
  hasPlace: ['true', 'false'],
  archived: ['true'],
} as const
type Fixed = keyof typeof fixed
const common = ['validated', 'listed'] as const
const rare = ['status', 'stage', 'formality', 'hasPlace', 'archived'] as const

/** Stages and formalities are called here as everywhere; the other values have words of the filter. */
const wordsOf = (name: Fixed, value: string): string =>
  sayIf(`${name}.${value}`) ?? sayIf(`filter.${name}.${value}`) ?? value

/**
 * Search and filters of the inventory, as chips that read as sentences. Event: `console-filter` with what changes, or
 * without detail to take all away.
 */
export class InventoryFilters extends Part {
  static override properties = {
    url: { attribute: false },
    asking: { state: true },
    activityTitle: { state: true },
    territories: { state: true },
    campaigns: { state: true },
    unfolded: { state: true },
  }
  static override styles = [...[Part.styles].flat(), inventoryFilterStyles]
  declare url: UrlState
  declare private asking: 'activity' | 'territory' | undefined
  declare private activityTitle: string | undefined
  declare private territories: readonly Territory[]
  declare private campaigns: readonly Campaign[]
  /** On a narrow screen the filters wait behind a button. */
  declare private unfolded: boolean
  #typing: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.asking = undefined
    this.activityTitle = undefined
    this.territories = []
    this.campaigns = []
    this.unfolded = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('pointerdown', this.#onPressed)
    void api('enterprises.campaigns').then(
      ({ items }) => (this.campaigns = items),
      // Without them the list is found by everything else.
      () => undefined,
    )
    const activity = this.url.get('activity')
    if (activity) {
      void findActivities(activity).then(
        (hits) => (this.activityTitle = hits.find((hit) => hit.filter === activity)?.title),
        () => undefined,
      )
    }
    if (this.url.get('territory')) {
      void allTerritories().then(
        (all) => (this.territories = all),
        () => undefined,
      )
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('pointerdown', this.#onPressed)
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus()
  }

  protected override render(): TemplateResult {
    const count = ['activity', 'territory', 'campaign', ...Object.keys(fixed)].filter(
      (name) => this.url.get(name) !== undefined,
    ).length
    return html`<div class="filters" role="search" aria-label=${say('inventory.search')}>
        <label class="search">
          ${icon('search')}
          <input
            type="search"
            aria-label=${say('inventory.search')}
            placeholder=${say('inventory.search')}
            .value=${this.url.get('q') ?? this.url.get('search') ?? ''}
            @input=${this.#onType}
            @keydown=${this.#onKey}
          /><kbd>/</kbd>
        </label>
        <button
          class="filter fold ${count ? 'on' : ''}"
          type="button"
          aria-expanded=${this.unfolded}
          @click=${() => (this.unfolded = !this.unfolded)}
        >
          ${say('filter.all', { count })}${icon('chevron-down')}
        </button>
        <span class="all ${this.unfolded ? '' : 'folded'}">
          ${this.#open('activity', this.activityTitle ?? this.url.get('activity'))}
          ${this.#open('territory', this.#territoryName())} ${common.map((name) => this.#fixed(name))}
          ${this.#campaign()} ${this.#rare()}
          ${
            count
              ? html`<button class="button plain" type="button" @click=${() => this.tell('console-filter')}>
                  ${say('inventory.clearFilters')}
                </button>`
              : nothing
          }
        </span>
      </div>
      ${this.asking ? this.#ask(this.asking) : nothing}`
  }

  /** A filter whose value is found by searching. */
  #open(name: 'activity' | 'territory', value: string | undefined): TemplateResult {
    if (value !== undefined) return this.#on(name, value)
    return html`<button
      class="filter"
      type="button"
      aria-expanded=${this.asking === name}
      @click=${() => (this.asking = this.asking === name ? undefined : name)}
    >
      ${say(`filter.${name}`)}${icon('chevron-down')}
    </button>`
  }

  #fixed(name: Fixed): TemplateResult {
    const value = this.url.get(name)
    if (value !== undefined) return this.#on(name, wordsOf(name, value))
    const items: readonly MenuItem[] = fixed[name].map((one) => ({ id: one, label: wordsOf(name, one) }))
    return html`<milpa-menu
      label=${say(`filter.${name}`)}
      .items=${items}
      @milpa-choose=${(event: CustomEvent<{ id: string }>) => this.tell('console-filter', { [name]: event.detail.id })}
    ></milpa-menu>`
  }

  /** Filters that are seldom wanted, behind one button. */
  #rare(): TemplateResult {
    const off = rare.filter((name) => this.url.get(name) === undefined)
    const items: readonly MenuItem[] = off.flatMap((name) =>
      fixed[name].map((one) => ({
        id: `${name} ${one}`,
        label: `${say(`filter.${name}`)}: ${wordsOf(name, one)}`,
      })),
    )
    return html`${rare.filter((name) => this.url.get(name) !== undefined).map((name) => this.#fixed(name))}
    ${
      items.length
        ? html`<milpa-menu
            label=${say('filter.more')}
            .items=${items}
            @milpa-choose=${(event: CustomEvent<{ id: string }>) => {
              const [name = '', value = ''] = event.detail.id.split(' ')
              this.tell('console-filter', { [name]: value })
            }}
          ></milpa-menu>`
        : nothing
    }`
  }

  /** Those that a round of visits has not reached yet; nothing where no round is open. */
  #campaign(): TemplateResult | typeof nothing {
    const id = this.url.get('campaign')
    if (id !== undefined) return this.#on('campaign', this.campaigns.find((one) => one.id === id)?.name ?? '…')
    const open = this.campaigns.filter(({ closedAt }) => closedAt === null)
    if (open.length === 0) return nothing
    return html`<milpa-menu
      label=${say('filter.campaign')}
      .items=${open.map(({ id: one, name }) => ({ id: one, label: name }))}
      @milpa-choose=${(event: CustomEvent<{ id: string }>) => this.tell('console-filter', { campaign: event.detail.id })}
    ></milpa-menu>`
  }

  #on(name: 'activity' | 'territory' | 'campaign' | Fixed, value: string): TemplateResult {
    return html`<button
      class="filter on"
      type="button"
      aria-label=${say('filter.remove', { name: say(`filter.${name}`), value })}
      @click=${() => this.tell('console-filter', { [name]: undefined })}
    >
      <span><b>${say(`filter.${name}`)}:</b> ${value}</span>${icon('x')}
    </button>`
  }

  #ask(name: 'activity' | 'territory'): TemplateResult {
    const chosen = (event: CustomEvent<{ readonly value: string; readonly label: string }>) => {
      event.stopPropagation()
      this.asking = undefined
      if (name === 'activity') this.activityTitle = event.detail.label
      this.tell('console-filter', { [name]: event.detail.value })
    }
    return html`<div class="asked" @keydown=${this.#onAskedKey}>
      ${
        name === 'activity'
          ? html`<milpa-activity-picker for-filter @console-picked=${chosen}></milpa-activity-picker>`
          : html`<milpa-territory-picker @console-picked=${chosen}></milpa-territory-picker>`
      }
    </div>`
  }

  #territoryName(): string | undefined {
    const code = this.url.get('territory')
    return code && (this.territories.find((one) => one.code === code)?.name ?? code)
  }

  readonly #onType = (event: Event): void => {
    const { value } = event.target as HTMLInputElement
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.tell('console-filter', { q: value.trim(), search: undefined }), 250)
  }

  /** A press elsewhere takes the question away; the button that asks it does so itself. */
  readonly #onPressed = (event: Event): void => {
    const inside = event
      .composedPath()
      .some((node) => node instanceof Element && node.matches('.asked, [aria-expanded=true]'))
    if (!inside) this.asking = undefined
  }

  readonly #onAskedKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    this.asking = undefined
    this.renderRoot.querySelector<HTMLElement>('.filter[aria-expanded=true]:not(.fold)')?.focus()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    const input = event.target as HTMLInputElement
    if (input.value === '') input.blur()
  }
}

define('milpa-inventory-filters', InventoryFilters)
