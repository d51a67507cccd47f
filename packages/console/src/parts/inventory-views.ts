import type { MapArea, MapPoint } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/map'
import { html, nothing, type TemplateResult } from 'lit'
import { go } from '../app/router.ts'
import { say } from '../words/say.ts'

export const views = ['table', 'table-map', 'map'] as const
export type View = (typeof views)[number]

/** How the inventory is seen. Both at once only where there is room: a narrow page shows the table instead. */
export const viewSwitch = (view: View, to: (view: View) => void): TemplateResult =>
  html`<div class="segmented" role="group" aria-label=${say('inventory.view')}>
    ${views.map(
      (one) =>
        html`<button
          type="button"
          class=${one === 'table-map' ? 'view-both' : ''}
          aria-pressed=${one === view || (one === 'table' && view === 'table-map' && !isWide())}
          @click=${() => to(one)}
        >
          ${one === 'table-map' ? nothing : icon(one)}${say(`inventory.view.${one}`)}
        </button>`,
    )}
  </div>`

/** The places of the rows on the page, and how many of them those are. */
export function inventoryMap(shown: {
  readonly points: readonly MapPoint[]
  readonly areas: readonly MapArea[]
  readonly rows: number
  readonly current: string
  readonly choose: (id: string) => void
}): TemplateResult {
  const { points, areas, rows, current, choose } = shown
  return html`<div class="map">
    <milpa-points-map
      label=${say('inventory.map')}
      .points=${points}
      .areas=${areas}
      .card=${card}
      selected=${current}
      @milpa-current=${(event: CustomEvent<{ id?: string }>) => choose(event.detail.id ?? '')}
    ></milpa-points-map>
    <p class="lock">${icon('info')}<span>${say('inventory.mapShows', { points: points.length, rows })}</span></p>
    <p class="lock">${icon('lock')}<span>${say('inventory.lock')}</span></p>
  </div>`
}

const isWide = (): boolean => matchMedia('(min-width: 1100px)').matches
const card = ({ id }: MapPoint): TemplateResult =>
  html`<button class="button small" type="button" @click=${() => go(`/console/enterprises/${id}`)}>
    ${say('common.open')}
  </button>`
