import { define } from '@milpa/ui'
import { css, html, type TemplateResult } from 'lit'
import { Screen } from '../app/screen.ts'
import '../plugins/plugin-slot.ts'
import { say } from '../words/say.ts'

/** A page that a plugin fills. */
export class PluginPageScreen extends Screen {
  static override styles = [
    ...[Screen.styles].flat(),
    css`
      h1 {
        margin-bottom: 14px;
      }
    `,
  ]

  get #screen() {
    const { plugin, tag } = this.place.parameters
    return this.screens.find((screen) => screen.slot === 'page' && screen.plugin === plugin && screen.tag === tag)
  }

  protected override firstUpdated(): void {
    this.headed(this.#screen?.title ?? say('state.notFound'))
  }

  protected override render(): TemplateResult {
    const screen = this.#screen
    if (!screen)
      return html`<milpa-state
        kind="empty"
        heading=${say('state.notFound')}
        text=${say('state.notFoundText')}
      ></milpa-state>`
    return html`<h1 tabindex="-1">${screen.title}</h1>
      <milpa-plugin-slot .screen=${screen} .session=${this.session} .query=${this.place.query}></milpa-plugin-slot>`
  }
}

define('milpa-screen-plugin-page', PluginPageScreen)
