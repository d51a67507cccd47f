import { define } from '@milpa/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Page } from '../api/api.ts'
import type { Change } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { Part } from '../app/screen.ts'
import { say, sayIf } from '../words/say.ts'
import { writeInstant, writeLanguage } from '../words/write.ts'
import { namesOfStaff } from './staff-names.ts'
import { territoryName } from './territory-name.ts'

/** Fields that only repeat another one, for machines. */
const forMachines = new Set([
  'validatedBy',
  'validationOrder',
  'campaignId',
  'sortKey',
  'cell',
  'activityVersion',
  'listingSource',
])

/** Every field that changed: who, when, from what to what. Newest first. */
export class HistoryList extends Part {
  static override properties = { ask: { attribute: false }, names: { state: true }, older: { state: true } }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      li {
        display: grid;
        gap: 2px;
        padding: 8px var(--milpa-pad);
        border-bottom: 1px solid var(--milpa-line);
      }
      del {
        color: var(--milpa-ink-soft);
      }
      ins {
        text-decoration: none;
        font-weight: 600;
      }
      .more {
        padding: 8px var(--milpa-pad);
      }
    `,
  ]
  declare ask: (after?: string) => Promise<Page<Change>>
  declare private names: (id: string) => string
  declare private older: Page<Change> | undefined
  readonly #first = new Loading(this, () => this.ask())

  constructor() {
    super()
    this.names = (id) => id
    this.older = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void namesOfStaff().then((names) => (this.names = names))
  }

  /** Reads again, after a change. */
  reload(): void {
    this.older = undefined
    void this.#first.load()
  }

  protected override render(): unknown {
    return this.#first.show((page) => {
      const all = [...page.items, ...(this.older?.items ?? [])]
      const items = all.filter(({ field }) => !forMachines.has(field) && !field.startsWith('public'))
      const next = this.older ? this.older.next : page.next
      if (items.length === 0) return html`<p class="soft more">${say('history.none')}</p>`
      return html`<ol>
          ${items.map((change) => this.#line(change))}
        </ol>
        ${
          next === undefined
            ? nothing
            : html`<p class="more">
                <button
                  class="button small"
                  type="button"
                  @click=${() => this.#more(next, all.slice(page.items.length))}
                >
                  ${say('common.more')}
                </button>
              </p>`
        }`
    })
  }

  #line({ field, before, after, at, by }: Change): TemplateResult {
    return html`<li>
      <span
        ><b>${sayIf(`history.field.${field}`) ?? field}</b> ${
          before === undefined && after === undefined
            ? html`<span class="soft">${say('history.sealed')}</span>`
            : html`<del>${showValue(field, before)}</del> → <ins>${showValue(field, after)}</ins>`
        }</span
      >
      <small class="soft">${this.names(by)} · ${writeInstant(at)}</small>
    </li>`
  }

  async #more(after: string, shown: readonly Change[]): Promise<void> {
    const page = await this.ask(after)
    this.older = { ...page, items: [...shown, ...page.items] }
  }
}

/** As `writeValue`, for a page: a territory has its name. */
export const showValue = (field: string, value: unknown): unknown =>
  field === 'territoryCode' && typeof value === 'string' && value ? territoryName(value) : writeValue(field, value)

/** A value of a history or a merge, for people. */
export function writeValue(field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return say('common.notSaid')
  if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no')
  if (typeof value === 'string') {
    if (field === 'languages') return writeLanguage(value)
    const named = sayIf(`${field}.${value}`) ?? sayIf(`enterprise.${field}.${value}`)
    if (named !== undefined) return named
    return /^\d{4}-\d{2}-\d{2}T/.test(value) ? writeInstant(value) : value
  }
  if (Array.isArray(value)) return value.map((one) => writeValue(field, one)).join(', ') || say('common.notSaid')
  if (typeof value === 'object') {
    const {
      title,
      value: inner,
      count,
      sex,
      ageBand,
      displayName,
      code,
      publishable,
    } = value as Readonly<Record<string, unknown>>
    const said = title ?? inner ?? displayName ?? code
    if (typeof publishable === 'boolean') {
      return say('history.shown', { value: String(said), shown: publishable ? 'yes' : 'no' })
    }
    if (said !== undefined && said !== null) return String(said)
    if (typeof count === 'number') {
      const counted = sayIf(`workers.counted.${String(sex)}`, { count }) ?? String(count)
      const aged = ageBand === undefined ? undefined : sayIf(`ageBand.${String(ageBand)}`)
      return aged === undefined ? counted : `${counted} (${aged})`
    }
    return Object.values(value)
      .filter((one) => one !== null)
      .join(' · ')
  }
  return String(value)
}

define('milpa-history-list', HistoryList)
