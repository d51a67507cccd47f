import { css } from 'lit'
import { buttons } from './buttons.ts'

/** What is pressed, chosen or typed into: buttons, inputs, segmented controls, tab links, filter chips, choices. */
export const controls = css`
  ${buttons}

  .input {
    width: 100%;
    min-height: var(--milpa-control);
    padding: 0.2em 0.7em;
    border: var(--milpa-stroke) solid var(--milpa-line-strong);
    border-radius: var(--milpa-radius-s);
    background: var(--milpa-surface);
    color: var(--milpa-ink);
  }
  textarea.input {
    padding-block: 0.5em;
    line-height: 1.45;
  }
  .input::placeholder {
    color: var(--milpa-ink-soft);
    opacity: 1;
  }
  .input:hover {
    border-color: var(--milpa-ink-soft);
  }
  .input[aria-invalid='true'] {
    border-color: var(--milpa-danger);
    box-shadow: 0 0 0 1px var(--milpa-danger);
  }
  .input:disabled {
    border-style: dashed;
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
  }
  .search {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-height: var(--milpa-control);
    padding: 0 0.7em;
    border: var(--milpa-stroke) solid var(--milpa-line-strong);
    border-radius: var(--milpa-radius-s);
    background: var(--milpa-surface);
    color: var(--milpa-ink-soft);
  }
  .search input {
    flex: 1;
    min-width: 0;
    min-height: calc(var(--milpa-control) - 2 * var(--milpa-stroke));
    border: 0;
    outline: 0;
    background: none;
    color: var(--milpa-ink);
  }
  .search input::placeholder {
    color: var(--milpa-ink-soft);
    opacity: 1;
  }
  .search:focus-within {
    outline: 3px solid var(--milpa-focus);
    outline-offset: 2px;
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: var(--milpa-check);
    height: var(--milpa-check);
    margin: 0;
    accent-color: var(--milpa-bean);
  }
  /* Drawn here: browsers choose the colour of the tick by themselves, and in dark one cannot see the line of "some". */
  @media not (forced-colors: active) {
    input[type='checkbox'],
    input[type='radio'] {
      display: inline-grid;
      border: 1.5px solid var(--milpa-line-strong);
      border-radius: 25%;
      background: var(--milpa-surface);
      appearance: none;
      place-content: center;
      vertical-align: -0.15em;
    }
    input[type='radio'] {
      border-radius: 50%;
    }
    input:is([type='checkbox'], [type='radio']):is(:checked, :indeterminate) {
      border-color: var(--milpa-bean-text);
      background: var(--milpa-bean);
    }
    input:is([type='checkbox'], [type='radio']):is(:checked, :indeterminate)::before {
      width: calc(var(--milpa-check) * 0.6);
      height: calc(var(--milpa-check) * 0.6);
      background: var(--milpa-on-bean);
      clip-path: polygon(12% 44%, 0 58%, 40% 94%, 100% 22%, 86% 10%, 39% 67%);
      content: '';
    }
    input[type='checkbox']:indeterminate::before {
      clip-path: inset(40% 5%);
    }
    input[type='radio']:checked::before {
      clip-path: circle(45%);
    }
    input:is([type='checkbox'], [type='radio']):disabled {
      border-style: dashed;
      background: var(--milpa-sunken);
    }
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-height: var(--milpa-control);
    cursor: pointer;
  }

  .segmented {
    display: inline-flex;
    max-width: 100%;
    overflow: auto hidden;
    padding: 0;
    border: var(--milpa-stroke) solid var(--milpa-line-strong);
    border-radius: 8px;
    background: var(--milpa-surface);
  }
  .segmented > :is(button, a) {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    min-height: calc(var(--milpa-control) - 2 * var(--milpa-stroke));
    padding: 0 0.85em;
    border: 0;
    background: none;
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  .segmented > :is(button, a) + :is(button, a) {
    border-inline-start: 1px solid var(--milpa-line);
  }
  .segmented > :is(button, a):focus-visible {
    outline-offset: -3px;
  }
  .segmented > [aria-pressed='true'],
  .segmented > [aria-current] {
    background: var(--milpa-bean-wash);
    color: var(--milpa-bean-text);
  }

  .tabs {
    display: flex;
    gap: clamp(0.75rem, 2vw, 1.4rem);
    overflow: auto hidden;
    border-bottom: 1px solid var(--milpa-line);
    scrollbar-width: thin;
  }
  .tabs > :is(a, button) {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.45em;
    min-height: var(--milpa-control);
    padding: 0.1em 0.15em 0;
    border: 0;
    border-bottom: 3px solid transparent;
    background: none;
    color: var(--milpa-ink-soft);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  .tabs > :is(a, button):hover {
    color: var(--milpa-ink);
  }
  .tabs > :is(a, button):focus-visible {
    outline-offset: -3px;
  }
  .tabs > [aria-selected='true'],
  .tabs > [aria-current] {
    border-color: var(--milpa-bean-text);
    color: var(--milpa-bean-text);
  }
  .count {
    padding: 0 0.5em;
    border-radius: 99px;
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .filter {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-height: var(--milpa-control);
    padding: 0 0.7em;
    border: var(--milpa-stroke) solid var(--milpa-line-strong);
    border-radius: 8px;
    background: var(--milpa-surface);
    color: var(--milpa-ink);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }
  .filter:hover {
    background: var(--milpa-sunken);
  }
  .filter[aria-pressed='true'],
  .filter.on {
    border-color: var(--milpa-bean-text);
    background: var(--milpa-bean-wash);
    color: var(--milpa-bean-text);
  }
  .filter b {
    font-weight: 650;
  }
`
