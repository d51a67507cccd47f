import { baseStyles, css, define, html, icon, MilpaElement, nothing, type PropertyDeclarations } from '@milpa/widgets'
import { iconPaths } from '@milpa/ui/icons'
import { type Facets, few } from './enterprises.ts'
import { words } from './messages/filters.es.ts'

/** What the filters change in the directory around them. */
export interface Filter {
  readonly activity?: string
  readonly territory?: string
  /** Latitude, longitude and metres around. */
  readonly near?: string
  /** `near` is a cell of the map. */
  readonly zone?: boolean
}

interface Choice {
  readonly code: string
  readonly title: string
  readonly count: number | null
}

/**
 * The filters of the directory, a file of their own: the list is read before anybody filters it. They tell their choice by
 * `milpa-filter` {@link Filter} and are told what is chosen by properties of these names.
 */
class MilpaFilters extends MilpaElement {
  static override properties: PropertyDeclarations = {
    activity: {},
    territory: {},
    near: {},
    zone: {},
    facets: { state: true },
  }
  static override styles = [
    baseStyles,
    css`
      /* As wide as its choices. */
      :host {
        container-type: normal;
      }
      .frame {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        overflow: visible;
        border: 0;
        background: none;
      }
      select,
      button {
        flex: 1 1 104px;
        min-width: 0;
        max-width: 224px;
        height: 48px;
        padding: 0 14px;
        border: 2px solid var(--m-line-strong);
        border-radius: 10px;
        background: var(--m-surface);
        text-overflow: ellipsis;
        white-space: nowrap;
        cursor: pointer;
      }
      button {
        display: flex;
        gap: 6px;
        align-items: center;
        justify-content: center;
        flex: 1 0 auto;
      }
      /* Two rows, whatever there is to choose from: their height is reserved before it is known. */
      @container (max-width: 699px) {
        .frame {
          display: grid;
          grid-template-columns: 1fr 1fr;
        }
        select {
          max-width: none;
        }
        button,
        select:only-of-type {
          grid-column: 1/-1;
          max-width: none;
        }
      }
      .on {
        border-color: var(--m-bean-text);
        background: var(--m-bean-wash);
        color: var(--m-bean-text);
        font-weight: 600;
      }
    `,
  ]
  static override words = { es: words }
  static override languages = ['en', 'pt', 'fr']

  declare activity: string
  declare territory: string
  declare near: string
  declare zone: boolean
  declare private facets: Facets | undefined

  constructor() {
    super()
    this.activity = this.territory = this.near = ''
    this.zone = false
  }

  protected override async load(): Promise<void> {
    this.facets = await this.get<Facets>('enterprises/facets')
  }

  #choose(filter: Filter): void {
    this.tell('milpa-filter', filter)
  }

  /** Asks where she is only when she presses; what is sent is cut to some 110 m, and nothing keeps it. */
  readonly #locate = (): void => {
    if (this.near) return this.#choose({ near: '', zone: false })
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        this.#choose({ near: [latitude, longitude].map((each) => each.toFixed(3)).join(), zone: false }),
      () => {
        this.announcement = this.say('nowhere')
      },
      { timeout: 10_000, maximumAge: 600_000 },
    )
  }

  /**
   * All at once when the counts are there, so that none of them moves. Without the counts one can still search: nothing is
   * said of an error here.
   */
  protected override renderFrame(): unknown {
    const { near, zone } = this
    if (!this.facets && this.state === 'loading') return nothing
    return html`${this.#renderChoice('activity', this.#activities())}
      ${this.#renderChoice('territory', this.#territories())}
      <button class=${near ? 'on' : ''} type="button" aria-pressed=${!!near} @click=${this.#locate}>
        ${icon(near ? iconPaths.x : iconPaths.pin)} ${this.say(zone ? 'zone' : 'near')}
      </button>`
  }

  /** Divisions in the order of their titles, each with the trades in it. */
  #activities(): readonly Choice[] {
    const all = this.facets?.activities ?? []
    const sorted = (kind: string, of?: string): Facets['activities'][number][] =>
      all
        .filter((one) => one.kind === kind && (!of || one.parent === of))
        .sort((one, other) => one.title.localeCompare(other.title, this.locale))
    return sorted('division').flatMap(({ code, title, count }) => [
      { code, title, count },
      ...sorted('trade', code).map((trade) => ({ ...trade, title: `\u2003${trade.title}` })),
    ])
  }

  /** The smallest that have a name: a state or municipality above them says nothing in a municipality's own page. */
  #territories(): readonly Choice[] {
    const all = this.facets?.territories ?? []
    return all.flatMap(({ code, name, count }) =>
      name && !all.some(({ parent }) => parent === code) ? [{ code, title: name, count }] : [],
    )
  }

  #renderChoice(name: 'activity' | 'territory', choices: readonly Choice[]): unknown {
    const chosen = this[name]
    if (!choices.length && !chosen) return nothing
    return html`<select
      class=${chosen ? 'on' : ''}
      aria-label=${this.say(name)}
      @change=${({ target }: Event) => this.#choose({ [name]: (target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${!chosen}>${this.say(chosen ? `${name}.all` : name)}</option>
      ${choices.map(
        ({ code, title, count }) =>
          html`<option value=${code} ?selected=${code === chosen}>${title} (${few(count)})</option>`,
      )}
    </select>`
  }
}

define('milpa-filters', MilpaFilters)
