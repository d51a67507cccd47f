import type { Output } from '@milpa/client'
import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/state'
import { html, nothing, type TemplateResult } from 'lit'
import { ask } from '../api/api.ts'
import { type RecordKind, sayDistinct } from '../api/merges.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Screen } from '../app/screen.ts'
import '../parts/compare-records.ts'
import '../parts/past-merges.ts'
import { say } from '../words/say.ts'

type Pair = Output<'enterprises.look-alikes'>['items'][number]

/** Pairs that may be one, the surest first, as far back as somebody wants to look; and merges there were. */
export class DuplicatesScreen extends Screen {
  static override properties = { ...Screen.properties, pairs: { state: true }, looking: { state: true } }
  declare private pairs: readonly Pair[]
  declare private looking: boolean
  #looked = 0
  #next: string | undefined
  readonly #first = new Loading(this, async (signal) => {
    if (this.#both || this.#past) return true
    this.pairs = []
    this.#looked = 0
    await this.#look(undefined, signal)
    return true
  })

  constructor() {
    super()
    this.pairs = []
    this.looking = false
  }

  get #kind(): RecordKind {
    return this.place.query.get('kind') === 'person' ? 'person' : 'enterprise'
  }

  get #past(): boolean {
    return this.place.query.get('view') === 'merges'
  }

  get #both(): readonly [string, string] | undefined {
    const [a, b] = [this.place.query.get('a'), this.place.query.get('b')]
    return a && b ? [a, b] : undefined
  }

  protected override firstUpdated(): void {
    this.headed(say('duplicates.title'))
  }

  async #look(after: string | undefined, signal?: AbortSignal): Promise<void> {
    const id = this.#kind === 'person' ? 'entrepreneurs.look-alikes' : 'enterprises.look-alikes'
    const { items, looked, next } = await ask(id, { after }, signal)
    // The second of two records names the first again, in a later stretch.
    const known = new Set(this.pairs.map(keyOf))
    const all = [...this.pairs, ...items.filter((pair) => !known.has(keyOf(pair)))]
    this.pairs = all.sort((one, other) => sureness(other) - sureness(one))
    this.#looked += looked
    this.#next = next
  }

  protected override render(): TemplateResult {
    const kind = this.#kind
    const view = this.#past ? '&view=merges' : ''
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('duplicates.title')}</h1>
          <p>${say('duplicates.intro')}</p>
        </div>
        <div class="segmented" role="group" aria-label=${say('duplicates.of')}>
          ${(['enterprise', 'person'] as const).map(
            (one) =>
              html`<a href="/console/duplicates?kind=${one}${view}" aria-current=${one === kind ? 'page' : nothing}
                >${say(`duplicates.${one}`)}</a
              >`,
          )}
        </div>
      </div>
      ${
        this.#both
          ? html`<milpa-compare-records kind=${kind} a=${this.#both[0]} b=${this.#both[1]}></milpa-compare-records>`
          : html`<nav class="tabs" aria-label=${say('duplicates.title')}>
                <a href="/console/duplicates?kind=${kind}" aria-current=${this.#past ? nothing : 'page'}
                  >${say('duplicates.found')}</a
                >
                <a href="/console/duplicates?kind=${kind}&view=merges" aria-current=${this.#past ? 'page' : nothing}
                  >${say('merges.title')}</a
                >
              </nav>
              ${
                this.#past
                  ? html`<milpa-past-merges kind=${kind}></milpa-past-merges>`
                  : this.#first.show(() => this.#list())
              }`
      }
    </div>`
  }

  #list(): TemplateResult {
    const { pairs } = this
    return html`${
        pairs.length
          ? html`<section class="panel">
              <ul class="lines">
                ${pairs.map((pair) => this.#pair(pair))}
              </ul>
            </section>`
          : html`<milpa-state
              kind="empty"
              heading=${say('duplicates.none')}
              text=${say('duplicates.noneText', { count: this.#looked })}
            ></milpa-state>`
      }
      <div class="actions">
        ${
          this.#next === undefined
            ? nothing
            : html`<button
                class="button"
                type="button"
                aria-busy=${this.looking ? 'true' : nothing}
                @click=${this.#further}
              >
                ${icon('search')}${say('duplicates.further')}
              </button>`
        }
        <span class="soft small" role="status"
          >${say(this.#next === undefined ? 'duplicates.lookedAll' : 'duplicates.looked', { count: this.#looked })}</span
        >
      </div>`
  }

  #pair(pair: Pair): TemplateResult {
    const { record, other, reasons } = pair
    const where = [record.locality, other.locality].filter(Boolean).join(' / ')
    return html`<li>
      <span class="tile maize">${icon('merge')}</span>
      <span class="grow"
        ><b>${record.name}</b> · <b>${other.name}</b
        ><small
          >${[...reasons.map((one) => say(`similar.reason.${one}`)), where].filter(Boolean).join(' · ')}</small
        ></span
      >
      <span class="verbs">
        <a
          class="button small"
          aria-label="${say('similar.compare')}: ${record.name}"
          href="/console/duplicates?kind=${this.#kind}&a=${record.id}&b=${other.id}"
          >${say('similar.compare')}</a
        >
        <button
          class="button small"
          type="button"
          aria-label="${say('similar.notSame')}: ${record.name}"
          @click=${() => void this.#apart(pair)}
        >
          ${say('similar.notSame')}
        </button>
      </span>
    </li>`
  }

  readonly #further = async (): Promise<void> => {
    if (this.looking) return
    this.looking = true
    await attempt(() => this.#look(this.#next))
    this.looking = false
  }

  async #apart(pair: Pair): Promise<void> {
    if (!(await attempt(() => sayDistinct(this.#kind, pair.record.id, pair.other.id)))) return
    done(say('similar.toldApart'))
    this.pairs = this.pairs.filter((one) => one !== pair)
  }
}

/** A number of a register or a phone says more than a name, a name more than a zone; alike names more than near ones. */
const weights: Readonly<Record<Pair['reasons'][number], number>> = { 'external-id': 16, contact: 8, name: 4, place: 1 }
const sureness = ({ reasons, resemblance }: Pair): number =>
  reasons.reduce((sum, one) => sum + weights[one], 0) + resemblance * 3

const keyOf = ({ record, other }: Pair): string => [record.id, other.id].sort().join(' ')

define('milpa-screen-duplicates', DuplicatesScreen)
