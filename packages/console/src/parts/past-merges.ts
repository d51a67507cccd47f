import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/state'
import { html, nothing, type TemplateResult } from 'lit'
import type { Output } from '@milpa/client'
import { ask } from '../api/api.ts'
import { type RecordKind, undoMerge } from '../api/merges.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { writeInstant } from '../words/write.ts'
import { namesOfStaff } from './staff-names.ts'

type Merge = Output<'enterprises.merges'>['items'][number]

/** Merges there were, newest first, each to be undone. */
export class PastMerges extends Part {
  static override properties = { kind: {}, older: { state: true }, names: { state: true } }
  declare kind: RecordKind
  declare private older: readonly Merge[]
  declare private names: (id: string) => string
  #next: string | undefined
  readonly #first = new Loading(this, async () => {
    const page = await this.#ask(undefined)
    this.older = []
    this.#next = page.next
    return page.items
  })

  constructor() {
    super()
    this.older = []
    this.names = () => ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void namesOfStaff().then((names) => (this.names = names))
  }

  protected override render(): unknown {
    return this.#first.show((items) =>
      items.length === 0
        ? html`<milpa-state kind="empty" heading=${say('merges.none')} text=${say('merges.noneText')}></milpa-state>`
        : html`<section class="panel">
            <ul class="lines">
              ${[...items, ...this.older].map((one) => this.#line(one))}
            </ul>
            ${
              this.#next === undefined
                ? nothing
                : html`<footer>
                    <button class="button small" type="button" @click=${this.#more}>${say('common.more')}</button>
                  </footer>`
            }
          </section>`,
    )
  }

  #line({ id, kept, merged, at, by, undoneAt }: Merge): TemplateResult {
    const folder = this.kind === 'person' ? 'entrepreneurs' : 'enterprises'
    return html`<li>
      <span class="tile maize">${icon('merge')}</span>
      <span class="grow"
        ><a href="/console/${folder}/${kept.id}"><b>${kept.name || say('merges.erased')}</b></a
        ><small
          >${say('merges.took', { name: merged.name || say('merges.erased') })} · ${writeInstant(at)} ·
          ${this.names(by)}</small
        ></span
      >
      ${
        undoneAt === null
          ? html`<span class="verbs"
              ><button
                class="button small"
                type="button"
                aria-label="${say('merges.undo')}: ${kept.name}"
                @click=${() => void this.#undo(id)}
              >
                ${icon('undo')}${say('merges.undo')}
              </button></span
            >`
          : html`<span class="chip">${say('merges.undone')}</span>`
      }
    </li>`
  }

  #ask(after: string | undefined) {
    return ask(this.kind === 'person' ? 'entrepreneurs.merges' : 'enterprises.merges', { after })
  }

  readonly #more = async (): Promise<void> => {
    await attempt(async () => {
      const page = await this.#ask(this.#next)
      this.#next = page.next
      this.older = [...this.older, ...page.items]
    })
  }

  async #undo(id: string): Promise<void> {
    if (!(await attempt(() => undoMerge(this.kind, id)))) return
    done(say('merges.undoneNow'))
    void this.#first.load()
  }
}

define('milpa-past-merges', PastMerges)
