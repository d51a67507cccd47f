import { html, type TemplateResult } from 'lit'
import '../parts/form-dialog.ts'
import type { FormSpec } from '../parts/form-dialog.ts'
import { Screen } from './screen.ts'

/** A page whose small changes are made in a dialog over it. */
export class ScreenWithForm extends Screen {
  static override properties = { ...Screen.properties, form: { state: true } }
  declare protected form: FormSpec | undefined

  constructor() {
    super()
    this.form = undefined
  }

  protected dialog(): TemplateResult {
    return html`<milpa-form-dialog
      .spec=${this.form}
      @console-closed=${() => (this.form = undefined)}
    ></milpa-form-dialog>`
  }
}
