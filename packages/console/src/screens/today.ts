import { define } from '@milpa/ui'
import { html, type TemplateResult } from 'lit'
import { Screen } from '../app/screen.ts'
import { say } from '../words/say.ts'

export class TodayScreen extends Screen {
  protected override firstUpdated(): void {
    this.headed(say('nav.today'))
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${say('nav.today')}</h1>`
  }
}

define('milpa-screen-today', TodayScreen)
