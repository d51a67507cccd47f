import { ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/field'
import '@milpa/ui/components/progress'
import { html, nothing, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import { type Import, type Mapping, uploadFile } from '../api/imports.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { go } from '../app/router.ts'
import { Screen } from '../app/screen.ts'
import { targets } from '../parts/import-columns.ts'
import { type FileLook, lookInto } from '../parts/look-into-csv.ts'
import { say } from '../words/say.ts'
import { writeInstant, writeNumber } from '../words/write.ts'

/** Bringing a file: what it is, how its columns are read, and the imports there were. */
export class ImportScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    file: { state: true },
    look: { state: true },
    mapping: { state: true },
    columns: { state: true },
    mappingName: { state: true },
    sending: { state: true },
    fault: { state: true },
  }
  declare private file: File | undefined
  declare private look: FileLook | undefined
  /** Key of a mapping; empty: the one that fits; `own`: hers, column by column. */
  declare private mapping: string
  declare private columns: Readonly<Record<string, string>>
  declare private mappingName: string
  declare private sending: boolean
  declare private fault: unknown
  readonly #data = new Loading(this, async () => {
    const [imports, known] = await Promise.all([api('imports.list', { limit: 20 }), api('imports.mappings')])
    return { imports: imports.items, known: known.items.map(({ mapping }) => mapping) }
  })

  constructor() {
    super()
    this.mapping = this.mappingName = ''
    this.columns = {}
    this.sending = false
    this.fault = undefined
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.import'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('import.title')}</h1>
          <p>${say('import.intro')}</p>
        </div>
      </div>
      ${this.#data.show(
        ({ imports, known }) =>
          html`<div class="columns aside">
            ${this.#form(known)}
            <section class="panel">
              <header><h2>${say('import.before')}</h2></header>
              ${
                imports.length
                  ? html`<ul class="lines">
                      ${imports.map(line)}
                    </ul>`
                  : html`<p class="quiet">${say('import.noneBefore')}</p>`
              }
            </section>
          </div>`,
      )}
    </div>`
  }

  #form(known: readonly Mapping[]): TemplateResult {
    return html`<form class="panel" novalidate @submit=${this.#send}>
      <header><h2>${say('import.file')}</h2></header>
      <div class="body">
        <div class="row">
          <label class="button" for="file">${icon('file')}${say('import.choose')}</label>
          <input
            class="visually-hidden"
            id="file"
            type="file"
            name="file"
            accept=".csv,.xlsx,.txt,text/csv"
            @change=${this.#onFile}
          />
          <span class="grow wrap">${this.file?.name ?? say('import.chooseHint')}</span>
        </div>
        ${this.look ? this.#looked(this.look, known) : nothing}
        ${
          this.fault === undefined
            ? nothing
            : html`<p class="note danger" role="alert">${icon('alert')}<span>${sentenceOf(this.fault)}</span></p>`
        }
        ${this.sending ? html`<milpa-progress label=${say('import.sending')}></milpa-progress>` : nothing}
      </div>
      <footer>
        <button class="button solid" ?disabled=${!this.file || this.sending}>
          ${icon('upload')}${say('import.send')}
        </button>
        <span class="soft small">${say('import.nothingYet')}</span>
      </footer>
    </form>`
  }

  #looked(look: FileLook, known: readonly Mapping[]): TemplateResult {
    const delimiter = look.delimiter === '\t' ? say('import.tab') : look.delimiter
    return html`<dl class="facts">
        <dt>${say('import.format')}</dt>
        <dd>${look.format.toUpperCase()}</dd>
        ${
          look.encoding
            ? html`<dt>${say('import.encoding')}</dt>
                <dd>${look.encoding}</dd>`
            : nothing
        }
        ${
          delimiter
            ? html`<dt>${say('import.delimiter')}</dt>
                <dd>${delimiter}</dd>`
            : nothing
        }
        ${
          look.header.length
            ? html`<dt>${say('import.columns')}</dt>
                <dd>${writeNumber(look.header.length)}</dd>`
            : nothing
        }
      </dl>
      <milpa-field label=${say('import.mapping')} hint=${say('import.mappingHint')}>
        <select class="input" @change=${(event: Event) => (this.mapping = (event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${this.mapping === ''}>${say('import.mappingAuto')}</option>
          ${known.map(({ key, name }) => html`<option value=${key} ?selected=${this.mapping === key}>${name}</option>`)}
          ${look.header.length ? html`<option value="own" ?selected=${this.mapping === 'own'}>${say('import.mappingOwn')}</option>` : nothing}
        </select>
      </milpa-field>
      ${this.mapping === 'own' ? this.#mapping(look) : nothing}`
  }

  #mapping({ header }: FileLook): TemplateResult {
    return html`<milpa-field label=${say('import.mappingName')} hint=${say('import.mappingNameHint')}>
        <input
          class="input"
          .value=${this.mappingName}
          @input=${(event: Event) => (this.mappingName = (event.target as HTMLInputElement).value)}
        />
      </milpa-field>
      <div class="scroll-x" tabindex="0" role="region" aria-label=${say('import.columns')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${say('import.column')}</th>
              <th scope="col">${say('import.goesTo')}</th>
            </tr>
          </thead>
          <tbody>
            ${header.map(
              (column) =>
                html`<tr>
                  <th scope="row">${column}</th>
                  <td>
                    <select
                      class="input"
                      aria-label=${say('import.goesToFor', { column })}
                      @change=${(event: Event) => (this.columns = { ...this.columns, [column]: (event.target as HTMLSelectElement).value })}
                    >
                      <option value="">${say('import.leftOut')}</option>
                      ${targets.map((one) => html`<option value=${one} ?selected=${this.columns[column] === one}>${say(`import.target.${one}`)}</option>`)}
                    </select>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    this.fault = undefined
    this.file = (event.target as HTMLInputElement).files?.[0]
    this.look = this.file && (await lookInto(this.file))
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!this.file || this.sending) return
    this.sending = true
    this.fault = undefined
    try {
      const key = this.mapping === 'own' ? await this.#saveOwn() : this.mapping || undefined
      const { id } = await uploadFile(this.file, key)
      go(`/console/import/${id}`)
    } catch (error) {
      this.fault = error
      // Now she has to say how its columns are read.
      if (error instanceof ProblemError && error.code === 'IMPORTS_NOT_RECOGNISED' && this.look?.header.length)
        this.mapping = 'own'
    } finally {
      this.sending = false
    }
  }

  /** Saves how she reads the columns, so that the next file of the kind is known. */
  async #saveOwn(): Promise<string> {
    const name = this.mappingName.trim() || this.file!.name.replace(/\.\w+$/, '')
    const key = name
      .normalize('NFD')
      .replaceAll(/\p{Mn}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^[^a-z]+|-+$/g, '')
      .slice(0, 40)
    const chosen = Object.entries(this.columns).filter(([, to]) => to !== '')
    const numbers = new Set(['place.latitude', 'place.longitude'])
    await submit('imports.save-mapping', {
      mapping: {
        key: key || 'propia',
        name,
        fields: chosen.map(([column, to]) => ({
          to,
          columns: [[column]],
          ...(numbers.has(to) ? { transform: 'number' } : {}),
        })),
        detect: chosen.map(([column]) => column),
        ignored: (this.look?.header ?? []).filter((column) => column !== '' && !chosen.some(([one]) => one === column)),
      },
    })
    return key || 'propia'
  }
}

const line = ({ id, fileName, status, createdAt, rows }: Import): TemplateResult =>
  html`<li>
    <span class="grow wrap"
      ><a href="/console/import/${id}"><b>${fileName}</b></a
      ><small>${writeInstant(createdAt)} · ${say('import.rows', { count: rows })}</small></span
    >
    <span class="chip ${status === 'done' ? 'leaf' : status === 'cancelled' ? '' : 'maize'}"
      >${say(`import.status.${status}`)}</span
    >
  </li>`

define('milpa-screen-import', ImportScreen)
