import { css } from 'lit'

/** Lines of a list that is edited in place. */
export const rowStyles = css`
  .editor {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-bottom: 8px;
  }
  .editor select.input {
    width: auto;
    max-width: 100%;
  }
  .editor .grow {
    flex: 1 1 10rem;
  }
  .editor input[type='number'] {
    width: 6rem;
  }
`
