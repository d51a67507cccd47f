import { baseStyles, define, html, icon, MilpaElement, nothing, type PropertyDeclarations, type PropertyValues, svg } from '@milpa/widgets'
import {
  boxOf,
  type Direction,
  fit,
  type Geometry,
  mainRing,
  pathOf,
  type Point,
  project,
  towards,
  type View,
} from '@milpa/ui/components/map-geometry'
import { listenToGestures } from '@milpa/ui/components/map-gestures'
import { iconPaths } from '@milpa/ui/icons'
import type { Facets } from './enterprises.ts'
import { mapStyles } from './map-styles.ts'
import { words } from './messages/map.es.ts'

/** A square of the public grid and how many stand in it, as words: few are `<5`. */
interface Cell {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly count: string
}
interface Cells {
  readonly cells: readonly Cell[]
  /** Side of a cell in metres. */
  readonly size: number
  readonly source: string
  readonly asOf: string
}
interface Territory {
  readonly code: string
  readonly name: string
  readonly geometry: Geometry
}
type Target = Cell & { readonly at: Point; readonly half: number }

const equator = 40_075_016
/** A street fills the screen; nothing public is known more exactly than a cell. */
const closest = 256 * 2 ** 16
/** Half of the smallest cell in pixels: a finger has to hit it. */
const least = 14

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/**
 * `<milpa-map>`: cells with how many enterprises stand in each, over the outlines of the territories. Never a pin: what is
 * public of a place is its cell.
 *
 * Attributes: `search`, `activity`, `territory` filter; `selected` marks a cell; `bare` leaves out frame, list and foot
 * where another widget shows them. `milpa-select` {cell} when a visitor chooses one.
 */
class MilpaMap extends MilpaElement {
  static override properties: PropertyDeclarations = {
    search: {},
    activity: {},
    territory: {},
    selected: {},
    found: { state: true },
    land: { state: true },
    facets: { state: true },
    view: { state: true },
    size: { state: true },
    current: { state: true },
  }
  static override styles = [baseStyles, mapStyles]
  static override words = { es: words }
  static override languages = ['en', 'pt', 'fr']
  static override reloads = [...MilpaElement.reloads, 'search', 'activity', 'territory']

