import { css } from 'lit'

export const inventoryStyles = css`
  .both {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow: hidden;
    border: 1px solid var(--milpa-line);
    border-radius: 12px;
    background: var(--milpa-surface);
  }
  milpa-table {
    min-width: 0;
  }
  milpa-points-map {
    min-height: 24rem;
    height: 100%;
  }
  .map {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 24rem;
  }
  .map milpa-points-map {
    flex: 1;
  }
  .lock {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    padding: 8px 12px;
    border-top: 1px solid var(--milpa-line);
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    line-height: var(--milpa-line-height-s);
  }
  .segmented > .view-both {
    display: none;
  }
  @media (min-width: 1100px) {
    .segmented > .view-both {
      display: inline-flex;
    }
    .both.table-map {
      grid-template-columns: minmax(0, 2fr) minmax(18rem, 1fr);
    }
    .both.table-map .map {
      border-inline-start: 1px solid var(--milpa-line);
    }
    .both.table-map milpa-table,
    .both.table milpa-table,
    .both .map {
      height: calc(100dvh - 15.5rem);
      min-height: 26rem;
    }
  }
  @media (max-width: 1099.98px) {
    .both.table-map .map {
      display: none;
    }
  }
`
