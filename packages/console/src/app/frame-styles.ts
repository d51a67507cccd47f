import { css } from 'lit'

/** The frame: band, sidebar, top bar, and the place of the page. A drawer below 900 px. */
export const frameStyles = css`
  :host {
    display: block;
    background: var(--milpa-ground);
  }
  .skip {
    position: absolute;
    z-index: 30;
    inset: 12px auto auto 12px;
    transform: translateY(-200%);
  }
  .skip:focus {
    transform: none;
  }
  .app {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: calc(100dvh - 8px);
  }
  .side {
    display: flex;
    flex-direction: column;
    padding: 10px 10px 8px;
    background: var(--milpa-sunken);
  }
  .here {
    display: flex;
    gap: 9px;
    align-items: center;
    min-height: 44px;
    padding: 5px 6px;
  }
  .here b,
  .me b {
    display: block;
    overflow: hidden;
    font-weight: 650;
    line-height: 1.25;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .here small,
  .me small {
    display: block;
    overflow: hidden;
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    line-height: 1.25;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  nav {
    flex: 1;
    margin-top: 8px;
  }
  nav h2 {
    display: flex;
    gap: 7px;
    align-items: center;
    padding: 14px 8px 5px;
    color: var(--milpa-ink-soft);
    font: 600 var(--milpa-size-s) / 1.25 var(--milpa-font-body);
    letter-spacing: 0;
  }
  nav a,
  .foot a {
    display: flex;
    gap: 10px;
    align-items: center;
    min-height: max(1.875rem, var(--milpa-control-s));
    padding: 0 8px;
    border: 1px solid transparent;
    border-radius: 8px;
    color: var(--milpa-ink);
    font-weight: 500;
    text-decoration: none;
  }
  nav a:hover,
  .foot a:hover {
    background: var(--milpa-ground);
  }
  nav a svg,
  .foot a svg {
    color: var(--milpa-ink-soft);
  }
  :is(nav, .foot) a[aria-current] {
    border-color: var(--milpa-line);
    border-radius: var(--milpa-seed);
    background: var(--milpa-surface);
    color: var(--milpa-bean-text);
    font-weight: 650;
  }
  a[aria-current] svg {
    color: inherit;
  }
  .foot {
    padding-top: 8px;
    border-top: 1px solid var(--milpa-line);
  }
  .me {
    display: flex;
    gap: 9px;
    align-items: center;
    min-width: 0;
    padding: 9px 6px 2px;
  }
  .me > span:last-child,
  .here > span:nth-child(2) {
    flex: 1;
    min-width: 0;
  }
  .main {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .top {
    position: sticky;
    z-index: 5;
    top: 0;
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 48px;
    padding: 4px 12px;
    border-bottom: 1px solid var(--milpa-line);
    background: var(--milpa-surface);
  }
  .crumbs {
    display: flex;
    flex: 1;
    gap: 6px;
    align-items: center;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
  }
  .crumbs li {
    display: flex;
    gap: 6px;
    align-items: center;
    min-width: 0;
  }
  .crumbs li:last-child {
    flex: 0 1 auto;
  }
  .crumbs a {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
    color: var(--milpa-ink-soft);
    text-decoration: none;
  }
  .crumbs a:hover {
    text-decoration: underline;
  }
  .crumbs b {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
  }
  .crumbs svg {
    width: 14px;
    height: 14px;
    color: var(--milpa-line-strong);
  }
  .find {
    display: none;
    width: min(20rem, 30vw);
  }
  .language {
    width: auto;
    max-width: 8rem;
    padding-inline: 0.4em;
  }
  main {
    flex: 1;
    min-width: 0;
    padding: 14px 12px 24px;
  }
  main:focus {
    outline: none;
  }
  dialog.drawer {
    width: min(17rem, 86vw);
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--milpa-sunken);
    color: var(--milpa-ink);
  }
  dialog.drawer .side {
    min-height: 100%;
  }
  dialog.drawer::backdrop {
    background: rgba(30, 16, 10, 0.55);
  }
  .wide-only {
    display: none;
  }
  .crumbs li:not(:last-child) {
    display: none;
  }
  @media (min-width: 620px) {
    .crumbs li:not(:last-child) {
      display: flex;
    }
    .find {
      display: flex;
    }
    .narrow-find {
      display: none;
    }
  }
  @media (min-width: 900px) {
    .app {
      grid-template-columns: 13rem minmax(0, 1fr);
    }
    .wide-only {
      display: block;
    }
    .narrow-only {
      display: none;
    }
    aside {
      position: sticky;
      top: 0;
      height: 100dvh;
      border-inline-end: 1px solid var(--milpa-line);
      background: var(--milpa-sunken);
    }
    aside .side {
      height: 100%;
      overflow-y: auto;
    }
    .top {
      padding-inline: 24px;
    }
    main {
      padding: 16px 24px 24px;
    }
  }
  @media print {
    aside,
    header.top {
      display: none;
    }
  }
`
