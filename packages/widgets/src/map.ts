import {
  baseStyles,
  define,
  html,
  icon,
  MilpaElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  svg,
  type TemplateResult,
} from '@milpa/widgets'
import { type Direction, type Point, towards, unproject, type View } from '@milpa/ui/components/map-geometry'
import { listenToGestures } from '@milpa/ui/components/map-gestures'
import { iconPaths } from '@milpa/ui/icons'
import { few, type PublicPoint } from './enterprises.ts'
import { type Cell, cellIdOf, cellsOf, type Counted, levelOf, nearOf } from './map-cells.ts'
import { type Feature, type Land, outlinesOf } from './map-land.ts'
import { mapStyles } from './map-styles.ts'
import { homeOf, viewOf } from './map-view.ts'
import { words } from './messages/map.es.ts'

/** The directory on a map: enterprises by their public place, or counts by square where there are too many. */
interface Found {
  readonly points: readonly PublicPoint[]
  readonly squares: readonly Counted[]
  readonly more: boolean
}
/** A cell on the screen, in pixels. */
type Target = Omit<Cell, 'side'> & { readonly half: number; readonly cell: Cell }

/** Pixels of the whole world at the closest: a cell fills the hand, and nothing public is known more exactly. */
const closest = 2 ** 25
/** Pixels under which an outline is a dot that says nothing. */
const leastLand = 12

/** A kernel of the identity, three round corners and one point, from -1 to 1. */
const kernel = 'M-1 1V-.38A.62.62 0 0 1-.38-1H.38A.62.62 0 0 1 1-.38V.38A.62.62 0 0 1 .38 1Z'

/**
 * `<milpa-map>`: cells with how many enterprises stand in each, over the outlines of the territories. Never a pin: what
 * is public of a place is its cell.
 *
 * Attributes: `search`, `activity`, `territory` filter; `bare` leaves out frame, list and foot where another widget shows
 * them. `milpa-select` {near} when a visitor chooses a cell: its middle and the metres around, "19.24,-103.72,430".
 */
