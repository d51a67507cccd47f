import { css } from 'lit'

export const todayStyles = css`
  .first::first-letter {
    text-transform: uppercase;
  }
  h3 {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 5px var(--milpa-pad);
    border-bottom: 1px solid var(--milpa-line);
    background: var(--milpa-sunken);
    font: 600 var(--milpa-size-s) / 1.4 var(--milpa-font-body);
    letter-spacing: 0;
  }
  h3 span {
    color: var(--milpa-ink-soft);
  }
  h3 a {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
    margin-inline-start: auto;
    font-weight: 500;
    white-space: nowrap;
  }
  .lines a {
    color: var(--milpa-ink);
    text-decoration: none;
  }
  .lines a:hover {
    text-decoration: underline;
  }
  .lines .button {
    color: inherit;
  }
  .when {
    margin-inline-start: auto;
    font-size: var(--milpa-size-s);
    font-weight: 600;
  }
  .verb {
    display: grid;
    min-width: 5.75rem;
  }
`
