import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { merge, type RecordKind, sayDistinct, undoMerge } from '../api/merges.ts'
import type { EnterpriseRecord, PersonRecord } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { Part } from '../app/screen.ts'
import { currentLanguage, say, sayIf } from '../words/say.ts'
import { writeDay } from '../words/write.ts'
import { showValue } from './history-list.ts'

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

type Side = 'a' | 'b'
const sides = ['a', 'b'] as const
type Fields = Readonly<Record<string, unknown>>

/** Two records side by side: merged field by field into the one that she lets stay, or told apart. */
export class CompareRecords extends Part {
  static override properties = { kind: {}, a: {}, b: {}, kept: { state: true }, stays: { state: true } }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      .table td.chosen {
        background: var(--milpa-bean-wash);
      }
      .table .choice {
        min-height: 32px;
      }
      .table thead :is(th, td) {
        height: auto;
        padding-block: 6px;
        background: var(--milpa-sunken);
        white-space: normal;
      }
      /* On a narrow page each field has its name above its two values. */
      @media (max-width: 599.98px) {
        .table tr {
          display: grid;
          grid-template-columns: repeat(2, minmax(0, 1fr));
          border-bottom: 1px solid var(--milpa-line);
        }
        .table :is(thead td, tbody td, th) {
          height: auto;
          padding: 4px var(--milpa-pad);
          border: 0;
          overflow-wrap: anywhere;
        }
        .table thead td {
          display: none;
        }
        .table tbody th {
          grid-column: 1 / -1;
          color: var(--milpa-ink-soft);
          font-size: var(--milpa-size-s);
        }
      }
      .table thead a {
        font-size: var(--milpa-size);
      }
    `,
  ]
  declare kind: RecordKind
  /** Ids of two records. */
  declare a: string
  declare b: string
  /** Of a field, the side whose value stays. */
  declare private kept: Readonly<Record<string, Side>>
  /** The record that stays, once she has said so; until then the one that is surer. */
  declare private stays: Side | undefined
  readonly #records = new Loading(
    this,
    (signal) => Promise.all([readOf(this.kind, this.a, signal), readOf(this.kind, this.b, signal)]),
    { spoken: true },
  )

  constructor() {
    super()
    this.kept = {}
    this.stays = undefined
  }

  protected override render(): unknown {
    return this.#records.show(([a, b]) => this.#compare({ a, b }))
  }

  #compare(records: Readonly<Record<Side, AnyRecord>>): TemplateResult {
    const values = records as unknown as Readonly<Record<Side, Fields>>
    const shown = fields[this.kind].filter((name) => values.a[name] || values.b[name])
    const stays = this.stays ?? surer(records.a, records.b)
    return html`<section class="panel">
      <div class="scroll-x" tabindex="0" role="region" aria-label=${say('duplicates.title')}>
        <table class="table">
          <thead>
            <tr>
              <td></td>
              ${sides.map((side) => html`<th scope="col">${this.#head(records[side], side, stays)}</th>`)}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">${say('duplicates.created')}</th>
              ${sides.map((side) => html`<td>${writeDay(records[side].createdAt)}</td>`)}
            </tr>
            ${this.#validated(records)}
            ${shown.map((name) => {
              const differs = JSON.stringify(values.a[name]) !== JSON.stringify(values.b[name])
              const chosen = differs ? this.#chosen(name, values, stays) : undefined
              return html`<tr>
                <th scope="row">${sayIf(`history.field.${name}`) ?? name}</th>
                ${sides.map((side) => this.#cell(name, side, values[side][name], chosen))}
              </tr>`
            })}
          </tbody>
        </table>
      </div>
      <footer>
        <button class="button solid" type="button" @click=${() => void this.#merge(records, stays)}>
          ${icon('merge')}${say('duplicates.merge')}
        </button>
        <button class="button" type="button" @click=${() => void this.#apart(this.a, this.b)}>
          ${say('similar.notSame')}
        </button>
        <span class="soft small">${say('duplicates.mergeText')}</span>
      </footer>
    </section>`
  }

  #head(record: AnyRecord, side: Side, stays: Side): TemplateResult {
    const folder = this.kind === 'person' ? 'entrepreneurs' : 'enterprises'
    return html`<a href="/console/${folder}/${record.id}">${titleOf(record)}</a>
      <label class="choice"
        ><input
          type="radio"
          name="stays"
          .checked=${side === stays}
          @change=${() => (this.stays = side)}
        />${say(side === stays ? 'duplicates.stays' : 'duplicates.goes')}</label
      >`
  }

  #validated(records: Readonly<Record<Side, AnyRecord>>): TemplateResult | typeof nothing {
    if (this.kind === 'person') return nothing
    return html`<tr>
      <th scope="row">${say('history.field.validatedAt')}</th>
      ${sides.map((side) => html`<td>${dayOf(validatedAt(records[side]))}</td>`)}
    </tr>`
  }

  #chosen(name: string, values: Readonly<Record<Side, Fields>>, stays: Side): Side {
    return this.kept[name] ?? (values[stays][name] ? stays : otherOf(stays))
  }

  #cell(name: string, side: Side, value: unknown, chosen: Side | undefined): TemplateResult {
    const words = showValue(name, value)
    if (chosen === undefined) return html`<td>${words}</td>`
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

  async #merge(records: Readonly<Record<Side, AnyRecord>>, stays: Side): Promise<void> {
    const kind = this.kind
    const [kept, other] = [records[stays], records[otherOf(stays)]]
    const theirs = other as unknown as Fields
    const taken = Object.fromEntries(
      Object.entries(this.kept).flatMap(([name, side]) => (side === stays ? [] : [[name, theirs[name]]])),
    )
    await attempt(async () => {
      // First what the other one says better, then the rest: a merge fills only what the kept one lacks.
      if (Object.keys(taken).length) {
        const input = {
          version: kept.version,
          ...taken,
          ...(taken['activity'] ? { activity: activityInput(taken['activity']) } : {}),
        }
        await (kind === 'person'
          ? submit('entrepreneurs.update', { id: kept.id, ...input })
          : submit('enterprises.update', { id: kept.id, ...input }))
      }
      const { mergeId } = await merge(kind, kept.id, other.id)
      go(`/console/${kind === 'person' ? 'entrepreneurs' : 'enterprises'}/${kept.id}`)
      done(say('duplicates.merged'), () => undoMerge(kind, mergeId))
    })
  }

  async #apart(id: string, other: string): Promise<void> {
    if (!(await attempt(() => sayDistinct(this.kind, id, other)))) return
    done(say('similar.toldApart'))
    go(`/console/duplicates?kind=${this.kind}`)
  }
}

const otherOf = (side: Side): Side => (side === 'a' ? 'b' : 'a')
const titleOf = (record: AnyRecord): string => ('displayName' in record ? record.displayName : record.name)
const validatedAt = (record: AnyRecord): string | null => ('validatedAt' in record ? record.validatedAt : null)
const dayOf = (instant: string | null): string => (instant === null ? say('validation.never') : writeDay(instant))

/** The one that somebody went to see, else the older one: what was typed a moment ago is the guess of the two. */
function surer(a: AnyRecord, b: AnyRecord): Side {
  const [seenA, seenB] = [validatedAt(a) !== null, validatedAt(b) !== null]
  if (seenA !== seenB) return seenA ? 'a' : 'b'
  return a.createdAt <= b.createdAt ? 'a' : 'b'
}

/** An activity as it is given, from one as it is shown. */
function activityInput(activity: unknown): object | null {
  const { classification, code, version, title } = activity as EnterpriseRecord['activity'] & object
  // The title of a national code that is not loaded in this centre is known by the record alone.
  return {
    classification,
    code,
    ...(version === null ? {} : { version }),
    ...(title === null || classification === 'milpa' || classification === 'isic' ? {} : { title }),
  }
}

define('milpa-compare-records', CompareRecords)
