import { base, controls, host, surfaces } from '@milpa/ui'
import { type CSSResultGroup, LitElement, type PropertyDeclarations } from 'lit'
import { onLanguage } from '../words/say.ts'
import type { PluginScreen } from '../plugins/plugin-screens.ts'
import type { Place } from './router.ts'
import type { Session } from './session.ts'
import { screenStyles } from './screen-styles.ts'

/** What every part of the application shares: our sheets, and words that follow the chosen language. */
export class Part extends LitElement {
  static override styles: CSSResultGroup = [base, host, controls, surfaces, screenStyles]
  #forget: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#forget = onLanguage(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget?.()
  }

  /** Dispatches a bubbling, composed event. */
  protected tell(type: `console-${string}`, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
  }
}

/** One page. The frame sets `place` and `session` before it is first rendered; a new place is a new element. */
export class Screen extends Part {
  static override properties: PropertyDeclarations = {
    place: { attribute: false },
    session: { attribute: false },
    screens: { attribute: false },
  }
  declare place: Place
  declare session: Session
  /** Screens of plugins that she may open, for pages that have a place for them. */
  declare screens: readonly PluginScreen[]

  /** Says what the page is called: its heading, the browser's title, and the path in the top bar. */
  protected headed(heading: string, path: readonly { readonly label: string; readonly href: string }[] = []): void {
    this.tell('console-title', { heading, path })
  }
}
