import { css } from 'lit'

/** Buttons and links that look like them: all that most components need of `controls`. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: var(--milpa-control);
    padding: 0.25em var(--milpa-control-pad);
    border: var(--milpa-stroke) solid var(--milpa-line-strong);
    border-radius: var(--milpa-seed);
    background: var(--milpa-surface);
    color: var(--milpa-ink);
    font-weight: 600;
    line-height: 1.25;
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--milpa-fast),
      border-color var(--milpa-fast);
  }
  .button:hover {
    border-color: var(--milpa-ink-soft);
    background: var(--milpa-sunken);
  }
  .button:active {
    transform: translateY(1px);
  }
  .button.solid {
    border-color: var(--milpa-bean);
    background: var(--milpa-bean);
    color: var(--milpa-on-bean);
  }
  .button.solid:hover {
    border-color: var(--milpa-bean-hover);
    background: var(--milpa-bean-hover);
  }
  .button.outlined {
    border-color: var(--milpa-bean-text);
    background: transparent;
    color: var(--milpa-bean-text);
  }
  .button.outlined:hover,
  .button.plain:hover {
    background: var(--milpa-bean-wash);
  }
  .button.plain {
    border-color: transparent;
    background: transparent;
    padding-inline: 0.6em;
    color: var(--milpa-bean-text);
  }
  .button.danger {
    border-color: var(--milpa-danger);
    color: var(--milpa-danger);
  }
  .button.danger:hover {
    background: var(--milpa-danger-wash);
  }
  .button.exit {
    border-radius: var(--milpa-radius-s);
  }
  .button.small {
    min-height: var(--milpa-control-s);
    padding-inline: 0.75em;
    font-size: var(--milpa-size-s);
  }
  .button.wide {
    width: 100%;
  }
  .button.round {
    width: var(--milpa-control);
    padding: 0;
    border-color: transparent;
    border-radius: 8px;
    background: transparent;
    color: var(--milpa-ink-soft);
  }
  .button.round.small {
    width: var(--milpa-control-s);
  }
  .button.round:hover {
    background: var(--milpa-sunken);
    color: var(--milpa-ink);
  }
  .button kbd {
    margin-inline-end: -0.3em;
  }
  .button.solid kbd {
    border-color: currentColor;
    background: transparent;
    color: inherit;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-style: dashed;
    border-color: var(--milpa-line-strong);
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
    cursor: not-allowed;
    transform: none;
  }
  .button[aria-busy='true']::before {
    width: 0.7em;
    height: 0.7em;
    border-radius: 50% 50% 50% 0;
    background: currentColor;
    content: '';
    animation: milpa-turn 1.2s var(--milpa-ease) infinite;
  }
  .button[aria-busy='true'] > svg {
    display: none;
  }
  @keyframes milpa-turn {
    to {
      transform: rotate(1turn);
    }
  }
`
