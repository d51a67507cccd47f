import { LitElement } from 'lit'
import { onMessages } from './messages.ts'

/** What the components share: they render again when the language changes, and their events leave the shadow root. */
export class UiElement extends LitElement {
  #forget: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#forget = onMessages(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget?.()
  }

  /** Dispatches a bubbling, composed event. @returns false when a listener prevented it */
  protected tell(type: `milpa-${string}`, detail?: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }))
  }
}
