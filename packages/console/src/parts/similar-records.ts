import { define } from '@milpa/ui'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ask } from '../api/api.ts'
import { Part } from '../app/screen.ts'
import { currentLanguage, say } from '../words/say.ts'

interface Similar {
  readonly id: string
  readonly name: string
  readonly note: string
}

/** Records that may be the one she is writing, while she writes it. Said "not the same" once, one is not shown again. */
export class SimilarRecords extends Part {
  static override properties = { kind: {}, name: {}, found: { state: true }, apart: { state: true } }
  declare kind: 'person' | 'enterprise'
  /** What she has written so far. */
  declare name: string
  declare private found: readonly Similar[]
  declare private apart: ReadonlySet<string>
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined

  constructor() {
    super()
    this.kind = 'enterprise'
    this.name = ''
    this.found = []
    this.apart = new Set()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('name')) return
    clearTimeout(this.#timer)
    if (this.name.trim().length < 4) this.found = []
    else this.#timer = setTimeout(() => void this.#look(), 400)
  }

  protected override render(): TemplateResult | typeof nothing {
    const shown = this.found.filter(({ id }) => !this.apart.has(id))
    if (shown.length === 0) return nothing
    const folder = this.kind === 'person' ? 'entrepreneurs' : 'enterprises'
    return html`<section class="panel" aria-live="polite">
      <header><h2>${say('similar.title')}</h2></header>
      <ul class="lines">
        ${shown.map(
          ({ id, name, note }) =>
            html`<li>
              <span class="grow"><b>${name}</b><small>${note}</small></span>
              <a class="button small" href="/console/${folder}/${id}">${say('similar.same')}</a>
              <button class="button small" type="button" @click=${() => (this.apart = new Set([...this.apart, id]))}>
                ${say('similar.notSame')}
              </button>
            </li>`,
        )}
      </ul>
    </section>`
  }

  async #look(): Promise<void> {
    this.#asking?.abort()
    const asking = new AbortController()
    this.#asking = asking
    const query = { q: this.name.trim(), limit: 4 }
    try {
      const found =
        this.kind === 'person'
          ? (await ask('entrepreneurs.list', query, asking.signal)).items.map(
              ({ id, displayName, locality, contacts }) => ({
                id,
                name: displayName,
                note: [locality, contacts[0]?.value].filter(Boolean).join(' · '),
              }),
            )
          : (await ask('enterprises.list', { ...query, language: currentLanguage() }, asking.signal)).items.map(
              ({ id, name, activity, locality }) => ({
                id,
                name,
                note: [activity?.title, locality].filter(Boolean).join(' · '),
              }),
            )
      if (!asking.signal.aborted) this.found = found
    } catch {
      // A hint that does not come must not disturb her writing; the server looks again when she saves.
      if (!asking.signal.aborted) this.found = []
    }
  }
}

define('milpa-similar-records', SimilarRecords)
