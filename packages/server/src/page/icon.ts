import { markMarkup } from '@milpa/ui/icons'

/** The mark as a file of its own: a browser tab knows no custom properties, so its colours are written out. */
export const pageIcon: string = markMarkup(34)
  .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  .replace('var(--milpa-maize)', '#f8c33d')
  .replace('var(--milpa-mark-bean)', '#6f1c3e')
  .replace('var(--milpa-squash)', '#e06c27')
