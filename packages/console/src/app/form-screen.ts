import { ProblemError } from '@milpa/client'
import '@milpa/ui/components/field'
import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../words/say.ts'
import { sentenceOf } from './loading.ts'
import { guardUnsaved } from './router.ts'
import { Screen } from './screen.ts'

interface FieldOptions {
  readonly hint?: string
  readonly type?: string
  readonly optional?: boolean
  readonly across?: boolean
  readonly inputmode?: 'decimal' | 'numeric' | 'tel'
}

/**
 * A page that is written into: its draft, what is wrong with it, and the question before she leaves it unsaved. `Draft`
 * holds what the fields hold, as text where they hold text.
 */
export abstract class FormScreen<Draft extends object> extends Screen {
  static override properties = {
    ...Screen.properties,
    draft: { state: true },
    fault: { state: true },
    busy: { state: true },
  }
  declare protected draft: Draft
  declare protected fault: unknown
  declare protected busy: boolean
  /** The draft as it was last the same as the record. */
  #clean = ''
  #release: (() => void) | undefined
  /** The same for every attempt to send this draft, so that one that arrived unheard is not done twice. */
  protected readonly key: string = crypto.randomUUID()

  constructor() {
    super()
    this.fault = undefined
    this.busy = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#release = guardUnsaved(
      () => this.isDirty,
      () => confirm(say('app.unsaved')),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#release?.()
  }

  protected begin(draft: Draft): void {
    this.draft = draft
    this.markClean()
  }

  protected markClean(): void {
    this.#clean = JSON.stringify(this.draft)
  }

  protected get isDirty(): boolean {
    return this.draft !== undefined && JSON.stringify(this.draft) !== this.#clean
  }

  protected change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part }
  }

  /** What the server said is wrong with a field. */
  protected wrong(name: string): string {
    if (!(this.fault instanceof ProblemError)) return ''
    const own = this.fault.issues.find(({ pointer }) => pointer.split('/')[1] === name)
    if (own) return own.message
    return this.codesOf(name).includes(this.fault.code) ? this.fault.message : ''
  }

  /** Codes of refusals that mean a field. */
  protected codesOf(_name: string): readonly string[] {
    return []
  }

  /** The page of a form: its heading, and below it the form, or what is there while it cannot be. */
  protected page(heading: string, content: unknown): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words"><h1 tabindex="-1">${heading}</h1></div>
      </div>
      ${content}
    </div>`
  }

  protected text(name: keyof Draft & string, label: string, options: FieldOptions = {}): TemplateResult {
    const { hint = '', type = 'text', optional = false, across = false, inputmode } = options
    return html`<milpa-field
      class=${across ? 'across' : nothing}
      label=${label}
      hint=${hint}
      error=${this.wrong(name)}
      ?optional=${optional}
    >
      <input
        class="input"
        name=${name}
        type=${type}
        inputmode=${inputmode ?? nothing}
        .value=${String(this.draft[name] ?? '')}
        @input=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).value)}
      />
    </milpa-field>`
  }

  protected area(name: keyof Draft & string, label: string, options: FieldOptions = {}): TemplateResult {
    const { hint = '', optional = true, across = true } = options
    return html`<milpa-field
      class=${across ? 'across' : nothing}
      label=${label}
      hint=${hint}
      error=${this.wrong(name)}
      ?optional=${optional}
    >
      <textarea
        class="input"
        name=${name}
        rows="3"
        .value=${String(this.draft[name] ?? '')}
        @input=${(event: Event) => this.#set(name, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </milpa-field>`
  }

  protected choice(
    name: keyof Draft & string,
    label: string,
    options: readonly (readonly [value: string, words: string])[],
    { hint = '', optional = true, across = false }: FieldOptions = {},
  ): TemplateResult {
    const value = String(this.draft[name] ?? '')
    return html`<milpa-field
      class=${across ? 'across' : nothing}
      label=${label}
      hint=${hint}
      error=${this.wrong(name)}
      ?optional=${optional}
    >
      <select
        class="input"
        name=${name}
        @change=${(event: Event) => this.#set(name, (event.target as HTMLSelectElement).value)}
      >
        ${optional || value === '' ? html`<option value="" ?selected=${value === ''}>${say('common.notSaid')}</option>` : nothing}
        ${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
      </select>
    </milpa-field>`
  }

  protected tick(name: keyof Draft & string, label: string, hint = ''): TemplateResult {
    return html`<milpa-field label=${label} hint=${hint}>
      <input
        type="checkbox"
        name=${name}
        .checked=${Boolean(this.draft[name])}
        @change=${(event: Event) => this.change({ [name]: (event.target as HTMLInputElement).checked } as unknown as Partial<Draft>)}
      />
    </milpa-field>`
  }

  /** The sentence above the buttons when saving was refused. */
  protected refusal(): TemplateResult | typeof nothing {
    if (this.fault === undefined) return nothing
    const marked = this.fault instanceof ProblemError && this.fault.issues.length > 0
    return html`<p class="note danger across" role="alert">${marked ? say('error.fields') : sentenceOf(this.fault)}</p>`
  }

  /** Sends once at a time; what was refused stays on the page, with the first marked field under the keyboard. */
  protected async send(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.fault = undefined
    try {
      await work()
    } catch (error) {
      this.fault = error
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
    } finally {
      this.busy = false
    }
  }

  #set(name: string, value: string): void {
    this.change({ [name]: value } as unknown as Partial<Draft>)
  }
}

/** Null for a field that was left empty. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
/** Only what differs, so that what somebody else corrected meanwhile is left alone. */
export function changesOf(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  )
}
