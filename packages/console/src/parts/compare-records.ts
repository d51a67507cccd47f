import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { merge, type RecordKind, sayDistinct, undoMerge } from '../api/merges.ts'
import type { EnterpriseRecord, PersonRecord } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { Part } from '../app/screen.ts'
import { currentLanguage, say, sayIf } from '../words/say.ts'
import { writeValue } from './history-list.ts'

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

type AnyRecord = EnterpriseRecord | PersonRecord
const readOf = (kind: RecordKind, id: string, signal: AbortSignal): Promise<AnyRecord> =>
  kind === 'person'
    ? ask('entrepreneurs.read', { id }, signal)
    : ask('enterprises.read', { id, language: currentLanguage() }, signal)

/** Two records side by side: merged field by field, or told apart. */
export class CompareRecords extends Part {
  static override properties = { kind: {}, a: {}, b: {}, kept: { state: true } }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      .table td.chosen {
        background: var(--milpa-bean-wash);
      }
      .table .choice {
        min-height: 32px;
      }
    `,
  ]
  declare kind: RecordKind
  /** Ids of the one that stays and of the one that goes into it. */
  declare a: string
  declare b: string
  /** Of a field, the side whose value stays. */
  declare private kept: Readonly<Record<string, 'a' | 'b'>>
  readonly #records = new Loading(this, (signal) =>
    Promise.all([readOf(this.kind, this.a, signal), readOf(this.kind, this.b, signal)]),
  )

  constructor() {
    super()
    this.kept = {}
  }

  protected override render(): unknown {
    return this.#records.show((records) => this.#compare(records))
  }

  #compare([a, b]: readonly [AnyRecord, AnyRecord]): TemplateResult {
    const [left, right] = [a, b] as unknown as readonly [
      Readonly<Record<string, unknown>>,
      Readonly<Record<string, unknown>>,
    ]
    const shown = fields[this.kind].filter((name) => left[name] || right[name])
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
    const kind = this.kind
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
    if (!(await attempt(() => sayDistinct(this.kind, id, other)))) return
    done(say('similar.toldApart'))
    go(`/console/duplicates?kind=${this.kind}`)
  }
}

/** An activity as it is given, from one as it is shown. */
function activityInput(activity: unknown): object | null {
  const { classification, code, version } = activity as { classification: string; code: string; version: string | null }
  return { classification, code, ...(version === null ? {} : { version }) }
}

define('milpa-compare-records', CompareRecords)