  declare search: string
  declare activity: string
  declare territory: string
  declare selected: string
  declare private found: Cells | undefined
  declare private land: readonly Territory[]
  declare private facets: Facets | undefined
  declare private view: View | undefined
  declare private size: Point
  declare private current: string
  #origin: Point = [0.5, 0.5]
  #moved = false
  #focus = false
  #targets: readonly Target[] = []
  #dragged = (): boolean => false
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this.size = [entry.contentRect.width, entry.contentRect.height]
  })

  constructor() {
    super()
    this.search = this.activity = this.territory = this.selected = this.current = ''
    this.land = []
    this.size = [0, 0]
  }

  protected override async load(): Promise<void> {
    const { search, activity, territory } = this
    const [found, land, facets] = await Promise.all([
      this.get<Cells>('enterprises/map', { search, activity, territory }),
      this.land.length ? this.land : this.get<{ items: readonly Territory[] }>('territories').then(({ items }) => items),
      this.bare ? undefined : this.get<Facets>('enterprises/facets'),
    ])
    this.found = found
    this.land = land
    this.facets = facets
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes)
    if (!this.#moved && ['found', 'land', 'size'].some((name) => changes.has(name))) this.#fit()
    this.#place()
  }

  protected override updated(): void {
    const plan = this.renderRoot.querySelector('.plan')
    const surface = plan?.querySelector<SVGSVGElement>('svg')
    if (plan && surface && !plan.hasAttribute('data-live')) {
      plan.setAttribute('data-live', '')
      this.#observer.observe(plan)
      this.#dragged = listenToGestures(surface, {
        pan: (dx, dy) => this.#pan(dx, dy),
        zoom: (factor, around) => this.#zoom(factor, around),
      })
    }
    if (!this.#focus) return
    this.#focus = false
    this.renderRoot.querySelector<SVGElement>('[tabindex="0"].cell')?.focus()
  }

  #fit(): void {
    const [width, height] = this.size
    const points = [
      ...this.land.flatMap(({ geometry }) => mainRing(geometry).points),
      ...(this.found?.cells ?? []).map(({ lon, lat }) => project(lon, lat)),
    ]
    const box = boxOf(points)
    if (!box || !width) return
    this.view = fit(box, width, height, 40, 256 * 2 ** 13)
    this.#origin = this.view.centre
  }

  /** Where the cells are now, on the screen. */
  #place(): void {
    const { view, found } = this
    if (!view || !found) return
    this.#targets = found.cells.map((cell) => {
      const metres = equator * Math.cos((cell.lat * Math.PI) / 180)
      const half = Math.max(least, (found.size / metres) * view.scale * 0.48)
      return { ...cell, half, at: this.#toScreen(project(cell.lon, cell.lat)) }
    })
  }

  #toScreen([x, y]: Point): Point {
    const { centre, scale } = this.view!
    return [(x - centre[0]) * scale + this.size[0] / 2, (y - centre[1]) * scale + this.size[1] / 2]
  }

  #pan(dx: number, dy: number): void {
    if (!this.view) return
    const { centre, scale } = this.view
    this.#moved = true
    this.view = { scale, centre: [centre[0] - dx / scale, centre[1] - dy / scale] }
  }

  #zoom(factor: number, around: Point = [this.size[0] / 2, this.size[1] / 2]): void {
    if (!this.view) return
    const { scale } = this.view
    const next = Math.min(closest, Math.max(256, scale * factor))
    const [dx, dy] = [around[0] - this.size[0] / 2, around[1] - this.size[1] / 2]
    this.#pan(dx, dy)
    this.view = { ...this.view, scale: next }
    this.#pan(-dx, -dy)
  }

  readonly #whole = (): void => {
    this.#moved = false
    this.#fit()
  }

  #goTo(target: Target | undefined): void {
    if (!target) return
    this.current = target.id
    this.#focus = true
    const [[x, y], [width, height]] = [target.at, this.size]
    if (x < 30 || y < 30 || x > width - 30 || y > height - 30) this.#pan(width / 2 - x, height / 2 - y)
  }

  #choose(target: Target): void {
    this.current = target.id
    if (this.tell('milpa-select', { cell: target.id }, true) && !this.bare) this.selected = target.id
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const here = this.#targetOf(event)
    const direction = arrows[event.key]
    if (direction && here) this.#goTo(towards(here.at, direction, this.#targets))
    else if (here && (event.key === 'Enter' || event.key === ' ')) this.#choose(here)
    else if (event.key === '+') this.#zoom(1.6)
    else if (event.key === '-') this.#zoom(1 / 1.6)
    else if (event.key === '0') this.#whole()
    else return
    event.preventDefault()
  }

  readonly #onClick = (event: Event): void => {
    const target = this.#targetOf(event)
    if (target && !this.#dragged()) this.#choose(target)
  }

  #targetOf({ target }: Event): Target | undefined {
    const id = (target as Element).closest('.cell')?.getAttribute('data-id')
    return this.#targets.find((each) => each.id === id)
  }

  protected override renderFrame(): unknown {
    return this.bare && this.state === 'loading' && !this.found ? html`<div class="plan"></div>` : this.renderState()
  }

  protected override renderReady(): unknown {
    const { view, found } = this
    return html`<div class="plan">
        <svg role="group" aria-label=${this.say('title')} aria-describedby="help" @keydown=${this.#onKey} @click=${this.#onClick}>
          ${view && found ? this.#renderPlan(view) : nothing}
        </svg>
        <span id="help" class="vh">${this.say('help')}</span>
        <div class="zoom">
          <button type="button" aria-label=${this.say('zoomIn')} @click=${() => this.#zoom(1.6)}>${icon(iconPaths.plus)}</button>
          <button type="button" aria-label=${this.say('zoomOut')} @click=${() => this.#zoom(1 / 1.6)}>
            ${icon(iconPaths.minus)}
          </button>
          <button type="button" aria-label=${this.say('whole')} @click=${this.#whole}>${icon(iconPaths.expand)}</button>
        </div>
        <p class="legend small">${this.say('legend')}</p>
      </div>
      ${this.bare || !found ? nothing : [this.#renderList(), this.renderFoot(nothing, found.source, found.asOf)]}`
  }

  #renderPlan(view: View): unknown {
    const [x, y] = this.#toScreen(this.#origin)
    const stop = (this.#targets.find(({ id }) => id === this.current) ?? this.#targets[0])?.id
    return svg`<g transform="translate(${x} ${y}) scale(${view.scale / 1e6})">${this.land.map(
      ({ geometry }) => svg`<path class="land" d=${pathOf(geometry, this.#origin)}></path>`,
    )}</g>
      ${this.#targets.map(
        ({ id, at, half, count }) => svg`<g class="cell ${id === this.selected ? 'on' : ''}"
          transform="translate(${at[0]} ${at[1]})" data-id=${id} role="button" tabindex=${id === stop ? 0 : -1}
          aria-label=${this.#sayCount(count)}><path d=${kernel(half)}></path><text dy="0.36em">${count}</text></g>`,
      )}
      ${this.land.map(({ name, geometry }) => {
        const [left, top] = this.#toScreen(mainRing(geometry).middle)
        return svg`<text class="place" x=${left} y=${top}>${name}</text>`
      })}`
  }

  #sayCount(count: string): string {
    return count.startsWith('<') ? this.say('few') : this.say('cell', { n: Number(count) })
  }

  #renderList(): unknown {
    return html`<details>
      <summary class="link">${this.say('asList')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.say('where')}</th>
            <th scope="col">${this.say('many')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.facets?.territories.map(
            ({ name, count }) => html`<tr>
              <th scope="row">${name}</th>
              <td>${count}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </details>`
  }
}

/** A kernel of the identity, three round corners and one point, around a centre. */
const kernel = (half: number): string => {
  const round = half * 0.62
  const flat = half - round
  return `M${-half} ${half}V${-flat}a${round} ${round} 0 0 1 ${round}${-round}H${flat}a${round} ${round} 0 0 1 ${round} ${round}V${flat}a${round} ${round} 0 0 1${-round} ${round}Z`
}

define('milpa-map', MilpaMap)
