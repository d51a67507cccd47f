import { type ComboboxOption, define, matchOptions } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/combobox'
import { html, nothing, type TemplateResult } from 'lit'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { writeLanguage } from '../words/write.ts'

/** Languages that are heard in the centres of the continent; any other is added by its key. */
const offered =
  'es pt en fr arn ay cak ctu emp gn guc ht hus kek mam maz miq mix nah oto pbb qu quc shp tar tsz tzh tzo yaq yua zap'.split(
    ' ',
  )

/** The languages that somebody speaks, by their names. Event: `console-changed` with their keys, `es, tar`. */
export class LanguagesEditor extends Part {
  static override properties = { value: {}, error: {} }
  /** Keys, parted by commas. */
  declare value: string
  declare error: string

  constructor() {
    super()
    this.value = this.error = ''
  }

  get #keys(): readonly string[] {
    return this.value.split(/[,;\s]+/).filter(Boolean)
  }

  protected override render(): TemplateResult {
    const keys = this.#keys
    return html`<milpa-combobox
        label=${say('field.languages')}
        hint=${say('field.languagesPick')}
        error=${this.error}
        .source=${this.#find}
        @milpa-change=${this.#onPicked}
      ></milpa-combobox>
      ${
        keys.length
          ? html`<p class="filters">
              ${keys.map(
                (key) =>
                  html`<button
                    class="filter on"
                    type="button"
                    aria-label=${say('field.languageRemove', { name: writeLanguage(key) })}
                    @click=${() => this.#tell(keys.filter((other) => other !== key))}
                  >
                    ${writeLanguage(key)}${icon('x')}
                  </button>`,
              )}
            </p>`
          : nothing
      }`
  }

  readonly #find = async (words: string): Promise<readonly ComboboxOption[]> => {
    const left = offered.filter((key) => !this.#keys.includes(key))
    const options = left.map((key) => ({ value: key, label: writeLanguage(key), note: key }))
    const found = matchOptions(options, words)
    const key = words.trim().toLowerCase()
    const isKey = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(key)
    return isKey && !found.some(({ value }) => value === key)
      ? [...found, { value: key, label: writeLanguage(key), note: say('field.languageKey', { key }) }]
      : found
  }

  readonly #onPicked = (event: CustomEvent<{ readonly value: string }>): void => {
    const { value } = event.detail
    const combobox = event.currentTarget as HTMLElement & { value: string; text: string }
    if (value === '' || this.#keys.includes(value)) return
    this.#tell([...this.#keys, value])
    combobox.value = ''
    combobox.text = ''
  }

  #tell(keys: readonly string[]): void {
    this.value = keys.join(', ')
    this.tell('console-changed', this.value)
  }
}

define('milpa-languages-editor', LanguagesEditor)
