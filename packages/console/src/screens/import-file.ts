import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/progress'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, type Page, submit } from '../api/api.ts'
import { type Finding, type Import, type RowProblem, rowsToCorrect } from '../api/imports.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Screen } from '../app/screen.ts'
import { importFigures } from '../parts/import-figures.ts'
import { keepFile } from '../parts/csv.ts'
import { type Columns, columnsCounted, columnsTable, type Moved } from '../parts/import-columns.ts'
import { format } from '../words/icu.ts'
import { currentLanguage, say } from '../words/say.ts'
import { writeNumber } from '../words/write.ts'

/** Milliseconds between two looks at work that is under way. */
const pace = 700

/** One file on its way: tried, judged by a person, registered. */
export class ImportFileScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    partial: { state: true },
    setAside: { state: true },
    bad: { state: true },
    similar: { state: true },
    warned: { state: true },
    columns: { state: true },
    moved: { state: true },
  }
  /** The file broke off, and she wants what came all the same. */
  declare private partial: boolean
  declare private setAside: boolean
  declare private bad: Page<Finding> | undefined
  declare private similar: Page<Finding> | undefined
  declare private warned: Page<Finding> | undefined
  declare private columns: Columns | undefined
  declare private moved: Moved
  #timer: ReturnType<typeof setTimeout> | undefined
  #told = ''
  #shownFor = ''
  readonly #import = new Loading(this, async (signal) => {
    const state = await ask('imports.read', { id: this.place.parameters['id']! }, signal)
    this.#watch(state)
    return state
  })

  constructor() {
    super()
    this.partial = this.setAside = false
    this.moved = {}
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  protected override updated(): void {
    const state = this.#import.value
    if (!state) return
    if (this.#told !== state.id) {
      this.#told = state.id
      this.headed(state.fileName, [{ label: say('nav.import'), href: '/console/import' }])
    }
    const settled = `${state.status} ${state.bad} ${state.similar} ${state.warned} ${state.unknown.join()}`
    if (isWorking(state) || this.#shownFor === settled) return
    this.#shownFor = settled
    void this.#readFindings(state)
  }

  protected override render(): unknown {
    return this.#import.show((state) => this.#page(state))
  }

  #page(state: Import): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${state.fileName}</h1>
          <p class="row">
            <span class="chip ${state.status === 'done' ? 'leaf' : 'maize'}"
              >${say(`import.status.${state.status}`)}</span
            >
            ${say('import.rows', { count: state.rows })} · ${state.register ?? state.mapping}
          </p>
        </div>
        <div class="actions">${this.#actions(state)}</div>
      </div>
      ${isWorking(state) ? this.#progress(state) : nothing}
      ${state.fault ? html`<p class="note danger">${icon('alert')}<span>${this.#problem(state.fault)}</span></p>` : nothing}
      ${
        state.missing.length
          ? html`<p class="note maize">
              ${icon('info')}<span>${say('import.missing', { columns: state.missing.join(', ') })}</span>
            </p>`
          : nothing
      }
      ${
        state.unknown.length
          ? html`<p class="note">
              ${icon('info')}<span>${say('import.unknown', { columns: state.unknown.join(', ') })}</span>
            </p>`
          : nothing
      }
      ${counted(state) ? importFigures(state) : html`<p class="soft">${say('import.tryFirst')}</p>`}
      ${state.status === 'checked' ? this.#confirmation(state) : nothing} ${this.#findings('bad', this.bad, state)}
      ${this.#findings('warned', this.warned, state)} ${this.#findings('similar', this.similar, state)}
      ${isOpen(state) ? this.#understood(state) : nothing}
    </div>`
  }

  #actions(state: Import): TemplateResult {
    const { status } = state
    return html`${
      status === 'ready' || status === 'checked'
        ? html`<button
            class="button"
            type="button"
            @click=${() => void this.#act(() => api('imports.discard', { id: state.id }))}
          >
            ${say('import.discard')}
          </button>`
        : nothing
    }
    ${
      status === 'ready'
        ? html`<button
            class="button solid"
            type="button"
            @click=${() => void this.#act(() => api('imports.check', { id: state.id }))}
          >
            ${say('import.try')}
          </button>`
        : nothing
    }
    ${
      state.bad > 0 && !isWorking(state)
        ? html`<button class="button" type="button" @click=${() => void this.#keepBad(state)}>
            ${icon('download')}${say('import.toCorrect')}
          </button>`
        : nothing
    }
    ${status === 'done' ? html`<a class="button solid" href="/console/inventory?sort=updated">${say('import.seeInventory')}</a>` : nothing}`
  }

  #progress(state: Import): TemplateResult {
    const rows = Math.min(state.rows, state.chunks ? Math.round((state.passed / state.chunks) * state.rows) : 0)
    return html`<section class="panel">
      <div class="body">
        <milpa-progress
          label=${say(state.status === 'checking' ? 'import.checking' : 'import.running')}
          detail=${say('import.progress', { done: rows, total: state.rows })}
          .value=${rows}
          .max=${Math.max(1, state.rows)}
          ?cancellable=${state.jobId !== null}
          @milpa-cancel=${() => state.jobId && void this.#act(() => api('centre.cancel-job', { id: state.jobId! }))}
        ></milpa-progress>
      </div>
    </section>`
  }

  /** How each column was read; she may say otherwise, and then the file is tried again. */
  #understood({ id, publish }: Import): TemplateResult | typeof nothing {
    const { columns, moved } = this
    if (!columns) return nothing
    const changes = Object.entries(moved).map(([column, to]) => ({ column, to: to || null }))
    const again = async () => {
      await api('imports.read-as', { id, columns: changes })
      await api('imports.check', { id, publish })
      this.moved = {}
    }
    return html`<section class="panel">
      <header>
        <h2>${say('import.understood')}</h2>
        <span class="soft small">${columnsCounted(columns)}</span>
      </header>
      ${columnsTable(columns, moved, (column, to) => {
        const { [column]: _before, ...others } = this.moved
        this.moved = to === 'as-it-was' ? others : { ...others, [column]: to as Moved[string] & string }
      })}
      ${
        changes.length > 0
          ? html`<footer>
              <button class="button solid" type="button" @click=${() => void this.#act(again)}>
                ${say('import.readSo')}
              </button>
            </footer>`
          : nothing
      }
    </section>`
  }

  #confirmation(state: Import): TemplateResult {
    return html`<section class="panel">
      <header><h2>${say('import.confirmTitle')}</h2></header>
      <div class="body">
        ${
          state.register && this.session.may('enterprises:publish')
            ? html`<label class="choice"
                ><input
                  type="checkbox"
                  .checked=${state.publish}
                  @change=${(event: Event) => {
                    const publish = (event.target as HTMLInputElement).checked
                    // What would change depends on it: the figures are those of what she chose.
                    void this.#act(() => api('imports.check', { id: state.id, publish }))
                  }}
                />${say('import.publish', { register: state.register })}</label
              >`
            : nothing
        }
        ${
          state.similar
            ? html`<label class="choice"
                ><input
                  type="checkbox"
                  .checked=${this.setAside}
                  @change=${(event: Event) => (this.setAside = (event.target as HTMLInputElement).checked)}
                />${say('import.setAside')}</label
              >`
            : nothing
        }
        ${
          state.fault
            ? html`<label class="choice"
                ><input
                  type="checkbox"
                  .checked=${this.partial}
                  @change=${(event: Event) => (this.partial = (event.target as HTMLInputElement).checked)}
                />${say('import.partial', { good: state.good })}</label
              >`
            : nothing
        }
        <p>
          ${
            changes(state)
              ? say('import.confirmText', {
                  created: state.created,
                  changed: state.changed,
                  unchanged: state.unchanged,
                  bad: state.bad,
                })
              : say('import.confirmNothing', { unchanged: state.unchanged, bad: state.bad })
          }
        </p>
      </div>
      <footer>
        <button
          class="button solid"
          type="button"
          ?disabled=${!changes(state) || (state.fault !== null && !this.partial)}
          @click=${() => void this.#confirm(state)}
        >
          ${icon('check')}${say('import.confirm')}
        </button>
      </footer>
    </section>`
  }

  #findings(kind: Finding['kind'], page: Page<Finding> | undefined, state: Import): TemplateResult | typeof nothing {
    if (!page || page.items.length === 0) return nothing
    const heading = `import.${kind}` as const
    return html`<section class="panel">
      <header><h2>${say(heading)}</h2></header>
      <div class="scroll-x" tabindex="0" role="region" aria-label=${say(heading)}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${say('import.line')}</th>
              <th scope="col">${say('import.column')}</th>
              <th scope="col">${say('common.reason')}</th>
              <th scope="col">${say('import.cell')}</th>
            </tr>
          </thead>
          <tbody>
            ${page.items.flatMap((finding) =>
              (finding.problems.length ? finding.problems : [undefined]).map(
                (problem) =>
                  html`<tr>
                    <td class="number">${writeNumber(finding.line)}</td>
                    <td>${problem?.name ?? ''}</td>
                    <td>
                      ${problem ? this.#problem(problem) : nothing}
                      ${finding.resembles.map((id) => html` <a href="/console/enterprises/${id}" target="_blank">${say('common.open')}</a>`)}
                    </td>
                    <td class="wrap">
                      ${problem?.column ? (finding.cells[problem.column - 1] ?? '') : nameCell(finding, state)}
                    </td>
                  </tr>`,
              ),
            )}
          </tbody>
        </table>
      </div>
      ${
        page.next
          ? html`<footer>
              <button class="button small" type="button" @click=${() => void this.#more(kind, page)}>
                ${say('common.more')}
              </button>
            </footer>`
          : nothing
      }
    </section>`
  }

  /** The sentence of a problem, from the messages of the part that it names. */
  #problem({ key, data, code }: RowProblem): string {
    const [area = '', name = ''] = key.split(' ')
    const text = this.session.text(area, name)
    return text === undefined ? code : format(text, data, currentLanguage())
  }

  #watch(state: Import): void {
    clearTimeout(this.#timer)
    if (isWorking(state)) this.#timer = setTimeout(() => void this.#import.load(), pace)
  }

  async #readFindings(state: Import): Promise<void> {
    this.bad = state.bad
      ? await ask('imports.findings', { id: state.id, kind: 'bad', limit: 50 }).catch(() => undefined)
      : undefined
    this.similar = state.similar
      ? await ask('imports.findings', { id: state.id, kind: 'similar', limit: 50 }).catch(() => undefined)
      : undefined
    this.warned = state.warned
      ? await ask('imports.findings', { id: state.id, kind: 'warned', limit: 50 }).catch(() => undefined)
      : undefined
    const columns = isOpen(state) ? await ask('imports.columns', { id: state.id }).catch(() => undefined) : undefined
    this.columns = columns?.items
  }

  async #more(kind: Finding['kind'], page: Page<Finding>): Promise<void> {
    const next = await ask('imports.findings', { id: this.place.parameters['id']!, kind, limit: 50, after: page.next })
    this[kind] = { ...next, items: [...page.items, ...next.items] }
  }

  async #act(change: () => Promise<unknown>): Promise<void> {
    if (await attempt(change)) void this.#import.load()
  }

  async #confirm(state: Import): Promise<void> {
    const input = {
      publish: state.publish,
      duplicates: this.setAside ? 'set-aside' : 'register',
      ...(state.fault ? { partial: this.partial } : {}),
    }
    await this.#act(() => submit('imports.confirm', { id: state.id, ...input }))
  }

  async #keepBad(state: Import): Promise<void> {
    await attempt(async () => {
      keepFile(`${state.fileName.replace(/\.\w+$/, '')}-corregir.csv`, await rowsToCorrect(state.id))
      done(say('import.toCorrectDone'))
    })
  }
}

const isWorking = ({ status }: Import): boolean => status === 'checking' || status === 'running' || status === 'reading'
/** Nothing is saved yet: how it is read may still be changed. */
const isOpen = ({ status }: Import): boolean => status === 'ready' || status === 'checked'
/** Whether saving would change anything. */
const changes = ({ created, changed }: Import): boolean => created + changed > 0
const counted = ({ status }: Import): boolean => status !== 'ready' && status !== 'reading'
/** The cell with which people recognise the row. */
const nameCell = ({ cells }: Finding, { header }: Import): string => {
  const at = header.findIndex((column) => /nombre|name|nom/i.test(column))
  return cells[Math.max(0, at)] ?? ''
}

define('milpa-screen-import-file', ImportFileScreen)
