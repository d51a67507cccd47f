import { css } from 'lit'

export const tableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
    background: var(--milpa-surface);
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    min-height: calc(var(--milpa-control) + 0.8rem);
    padding: 0.2rem var(--milpa-pad);
    border-bottom: 1px solid var(--milpa-line);
    transition: background-color var(--milpa-fast);
  }
  .bar.chosen {
    background: var(--milpa-bean-wash);
  }
  .bar strong {
    font-weight: 650;
  }
  .bar .check {
    margin-inline-start: calc(-1 * (var(--milpa-hit) - var(--milpa-check)) / 2);
  }
  .check {
    display: grid;
    place-items: center;
    width: var(--milpa-hit);
    height: var(--milpa-hit);
    cursor: pointer;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    contain: layout paint;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  th,
  td {
    padding: 0.2em 0.55em;
    border-bottom: 1px solid var(--milpa-line);
    text-align: start;
  }
  :is(th, td):first-child {
    padding-inline-start: var(--milpa-pad);
  }
  :is(th, td):last-child {
    padding-inline-end: var(--milpa-pad);
  }
  .choose {
    width: 0;
    padding: 0 0 0 calc(var(--milpa-pad) - (var(--milpa-hit) - var(--milpa-check)) / 2) !important;
  }
  .choose + :is(th, td) {
    padding-inline-start: 0.35em;
  }
  thead :is(th, td) {
    position: sticky;
    z-index: 1;
    top: 0;
    height: var(--milpa-row-head);
    padding-block: 0;
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    font-weight: 600;
    white-space: nowrap;
  }
  thead button {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-height: max(24px, calc(var(--milpa-row-head) - 4px));
    margin-inline: -0.3em;
    padding: 0 0.3em;
    border: 0;
    border-radius: 6px;
    background: none;
    font-weight: inherit;
    cursor: pointer;
  }
  thead button:hover {
    color: var(--milpa-ink);
  }
  thead button:focus-visible {
    outline-offset: -3px;
  }
  thead [aria-sort='ascending'] button,
  thead [aria-sort='descending'] button {
    color: var(--milpa-ink);
  }
  thead button svg {
    width: 0.9em;
    height: 0.9em;
  }
  .end {
    text-align: end;
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }
  tbody td {
    height: var(--milpa-row);
  }
  tbody tr:last-child td {
    border-bottom-color: transparent;
  }
  tbody tr.opens {
    cursor: pointer;
  }
  tbody tr:hover td {
    background: var(--milpa-ground);
  }
  tbody tr:focus-visible {
    outline-offset: -3px;
  }
  tr[aria-selected='true'] :is(.avatar, .tile) {
    background: var(--milpa-surface);
  }
  tbody tr.current td:first-child {
    box-shadow: inset 3px 0 0 var(--milpa-bean-text);
  }
  tbody tr:is(.current, [aria-selected='true']) td {
    background: var(--milpa-bean-wash);
  }
  td b {
    font-weight: 600;
  }
  td small {
    display: block;
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    line-height: var(--milpa-line-height-s);
  }
  td a.primary {
    color: inherit;
    text-decoration: none;
  }
  .waiting td span {
    display: block;
    height: 0.8em;
    border-radius: 99px;
    background: var(--milpa-sunken);
    box-shadow: inset 0 0 0 1px var(--milpa-line);
  }
  .waiting td:nth-child(even) span {
    width: 60%;
  }
  tbody.waiting {
    animation: late 1ms 300ms both;
  }
  @keyframes late {
    from {
      opacity: 0;
    }
  }
  table[aria-busy='true'] tbody:not(.waiting) {
    opacity: 0.72;
  }
  .pager {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.4rem var(--milpa-pad);
    border-top: 1px solid var(--milpa-line);
  }
  .pager p {
    flex: 1;
  }
  @container (max-width: 34rem) {
    .drop-small {
      display: none;
    }
    .pager p {
      flex-basis: 100%;
    }
    .pager .button {
      flex: 1;
    }
  }
  @container (max-width: 54rem) {
    .drop-medium {
      display: none;
    }
  }
`
