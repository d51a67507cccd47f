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
  boxOf,
  type Direction,
  fit,
  type Geometry,
  mainRing,
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
interface Territory {
  readonly code: string
  readonly name: string
  readonly shape: Geometry | null
}
/** A cell on the screen, in pixels. */
type Target = Omit<Cell, 'side'> & { readonly half: number; readonly cell: Cell }

/** Pixels of the whole world at the closest: a cell fills the hand, and nothing public is known more exactly. */
const closest = 2 ** 25
/** A single cell is shown with its neighbourhood. */
const neighbourhood = 2 ** 22

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

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
  declare private land: readonly (Territory & { readonly shape: Geometry })[]
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

  /** Without outlines there are the cells all the same. */
  async #outlines(): Promise<typeof this.land> {
    const { items } = await this.get<{ readonly items: readonly Territory[] }>('enterprises/territories').catch(() => ({
      items: [],
    }))
    return items.flatMap(({ shape, ...rest }) => (shape ? [{ ...rest, shape }] : []))
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
    return [...(this.found?.points ?? []), ...(this.found?.squares ?? [])]
  }

  #fit(): void {
    const [width, height] = this.size
    const land = this.land.flatMap(({ shape }) => mainRing(shape).points)
    const places = this.#places.map(({ longitude, latitude }) => project(longitude, latitude))
    let box = boxOf([...land, ...places])
    if (!width) return
    // Cells reach beyond the places in them, and a smaller scale may make them larger: twice is enough.
    for (const padding of [40, 12, 12]) {
      if (!box) return
      // Room at the right for the buttons and below for the legend.
      const { centre, scale } = fit(box, width - 56, height - 72, padding, neighbourhood)
      this.#origin = centre
      this.view = { scale, centre: [centre[0] + 28 / scale, centre[1] + 36 / scale] }
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
    const places = this.#places
    // Squares of the server are as they are; only places can be gathered anew.
    const level = levelOf(view.scale)
    this.#targets = cellsOf(places, level).map((cell) => ({
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
    const { found } = this
    if (!found?.more && !found?.squares.length) return
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
    const here = this.#targetOf(event)
    const direction = arrows[event.key]
    if (direction && here) this.#goTo(towards(here.at, direction, this.#targets))
    else if (here && (event.key === 'Enter' || event.key === ' ')) this.#choose(here)
    else if (event.key === '+') this.#zoom(2)
    else if (event.key === '-') this.#zoom(1 / 2)
    else if (event.key === '0') this.#whole()
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
    return svg`<g transform="translate(${x} ${y}) scale(${view.scale / 1e6})">${this.land.map(
      ({ shape }) => svg`<path class="land" d=${pathOf(shape, this.#origin)}></path>`,
    )}</g>
      ${this.#targets.map(
        ({ id, at, half, count }) => svg`<g class="cell ${id === on ? 'on' : ''}"
          transform="translate(${at[0]} ${at[1]})" data-id=${id} role="button" tabindex=${id === stop ? 0 : -1}
          aria-label=${few(count).startsWith('<') ? this.say('few') : this.say('cell', { n: count! })}
          ><path d=${kernel(half)}></path><text dy="0.36em">${few(count)}</text></g>`,
      )}
      ${this.land.map(({ name, shape }) => {
        const [left, top] = this.#toScreen(mainRing(shape).middle)
        return svg`<text class="place" x=${left} y=${top}>${name}</text>`
      })}`
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

/** A kernel of the identity, three round corners and one point, around a centre. */
function kernel(half: number): string {
  const r = half * 0.62
  const flat = half - r
  const arc = `a${r} ${r} 0 0 1 `
  return `M${-half} ${half}V${-flat}${arc}${r}${-r}H${flat}${arc}${r} ${r}V${flat}${arc}${-r} ${r}Z`
}

define('milpa-map', MilpaMap)
