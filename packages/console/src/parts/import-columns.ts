import type { Output } from '@milpa/client'
import { html, nothing, type TemplateResult } from 'lit'
import { say, sayIf } from '../words/say.ts'
import { writeNumber } from '../words/write.ts'

/** Fields that a column can go to. */
export const targets = [
  'name',
  'what',
  'activity.code',
  'activity.title',
  'started',
  'sizeBand',
  'hours',
  'locality',
  'territoryCode',
  'place.latitude',
  'place.longitude',
  'place.address',
  'notes',
  'contact.phone',
  'contact.mobile',
  'contact.whatsapp',
  'contact.email',
  'contact.web',
] as const
export type ImportTarget = (typeof targets)[number]

export type Columns = Output<'imports.columns'>['items']

/** What she chose otherwise, by name of the column; empty: it is left out. */
export type Moved = Readonly<Record<string, ImportTarget | ''>>

/** How each column of the file was understood, with what stands in its first rows, to be changed before saving. */
export function columnsTable(
  columns: Columns,
  moved: Moved,
  move: (column: string, to: string) => void,
): TemplateResult {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${say('import.columns')}>
    <table class="table">
      <thead>
        <tr>
          <th scope="col">${say('import.column')}</th>
          <th scope="col">${say('import.samples')}</th>
          <th scope="col">${say('import.goesTo')}</th>
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          ({ name, to, samples }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="wrap">${samples.join(' · ')}</td>
              <td>
                <select
                  class="input"
                  aria-label=${say('import.goesToFor', { column: name })}
                  @change=${(event: Event) => move(name, (event.target as HTMLSelectElement).value)}
                >
                  ${
                    to.length > 0 && !isOne(to)
                      ? html`<option value="as-it-was" ?selected=${!(name in moved)}>
                          ${to.map(fieldName).join(', ')}
                        </option>`
                      : nothing
                  }
                  <option value="" ?selected=${(moved[name] ?? to[0] ?? '') === ''}>${say('import.leftOut')}</option>
                  ${targets.map(
                    (one) =>
                      html`<option value=${one} ?selected=${(moved[name] ?? (isOne(to) ? to[0] : undefined)) === one}>
                        ${fieldName(one)}
                      </option>`,
                  )}
                </select>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Whether what the mapping says can be chosen by hand, too. */
const isOne = (to: readonly string[]): boolean => to.length === 1 && targets.some((one) => one === to[0])

/** A field, for people. */
export const fieldName = (target: string): string =>
  target.startsWith('externalId.')
    ? say('import.target.externalId', { register: target.slice('externalId.'.length) })
    : (sayIf(`import.target.${target}`) ?? target)

/** How many columns of the file are read, and how many are left out. */
export function columnsCounted(columns: Columns): string {
  const read = columns.filter(({ to }) => to.length > 0).length
  return say('import.columnsCounted', { read: writeNumber(read), out: writeNumber(columns.length - read) })
}
