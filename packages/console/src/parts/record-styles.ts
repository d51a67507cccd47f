import { css } from 'lit'

/** A record as a story: who it is, what happened, what is open. */
export const recordStyles = css`
  .record-head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 14px;
    align-items: center;
  }
  .record-head > .words {
    flex: 1 1 16rem;
    min-width: 0;
  }
  .record-head .avatar {
    width: 3.5rem;
    height: 3.5rem;
    font-size: 1.25rem;
  }
  .seen {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
  }
  .story {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    align-items: start;
  }
  .story > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  @media (min-width: 800px) {
    .story {
      grid-template-columns: minmax(15rem, 2fr) minmax(0, 3fr);
    }
    .story > .third {
      grid-column: 1 / -1;
    }
  }
  @media (min-width: 1200px) {
    .story {
      grid-template-columns: 16.75rem minmax(0, 1fr) 18.75rem;
    }
    .story > .third {
      grid-column: auto;
    }
  }
  dl.facts {
    grid-template-columns: minmax(4.5rem, 38%) minmax(0, 1fr);
  }
  .small-map {
    height: 9rem;
    min-height: 9rem;
    border-bottom: 1px solid var(--milpa-line);
  }
`
