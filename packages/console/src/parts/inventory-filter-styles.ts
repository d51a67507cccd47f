import { css } from 'lit'

export const inventoryFilterStyles = css`
  :host {
    position: relative;
    display: block;
  }
  .search {
    flex: 1 1 16rem;
    max-width: 24rem;
  }
  .filter,
  milpa-menu {
    font-weight: 600;
  }
  .all {
    display: contents;
  }
  .fold {
    display: none;
  }
  /* Over the table, which stays where it is. */
  .asked {
    position: absolute;
    z-index: 5;
    top: calc(100% + 6px);
    left: 0;
    width: min(26rem, 100%);
    padding: 14px var(--milpa-pad);
    border: 1px solid var(--milpa-line-strong);
    border-radius: 10px;
    background: var(--milpa-surface);
    box-shadow: var(--milpa-shadow);
  }
  @media (max-width: 699.98px) {
    .search {
      max-width: none;
    }
    .search kbd {
      display: none;
    }
    .fold {
      display: inline-flex;
    }
    .all.folded {
      display: none;
    }
  }
  @media (hover: none) {
    .search kbd {
      display: none;
    }
  }
`
