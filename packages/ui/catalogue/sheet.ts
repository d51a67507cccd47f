import { css } from 'lit'

/** The page around the pieces; nothing in it belongs to the identity. */
export const catalogueSheet = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
    padding: 1rem clamp(1rem, 2.5vw, 1.5rem);
    border-bottom: 1px solid var(--milpa-line);
    background: var(--milpa-surface);
  }
  .top .grow {
    min-width: 16rem;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    max-width: 90rem;
    margin-inline: auto;
    padding: 1rem clamp(1rem, 2.5vw, 1.5rem) 3rem;
  }
  .columns {
    columns: 26rem auto;
    column-gap: 1rem;
  }
  .columns > * {
    margin-bottom: 1rem;
    break-inside: avoid;
  }
  .page {
    margin-bottom: 0.6rem;
    font-size: var(--milpa-heading-page);
  }
  .headline {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: flex-end;
  }
  .inventory {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 340px;
    height: 40rem;
    overflow: hidden;
    border: 1px solid var(--milpa-line);
    border-radius: 12px;
  }
  .inventory milpa-points-map {
    border-inline-start: 1px solid var(--milpa-line);
  }
  .legend {
    display: grid;
    gap: 5px;
    padding: 9px 12px;
    border: 1px solid var(--milpa-line);
    border-radius: 10px;
    background: var(--milpa-surface);
  }
  .territories {
    display: grid;
    grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1.2fr);
  }
  .territories milpa-points-map {
    height: 22rem;
  }
  .states {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
  }
  .icons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    gap: 0.5rem;
  }
  .icons span {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    color: var(--milpa-ink-soft);
  }
  @media (max-width: 900px) {
    .inventory,
    .territories {
      grid-template-columns: minmax(0, 1fr);
      height: auto;
    }
    .inventory milpa-points-map {
      height: 340px;
      order: -1;
      border: 0;
    }
    .inventory milpa-table {
      height: 34rem;
    }
  }
`
