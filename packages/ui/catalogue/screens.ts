import { html, type TemplateResult } from 'lit'
import {
  type IconName,
  icon,
  iconPaths,
  type MapArea,
  MilpaPointsMap,
  MilpaTable,
  type TableColumn,
} from '../src/index.ts'
import { cells, type Enterprise, enterprises, ground, pointsOf, territories } from './data.ts'
import type { Words } from './words.ts'

/** `?rows=1000` shows a thousand on one page, for measuring. */
const list = enterprises(Number(new URLSearchParams(location.search).get('rows') ?? 13))
const tones = { validated: 'leaf', pending: 'danger', changes: 'maize' } as const

export function renderInventory(t: Words): TemplateResult {
  const columns: readonly TableColumn<Enterprise>[] = [
    { key: 'name', label: t.enterprise, sortable: true, cell: renderWho },
    { key: 'place', label: t.place, sortable: true, drop: 'small' },
    { key: 'people', label: t.people, align: 'end', drop: 'medium' },
    {
      key: 'state',
      label: t.validation,
      cell: ({ state }) => html`<span class="chip ${tones[state]}">${t[state]}</span>`,
    },
    {
      key: 'date',
      label: t.date,
      sortable: true,
      drop: 'small',
      cell: ({ date }) => html`<span class="number">${date}</span>`,
    },
  ]
  return html`<div class="headline">
      <div class="grow">
        <h2 class="page">${t.inventory}</h2>
        <div class="filters">
          <label class="search"
            >${icon('search')}<input type="search" placeholder=${t.search} aria-label=${t.search} /><kbd>/</kbd></label
          >
          <button class="filter on" type="button"><b>${t.place}:</b> 4 ${icon('x', 13)}</button>
          <button class="filter" type="button">${t.trade} ${icon('chevron-down', 13)}</button>
          <button class="filter" type="button">${t.validation} ${icon('chevron-down', 13)}</button>
        </div>
      </div>
      <button class="button" type="button">${icon('download')}${t.exportAll}</button>
      <button class="button solid" type="button">${icon('plus')}${t.register}</button>
    </div>
    <section class="inventory" data-part="inventory" aria-label=${t.inventory}>
      <milpa-table
        id="inventory-table"
        label=${t.inventory}
        selectable
        opens
        .columns=${columns}
        .rows=${list}
        .rowName=${(row: Enterprise) => row.name}
        .sort=${{ key: 'name', direction: 'ascending' }}
        .page=${{ from: 1, total: Math.max(186, list.length), hasPrevious: false, hasNext: true }}
        @milpa-current=${(event: CustomEvent<{ id?: string }>) => point('milpa-points-map', MilpaPointsMap, event)}
      >
        <button slot="bulk" class="button small" type="button">${icon('check')}${t.validate}</button>
        <button slot="bulk" class="button small" type="button">${icon('user')}${t.assign}</button>
      </milpa-table>
      <milpa-points-map
        id="inventory-map"
        label=${t.inventory}
        .points=${pointsOf(list)}
        .ground=${ground}
        @milpa-current=${(event: CustomEvent<{ id?: string }>) => point('milpa-table', MilpaTable, event)}
      >
        <div slot="legend" class="legend small">
          <div class="row">
            <span class="kernel bean"></span>${t.legendChosen} <span class="kernel maize"></span>${t.legendPlace}
            <span class="kernel danger"></span>${t.legendPending}
          </div>
          <div class="row soft">${icon('lock')}<span class="grow">${t.privacy}</span></div>
        </div>
      </milpa-points-map>
    </section>`
}

export function renderTerritories(t: Words): TemplateResult {
  const columns: readonly TableColumn<MapArea>[] = [
    { key: 'name', label: t.territory, sortable: true },
    { key: 'text', label: t.enterprise, align: 'end' },
  ]
  return html`<section class="panel" data-part="territories">
    <header><h2>${t.territories}</h2></header>
    <div class="territories">
      <milpa-points-map id="territory-map" label=${t.territories} areas-open .areas=${territories}></milpa-points-map>
      <milpa-table
        label=${t.territories}
        .columns=${columns}
        .rows=${territories}
        .rowName=${(area: MapArea) => area.name}
      ></milpa-table>
      <milpa-points-map id="cell-map" label=${t.place} .points=${cells} .ground=${ground}></milpa-points-map>
    </div>
  </section>`
}

