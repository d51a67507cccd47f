import { css } from 'lit'
import { tokens } from '../tokens.generated.ts'
import { base } from './base.ts'
import { controls } from './controls.ts'
import { surfaces } from './surfaces.ts'

const page = css`
  html {
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--milpa-ground);
    color: var(--milpa-ink);
    font: var(--milpa-size) / var(--milpa-line-height) var(--milpa-font-body);
  }
  /* Not on the root: its font size is what rem means. */
  [data-density]:not(:root) {
    font-size: var(--milpa-size);
    line-height: var(--milpa-line-height);
  }
`

/** Everything for a page rendered on a server, as the text of one sheet: `dist/milpa.css`. */
export const documentSheet: string = [tokens, page, base, controls, surfaces].map((sheet) => sheet.cssText).join('\n')
