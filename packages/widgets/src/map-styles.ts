import { css } from 'lit'

export const mapStyles = css`
  :host([bare]) .frame {
    height: 100%;
    border: 0;
    border-radius: 0;
  }
  .plan {
    position: relative;
    flex: 1;
    height: 100%;
    min-height: 300px;
    overflow: hidden;
    background: var(--milpa-map-land, var(--L, #f4f0e4) var(--D, #1d1713));
  }
  :host(:not([bare])) .plan {
    height: auto;
    aspect-ratio: 4/3;
    max-height: 480px;
    width: 100%;
  }
  :host([framed]) .plan {
    aspect-ratio: auto;
    max-height: none;
  }
  .plan > svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    cursor: grab;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .land {
    fill: var(--m-surface);
    fill-opacity: 0.6;
    stroke: var(--m-maize-deep);
    stroke-width: 1.2px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  text {
    font: 600 16px var(--m-body);
    text-anchor: middle;
    pointer-events: none;
  }
  .place {
    fill: var(--m-ink);
    stroke: var(--milpa-map-land, var(--L, #f4f0e4) var(--D, #1d1713));
    stroke-width: 4px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .cell {
    cursor: pointer;
    outline: none;
  }
  .cell path {
    fill: var(--m-maize);
    fill-opacity: 0.8;
    stroke: var(--m-maize-deep);
    stroke-width: 1.2px;
  }
  .cell text {
    fill: var(--m-on-maize);
    font-variant-numeric: tabular-nums;
  }
  .cell:hover path,
  .cell.on path {
    fill-opacity: 1;
  }
  .cell.on path {
    stroke: var(--m-bean-text);
    stroke-width: 3px;
  }
  .cell:focus-visible path {
    stroke: var(--m-focus);
    stroke-width: 4px;
  }
  .zoom {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    display: grid;
    border: 2px solid var(--m-line-strong);
    border-radius: 10px;
    background: var(--m-surface);
  }
  .zoom button {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border: 0;
    border-radius: 8px;
    background: none;
  }
  .zoom button + button {
    border-top: 1px solid var(--m-line);
  }
  .legend {
    position: absolute;
    inset: auto 14px 14px;
    width: fit-content;
    max-width: 300px;
    padding: 8px 12px;
    border: 1px solid var(--m-line);
    border-radius: 10px;
    background: var(--m-surface);
    pointer-events: none;
  }
  details {
    padding: 0 20px;
    border-top: 1px solid var(--m-line);
    background: var(--m-surface);
  }
  summary {
    line-height: 48px;
    cursor: pointer;
  }
  table {
    width: 100%;
    margin-bottom: 12px;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 0;
    border-top: 1px solid var(--m-line);
    text-align: start;
    font-weight: 400;
  }
  td {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  thead th {
    color: var(--m-ink-soft);
  }
  thead th + th {
    text-align: end;
  }
`
