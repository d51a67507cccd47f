import { css } from 'lit'

/**
 * What every root needs, a document's or a shadow one: box model, headings in the book face, links, focus, figures
 * that line up, and words for screen readers alone. It sets nothing on `:host` or `body`.
 */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3,
  .display {
    font-family: var(--milpa-font-display);
    font-weight: 600;
    line-height: var(--milpa-leading-tight);
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h1 {
    font-size: var(--milpa-heading-page);
  }
  h2,
  h3 {
    font-size: var(--milpa-heading-panel);
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  a {
    color: var(--milpa-bean-text);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 0.08em;
  }
  a:hover {
    text-decoration-thickness: 0.14em;
  }
  :focus-visible {
    outline: 3px solid var(--milpa-focus);
    outline-offset: 2px;
  }
  [hidden] {
    display: none !important;
  }
  table {
    border-collapse: collapse;
  }
  svg.icon {
    display: block;
    flex: none;
    width: var(--milpa-icon);
    height: var(--milpa-icon);
  }
  svg.icon[width] {
    width: auto;
    height: auto;
  }
  kbd {
    padding: 0.2em 0.4em;
    border: 1px solid var(--milpa-line);
    border-radius: 4px;
    background: var(--milpa-ground);
    color: var(--milpa-ink-soft);
    font: 600 0.857em/1 var(--milpa-font-body);
    white-space: nowrap;
  }
  code {
    font-family: var(--milpa-font-mono);
    font-size: 0.9em;
  }
  .soft {
    color: var(--milpa-ink-soft);
  }
  .small {
    font-size: var(--milpa-size-s);
    line-height: var(--milpa-line-height-s);
  }
  .number {
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0ms !important;
      scroll-behavior: auto !important;
    }
  }
`

/** The type of a component's own root: what a shadow host needs besides `base`. */
export const host = css`
  :host {
    display: block;
    color: var(--milpa-ink);
    font: var(--milpa-size) / var(--milpa-line-height) var(--milpa-font-body);
  }
  :host([hidden]) {
    display: none !important;
  }
`

/**
 * For the outermost element of a widget on a page that is not ours. A page's `* { letter-spacing: … }` reaches the host
 * element and is inherited from there; an important declaration on `:host` outweighs even an important one of the page.
 */
export const hostReset = css`
  :host {
    contain: layout style;
    container-type: inline-size;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-transform: none !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    white-space: normal !important;
    font-style: normal !important;
    font-variant: normal !important;
    line-height: var(--milpa-line-height) !important;
  }
`
