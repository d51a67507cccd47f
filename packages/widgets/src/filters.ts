import { baseStyles, css, define, html, icon, MilpaElement, nothing, type PropertyDeclarations } from '@milpa/widgets'
import { iconPaths } from '@milpa/ui/icons'
import type { Facets } from './enterprises.ts'
import { words } from './messages/filters.es.ts'

/** What the filters change in the directory around them. */
export type Filter = Readonly<Partial<Record<'activity' | 'territory' | 'near' | 'cell', string>>>

/**
 * The filters of the directory, a file of their own: the list is read before anybody filters it. They tell their choice by
 * `milpa-filter` {activity | territory | near | cell} and are told what is chosen by attributes of these names.
 */
class MilpaFilters extends MilpaElement {
  static override properties: PropertyDeclarations = {
    activity: {},
    territory: {},
    near: {},
    cell: {},
    facets: { state: true },
  }
  static override styles = [
    baseStyles,
    css`
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
        flex: 1 1 6.5rem;
        min-width: 0;
        max-width: 14rem;
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
        flex: 1 0 auto;
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
  declare cell: string
  declare private facets: Facets | undefined

  constructor() {
    super()
    this.activity = this.territory = this.near = this.cell = ''
  }

  protected override async load(): Promise<void> {
    this.facets = await this.get<Facets>('enterprises/facets')
  }

  #choose(filter: Filter): void {
    this.tell('milpa-filter', filter)
  }

  /** Asks where she is only when she presses; what is sent is cut to some 110 m, and nothing keeps it. */
  readonly #locate = (): void => {
    if (this.near) return this.#choose({ near: '' })
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        this.#choose({ near: [latitude, longitude].map((each) => each.toFixed(3)).join(), cell: '' }),
      () => {
        this.announcement = this.say('nowhere')
      },
      { timeout: 10_000, maximumAge: 600_000 },
    )
  }

  /** Without the counts one can still search: nothing is said of an error here. */
  protected override renderFrame(): unknown {
    const { facets, near, cell } = this
    return html`${this.#renderChoice('activity', facets?.activities)}
    ${this.#renderChoice('territory', facets?.territories)}
    ${cell
      ? html`<button class="on" type="button" @click=${() => this.#choose({ cell: '' })}>
          ${this.say('zone')} ${icon(iconPaths.x)}
        </button>`
      : html`<button
          class=${near ? 'on' : ''}
          type="button"
          aria-pressed=${!!near}
          @click=${this.#locate}
        >
          ${icon(near ? iconPaths.x : iconPaths.pin)} ${this.say('near')}
        </button>`}`
  }

  #renderChoice(name: 'activity' | 'territory', options: Facets['activities'] | Facets['territories'] = []): unknown {
    const chosen = this[name]
    if (!options.length && !chosen) return nothing
    return html`<select
      class=${chosen ? 'on' : ''}
      aria-label=${this.say(name)}
      @change=${({ target }: Event) => this.#choose({ [name]: (target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${!chosen}>${this.say(chosen ? `${name}.all` : name)}</option>
      ${options.map(
        (option) =>
          html`<option value=${option.code} ?selected=${option.code === chosen}>
            ${'title' in option ? option.title : option.name} (${option.count})
          </option>`,
      )}
    </select>`
  }
}

define('milpa-filters', MilpaFilters)
