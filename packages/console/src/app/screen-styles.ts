import { css } from 'lit'

/** What the pages of the console have in common beside the sheets of @milpa/ui. */
export const screenStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: flex-end;
  }
  .head > .words {
    flex: 1 1 18rem;
    min-width: 0;
  }
  .head p {
    margin-top: 2px;
    color: var(--milpa-ink-soft);
  }
  h1:focus {
    outline: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .note .actions {
    margin-block-start: 8px;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    align-items: start;
  }
  @media (min-width: 1100px) {
    .columns.aside {
      grid-template-columns: minmax(0, 1fr) 21rem;
    }
  }
  form.panel .body,
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px 20px;
    align-items: start;
  }
  @media (min-width: 900px) {
    form.panel .body.two,
    .form.two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .across {
      grid-column: 1 / -1;
    }
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: 4px;
    font-weight: 600;
  }
  .row:has(input[type='file']:focus-visible) label {
    outline: 3px solid var(--milpa-focus);
    outline-offset: 2px;
  }
  .lines > li,
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    padding: 8px var(--milpa-pad);
    border-bottom: 1px solid var(--milpa-line);
  }
  .lines > li:last-child {
    border-bottom: 0;
  }
  .lines > li > .grow {
    flex: 1 1 11rem;
  }
  /* What can be done with a line wraps as one, to its end; never under its sign. */
  .lines > li > .verbs {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    justify-content: flex-end;
    margin-inline-start: auto;
  }
  .lines b,
  .line b {
    font-weight: 600;
  }
  .lines small,
  .line small {
    display: block;
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    line-height: var(--milpa-line-height-s);
  }
  .panel > .quiet {
    padding: 12px var(--milpa-pad);
    color: var(--milpa-ink-soft);
  }
  .filters > .search.grow {
    flex: 1 1 18rem;
    max-width: 24rem;
  }
  .filters > select.input {
    width: auto;
    max-width: 100%;
  }
  .late {
    color: var(--milpa-danger);
    font-weight: 600;
  }
  .wrap {
    overflow-wrap: anywhere;
  }
  /* Words for a screen reader alone stand in it, and must not widen the page. */
  .scroll-x {
    position: relative;
    overflow-x: auto;
  }
  summary {
    min-height: var(--milpa-control);
    padding: 4px 0;
    cursor: pointer;
    font-weight: 600;
  }
  .capital {
    text-transform: capitalize;
  }
  .nowrap {
    white-space: nowrap;
  }
  dl.facts dd {
    overflow-wrap: anywhere;
  }
`
