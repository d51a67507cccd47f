import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { type RecordKind, sayDistinct, type SimilarRecord, similarTo } from '../api/merges.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/** On a record: those that may be the same, to be compared or told apart. Nothing when there are none. */
export class SimilarPanel extends Part {
  static override properties = { kind: {}, record: {} }
  declare kind: RecordKind
  /** Id of the record. */
  declare record: string
  readonly #similar = new Loading(this, () => similarTo(this.kind, this.record))

  protected override updated(): void {
    this.hidden = !this.#similar.value?.length
  }

  protected override render(): TemplateResult | typeof nothing {
    const found = this.#similar.value ?? []
    if (found.length === 0) return nothing
    return html`<section class="panel">
      <header><h2>${say('similar.title')}</h2></header>
      <ul class="lines">
        ${found.map((one) => this.#line(one))}
      </ul>
    </section>`
  }

  #line({ id, name, locality, reasons }: SimilarRecord): TemplateResult {
    return html`<li>
      <span class="grow"
        ><b>${name}</b
        ><small
          >${[locality, ...reasons.map((one) => say(`similar.reason.${one}`))].filter(Boolean).join(' · ')}</small
        ></span
      >
      <span class="verbs"
        ><a class="button small" href="/console/duplicates?kind=${this.kind}&a=${this.record}&b=${id}"
          >${say('similar.compare')}</a
        >
        <button class="button small" type="button" @click=${() => void this.#apart(id)}>
          ${say('similar.notSame')}
        </button></span
      >
    </li>`
  }

  async #apart(id: string): Promise<void> {
    if (!(await attempt(() => sayDistinct(this.kind, this.record, id)))) return
    done(say('similar.toldApart'))
    void this.#similar.load()
  }
}

define('milpa-similar-panel', SimilarPanel)
