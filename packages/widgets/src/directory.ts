import {
  baseStyles,
  define,
  html,
  icon,
  MilpaElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from '@milpa/widgets'
import { iconPaths } from '@milpa/ui/icons'
import { directoryStyles } from './directory-styles.ts'
import { type DirectoryPage, type Enterprise, hrefOf, whereOf } from './enterprises.ts'
import type { Filter } from './filters.ts'
import { words } from './messages/directory.es.ts'

const filters = ['search', 'activity', 'territory', 'near'] as const
const none = { search: '', activity: '', territory: '', near: '', zone: false }

/**
 * `<milpa-directory>`: who is there, what she makes, how to reach her; beside the list the map of cells.
 *
 * Attributes besides those of every widget: `activity`, `territory` (codes to begin with), `limit` (12).
 * `milpa-select` {id} before the details of an enterprise open, cancelable.
 */
class MilpaDirectory extends MilpaElement {
  static override properties: PropertyDeclarations = {
    search: {},
    activity: {},
    territory: {},
    near: { state: true },
    zone: { state: true },
    limit: {},
    page: { state: true },
    open: { state: true },
    at: { state: true },
  }
  static override styles = [baseStyles, directoryStyles]
  static override words = { es: words }
  static override languages = ['en', 'pt', 'fr']
  static override reloads = [...MilpaElement.reloads, ...filters]

  declare search: string
  declare activity: string
  declare territory: string
  declare limit: string
  /** Latitude, longitude and metres around. */
  declare private near: string
  /** `near` is a cell of the map, not where she is. */
  declare private zone: boolean
  declare private page: DirectoryPage | undefined
  /** Whose details are shown. */
  declare private open: Enterprise | undefined
  /** Whose cell is marked on the map. */
  declare private at: Enterprise | undefined
  #timer = 0
  readonly #observer = new ResizeObserver(() => this.#fit())
  #focus = -1

  constructor() {
    super()
    Object.assign(this, none)
    this.limit = '12'
  }

  protected override async load(): Promise<boolean> {
    for (const part of ['map', 'filters'] as const) this.need(`milpa-${part}`)
    const first = !this.page
    const page = await this.#ask()
    // Who searches or narrows sees what was found, not the height that was kept for the first page.
    if (!first) this.unframe()
    this.page = page
    const { items, total } = page
    this.at = items[0]
    if (total) this.announcement = this.say('count', { n: total.count })
    return items.length > 0
  }

  #ask(after?: string): Promise<DirectoryPage> {
    const { search: q, activity, territory, near, limit } = this
    const [latitude, longitude, within] = near.split(',')
    const count = after ? '' : 'true'
    return this.get('enterprises/directory', {
      q,
      activity,
      territory,
      latitude,
      longitude,
      within,
      limit,
      count,
      after,
    })
  }

  readonly #more = async (): Promise<void> => {
    const { page } = this
    this.#focus = this.renderRoot.querySelectorAll('li:not([hidden])').length
    const hidden = this.#fit()
    this.unframe()
    if (hidden || !page?.next) return
    const { items, next } = await this.#ask(page.next)
    this.page = { ...page, items: [...page.items, ...items], next }
  }

  /**
   * In a reserved height only cards that fit whole are shown, and they share what they leave free.
   * @returns whether some do not
   */
  #fit(): boolean {
    const part = <T extends HTMLElement>(name: string): T | null => this.renderRoot.querySelector<T>(name)
    const [list, cards, more] = [part('.list'), part('ul'), part('.more')]
    if (!list || !cards || !more) return false
    this.#observer.observe(cards)
    const all = [...cards.children] as HTMLElement[]
    for (const card of all) card.hidden = false
    more.hidden = !this.page?.next
    cards.className = ''
    if (!this.framed) return false
    const end = ({ offsetTop, offsetHeight }: HTMLElement): number => offsetTop + offsetHeight
    const free = (): number => end(list) - (more.hidden ? 0 : more.offsetHeight + 24) + 1
    const last = all.at(-1)
    if (last && end(last) > free()) more.hidden = false
    const beyond = all.filter((card) => end(card) > free())
    for (const card of beyond) card.hidden = true
    if (beyond.length) cards.className = 'full'
    return beyond.length > 0
  }

  protected override updated(): void {
    this.#fit()
    const card = this.renderRoot.querySelectorAll<HTMLElement>('.name')[this.#focus]
    if (!card) return
    this.#focus = -1
    card.focus()
  }

  /** A word is whole when a finger rests a little longer than between two letters. */
  readonly #type = ({ target }: Event): void => {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      this.search = (target as HTMLInputElement).value.trim()
    }, 350)
  }

  readonly #pick = (event: CustomEvent<{ readonly near: string }>): void => {
    event.stopPropagation()
    const { near } = event.detail
    Object.assign(this, near === this.near ? { near: '', zone: false } : { near, zone: true })
  }

  #toggle(item: Enterprise): void {
    const opens = this.open !== item
    if (opens && !this.tell('milpa-select', { id: item.id }, true)) return
    this.need('milpa-enterprise')
    this.open = opens ? item : undefined
    this.unframe()
  }

  protected override renderFrame(): unknown {
    const { page, search, activity, territory, near, zone } = this
    const total = page?.total
    return html`<div class="bar" role="search">
        <div class="search">
          ${icon(iconPaths.search)}<input
            type="search"
            aria-label=${this.say('search')}
            placeholder=${this.say('hint')}
            .value=${search}
            @input=${this.#type}
          />
        </div>
        <milpa-filters
          bare
          .activity=${activity}
          .territory=${territory}
          .near=${near}
          .zone=${zone}
          @milpa-filter=${({ detail }: CustomEvent<Filter>) => Object.assign(this, detail)}
        ></milpa-filters>
      </div>
      <div class="body">
        <div class="list">
          ${
            this.state === 'empty' && filters.some((name) => this[name])
              ? html`<div class="state">
                  <p>${this.say('none')}</p>
                  <button class="button" type="button" @click=${() => Object.assign(this, none)}>
                    ${this.say('clear')}
                  </button>
                </div>`
              : this.renderState()
          }
        </div>
        <milpa-map
          bare
          .search=${search}
          .activity=${activity}
          .territory=${territory}
          .selected=${this.at?.point}
          @milpa-select=${this.#pick}
        ></milpa-map>
      </div>
      ${
        page &&
        this.renderFoot(
          html`<a href=${this.link('/directory')}
              >${this.say('list', { n: total?.count ?? '', more: total?.exact === false ? '+' : '' })}</a
            >
            <a href=${this.link('/data')}>${this.say('openData')}</a>`,
        )
      }`
  }

  protected override renderReady(): unknown {
    const { page } = this
    return html`<ul>
        ${page?.items.map((item, index) => this.#renderCard(item, index))}
      </ul>
      <button class="button more" type="button" hidden @click=${this.#more}>${this.say('more')}</button>`
  }

  #renderCard(item: Enterprise, index: number): TemplateResult {
    const { name } = item
    const reach = (): void => {
      this.at = item
    }
    return html`<li class=${item === this.at ? 'at' : ''} @pointerover=${reach} @focusin=${reach}>
      <span class="avatar t${index % 4}" aria-hidden="true">${name.match(/\p{Lu}/gu)?.slice(0, 2)}</span>
      <div>
        <h2>
          <button class="name" type="button" aria-expanded=${item === this.open} @click=${() => this.#toggle(item)}>
            ${name} ${icon(iconPaths['chevron-down'])}
          </button>
        </h2>
        <p class="soft">${item.what ?? item.activity?.title}</p>
        <div class="to small">
          <span class="soft">${[whereOf(item), item.hours].filter(Boolean).join(' · ')}</span>
          ${(item === this.open ? [] : item.contacts)
            .slice(0, 2)
            .map(
              (contact) =>
                html`<a href=${hrefOf(contact) ?? nothing}
                  >${this.say(contact.kind)}<span class="vh"> ${this.say('to', { name })}</span></a
                >`,
            )}
        </div>
      </div>
      ${item === this.open ? html`<milpa-enterprise bare enterprise=${item.id}></milpa-enterprise>` : nothing}
    </li>`
  }
}

define('milpa-directory', MilpaDirectory)
