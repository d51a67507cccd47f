import { css } from 'lit'

export const directoryStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    padding: 14px 20px;
    border-bottom: 1px solid var(--m-line);
  }
  .search {
    position: relative;
    flex: 1 1 240px;
  }
  .search svg {
    position: absolute;
    inset: 14px auto auto 14px;
    color: var(--m-ink-soft);
    pointer-events: none;
  }
  input {
    width: 100%;
    height: 48px;
    padding: 0 14px 0 44px;
    border: 2px solid var(--m-line-strong);
    border-radius: 10px;
    background: var(--m-surface);
  }
  input::placeholder {
    color: var(--m-ink-soft);
  }
  milpa-filters {
    min-height: 48px;
    max-width: 60%;
  }
  .body {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 41%);
    flex: 1;
    min-height: 0;
  }
  .list {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    background: var(--m-surface);
  }
  ul {
    min-height: 0;
  }
  .full {
    display: grid;
    flex: 1;
  }
  :host([framed]) ul {
    overflow: clip;
  }
  [aria-busy='true'] ul {
    opacity: 0.6;
  }
  li {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr);
    gap: 0 14px;
    padding: 10px 20px 8px;
    border-bottom: 1px solid var(--m-line);
  }
  [hidden] {
    display: none;
  }
  .at {
    background: var(--m-bean-wash);
  }
  .avatar {
    display: grid;
    place-items: center;
    height: 44px;
    margin-top: 4px;
    border-radius: 16px 16px 16px 4px;
    background: var(--m-maize-wash);
    color: var(--m-maize-deep);
    font-weight: 700;
  }
  .t1 {
    background: var(--m-bean-wash);
    color: var(--m-bean-text);
  }
  .t2 {
    background: var(--m-squash-wash);
    color: var(--m-squash-deep);
  }
  .t3 {
    background: var(--m-leaf-wash);
    color: var(--m-leaf);
  }
  .name {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    align-items: center;
    width: 100%;
    min-height: 44px;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
  }
  .name svg {
    color: var(--m-ink-soft);
  }
  .name[aria-expanded='true'] svg {
    transform: scaleY(-1);
  }
  .to {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: center;
    min-height: 36px;
  }
  .to a {
    line-height: 44px;
  }
  milpa-enterprise {
    grid-column: 1/-1;
  }
  .more {
    margin: 12px 20px;
  }
  milpa-map {
    min-height: 300px;
    border-inline-start: 1px solid var(--m-line);
  }
  @container (min-width: 700px) {
    :host(:not([framed])) milpa-map {
      position: sticky;
      top: 0;
      height: 100%;
      min-height: 640px;
      max-height: 860px;
    }
  }
  @container (max-width: 699px) {
    .bar {
      padding: 12px 16px;
    }
    milpa-filters {
      width: 100%;
      min-height: 106px;
      max-width: none;
    }
    .body {
      display: flex;
      flex-direction: column;
    }
    milpa-map {
      order: -1;
      flex: none;
      height: 300px;
      border: 0;
      border-bottom: 1px solid var(--m-line);
    }
    li {
      padding-inline: 16px;
    }
    .to > span {
      flex-basis: 100%;
    }
  }
`
