import type { Output } from '@milpa/client'
import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, askAll } from '../api/api.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { writeDay, writeNumber } from '../words/write.ts'

type StoredFile = Output<'files.of-record'>['items'][number]

/** The largest file that the host takes, unless it was told otherwise; refused here before it is sent. */
const most = 20 * 1_048_576

/** Files of a record: photographs, agreements, papers. */
export class Documents extends Part {
  static override properties = {
    kind: {},
    record: {},
    mayAdd: { type: Boolean, attribute: 'may-add' },
    busy: { state: true },
  }
  declare kind: 'person' | 'enterprise' | 'case'
  declare record: string
  declare mayAdd: boolean
  declare private busy: boolean
  readonly #files = new Loading(this, () =>
    askAll('files.of-record', { subjectKind: this.kind, subjectId: this.record }),
  )

  constructor() {
    super()
    this.mayAdd = this.busy = false
  }

  protected override render(): TemplateResult {
    return html`<section class="panel">
      <header>
        <h2>${say('documents.title')}</h2>
        ${
          this.mayAdd
            ? html`<button
                  class="button small"
                  type="button"
                  aria-busy=${this.busy ? 'true' : nothing}
                  @click=${() => this.#input.click()}
                >
                  ${icon('upload')}${say('common.add')}
                </button>
                <input
                  type="file"
                  hidden
                  aria-label=${say('documents.add')}
                  accept="image/*,application/pdf"
                  @change=${this.#onChosen}
                />`
            : nothing
        }
      </header>
      ${this.#files.show((files) =>
        files.length
          ? html`<ul class="lines">
              ${files.map((file) => this.#line(file))}
            </ul>`
          : html`<p class="quiet">${say('documents.none')}</p>`,
      )}
    </section>`
  }

  #line({ id, name, bytes, createdAt, mediaType }: StoredFile): TemplateResult {
    const words = name ?? say('documents.unnamed')
    return html`<li>
      <span class="tile info">${icon(mediaType.startsWith('image/') ? 'camera' : 'file')}</span>
      <span class="grow wrap"
        ><a href="/files/${id}" target="_blank">${words}</a
        ><small>${writeDay(createdAt)} · ${writeNumber(bytes / 1024, { maximumFractionDigits: 0 })} kB</small></span
      >
      ${
        this.mayAdd
          ? html`<button
              class="button round small"
              type="button"
              aria-label=${say('documents.remove', { name: words })}
              @click=${() => void this.#remove(id, words)}
            >
              ${icon('trash')}
            </button>`
          : nothing
      }
    </li>`
  }

  get #input(): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!
  }

  readonly #onChosen = async (): Promise<void> => {
    const file = this.#input.files?.[0]
    if (!file) return
    if (file.size > most) {
      done(say('documents.tooLarge', { most: most / 1_048_576 }))
      return
    }
    this.busy = true
    const subject = { kind: this.kind, id: this.record }
    const sent = await attempt(() => api.upload(file, { audience: 'staff', name: file.name, subject }))
    this.#input.value = ''
    this.busy = false
    if (!sent) return
    done(say('documents.added'))
    void this.#files.load()
  }

  async #remove(id: string, name: string): Promise<void> {
    if (!confirm(say('documents.removeAsk', { name }))) return
    if (await attempt(() => api('files.remove', { id }))) void this.#files.load()
  }
}

define('milpa-documents', Documents)
