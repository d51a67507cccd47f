import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { merge, type RecordKind, sayDistinct, similarTo, undoMerge } from '../api/merges.ts'
import { type EnterpriseRecord, type PersonRecord } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { Screen } from '../app/screen.ts'
import { writeValue } from '../parts/history-list.ts'
import { currentLanguage, say, sayIf } from '../words/say.ts'

interface Pair {
  readonly id: string
  readonly name: string
  readonly other: string
  readonly otherName: string
  readonly reasons: readonly ('name' | 'contact' | 'external-id' | 'place')[]
}

/** Fields in which two records can differ, and from which one value each is kept. */
const fields: Readonly<Record<RecordKind, readonly string[]>> = {
  person: ['displayName', 'givenName', 'familyName', 'knownAs', 'ageBand', 'sex', 'territoryCode', 'locality', 'notes'],
  enterprise: [
    'name',
    'what',
    'activity',
    'stage',
    'formality',
    'started',
    'hours',
    'territoryCode',
    'locality',
    'notes',
  ],
}
/** How many of the newest records are looked at for look-alikes. */
const looked = 60

type AnyRecord = EnterpriseRecord | PersonRecord
const readOf = (kind: RecordKind, id: string): Promise<AnyRecord> =>
  kind === 'person' ? ask('entrepreneurs.read', { id }) : ask('enterprises.read', { id, language: currentLanguage() })

/** Pairs that may be one: side by side, merged field by field, or told apart. */
export class DuplicatesScreen extends Screen {
  static override properties = { ...Screen.properties, kept: { state: true } }
  static override styles = [
    ...[Screen.styles].flat(),
    css`
      .table td.chosen {
        background: var(--milpa-bean-wash);
      }
      .table .choice {
        min-height: 32px;
      }
    `,
  ]
  /** Of a field, the side whose value stays. */
  declare private kept: Readonly<Record<string, 'a' | 'b'>>
  readonly #pairs = new Loading(this, () => (this.#both ? Promise.resolve([]) : this.#findPairs()))
  readonly #records = new Loading(this, async () => {
    const both = this.#both
    return both ? await Promise.all([readOf(this.#kind, both[0]), readOf(this.#kind, both[1])]) : undefined
  })

  constructor() {
    super()
    this.kept = {}
  }

  get #kind(): RecordKind {
    return this.place.query.get('kind') === 'person' ? 'person' : 'enterprise'
  }

