import { html, nothing, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { styled } from '../styled.ts'
import { base, host } from '../styles/base.ts'
import { buttons } from '../styles/buttons.ts'
import { listenToGestures } from './map-gestures.ts'
import {
  type Box,
  boxOf,
  cluster,
  type Direction,
  fit,
  mainRing,
  pathOf,
  type Point,
  project,
  towards,
  unproject,
  type View,
} from './map-geometry.ts'
import { bulkOf } from './map-bulk.ts'
import { drawArea, drawGround, drawTarget } from './map-drawing.ts'
import { mapStyles } from './map-styles.ts'
import type { MapArea, MapGround, MapPoint, MapTarget } from './map-types.ts'

/** Pixels of the whole world at the closest: about 0.6 m a pixel at the equator. */
const closest = 256 * 2 ** 18
/** A single place is shown with its neighbourhood around it, not alone at the closest. */
const neighbourhood = 256 * 2 ** 15
/** Places nearer than this would overlap under a fingertip: they become one cluster. */
const apart = 34
/** Pixels under which the outline of a territory is a dot that says nothing. */
const leastLand = 12

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/**
 * Places and territories, drawn from coordinates alone: no tiles, nothing fetched. One tab stop for everything on it:
 * arrows go to the nearest place that way, Page keys to the next in order, Enter opens, Escape closes, plus, minus and
 * 0 zoom, Shift with arrows moves the map. **Put the list of the same things beside it**: a map alone is not enough.
 *
 * Slot: `legend`. Events: `milpa-open` {id, kind} cancelable, before a card opens · `milpa-current` {id} when pointer or
 * keyboard reach a place, undefined when they leave · `milpa-view` {west, south, east, north} after the view changed ·
 * `milpa-ground` {lon, lat} for a press beside all places, to choose one; offer coordinates to write as well.
 */
export class MilpaPointsMap extends UiElement {
  static override properties = {
    label: {},
    points: { attribute: false },
    areas: { attribute: false },
    ground: { attribute: false },
    card: { attribute: false },
    selected: {},
    areasOpen: { type: Boolean, attribute: 'areas-open' },
    view: { state: true },
    size: { state: true },
    current: { state: true },
    opened: { state: true },
  }
  static override styles = [base, host, buttons, mapStyles]

  /** Names the map for screen readers. */
  declare label: string
  declare points: readonly MapPoint[]
  declare areas: readonly MapArea[]
  declare ground: readonly MapGround[]
  /** What a place's card shows under its name and note. */
  declare card: ((point: MapPoint) => unknown) | undefined
  /** The id of the place or territory that the list beside points at; it is drawn larger. */
  declare selected: string
  /** Territories can be reached and opened too. */
  declare areasOpen: boolean
  declare private view: View | undefined
  declare private size: readonly [width: number, height: number]
  declare private current: string | undefined
  declare private opened: string | undefined
  #origin: Point = [0, 0]
  /** All places, and the main part of each territory. */
  #whole: Box | undefined
  /** What the first view shows: where most places stand, with their territories. */
  #home: Box | undefined
  #moved = false
  #takeFocus = false
  #wasDrag = (): boolean => false
  #targets: readonly MapTarget[] = []
  #targetScale = 0
  #drawnAreas: readonly {
    readonly area: MapArea
    readonly d: string
    readonly middle: Point
    readonly width: number
  }[] = []
  #drawnGround: readonly { readonly kind: MapGround['kind']; readonly d: string }[] = []
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this.size = [entry.contentRect.width, entry.contentRect.height]
  })

  constructor() {
    super()
    this.label = this.selected = ''
    this.points = this.areas = this.ground = []
    this.card = undefined
    this.areasOpen = false
    this.view = undefined
    this.size = [0, 0]
    this.current = this.opened = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#observer.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  /** Shows everything, however far apart. Islands far from the main part of their territory may lie outside. */
  fit(): void {
    this.#moved = true
    this.#fitTo(this.#whole)
    this.#tellView()
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('points') || changes.has('areas') || changes.has('ground')) this.#prepare()
    const dataChanged = changes.has('points') || changes.has('areas') || changes.has('size')
    if (dataChanged && !this.#moved) this.#fitTo(this.#home)
    // Not for a mere movement or a change of what is pointed at: clustering is the one thing here that costs.
    if (this.view && (dataChanged || changes.has('areasOpen') || this.view.scale !== this.#targetScale)) {
      this.#targetScale = this.view.scale
      this.#targets = this.#findTargets(this.view.scale)
    }
  }

  protected override firstUpdated(): void {
    this.#wasDrag = listenToGestures(this.renderRoot.querySelector<SVGSVGElement>('svg.map')!, {
      pan: (dx, dy) => this.#pan(dx, dy),
      zoom: (factor, around) => this.#zoom(factor, around),
    })
  }

  protected override updated(): void {
    if (!this.#takeFocus) return
    this.#takeFocus = false
    this.renderRoot
      .querySelector<HTMLElement | SVGElement>(this.opened ? '.card' : '[tabindex="0"][role=button]')
      ?.focus()
  }

  protected override render(): TemplateResult {
    const stop = this.#stop
    return html`<svg
        class="map"
        role="group"
        aria-label=${this.label || nothing}
        aria-describedby="help"
        @keydown=${this.#onKey}
        @click=${this.#onClick}
        @focusin=${this.#onReach}
        @pointerover=${this.#onReach}
        @pointerleave=${() => this.tell('milpa-current', { id: undefined })}
      >
        ${this.view ? this.#renderMap(this.view, stop) : nothing}
      </svg>
      <span id="help" class="visually-hidden">${say('mapHelp')}</span>
      <div class="controls">
        <button type="button" aria-label=${say('zoomIn')} @click=${() => this.#zoom(1.6)}>${icon('plus')}</button>
        <button type="button" aria-label=${say('zoomOut')} @click=${() => this.#zoom(1 / 1.6)}>${icon('minus')}</button>
        <button type="button" aria-label=${say('wholeMap')} @click=${() => this.fit()}>${icon('expand')}</button>
      </div>
      <slot name="legend"></slot>
      ${this.#renderCard()}`
  }

  #renderMap(view: View, stop: string | undefined): SVGTemplateResult {
    const [x, y] = this.#toScreen([this.#origin[0] * view.scale, this.#origin[1] * view.scale])
    const areas = this.#drawnAreas.filter(({ width }) => width * view.scale > leastLand)
    return svg`<g transform="translate(${x} ${y}) scale(${view.scale / 1e6})">
        ${this.#drawnGround.map((each) => drawGround(each))}
        ${areas.map((each) =>
          drawArea(each, {
            chosen: each.area.id === this.selected,
            stop: this.areasOpen ? each.area.id === stop : undefined,
          }),
        )}
      </g>
      ${areas.map(({ area, middle, width }) => this.#renderName(view, area, middle, width))}
      ${repeat(
        this.#targets.filter((target) => target.kind !== 'area'),
        ({ id }) => id,
        (target) =>
          drawTarget(target, {
            at: this.#toScreen(target.at),
            chosen: target.points.some(({ id }) => id === this.selected),
            stop: target.id === stop,
          }),
      )}`
  }

  #renderName(view: View, area: MapArea, middle: Point, width: number): SVGTemplateResult {
    // What does not fit is left to the list. A bold letter is about 0.56 of the size wide.
    const letter = parseFloat(getComputedStyle(this).fontSize) * 0.56
    const lines = [area.name, area.text ?? ''].filter((text) => text && text.length * letter < width * view.scale)
    const [x, y] = this.#toScreen([middle[0] * view.scale, middle[1] * view.scale])
    return svg`${lines.map(
      (text, at) =>
        svg`<text class="name" x=${x} y=${y} dy="${0.36 + (at - (lines.length - 1) / 2) * 1.3}em">${text}</text>`,
    )}`
  }

  #renderCard(): TemplateResult | typeof nothing {
    const target = this.#targets.find(({ id }) => id === this.opened)
    if (!target) return nothing
    const [x, y] = this.#toScreen(target.at)
    const place = {
      left: x > this.size[0] / 2 ? 'auto' : `${Math.max(8, x - 14)}px`,
      right: x > this.size[0] / 2 ? `${Math.max(8, this.size[0] - x - 14)}px` : 'auto',
      top: y > this.size[1] / 2 ? 'auto' : `${y + 12}px`,
      bottom: y > this.size[1] / 2 ? `${this.size[1] - y + 36}px` : 'auto',
    }
    const title = titleOf(target)
    return html`<div
      class="card"
      role="dialog"
      tabindex="-1"
      aria-label=${title}
      ${styled(place)}
      @keydown=${this.#onCardKey}
    >
      <header>
        <b>${title}</b>
        <button class="button round small" type="button" aria-label=${say('close')} @click=${this.#closeCard}>
          ${icon('x')}
        </button>
      </header>
      ${this.#renderCardBody(target)}
    </div>`
  }

  #renderCardBody(target: MapTarget): unknown {
    if (target.kind === 'area') return target.area.text ? html`<p class="soft small">${target.area.text}</p>` : nothing
    if (target.kind === 'cluster') {
      return html`<ul>
        ${target.points.map(
          (point) =>
            html`<li>
              <button
                class="button plain small wide"
                type="button"
                @click=${() => this.tell('milpa-open', { id: point.id, kind: 'pin' })}
              >
                ${point.label}
              </button>
            </li>`,
        )}
      </ul>`
    }
    const [point] = target.points
    return html`${point.note ? html`<p class="soft small">${point.note}</p>` : nothing}${this.card?.(point) ?? nothing}`
  }

  /** What depends on the data alone: paths are made once, not for every movement. */
  #prepare(): void {
    const rings = this.areas.map(({ geometry }) => mainRing(geometry))
    const places = this.points.map(({ lon, lat }) => project(lon, lat))
    this.#whole = boxOf([...rings.flatMap(({ points }) => points), ...places])
    const most = bulkOf(
      this.points,
      ({ lon, lat }) => project(lon, lat),
      ({ count }) => Number.parseInt(count ?? '', 10) || 1,
    )
    const bulk = boxOf(most.map(({ lon, lat }) => project(lon, lat)))
    const near = rings.filter(({ points }) => bulk === undefined || meet(boxOf(points), bulk))
    this.#home = bulk === undefined ? this.#whole : boxOf([...near.flatMap(({ points }) => points), ...cornersOf(bulk)])
    this.#origin = this.#whole ? [this.#whole.left, this.#whole.top] : [0.5, 0.5]
    this.#drawnGround = this.ground.map(({ kind, geometry }) => ({ kind, d: pathOf(geometry, this.#origin) }))
    this.#drawnAreas = this.areas.map((area, at) => {
      const { points, middle } = rings[at]!
      const box = boxOf(points)
      return { area, d: pathOf(area.geometry, this.#origin), middle, width: box ? box.right - box.left : 0 }
    })
  }

  #fitTo(box: Box | undefined): void {
    const [width, height] = this.size
    if (width === 0 || height === 0) return
    this.view = box && fit(box, width, height, 44, neighbourhood)
  }

  #findTargets(scale: number): readonly MapTarget[] {
    const scaled = ({ lon, lat }: MapPoint): Point => {
      const [x, y] = project(lon, lat)
      return [x * scale, y * scale]
    }
    const areas = this.areasOpen
      ? this.#drawnAreas.map(({ area, middle }): MapTarget => ({
          kind: 'area',
          id: area.id,
          at: [middle[0] * scale, middle[1] * scale],
          area,
        }))
      : []
    const cells = this.points
      .filter(({ count }) => count !== undefined)
      .map((point): MapTarget => ({ kind: 'cell', id: point.id, at: scaled(point), points: [point] }))
    const places = this.points.filter(({ count }) => count === undefined).map((item) => ({ at: scaled(item), item }))
    const pins = cluster(places, apart).map(({ at, members }): MapTarget => {
      const [first, ...others] = members
      const { id } = first!
      return others.length ? { kind: 'cluster', id, at, points: members } : { kind: 'pin', id, at, points: [first!] }
    })
    return [...areas, ...cells, ...pins]
  }

  /** The target that Tab reaches: the current one, or the cluster that swallowed it, or the first. */
  get #stop(): string | undefined {
    const current = this.#targets.find((target) => holds(target, this.current))
    return (current ?? this.#targets[0])?.id
  }

  #toScreen([x, y]: Point): Point {
    const { centre, scale } = this.view ?? { centre: [0, 0], scale: 1 }
    return [x - centre[0] * scale + this.size[0] / 2, y - centre[1] * scale + this.size[1] / 2]
  }

  #pan(dx: number, dy: number): void {
    if (!this.view) return
    const { centre, scale } = this.view
    this.#moved = true
    this.view = { scale, centre: [centre[0] - dx / scale, centre[1] - dy / scale] }
    this.#tellView()
  }

  #zoom(factor: number, around: Point = [this.size[0] / 2, this.size[1] / 2]): void {
    if (!this.view) return
    const { centre, scale } = this.view
    const next = Math.min(closest, Math.max(256, scale * factor))
    const shift = 1 / scale - 1 / next
    this.#moved = true
    this.view = {
      scale: next,
      centre: [centre[0] + (around[0] - this.size[0] / 2) * shift, centre[1] + (around[1] - this.size[1] / 2) * shift],
    }
    this.#tellView()
  }

  #tellView(): void {
    if (!this.view) return
    const { centre, scale } = this.view
    const [halfX, halfY] = [this.size[0] / 2 / scale, this.size[1] / 2 / scale]
    const [west, north] = unproject([centre[0] - halfX, centre[1] - halfY])
    const [east, south] = unproject([centre[0] + halfX, centre[1] + halfY])
    this.tell('milpa-view', { west, south, east, north })
  }

  #goTo(target: MapTarget | undefined): void {
    if (!target) return
    this.current = target.id
    this.#takeFocus = true
    const [x, y] = this.#toScreen(target.at)
    const [width, height] = this.size
    if (x < 24 || y < 40 || x > width - 24 || y > height - 24) this.#pan(width / 2 - x, height / 2 - y)
  }

  #open(target: MapTarget): void {
    this.current = target.id
    if (target.kind === 'cluster' && this.#canSplit(target.points)) {
      this.#zoomTo(target.points)
      this.#takeFocus = true
      return
    }
    if (!this.tell('milpa-open', { id: target.id, kind: target.kind }, true)) return
    this.opened = target.id
    this.#takeFocus = true
  }

  /** Whether the closest view shows at least two of the places apart. */
  #canSplit(points: readonly MapPoint[]): boolean {
    const box = boxOf(points.map(({ lon, lat }) => project(lon, lat)))!
    return Math.hypot(box.right - box.left, box.bottom - box.top) * closest > apart && this.view!.scale < closest
  }

  #zoomTo(points: readonly MapPoint[]): void {
    const box = boxOf(points.map(({ lon, lat }) => project(lon, lat)))!
    const wanted = fit(box, this.size[0], this.size[1], 60, closest)
    this.#moved = true
    this.view = { centre: wanted.centre, scale: Math.max(wanted.scale, Math.min(closest, this.view!.scale * 1.6)) }
    this.#tellView()
  }

  readonly #closeCard = (): void => {
    this.opened = undefined
    this.#takeFocus = true
  }

  readonly #onCardKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#closeCard()
  }

  readonly #onReach = (event: Event): void => {
    const target = this.#targetOf(event)
    if (!target) return
    if (event.type === 'focusin') this.current = target.id
    this.tell('milpa-current', { id: target.id })
  }

  readonly #onClick = (event: Event): void => {
    const target = this.#targetOf(event)
    if (this.#wasDrag()) return
    if (target) {
      this.#open(target)
      return
    }
    this.opened = undefined
    if (event instanceof MouseEvent && this.view) {
      const box = this.renderRoot.querySelector('svg.map')!.getBoundingClientRect()
      const { centre, scale } = this.view
      const [lon, lat] = unproject([
        centre[0] + (event.clientX - box.left - this.size[0] / 2) / scale,
        centre[1] + (event.clientY - box.top - this.size[1] / 2) / scale,
      ])
      this.tell('milpa-ground', { lon, lat })
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const here = this.#targetOf(event)
    const direction = arrows[event.key]
    if (direction && event.shiftKey) {
      const step = { left: [60, 0], right: [-60, 0], up: [0, 60], down: [0, -60] }[direction]
      this.#pan(step[0]!, step[1]!)
    } else if (direction && here) {
      this.#goTo(towards(here.at, direction, this.#targets))
    } else if (here && (event.key === 'PageDown' || event.key === 'PageUp')) {
      this.#goTo(this.#targets[this.#targets.indexOf(here) + (event.key === 'PageDown' ? 1 : -1)])
    } else if (event.key === 'Home' || event.key === 'End') {
      this.#goTo(this.#targets.at(event.key === 'Home' ? 0 : -1))
    } else if (here && (event.key === 'Enter' || event.key === ' ')) {
      this.#open(here)
    } else if (event.key === '+' || event.key === '-') {
      this.#zoom(event.key === '+' ? 1.6 : 1 / 1.6)
    } else if (event.key === '0') {
      this.fit()
    } else if (event.key === 'Escape' && this.opened) {
      this.#closeCard()
    } else {
      return
    }
    event.preventDefault()
  }

  #targetOf(event: Event): MapTarget | undefined {
    const element = event.target instanceof Element ? event.target.closest('[data-id]') : null
    const id = element?.getAttribute('data-id')
    return this.#targets.find((target) => target.id === id)
  }
}

const cornersOf = ({ left, top, right, bottom }: Box): readonly Point[] => [
  [left, top],
  [right, bottom],
]

const meet = (one: Box | undefined, other: Box): boolean =>
  one !== undefined &&
  one.left <= other.right &&
  one.right >= other.left &&
  one.top <= other.bottom &&
  one.bottom >= other.top

function holds(target: MapTarget, id: string | undefined): boolean {
  return target.kind === 'area' ? target.id === id : target.points.some((point) => point.id === id)
}

function titleOf(target: MapTarget): string {
  if (target.kind === 'area') return target.area.name
  if (target.kind === 'cluster') return say('places', { count: target.points.length })
  return target.points[0].label
}

define('milpa-points-map', MilpaPointsMap)
