import { html, type TemplateResult } from 'lit'
import { Part } from '../app/screen.ts'
import type { Session } from '../app/session.ts'
import './form-dialog.ts'
import type { FormSpec } from './form-dialog.ts'

/** A section of the settings: who looks, and a dialog for small changes. */
export class SettingsPart extends Part {
  static override properties = { session: { attribute: false }, form: { state: true } }
  declare session: Session
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