  get #both(): readonly [string, string] | undefined {
    const [a, b] = [this.place.query.get('a'), this.place.query.get('b')]
    return a && b ? [a, b] : undefined
  }

  protected override firstUpdated(): void {
    this.headed(say('duplicates.title'))
  }

  async #findPairs(): Promise<readonly Pair[]> {
    const kind = this.#kind
    const { items } = await ask(kind === 'person' ? 'entrepreneurs.list' : 'enterprises.list', {
      sort: 'updated',
      limit: looked,
    })
    const pairs = new Map<string, Pair>()
    for (const record of items as readonly {
      readonly id: string
      readonly name?: string
      readonly displayName?: string
    }[]) {
      for (const other of await similarTo(kind, record.id)) {
        const key = [record.id, other.id].sort().join(' ')
        pairs.set(key, {
          id: record.id,
          name: record.displayName ?? record.name ?? '',
          other: other.id,
          otherName: other.name,
          reasons: other.reasons,
        })
      }
    }
    return [...pairs.values()]
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('duplicates.title')}</h1>
          <p>${say('duplicates.intro')}</p>
        </div>
        <div class="segmented" role="group" aria-label=${say('duplicates.of')}>
          ${(['enterprise', 'person'] as const).map(
            (one) =>
              html`<a href="/console/duplicates?kind=${one}" aria-current=${one === this.#kind ? 'page' : nothing}
                >${say(`duplicates.${one}`)}</a
              >`,
          )}
        </div>
      </div>
      ${this.#both ? this.#records.show((records) => (records ? this.#compare(records[0]!, records[1]!) : nothing)) : this.#pairs.show((pairs) => this.#list(pairs))}
    </div>`
  }

  #list(pairs: readonly Pair[]): TemplateResult {
    if (pairs.length === 0) {
      return html`<milpa-state
        kind="empty"
        heading=${say('duplicates.none')}
        text=${say('duplicates.noneText', { count: looked })}
      ></milpa-state>`
    }
    return html`<section class="panel">
      <ul class="lines">
        ${pairs.map(
          (pair) =>
            html`<li>
              <span class="tile maize">${icon('merge')}</span>
              <span class="grow"
                ><b>${pair.name}</b> · <b>${pair.otherName}</b
                ><small>${pair.reasons.map((one) => say(`similar.reason.${one}`)).join(' · ')}</small></span
              >
              <a class="button small" href="/console/duplicates?kind=${this.#kind}&a=${pair.id}&b=${pair.other}"
                >${say('similar.compare')}</a
              >
              <button class="button small" type="button" @click=${() => void this.#apart(pair.id, pair.other)}>
                ${say('similar.notSame')}
              </button>
            </li>`,
        )}
      </ul>
    </section>`
  }

  #compare(a: AnyRecord, b: AnyRecord): TemplateResult {
    const [left, right] = [a, b] as unknown as readonly [
      Readonly<Record<string, unknown>>,
      Readonly<Record<string, unknown>>,
    ]
    const shown = fields[this.#kind].filter((name) => left[name] || right[name])
    return html`<section class="panel">
      <div class="scroll-x" tabindex="0" role="region" aria-label=${say('duplicates.title')}>
        <table class="table">
          <thead>
            <tr>
              <td></td>
              <th scope="col">${say('duplicates.first')}</th>
              <th scope="col">${say('duplicates.second')}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((name) => {
              const differs = JSON.stringify(left[name]) !== JSON.stringify(right[name])
              return html`<tr>
                <th scope="row">${sayIf(`history.field.${name}`) ?? name}</th>
                ${(['a', 'b'] as const).map((side) => this.#cell(name, side, (side === 'a' ? left : right)[name], differs, left))}
              </tr>`
            })}
          </tbody>
        </table>
      </div>
      <footer>
        <button class="button solid" type="button" @click=${() => void this.#merge(a, b)}>
          ${icon('merge')}${say('duplicates.merge')}
        </button>
        <button class="button" type="button" @click=${() => void this.#apart(a.id, b.id)}>
          ${say('similar.notSame')}
        </button>
        <span class="soft small">${say('duplicates.mergeText')}</span>
      </footer>
    </section>`
  }

  #cell(
    name: string,
    side: 'a' | 'b',
    value: unknown,
    differs: boolean,
    left: Readonly<Record<string, unknown>>,
  ): TemplateResult {
    const words = writeValue(name, value)
    if (!differs) return html`<td>${words}</td>`
    const chosen = this.kept[name] ?? (left[name] ? 'a' : 'b')
    return html`<td class=${chosen === side ? 'chosen' : ''}>
      <label class="choice"
        ><input
          type="radio"
          name=${name}
          .checked=${chosen === side}
          @change=${() => (this.kept = { ...this.kept, [name]: side })}
        />${words}</label
      >
    </td>`
  }

  async #merge(a: AnyRecord, b: AnyRecord): Promise<void> {
    const kind = this.#kind
    const right = b as unknown as Readonly<Record<string, unknown>>
    const taken = Object.fromEntries(
      Object.entries(this.kept).flatMap(([name, side]) => (side === 'b' ? [[name, right[name]]] : [])),
    )
    await attempt(async () => {
      // First what the second one says better, then the rest: a merge fills only what the kept one lacks.
      if (Object.keys(taken).length) {
        const input = {
          version: a.version,
          ...taken,
          ...(taken['activity'] ? { activity: activityInput(right['activity']) } : {}),
        }
        await (kind === 'person'
          ? submit('entrepreneurs.update', { id: a.id, ...input })
          : submit('enterprises.update', { id: a.id, ...input }))
      }
      const { mergeId } = await merge(kind, a.id, b.id)
      go(`/console/${kind === 'person' ? 'entrepreneurs' : 'enterprises'}/${a.id}`)
      done(say('duplicates.merged'), () => undoMerge(kind, mergeId))
    })
  }

  async #apart(id: string, other: string): Promise<void> {
    if (!(await attempt(() => sayDistinct(this.#kind, id, other)))) return
    done(say('similar.toldApart'))
    if (this.#both) go(`/console/duplicates?kind=${this.#kind}`)
    else void this.#pairs.load()
  }
}

/** An activity as it is given, from one as it is shown. */
function activityInput(activity: unknown): object | null {
  const { classification, code, version } = activity as { classification: string; code: string; version: string | null }
  return { classification, code, ...(version === null ? {} : { version }) }
}

define('milpa-screen-duplicates', DuplicatesScreen)
