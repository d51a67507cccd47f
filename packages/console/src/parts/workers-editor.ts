import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, type TemplateResult } from 'lit'
import { ageBands, type Workers } from '../api/records.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { rowStyles } from './row-styles.ts'

const sexes = ['women', 'men', 'unknown'] as const

/** Who works in an enterprise, by sex and age band. Event: `console-changed` with all groups. */
export class WorkersEditor extends Part {
  static override properties = { workers: { attribute: false } }
  static override styles = [...[Part.styles].flat(), rowStyles]
  declare workers: readonly Workers[]

  constructor() {
    super()
    this.workers = []
  }

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend>${say('field.workers')}</legend>
      ${this.workers.map((group, at) => this.#line(group, at))}
      <button
        class="button small"
        type="button"
        @click=${() => this.#put([...this.workers, { sex: 'women', count: 1 }])}
      >
        ${icon('plus')}${say('field.addWorkers')}
      </button>
    </fieldset>`
  }

  #line(group: Workers, at: number): TemplateResult {
    const set = (part: Partial<Workers>) =>
      this.#put(this.workers.map((one, index) => (index === at ? { ...one, ...part } : one)))
    return html`<div class="editor">
      <input
        class="input"
        type="number"
        min="0"
        aria-label=${say('field.workersCount')}
        .value=${String(group.count)}
        @input=${(event: Event) => set({ count: Math.max(0, Math.trunc(Number((event.target as HTMLInputElement).value) || 0)) })}
      />
      <select
        class="input"
        aria-label=${say('field.workersSex')}
        @change=${(event: Event) => set({ sex: (event.target as HTMLSelectElement).value as Workers['sex'] })}
      >
        ${sexes.map((sex) => html`<option value=${sex} ?selected=${sex === group.sex}>${say(`workers.${sex}`)}</option>`)}
      </select>
      <select
        class="input"
        aria-label=${say('field.ageBand')}
        @change=${(event: Event) => {
          const band = (event.target as HTMLSelectElement).value as (typeof ageBands)[number] | ''
          const { ageBand: _before, ...rest } = group
          const next = band === '' ? rest : { ...rest, ageBand: band }
          this.#put(this.workers.map((one, index) => (index === at ? next : one)))
        }}
      >
        <option value="" ?selected=${group.ageBand === undefined}>${say('workers.anyAge')}</option>
        ${ageBands.map((band) => html`<option value=${band} ?selected=${band === group.ageBand}>${say(`ageBand.${band}`)}</option>`)}
      </select>
      <button
        class="button round"
        type="button"
        aria-label=${say('common.remove')}
        @click=${() => this.#put(this.workers.filter((_one, index) => index !== at))}
      >
        ${icon('x')}
      </button>
    </div>`
  }

  #put(workers: readonly Workers[]): void {
    this.workers = workers
    this.tell('console-changed', workers)
  }
}

define('milpa-workers-editor', WorkersEditor)
