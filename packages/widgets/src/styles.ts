import { css, unsafeCSS } from 'lit'
import { colours } from './tokens.generated.ts'

const declarations = colours.replace(/([\w-]+) (#\w+) (#\w+),?/g, '--m-$1:var(--milpa-$1,var(--L,$2)var(--D,$3));')

/**
 * The sheet of every widget. A page's `* { letter-spacing: … }` reaches the host element and is inherited from there; an
 * important declaration on `:host` outweighs even an important one of the page.
 */
export const baseStyles = css`
  :host(:not([bare])) {
    --L: initial;
    --D: ;
    color-scheme: light dark;
  }
  :host {
    ${unsafeCSS(declarations)}
    --m-body: var(--milpa-font-body, system-ui, sans-serif);
    --m-display: var(--milpa-font-display, 'Iowan Old Style', Palatino, P052, Georgia, serif);
    display: block;
    contain: layout style;
    container-type: inline-size;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-transform: none !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    white-space: normal !important;
    font: 17px/1.5 var(--m-body) !important;
    color: var(--m-ink) !important;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([bare])) {
      --L: ;
      --D: initial;
    }
  }
  :host([theme='light']) {
    --L: initial;
    --D: ;
    color-scheme: light;
  }
  :host([theme='dark']) {
    --L: ;
    --D: initial;
    color-scheme: dark;
  }
  @media (prefers-contrast: more) {
    :host {
      --m-line: var(--m-ink-soft);
    }
  }
  :host([hidden]) {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2 {
    font: 600 19px/1.3 var(--m-display);
  }
  a {
    color: var(--m-bean-text);
    font-weight: 600;
    text-underline-offset: 0.2em;
  }
  button,
  input,
  select {
    font: inherit;
    font-size: 16px;
    color: inherit;
    letter-spacing: inherit;
    cursor: pointer;
  }
  .button {
    min-height: 48px;
    padding: 0 18px;
    border: 2px solid var(--m-bean-text);
    border-radius: 20px 20px 20px 5px;
    background: var(--m-surface);
    color: var(--m-bean-text);
    font-weight: 600;
  }
  :focus-visible {
    outline: 3px solid var(--m-focus);
    outline-offset: 2px;
  }
  svg {
    flex: none;
    vertical-align: middle;
  }
  .soft {
    color: var(--m-ink-soft);
  }
  .small {
    font-size: 16px;
    line-height: 1.4;
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .frame {
    position: relative;
    overflow: clip;
    border: 1px solid var(--m-line);
    border-radius: 16px;
    background: var(--m-ground);
  }
  :host([framed]) .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .state {
    display: grid;
    gap: 16px;
    justify-items: start;
    padding: 20px;
    background: var(--m-surface);
  }
  .wait {
    flex: 1;
    min-height: 330px;
    background: repeating-linear-gradient(var(--m-surface) 0 109px, var(--m-line) 109px 110px);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    min-height: 46px;
    padding: 0 16px 6px;
    border-top: 1px solid var(--m-line);
    background: var(--m-surface);
    color: var(--m-ink-soft);
    font-size: 16px;
  }
  footer a {
    display: inline-block;
    margin-inline-end: 14px;
    line-height: 44px;
  }
`
