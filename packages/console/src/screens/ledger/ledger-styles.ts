import { css } from 'lit'

/** Books: rows under their heading, what was taken back, figures in a strip, codes. */
export const ledgerStyles = css`
  .table tr.kind :is(th, td) {
    background: var(--milpa-ground);
    font-weight: 650;
  }
  .table tr.reversal :is(th, td) {
    background: var(--milpa-maize-wash);
  }
  .table tr.chosen :is(th, td) {
    background: var(--milpa-bean-wash);
  }
  .table :is(th, td).what {
    overflow-wrap: anywhere;
    text-align: start;
    white-space: normal;
  }
  .table tbody th {
    font-weight: inherit;
  }
  .table tbody :is(th, td) {
    padding-block: 4px;
  }
  .quiet {
    padding: 12px var(--milpa-pad);
    color: var(--milpa-ink-soft);
  }
  .filters label.row {
    flex-wrap: nowrap;
  }
  .filters .day {
    width: auto;
  }
  .filters .label {
    width: 9rem;
  }
  .filters .other {
    flex: 0 1 16rem;
  }
  form.filters {
    align-items: end;
  }
  code {
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
    border-bottom: 1px solid var(--milpa-line);
  }
  .strip > div {
    margin-inline-end: -1px;
    padding: 10px var(--milpa-pad);
    border-inline-end: 1px solid var(--milpa-line);
  }
  .strip dt {
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    line-height: var(--milpa-line-height-s);
  }
  .strip dd {
    margin: 0;
    font-size: 1.1em;
    font-weight: 650;
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }
  .strip dd.long {
    font-size: inherit;
    font-weight: 500;
    white-space: normal;
  }
  .branch {
    display: flex;
    gap: 4px;
    align-items: center;
    padding-inline-start: calc(var(--level, 0) * 1.5rem);
  }
  .branch .twig {
    flex: none;
    width: var(--milpa-control-s);
  }
  .branch .button.round svg {
    transition: transform var(--milpa-fast);
  }
  .branch [aria-expanded='true'] svg {
    transform: rotate(90deg);
  }
  .number {
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }
  .if-narrow {
    display: none !important;
  }
  @media (max-width: 699.98px) {
    .if-wide {
      display: none !important;
    }
    small.if-narrow {
      display: block !important;
    }
    :is(th, td).if-narrow {
      display: table-cell !important;
    }
    .filters label.row {
      flex: 1 1 8.5rem;
      flex-wrap: wrap;
      gap: 0 6px;
    }
    .filters label.row .input,
    .filters .other,
    .filters > select.input {
      flex: 1 1 8.5rem;
      width: 100%;
    }
    .table :is(th, td) {
      padding-inline: 0.4em;
    }
    .table .if-wide:first-child + :is(th, td) {
      padding-inline-start: var(--milpa-pad);
    }
    .table :is(th, td):has(+ .if-wide:last-child) {
      padding-inline-end: var(--milpa-pad);
    }
    .branch {
      padding-inline-start: calc(var(--level, 0) * 0.75rem);
    }
  }
  @media (min-width: 1100px) {
    .columns.aside.wide {
      grid-template-columns: minmax(0, 1fr) 25rem;
    }
  }
`