export function renderFigures(t: Words): TemplateResult {
  const hours = [6.5, 5, 7.2, 3.1, 0]
  const stages = [9, 14, 8, 7]
  return html`<section class="panel" data-part="figures">
    <header><h2>${t.figures}</h2></header>
    <div class="figures">
      <milpa-figure label=${t.sales} value="+ 18 %" qualifier=${t.salesQualifier} trend="up" tone="leaf"></milpa-figure>
      <milpa-figure label=${t.onTime} value="16" qualifier=${t.onTimeQualifier} tone="danger"></milpa-figure>
      <milpa-figure label=${t.few} suppressed></milpa-figure>
      <milpa-figure label=${t.balance} value="$ 184,210.50" stale></milpa-figure>
    </div>
    <div class="body stack">
      <milpa-bars
        label=${t.hours}
        .bars=${t.days.map((label, at) => ({ label, value: hours[at]!, text: hours[at]!.toFixed(1), tone: at === 3 ? 'squash' : 'bean' }))}
      ></milpa-bars>
      <milpa-bars
        label=${t.stages}
        layout="rows"
        .bars=${t.stageNames.map((label, at) => ({ label, value: stages[at]!, tone: (['maize', 'bean', 'squash', 'leaf'] as const)[at] }))}
      ></milpa-bars>
    </div>
  </section>`
}

export function renderStates(t: Words): TemplateResult {
  return html`<section class="panel" data-part="states">
    <header><h2>${t.states}</h2></header>
    <div class="states">
      <milpa-state kind="loading"></milpa-state>
      <milpa-state kind="empty" heading=${t.emptyHeading} text=${t.emptyText}>
        <button class="button outlined" type="button">${icon('plus')}${t.register}</button>
        <button class="button" type="button">${icon('upload')}${t.import}</button>
      </milpa-state>
      <milpa-state kind="error"></milpa-state>
      <milpa-state kind="forbidden" text=${t.forbiddenText}></milpa-state>
    </div>
    <milpa-table
      id="loading-table"
      label=${t.states}
      loading
      skeleton="3"
      .columns=${[
        { key: 'a', label: t.enterprise },
        { key: 'b', label: t.date },
      ]}
    ></milpa-table>
  </section>`
}

export function renderIcons(t: Words): TemplateResult {
  const names = Object.keys(iconPaths) as IconName[]
  return html`<section class="panel" data-part="icons">
    <header>
      <h2>${t.icons}</h2>
      <small>${names.length}</small>
    </header>
    <div class="body icons small">${names.map((name) => html`<span>${icon(name, 22)}${name}</span>`)}</div>
  </section>`
}

function renderWho({ name, trade, owner, tone }: Enterprise): TemplateResult {
  const initials = name
    .split(' ')
    .slice(0, 2)
    .map((word) => word[0])
    .join('')
    .toUpperCase()
  return html`<span class="who"
    ><span class="avatar drop-small ${tone}" aria-hidden="true">${initials}</span
    ><span><b>${name}</b><small>${trade} · ${owner}</small></span></span
  >`
}

/** Table and map are one object: what one reaches, the other shows. */
function point(
  tag: 'milpa-points-map' | 'milpa-table',
  type: typeof MilpaPointsMap | typeof MilpaTable,
  event: CustomEvent<{ readonly id?: string }>,
): void {
  const element = document.querySelector(`[data-part=inventory] ${tag}`)
  if (!(element instanceof type)) return
  if (element instanceof MilpaPointsMap) element.selected = event.detail.id ?? ''
  else if (element instanceof MilpaTable) element.current = event.detail.id ?? ''
}
