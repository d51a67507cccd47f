import type { TablePage } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../../words/say.ts'
import { writeDay, writeNumber } from '../../words/write.ts'

/** Back and on through a list; nothing where all of it is shown. */
export function pageTurner(
  { hasPrevious, hasNext }: TablePage,
  turn: (direction: 'previous' | 'next') => void,
): TemplateResult | typeof nothing {
  if (!hasPrevious && !hasNext) return nothing
  const button = (direction: 'previous' | 'next', there: boolean) =>
    html`<button
      class="button small"
      type="button"
      aria-disabled=${there ? nothing : 'true'}
      @click=${() => there && turn(direction)}
    >
      ${say(`common.${direction}`)}
    </button>`
  return html`<div class="actions">${button('previous', hasPrevious)} ${button('next', hasNext)}</div>`
}

interface Searched {
  readonly rows: number
  readonly cut: boolean
  readonly through: string | null
}

/** Says when a page ended since enough was looked at, so that few rows are not taken for all there are. */
export function searchedNote({ rows, cut, through }: Searched): TemplateResult | typeof nothing {
  if (!cut) return nothing
  const count = writeNumber(rows)
  return html`<p class="quiet" role="status">
    ${through === null ? say('entry.searched', { count }) : say('entry.searchedThrough', { count, day: writeDay(through) })}
  </p>`
}
