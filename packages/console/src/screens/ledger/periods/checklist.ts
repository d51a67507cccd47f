import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask } from '../../../api/api.ts'
import type { Hold, TrialBalance } from '../../../api/ledger.ts'
import { say } from '../../../words/say.ts'
import { today, writeDay, writeMoney } from '../../../words/write.ts'
import { betweenOf } from '../transfer-words.ts'
import { dayAfter } from './close-days.ts'

/** Days that one report covers at most; the API refuses more. */
const mostDays = 1830

/** What has to be so before a period is closed, as far as one can know beforehand. */
export interface Readiness {
  readonly through: string
  readonly closedThrough: string | null
  readonly units: TrialBalance['units']
  /** Open holds that count in the period. */
  readonly holds: readonly Hold[]
  /** Income less expense of each unit; undefined where the days are too many for one report. */
  readonly results: readonly { readonly unit: string; readonly scale: number; readonly result: number }[] | undefined
}

export async function readinessOf(
  through: string,
  closedThrough: string | null,
  signal: AbortSignal,
): Promise<Readiness> {
  const earliest = new Date(Date.parse(`${through}T00:00:00Z`) - (mostDays - 1) * 86_400_000).toISOString().slice(0, 10)
  const begins = closedThrough === null ? earliest : dayAfter(closedThrough)
  const from = begins < earliest ? earliest : begins
  const [{ units }, holds, income] = await Promise.all([
    api('ledger.trial-balance'),
    ask('ledger.holds', { limit: 200 }, signal),
    from > through ? { units: [] } : ask('ledger.income-and-expense', { from, to: through }, signal),
  ])
  return {
    through,
    closedThrough,
    units,
    holds: holds.items.filter(({ effectiveOn }) => effectiveOn <= through),
    results: begins < earliest ? undefined : income.units.filter(({ result }) => result !== 0),
  }
}

export const isOver = ({ through }: Readiness): boolean => through < today()
export const isNew = ({ through, closedThrough }: Readiness): boolean =>
  closedThrough === null || through > closedThrough
export const addsUp = ({ units }: Readiness): boolean => units.every(({ difference }) => difference === 0)

type State = 'done' | 'stop' | 'look'

/** Each thing with its sign and its word: done, to look at, in the way. */
export function checklist(readiness: Readiness, carry: boolean): TemplateResult {
  const { through, closedThrough, holds, results } = readiness
  const day = writeDay(through)
  return html`<ul class="lines checks">
    ${line(isOver(readiness) ? 'done' : 'stop', say(isOver(readiness) ? 'close.over' : 'close.notOver', { day }))}
    ${isNew(readiness) ? nothing : line('stop', say('close.already', { day: writeDay(closedThrough ?? through) }))}
    ${line(addsUp(readiness) ? 'done' : 'stop', say(addsUp(readiness) ? 'close.addsUp' : 'close.broken'))}
    ${line(
      holds.length === 0 ? 'done' : carry ? 'look' : 'stop',
      say('close.holds', { count: holds.length }),
      holds.length === 0
        ? nothing
        : html`<ul class="inner">
            ${holds.slice(0, 5).map(
              (hold) =>
                html`<li>
                  <a href="/console/transfers/${hold.id}">${hold.purpose ?? betweenOf(hold)}</a>
                  <span class="number">${writeMoney(hold.amount, hold.unit, hold.scale)}</span>
                </li>`,
            )}
            ${holds.length > 5 ? html`<li><a href="/console/holds">${say('close.allHolds', { count: holds.length })}</a></li>` : nothing}
          </ul>`,
    )}
    ${line('look', results === undefined ? say('close.resultUnknown') : say('close.results'), resultList(results))}
  </ul>`
}

function resultList(results: Readiness['results']): TemplateResult | typeof nothing {
  if (results === undefined) return nothing
  if (results.length === 0) return html`<small>${say('close.noResult')}</small>`
  return html`<ul class="inner">
    ${results.map(
      ({ unit, scale, result }) =>
        html`<li>
          <span>${say(result < 0 ? 'report.resultLess' : 'report.resultMore')}</span>
          <b class="number">${writeMoney(result, unit, scale)}</b>
        </li>`,
    )}
  </ul>`
}

const signs = { done: ['leaf', 'check'], stop: ['danger', 'alert'], look: ['info', 'info'] } as const

function line(state: State, words: string, more: unknown = nothing): TemplateResult {
  const [tone, sign] = signs[state]
  return html`<li>
    <span class="tile ${tone}">${icon(sign)}</span>
    <span class="grow"><span class="visually-hidden">${say(`close.state.${state}`)}: </span>${words}${more}</span>
  </li>`
}