class MilpaMap extends MilpaElement {
  static override properties: PropertyDeclarations = {
    search: {},
    activity: {},
    territory: {},
    selected: { attribute: false },
    found: { state: true },
    land: { state: true },
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
  /** The place whose cell is marked. */
  declare selected: PublicPoint | null | undefined
  declare private found: Found | undefined
  declare private land: readonly Land[]
  declare private view: View | undefined
  declare private size: Point
  declare private current: string
  #origin: Point = [0.5, 0.5]
  #moved = false
  /** Those of the first view. */
  #home: readonly Counted[] = []
  /** Everything is shown, and not the part where most stand. */
  #whole = false
  #focus = false
  #timer = 0
  #targets: readonly Target[] = []
  #dragged = (): boolean => false
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this.size = [entry.contentRect.width, entry.contentRect.height]
  })

  constructor() {
    super()
    this.search = this.activity = this.territory = this.current = ''
    this.land = []
    this.size = [0, 0]
  }

  protected override async load(): Promise<void> {
    if (!this.bare) this.need('milpa-places')
    const box = this.#moved ? this.#box() : {}
    const { search: q, activity, territory } = this
    const [found, land] = await Promise.all([
      this.get<Found>('enterprises/map', { q, activity, territory, ...box }),
      this.#outlines(),
    ])
    this.found = found
    this.land = land
  }

  /** Without outlines there are the cells all the same. Their paths are made once, not for every movement. */
  async #outlines(): Promise<readonly Land[]> {
    if (this.land.length) return this.land
    const { features } = await this.get<{ readonly features: readonly Feature[] }>('enterprises/territories').catch(
      () => ({ features: [] }),
    )
    const { origin, land } = outlinesOf(features)
    this.#origin = origin
    return land
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes)
    if (changes.has('found') && !this.#moved) this.#home = homeOf(this.#places)
    this.#fit()
    this.#place()
  }

  protected override updated(): void {
    const plan = this.renderRoot.querySelector<HTMLElement>('.plan')
    const surface = plan?.querySelector<SVGSVGElement>('svg')
    if (plan && surface && !plan.dataset['live']) {
      plan.dataset['live'] = 'yes'
      this.#observer.observe(plan)
      this.#dragged = listenToGestures(surface, {
        pan: (dx, dy) => this.#pan(dx, dy),
        zoom: (factor, around) => this.#zoom(factor, around),
      })
    }
    if (!this.#focus) return
    this.#focus = false
    this.renderRoot.querySelector<SVGElement>('.cell[tabindex="0"]')?.focus()
  }

  get #places(): readonly Counted[] {
    const { found } = this
    return found ? [...found.points, ...found.squares] : []
  }

  #fit(): void {
    if (this.#moved || !this.size[0]) return
    const legend = this.renderRoot.querySelector<HTMLElement>('.legend')?.offsetHeight ?? 0
    this.view = viewOf(this.#whole ? this.#places : this.#home, this.land, this.size, legend)
  }

  /** Where the cells are now. They are made anew for each scale, so that a figure always has room. */
  #place(): void {
    const { view } = this
    if (!view) return
    this.#targets = cellsOf(this.#places, levelOf(view.scale)).map((cell) => ({
      ...cell,
      cell,
      at: this.#toScreen(cell.at),
      half: (cell.side * view.scale) / 2 - 1.5,
    }))
  }

  #toScreen([x, y]: Point): Point {
    const { centre, scale } = this.view!
    return [(x - centre[0]) * scale + this.size[0] / 2, (y - centre[1]) * scale + this.size[1] / 2]
  }

  /** What the view shows, as the map query takes it. */
  #box(): Readonly<Record<'west' | 'south' | 'east' | 'north', string>> {
    const { centre, scale } = this.view!
    const [x, y] = [this.size[0] / 2 / scale, this.size[1] / 2 / scale]
    const [west, north] = unproject([centre[0] - x, centre[1] - y])
    const [east, south] = unproject([centre[0] + x, centre[1] + y])
    return { west: west.toFixed(3), south: south.toFixed(3), east: east.toFixed(3), north: north.toFixed(3) }
  }

  #show(view: View): void {
    this.#moved = true
    this.view = view
    if (!this.found?.squares.length) return
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.refresh(), 400)
  }

  #pan(dx: number, dy: number): void {
    if (!this.view) return
    const { centre, scale } = this.view
    this.#show({ scale, centre: [centre[0] - dx / scale, centre[1] - dy / scale] })
  }

  #zoom(factor: number, around: Point = [this.size[0] / 2, this.size[1] / 2]): void {
    if (!this.view) return
    const { centre, scale } = this.view
    const next = Math.min(closest, Math.max(256, scale * factor))
    const shift = 1 / scale - 1 / next
    const [dx, dy] = [around[0] - this.size[0] / 2, around[1] - this.size[1] / 2]
    this.#show({ scale: next, centre: [centre[0] + dx * shift, centre[1] + dy * shift] })
  }

  /** Everything; once that is shown, the first view again. */
  readonly #showAll = (): void => {
    this.#whole = this.#moved || !this.#whole
    this.#moved = false
    void this.refresh()
  }

  #goTo(target: Target | undefined): void {
    if (!target) return
    this.current = target.id
    this.#focus = true
    const [[x, y], [width, height]] = [target.at, this.size]
    if (x < 30 || y < 30 || x > width - 30 || y > height - 30) this.#pan(width / 2 - x, height / 2 - y)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key } = event
    const here = this.#targetOf(event)
    if (here && key.startsWith('Arrow')) {
      this.#goTo(towards(here.at, key.slice(5).toLowerCase() as Direction, this.#targets))
    } else if (here && (key === 'Enter' || key === ' ')) this.#choose(here)
    else if (key === '+') this.#zoom(2)
    else if (key === '-') this.#zoom(1 / 2)
    else if (key === '0') this.#showAll()
    else return
    event.preventDefault()
  }

  readonly #onClick = (event: Event): void => {
    const target = this.#targetOf(event)
    if (target && !this.#dragged()) this.#choose(target)
  }

  #choose(target: Target): void {
    this.current = target.id
    this.tell('milpa-select', { near: nearOf(target.cell) }, true)
  }

  #targetOf({ target }: Event): Target | undefined {
    const id = (target as Element).closest('.cell')?.getAttribute('data-id')
    return this.#targets.find((each) => each.id === id)
  }

  protected override renderFrame(): unknown {
    // Inside another widget its place is kept, quietly, until the cells are there; that one says what went wrong.
    return this.bare && this.state !== 'ready' && !this.found ? html`<div class="plan"></div>` : this.renderState()
  }

  protected override renderReady(): unknown {
    const zoom = (key: string, path: string, act: () => void): TemplateResult =>
      html`<button type="button" aria-label=${this.say(key)} @click=${act}>${icon(path)}</button>`
    return html`<div class="plan">
        <svg
          role="group"
          aria-label=${this.say('title')}
          aria-describedby="help"
          @keydown=${this.#onKey}
          @click=${this.#onClick}
        >
          ${this.view ? this.#renderPlan(this.view) : nothing}
        </svg>
        <span id="help" class="vh">${this.say('help')}</span>
        <div class="zoom">
          ${zoom('zoomIn', iconPaths.plus, () => this.#zoom(2))}
          ${zoom('zoomOut', iconPaths.minus, () => this.#zoom(1 / 2))} ${zoom('whole', iconPaths.expand, this.#showAll)}
        </div>
        <p class="legend small">${this.say('legend')}</p>
      </div>
      ${this.bare ? nothing : [html`<milpa-places bare></milpa-places>`, this.renderFoot(nothing)]}`
  }

  #renderPlan(view: View): unknown {
    const [x, y] = this.#toScreen(this.#origin)
    const { selected } = this
    const land = this.land.filter(({ box }) => (box.right - box.left) * view.scale > leastLand)
    const on = selected ? cellIdOf(selected, levelOf(view.scale)) : ''
    const stop = (this.#targets.find(({ id }) => id === this.current) ?? this.#targets[0])?.id
    return svg`<g transform="translate(${x} ${y}) scale(${view.scale / 1e6})">${land.map(({ d }) => svg`<path class="land" d=${d}></path>`)}</g>
      ${land.map(({ name, box: { left, right, top } }) => {
        // A name as wide as its territory at most: on a small map the small ones go without. Cells lie over it.
        if ((right - left) * view.scale < name.length * 8) return nothing
        const [x, y] = this.#toScreen([(left + right) / 2, top])
        return svg`<text class="place" x=${x} y=${y + 18}>${name}</text>`
      })}
      ${this.#targets.map(
        ({ id, at, half, count }) => svg`<g class="cell ${id === on ? 'on' : ''}"
          transform="translate(${at[0]} ${at[1]})" data-id=${id} role="button" tabindex=${id === stop ? 0 : -1}
          aria-label=${this.say('cell', { count: few(count) })}
          ><path transform="scale(${half})" d=${kernel}></path><text dy="0.36em">${few(count)}</text></g>`,
      )}`
  }
}

define('milpa-map', MilpaMap)
