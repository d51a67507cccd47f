import { css } from 'lit'

export const mapStyles = css`
  :host {
    --land: var(--milpa-map-land, var(--L, #f4f0e4) var(--D, #1d1713));
  }
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
    background: var(--land);
  }
  :host(:not([bare], [framed])) .plan {
    height: clamp(360px, 58cqi, 680px);
  }
  .plan > svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: hidden;
    cursor: grab;
    touch-action: pan-y;
    user-select: none;
  }
  path {
    vector-effect: non-scaling-stroke;
  }
  .land {
    fill: var(--m-surface);
  }
  .land,
  .cell path {
    stroke: var(--m-maize-deep);
    stroke-width: 1.2px;
  }
  text {
    font: 600 16px var(--m-body);
    text-anchor: middle;
    pointer-events: none;
  }
  .place {
    fill: var(--m-ink);
    stroke: var(--land);
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
  }
  .cell text {
    fill: var(--m-on-maize);
  }
  .cell:hover path,
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
    background: none;
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
`
