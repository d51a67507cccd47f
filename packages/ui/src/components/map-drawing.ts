import { nothing, svg, type SVGTemplateResult } from 'lit'
import { say } from '../messages.ts'
import type { Point } from './map-geometry.ts'
import type { MapArea, MapGround, MapTarget } from './map-types.ts'

/** `stop` is undefined for what the keyboard does not reach. */
type Drawn = { readonly chosen: boolean; readonly stop: boolean | undefined }

/** A pin whose point is the place: the kernel of the identity, standing on its tip. */
const pin = 'M0 0L-7.8-7.8A11 11 0 1 1 7.8-7.8Z'
/** A hexagon of 24 px. */
const cell = 'M0-25L22-12.500V12.500L0 25L-22 12.500V-12.500Z'

export function drawGround({ kind, d }: { readonly kind: MapGround['kind']; readonly d: string }): SVGTemplateResult {
  return svg`<g class="ground">
    ${kind === 'highway' || kind === 'road' ? svg`<path class="case" d=${d}></path>` : nothing}
    <path class=${kind} d=${d}></path>
  </g>`
}

export function drawArea(
  { area, d }: { readonly area: MapArea; readonly d: string },
  { chosen, stop }: Drawn,
): SVGTemplateResult {
  const reached = stop !== undefined
  return svg`<path
    class="area level-${area.level ?? 0} ${chosen ? 'chosen' : ''}"
    d=${d}
    data-id=${reached ? area.id : nothing}
    role=${reached ? 'button' : nothing}
    tabindex=${reached ? (stop ? 0 : -1) : nothing}
    aria-label=${reached ? [area.name, area.text].filter(Boolean).join(', ') : nothing}
  ></path>`
}

/** A pin, a cell or a cluster at a point of the screen, with a hit area of at least 28 px. */
export function drawTarget(
  target: Exclude<MapTarget, { kind: 'area' }>,
  { at, chosen, stop }: Drawn & { readonly at: Point },
): SVGTemplateResult {
  const [first] = target.points
  const tone = target.kind === 'pin' ? (first?.tone ?? 'maize') : ''
  return svg`<g
    class="${target.kind} ${tone} ${chosen ? 'chosen' : ''}"
    transform="translate(${at[0]} ${at[1]})"
    data-id=${target.id}
    role="button"
    tabindex=${stop ? 0 : -1}
    aria-label=${nameOf(target)}
  >${shapeOf(target)}</g>`
}

function shapeOf(target: Exclude<MapTarget, { kind: 'area' }>): SVGTemplateResult {
  if (target.kind === 'pin') {
    return svg`<circle class="hit" cy="-14" r="15"></circle><circle class="ring" cy="-15" r="19"></circle>
      <g class="body"><path class="shape" d=${pin}></path><circle class="dot" cy="-15.5" r="3.5"></circle></g>`
  }
  if (target.kind === 'cell') {
    return svg`<circle class="ring" r="30"></circle><path class="shape" d=${cell}></path>
      <text dy="0.36em">${target.points[0].count}</text>`
  }
  return svg`<circle class="ring" r="23"></circle><circle class="shape" r="18"></circle>
    <text dy="0.36em">${target.points.length}</text>`
}

function nameOf(target: Exclude<MapTarget, { kind: 'area' }>): string {
  if (target.kind === 'cluster')
    return say('cluster', { count: target.points.length, name: target.points[0]?.label ?? '' })
  const [point] = target.points
  return [point.label, point.count, point.note].filter(Boolean).join(', ')
}
