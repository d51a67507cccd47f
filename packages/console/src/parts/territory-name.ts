import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { allTerritories } from '../api/catalogues.ts'
import { Part } from '../app/screen.ts'

/** A territory by its name, its code under the pointer; the code alone where the centre has no such territory. */
export class TerritoryName extends Part {
  static override properties = { code: {}, name: { state: true } }
  declare code: string
  declare private name: string | undefined

  constructor() {
    super()
    this.code = ''
    this.name = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void allTerritories().then(
      (all) => (this.name = all.find(({ code }) => code === this.code)?.name),
      () => undefined,
    )
  }

  protected override render(): TemplateResult {
    return html`<span title=${this.name === undefined ? nothing : this.code}>${this.name ?? this.code}</span>`
  }
}

define('milpa-territory-name', TerritoryName)

/** Nothing for a record without territory. */
export const territoryName = (code: string | null): TemplateResult | undefined =>
  code === null ? undefined : html`<milpa-territory-name code=${code}></milpa-territory-name>`
