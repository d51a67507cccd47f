import { css } from 'lit'

export const mapStyles = css`
  :host {
    position: relative;
    min-height: 300px;
    overflow: hidden;
    background: var(--milpa-map-land);
  }
  svg.map {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    cursor: grab;
    touch-action: pan-y;
    user-select: none;
  }
  svg.map:active {
    cursor: grabbing;
  }
  svg.map :focus {
    outline: none;
  }
  path {
    vector-effect: non-scaling-stroke;
  }
  .ground path {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ground .block {
    fill: var(--milpa-map-block);
  }
  .ground .park {
    fill: var(--milpa-map-park);
  }
  .ground .lake {
    fill: var(--milpa-map-water);
    stroke: var(--milpa-map-water2);
    stroke-width: 1px;
  }
  .ground .river {
    stroke: var(--milpa-map-water);
    stroke-width: 8px;
  }
  .ground .case {
    stroke: var(--milpa-map-case);
    stroke-width: 8px;
  }
  .ground .highway {
    stroke: var(--milpa-map-hw);
    stroke-width: 6px;
  }
  .ground .road {
    stroke: var(--milpa-map-road);
    stroke-width: 4px;
  }
  .ground .rail {
    stroke: var(--milpa-map-rail);
    stroke-width: 1.5px;
    stroke-dasharray: 7 4;
  }
  .area {
    fill: var(--milpa-maize);
    fill-opacity: 0.06;
    stroke: var(--milpa-maize-deep);
    stroke-width: 1.2px;
    stroke-linejoin: round;
  }
  .level-1 {
    fill-opacity: 0.22;
  }
  .level-2 {
    fill-opacity: 0.42;
  }
  .level-3 {
    fill-opacity: 0.66;
  }
  .level-4 {
    fill-opacity: 0.92;
  }
  .area.chosen {
    stroke: var(--milpa-bean-text);
    stroke-width: 3px;
  }
  [role='button'] {
    cursor: pointer;
  }
  [role='button']:hover .area,
  .area[role='button']:hover {
    stroke-width: 2.5px;
  }
  .area:focus-visible {
    stroke: var(--milpa-focus);
    stroke-width: 4px;
  }
  text {
    font: 600 var(--milpa-size-s) var(--milpa-font-body);
    font-variant-numeric: tabular-nums;
    text-anchor: middle;
    pointer-events: none;
  }
  .name {
    fill: var(--milpa-ink);
    stroke: var(--milpa-map-land);
    stroke-width: 4px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .hit {
    fill: transparent;
    stroke: none;
  }
  .ring {
    fill: none;
    stroke: var(--milpa-focus);
    stroke-width: 3px;
    opacity: 0;
  }
  [role='button']:focus-visible .ring {
    opacity: 1;
  }
  .shape {
    fill: var(--milpa-maize);
    stroke: var(--milpa-on-maize);
    stroke-width: 1.5px;
  }
  .bean .shape,
  .chosen .shape {
    fill: var(--milpa-mark-bean);
    stroke: var(--milpa-surface);
  }
  .leaf .shape {
    fill: var(--milpa-leaf);
    stroke: var(--milpa-surface);
  }
  .danger .shape {
    fill: var(--milpa-danger);
    stroke: var(--milpa-surface);
  }
  .body {
    transition: transform var(--milpa-fast) var(--milpa-ease);
  }
  .pin:hover .body,
  .pin.chosen .body {
    transform: scale(1.28);
  }
  .dot {
    fill: var(--milpa-surface);
    pointer-events: none;
  }
  .maize:not(.chosen) .dot {
    fill: var(--milpa-on-maize);
  }
  .cluster .shape {
    fill: var(--milpa-surface);
    stroke: var(--milpa-bean-text);
    stroke-width: 2.5px;
  }
  .cluster text {
    fill: var(--milpa-ink);
  }
  .cell .shape {
    stroke: var(--milpa-maize-deep);
  }
  .cell.chosen .shape {
    fill: var(--milpa-maize);
    stroke: var(--milpa-bean-text);
    stroke-width: 3px;
  }
  .cell text {
    fill: var(--milpa-on-maize);
  }
  .controls {
    position: absolute;
    top: 12px;
    inset-inline-end: 12px;
    display: grid;
    overflow: hidden;
    border: var(--milpa-stroke) solid var(--milpa-line-strong);
    border-radius: 8px;
    background: var(--milpa-surface);
  }
  .controls button {
    display: grid;
    place-items: center;
    width: var(--milpa-control);
    height: var(--milpa-control);
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .controls button:hover {
    background: var(--milpa-sunken);
  }
  .controls button:focus-visible {
    outline-offset: -3px;
  }
  .controls button + button {
    border-top: 1px solid var(--milpa-line);
  }
  .card {
    position: absolute;
    z-index: 2;
    width: max-content;
    max-width: min(17rem, calc(100% - 16px));
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--milpa-line-strong);
    border-radius: 12px 12px 12px 3px;
    background: var(--milpa-surface);
    box-shadow: var(--milpa-shadow);
  }
  .card header {
    display: flex;
    gap: 0.5rem;
    align-items: flex-start;
  }
  .card b {
    flex: 1;
    padding-top: 0.2em;
  }
  .card ul {
    max-height: 11rem;
    overflow: auto;
  }
  .card .button {
    justify-content: flex-start;
    text-align: start;
  }
  slot[name='legend']::slotted(*) {
    position: absolute;
    right: 12px;
    bottom: 12px;
    left: 12px;
  }
`
