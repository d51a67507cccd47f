import { css } from 'lit'

/** Lines of a journal: one below the other on a phone, in columns where there is room. */
export const journalStyles = css`
  .journal-line {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px 12px;
    align-items: start;
    padding: 10px var(--milpa-pad);
    border-bottom: 1px solid var(--milpa-line);
  }
  .journal-line > :is(milpa-combobox, :nth-child(5)) {
    grid-column: 1 / -1;
  }
  .journal-line > button {
    justify-self: end;
    grid-column: 2;
  }
  .journal-line input.end {
    text-align: end;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .sums {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    justify-content: flex-end;
  }
  @media (min-width: 900px) {
    .form.three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .journal-line {
      grid-template-columns: minmax(0, 2.2fr) minmax(7rem, 1fr) minmax(7rem, 1fr) minmax(0, 2fr) auto;
    }
    .journal-line > :is(milpa-combobox, :nth-child(5), button) {
      grid-column: auto;
    }
    .journal-line > button {
      margin-top: 1.5rem;
    }
  }
`
