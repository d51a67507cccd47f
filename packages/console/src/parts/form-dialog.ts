import { ProblemError } from '@milpa/client'
import { type ComboboxOption, type ComboboxSource, define } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import '@milpa/ui/components/dialog'
import '@milpa/ui/components/field'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { sentenceOf } from '../app/loading.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/** One question of a small form. */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly kind?: 'text' | 'area' | 'select' | 'number' | 'date' | 'check' | 'checks' | 'email' | 'find'
  readonly hint?: string
  readonly optional?: boolean
  readonly value?: string | boolean | readonly string[]
  /** Of `select` and `checks`: value and words. */
  readonly options?: readonly (readonly [value: string, words: string])[]
  /** Of `find`: searches what is typed. */
  readonly source?: ComboboxSource
  /** Of `find`: words of `value`. */
  readonly text?: string
}
export type FormValues = Readonly<Record<string, string | boolean | readonly string[]>>

/** What a dialog asks and does. */
export interface FormSpec {
  readonly heading: string
  readonly intro?: string
  readonly action: string
  readonly fields: readonly FormField[]
  /** Does it; its refusal stays in the dialog, beside the fields that it names. */
  act(values: FormValues): Promise<unknown>
}

/** A small form over the page. It is open while `spec` is set. Event: `console-closed` when it is to be taken away. */
export class FormDialog extends Part {
  static override properties = {
    spec: { attribute: false },
    values: { state: true },
    fault: { state: true },
    busy: { state: true },
  }
  declare spec: FormSpec | undefined
  declare private values: FormValues
  declare private fault: unknown
  declare private busy: boolean

  constructor() {
    super()
    this.spec = undefined
    this.values = {}
    this.fault = undefined
    this.busy = false
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('spec') || !this.spec) return
    this.fault = undefined
    this.values = Object.fromEntries(this.spec.fields.map((field) => [field.name, initial(field)]))
  }

  protected override render(): TemplateResult {
    const { spec } = this
    return html`<milpa-dialog heading=${spec?.heading ?? ''} ?open=${spec !== undefined} @milpa-close=${this.#close}>
      ${
        spec
          ? html`<form class="form" novalidate @submit=${this.#send}>
              ${spec.intro ? html`<p class="soft">${spec.intro}</p>` : nothing}
              ${spec.fields.map((field) => this.#field(field))}
              ${this.fault === undefined ? nothing : html`<p class="note danger" role="alert">${this.#why()}</p>`}
            </form>`
          : nothing
      }
      <button slot="actions" class="button" type="button" @click=${this.#close}>${say('common.cancel')}</button>
      <button
        slot="actions"
        class="button solid"
        type="button"
        aria-busy=${this.busy ? 'true' : nothing}
        @click=${() => this.renderRoot.querySelector('form')?.requestSubmit()}
      >
        ${spec?.action ?? ''}
      </button>
    </milpa-dialog>`
  }

  #field(field: FormField): TemplateResult {
    const { name, label, kind = 'text', hint = '', optional = false, options = [] } = field
    const value = this.values[name]
    const set = (next: string | boolean | readonly string[]) => (this.values = { ...this.values, [name]: next })
    const typed = (event: Event) => set((event.target as HTMLInputElement).value)
    if (kind === 'find') {
      return html`<milpa-combobox
        label=${label}
        hint=${hint}
        error=${this.#wrong(name)}
        .value=${String(value ?? '')}
        .text=${field.text ?? ''}
        .source=${field.source}
        @milpa-change=${(event: CustomEvent<{ value: string; option?: ComboboxOption }>) => set(event.detail.value)}
      ></milpa-combobox>`
    }
    if (kind === 'checks') {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : []
      return html`<fieldset>
        <legend>${label}</legend>
        ${options.map(
          ([one, words]) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${chosen.includes(one)}
                @change=${(event: Event) =>
                  set(
                    (event.target as HTMLInputElement).checked
                      ? [...chosen, one]
                      : chosen.filter((other) => other !== one),
                  )}
              />${words}</label
            >`,
        )}
      </fieldset>`
    }
    return html`<milpa-field label=${label} hint=${hint} error=${this.#wrong(name)} ?optional=${optional}>
      ${
        kind === 'area'
          ? html`<textarea class="input" name=${name} rows="3" .value=${String(value)} @input=${typed}></textarea>`
          : kind === 'check'
            ? html`<input
                type="checkbox"
                name=${name}
                .checked=${value === true}
                @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
              />`
            : kind === 'select'
              ? html`<select class="input" name=${name} @change=${typed}>
                  ${optional ? html`<option value="" ?selected=${value === ''}>${say('common.notSaid')}</option>` : nothing}
                  ${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
                </select>`
              : html`<input
                  class="input"
                  name=${name}
                  type=${kind === 'number' ? 'text' : kind}
                  inputmode=${kind === 'number' ? 'decimal' : nothing}
                  .value=${String(value)}
                  @input=${typed}
                />`
      }
    </milpa-field>`
  }

  #wrong(name: string): string {
    if (!(this.fault instanceof ProblemError)) return ''
    return this.fault.issues.find(({ pointer }) => pointer.split('/')[1] === name)?.message ?? ''
  }

  #why(): string {
    const known = this.spec?.fields.some(({ name }) => this.#wrong(name) !== '')
    return known ? say('error.fields') : sentenceOf(this.fault)
  }

  readonly #close = (): void => this.tell('console-closed')

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { spec } = this
    if (this.busy || !spec) return
    this.busy = true
    this.fault = undefined
    try {
      await spec.act(this.values)
      this.#close()
    } catch (error) {
      this.fault = error
    } finally {
      this.busy = false
    }
  }
}

function initial({ kind, value, options, optional }: FormField): string | boolean | readonly string[] {
  if (value !== undefined) return value
  if (kind === 'check') return false
  if (kind === 'checks') return []
  return kind === 'select' && !optional ? (options?.[0]?.[0] ?? '') : ''
}

/** What was written, without blanks around it. */
export const textOf = (values: FormValues, name: string): string => String(values[name] ?? '').trim()
/** Only the fields that were filled. */
export const filled = (values: FormValues, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (textOf(values, name) ? [[name, textOf(values, name)]] : [])))
/** Every field, with null for what was emptied: for corrections. */
export const orNulls = (values: FormValues, ...names: readonly string[]): Readonly<Record<string, string | null>> =>
  Object.fromEntries(names.map((name) => [name, textOf(values, name) || null]))
/** An amount as it is written, `1,234.50`, in minor units; undefined when it is none. */
export function minorUnits(text: string, scale: number): number | undefined {
  const plain = text.replaceAll(/[\s,$]/g, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined
  return Math.round(Number(plain) * 10 ** scale)
}

define('milpa-form-dialog', FormDialog)
