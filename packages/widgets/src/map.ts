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
import {
  type Box,
  boxOf,
  type Direction,
  fit,
  type Geometry,
  linesOf,
  pathOf,
  type Point,
  project,
  towards,
  unproject,
  type View,
} from '@milpa/ui/components/map-geometry'
import { listenToGestures } from '@milpa/ui/components/map-gestures'
import { iconPaths } from '@milpa/ui/icons'
import { type Facets, few, type PublicPoint } from './enterprises.ts'
import { type Cell, cellIdOf, cellsOf, type Counted, levelOf, nearOf } from './map-cells.ts'
import { mapStyles } from './map-styles.ts'
import { words } from './messages/map.es.ts'

/** The directory on a map: enterprises by their public place, or counts by square where there are too many. */
interface Found {
  readonly points: readonly PublicPoint[]
  readonly squares: readonly Counted[]
  readonly more: boolean
}
/** A territory as GeoJSON. */
interface Feature {
  readonly properties: { readonly code: string; readonly name: string; readonly parent: string | null }
  readonly geometry: Geometry
}
/**
 * A territory as it is drawn: its path in millionths of the world from `#origin`, and the box of its largest part. Islands
 * belong to it, but neither its name nor the first view should depend on them: Manzanillo's reach 700 km into the Pacific.
 */
interface Land {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly d: string
  readonly box: Box
}
/** A cell on the screen, in pixels. */
type Target = Omit<Cell, 'side'> & { readonly half: number; readonly cell: Cell }

/** Pixels of the whole world at the closest: a cell fills the hand, and nothing public is known more exactly. */
const closest = 2 ** 25
/** A single cell is shown with its neighbourhood. */
const neighbourhood = 2 ** 22

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
  /** The place whose cell is marked. */
  declare selected: PublicPoint | null | undefined
  declare private found: Found | undefined
  declare private land: readonly Land[]
  declare private facets: Facets | undefined
  declare private view: View | undefined
  declare private size: Point
  declare private current: string
  #origin: Point = [0.5, 0.5]
  #moved = false
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
    const box = this.#moved ? this.#box() : {}
    const { search: q, activity, territory } = this
    const [found, land, facets] = await Promise.all([
      this.get<Found>('enterprises/map', { q, activity, territory, ...box }),
      this.#outlines(),
      this.bare ? undefined : this.get<Facets>('enterprises/facets'),
    ])
    this.found = found
    this.land = land
    this.facets = facets
  }

  /** Without outlines there are the cells all the same. Their paths are made once, not for every movement. */
  async #outlines(): Promise<readonly Land[]> {
    if (this.land.length) return this.land
    const { features } = await this.get<{ readonly features: readonly Feature[] }>('enterprises/territories').catch(
      () => ({ features: [] }),
    )
    return features.map(({ properties, geometry }, at) => {
      const [box] = linesOf(geometry)
        .map((line) => boxOf(line.map(([lon = 0, lat = 0]) => project(lon, lat)))!)
        .sort((one, other) => other.right - other.left - (one.right - one.left))
      if (!at) this.#origin = [box!.left, box!.top]
      return { ...properties, d: pathOf(geometry, this.#origin), box: box! }
    })
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes)
    if (!this.#moved && ['found', 'land', 'size'].some((name) => changes.has(name))) this.#fit()
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

  /** Shows the places and, whole, the smallest territories that hold one: not the state around a municipality. */
  #fit(): void {
    const [width, height] = this.size
    const places = this.#places.map(({ longitude, latitude }) => project(longitude, latitude))
    const around = this.land.filter(({ box }) =>
      places.some(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom),
    )
    const inner = around.filter(({ code }) => !around.some(({ parent }) => parent === code))
    const land = (inner.length ? inner : places.length ? [] : this.land).flatMap(({ box }): Point[] => [
      [box.left, box.top],
      [box.right, box.bottom],
    ])
    let box = boxOf([...land, ...places])
    const legend = this.renderRoot.querySelector<HTMLElement>('.legend')?.offsetHeight ?? 0
    if (!width) return
    // Cells reach beyond the places in them, and a smaller scale may make them larger: twice is enough.
    for (const padding of [40, 12, 12]) {
      if (!box) return
      // Room at the right for the buttons and below for the legend.
      const { centre, scale } = fit(box, width - 56, height - legend - 14, padding, neighbourhood)
      this.view = { scale, centre: [centre[0] + 28 / scale, centre[1] + (legend / 2 + 7) / scale] }
      const corners = cellsOf(this.#places, levelOf(scale)).flatMap(({ at: [x, y], side }): Point[] => [
        [x - side / 2, y - side / 2],
        [x + side / 2, y + side / 2],
      ])
      box = boxOf([...land, ...corners])
    }
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

  readonly #whole = (): void => {
    this.#moved = false
    void this.refresh()
    this.#fit()
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
    else if (key === '0') this.#whole()
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
          ${zoom('zoomOut', iconPaths.minus, () => this.#zoom(1 / 2))} ${zoom('whole', iconPaths.expand, this.#whole)}
        </div>
        <p class="legend small">${this.say('legend')}</p>
      </div>
      ${this.bare ? nothing : [this.#renderList(), this.renderFoot(nothing)]}`
  }

  #renderPlan(view: View): unknown {
    const [x, y] = this.#toScreen(this.#origin)
    const { selected } = this
    const on = selected ? cellIdOf(selected, levelOf(view.scale)) : ''
    const stop = (this.#targets.find(({ id }) => id === this.current) ?? this.#targets[0])?.id
    return svg`<g transform="translate(${x} ${y}) scale(${view.scale / 1e6})">${this.land.map(({ d }) => svg`<path class="land" d=${d}></path>`)}</g>
      ${this.land.map(({ name, box: { left, right, top } }) => {
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

  #renderList(): TemplateResult {
    const territories = this.facets?.territories.filter(({ name }) => name) ?? []
    return html`<details>
      <summary>${this.say('asList')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.say('where')}</th>
            <th scope="col">${this.say('many')}</th>
          </tr>
        </thead>
        <tbody>
          ${territories.map(
            ({ name, count }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${few(count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`
  }
}

define('milpa-map', MilpaMap)
