import { ProblemError } from '@milpa/client'
import { icon } from '@milpa/ui/icons'
import { html, type TemplateResult } from 'lit'
import { sayIf, say } from '../words/say.ts'
import { writeValue } from './history-list.ts'

/** Whether somebody else changed the record after it was opened. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code.endsWith('_CHANGED_MEANWHILE')

export interface Clash {
  readonly field: string
  readonly theirs: unknown
  readonly mine: unknown
}

/** Fields that both changed: what the record says now, and what she wrote. */
export function clashesOf(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
): readonly Clash[] {
  return Object.entries(mine).flatMap(([field, value]) =>
    JSON.stringify(before[field]) === JSON.stringify(now[field]) ? [] : [{ field, theirs: now[field], mine: value }],
  )
}

/** In place of a refusal: what changed meanwhile, and the two ways on. */
export function conflictNote(clashes: readonly Clash[], keepMine: () => void, takeTheirs: () => void): TemplateResult {
  return html`<section class="note maize across" role="alert" tabindex="-1">
    ${icon('users')}
    <div class="stack grow">
      <p><b>${say('conflict.title')}</b></p>
      <p>${say(clashes.length ? 'conflict.both' : 'conflict.apart')}</p>
      ${clashes.map(
        ({ field, theirs, mine }) =>
          html`<dl class="facts">
            <dt>${sayIf(`history.field.${field}`) ?? field}</dt>
            <dd>
              ${say('conflict.theirs', { value: writeValue(field, theirs) })}<br />${say('conflict.mine', {
                value: writeValue(field, mine),
              })}
            </dd>
          </dl>`,
      )}
      <div class="row">
        <button class="button" type="button" @click=${keepMine}>${say('conflict.keepMine')}</button>
        <button class="button" type="button" @click=${takeTheirs}>${say('conflict.takeTheirs')}</button>
      </div>
    </div>
  </section>`
}
