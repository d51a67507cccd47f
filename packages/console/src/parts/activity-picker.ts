import { type ComboboxOption, define, type MilpaCombobox } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import { html, type TemplateResult } from 'lit'
import { type ActivityHit, findActivities } from '../api/catalogues.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/** What an enterprise does, found by its words in any of the four languages. Event: `console-picked` {value, label, hit}. */
export class ActivityPicker extends Part {
  static override properties = { value: {}, text: {}, error: {}, forFilter: { type: Boolean, attribute: 'for-filter' } }
  declare value: string
  /** Title of what is chosen. */
  declare text: string
  declare error: string
  /** Values are those of the inventory's filter. */
  declare forFilter: boolean
  #hits = new Map<string, ActivityHit>()

  constructor() {
    super()
    this.value = this.text = this.error = ''
    this.forFilter = false
  }

  override focus(): void {
    this.renderRoot.querySelector<MilpaCombobox>('milpa-combobox')?.focus()
  }

  protected override render(): TemplateResult {
    return html`<milpa-combobox
      label=${say('field.activity')}
      hint=${say('field.activityHint')}
      error=${this.error}
      .value=${this.value}
      .text=${this.text}
      .source=${this.#find}
      @milpa-change=${this.#onChange}
    ></milpa-combobox>`
  }

  readonly #find = async (words: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> => {
    const hits = await findActivities(words, signal)
    return hits.map((hit) => {
      const value = this.forFilter ? hit.filter : `${hit.classification} ${hit.code}`
      this.#hits.set(value, hit)
      return { value, label: hit.title, note: say('field.activityCode', { code: hit.code }) }
    })
  }

  readonly #onChange = (event: CustomEvent<{ readonly value: string; readonly option?: ComboboxOption }>): void => {
    const { value, option } = event.detail
    this.tell('console-picked', { value, label: option?.label ?? '', hit: this.#hits.get(value) })
  }
}

define('milpa-activity-picker', ActivityPicker)
