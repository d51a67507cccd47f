import { css } from 'lit'

/** A page on paper: black on white whatever the screen shows, without what can only be pressed, the centre's name first. */
export const printStyles = css`
  .on-paper {
    display: none;
  }
  @media print {
    :host {
      color-scheme: light;
    }
    .on-paper {
      display: block;
    }
    .actions,
    .filters,
    .tabs,
    .not-on-paper,
    milpa-dialog {
      display: none;
    }
    .panel {
      border-radius: 0;
      overflow: visible;
      break-inside: auto;
    }
    .scroll-x {
      overflow: visible;
    }
    tr {
      break-inside: avoid;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
    .columns.aside {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
