import { type ComboboxOption, define } from '@milpa/ui'
import '@milpa/ui/components/combobox'
import { html, type TemplateResult } from 'lit'
import { allTerritories, type Territory } from '../api/catalogues.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/** A territory of the centre, with those above it as its second line. Event: `console-picked` {value, label}. */
export class TerritoryPicker extends Part {
  static override properties = { value: {}, all: { state: true } }
  declare value: string
  declare private all: readonly Territory[]

  constructor() {
    super()
    this.value = ''
    this.all = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void allTerritories().then(
      (all) => (this.all = all),
      () => undefined,
    )
  }

  protected override render(): TemplateResult {
    const names = new Map(this.all.map(({ code, name }) => [code, name]))
    const options: readonly ComboboxOption[] = this.all.map(({ code, name, parentCode }) => ({
      value: code,
      label: name,
      note: [parentCode === null ? undefined : names.get(parentCode), code].filter(Boolean).join(' · '),
    }))
    return html`<milpa-combobox
      label=${say('field.territory')}
      .value=${this.value}
      .text=${names.get(this.value) ?? this.value}
      .options=${options}
      @milpa-change=${(event: CustomEvent<{ readonly value: string; readonly option?: ComboboxOption }>) =>
        this.tell('console-picked', { value: event.detail.value, label: event.detail.option?.label ?? '' })}
    ></milpa-combobox>`
  }
}

define('milpa-territory-picker', TerritoryPicker)
