import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { base, host } from '../styles/base.ts'

let count = 0

/**
 * Label, hint and error around one native control, and the ARIA that ties them together.
 *
 * Label and texts are made in the light tree, beside the control, because `for` and `aria-describedby` cannot reach
 * across a shadow root. The author's own `aria-describedby` on the control is kept.
 */
export class MilpaField extends UiElement {
  static override properties = { label: {}, hint: {}, error: {}, optional: { type: Boolean } }
  static override styles = [
    base,
    host,
    css`
      .field {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.25em;
      }
      .inline {
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        column-gap: 0.6em;
      }
      .inline .control {
        display: grid;
        order: -1;
        min-width: 24px;
        min-height: var(--milpa-hit);
        place-items: center start;
      }
      .inline :is(.hint, .error) {
        grid-column: 2;
      }
      ::slotted(label) {
        display: block;
        font-weight: 600;
        cursor: pointer;
      }
      .inline ::slotted(label) {
        padding-block: calc((var(--milpa-hit) - var(--milpa-line-height)) / 2);
        font-weight: 500;
      }
      .hint,
      .error {
        font-size: var(--milpa-size-s);
        line-height: var(--milpa-line-height-s);
      }
      .hint {
        color: var(--milpa-ink-soft);
      }
      .error {
        display: flex;
        gap: 0.4em;
        align-items: flex-start;
        color: var(--milpa-danger);
        font-weight: 600;
      }
      .error svg {
        margin-top: 0.05em;
      }
      ::slotted(:is(input, select, textarea)) {
        width: 100%;
        min-height: var(--milpa-control);
        padding: 0.2em 0.7em;
        border: var(--milpa-stroke) solid var(--milpa-line-strong);
        border-radius: var(--milpa-radius-s);
        background: var(--milpa-surface);
        color: var(--milpa-ink);
        font: inherit;
      }
      ::slotted(:is(input, select, textarea):hover) {
        border-color: var(--milpa-ink-soft);
      }
      ::slotted(textarea) {
        min-height: calc(var(--milpa-control) * 2.4);
        padding-block: 0.5em;
      }
      ::slotted(:is([type='checkbox'], [type='radio'])) {
        width: var(--milpa-check);
        height: var(--milpa-check);
        min-height: 0;
        margin: 0;
        padding: 0;
        accent-color: var(--milpa-bean);
      }
      ::slotted([aria-invalid='true']) {
        border-color: var(--milpa-danger);
        box-shadow: 0 0 0 1px var(--milpa-danger);
      }
      ::slotted(:disabled) {
        border-style: dashed;
        background: var(--milpa-sunken);
        color: var(--milpa-ink-soft);
      }
      ::slotted(:focus-visible) {
        outline: 3px solid var(--milpa-focus);
        outline-offset: 2px;
      }
    `,
  ]

  declare label: string
  declare hint: string
  declare error: string
  declare optional: boolean
  readonly #id = `milpa-field-${++count}`
  readonly #label = document.createElement('label')
  readonly #hint = document.createElement('span')
  readonly #error = document.createElement('span')
  #control: HTMLElement | undefined
  #authorDescription = ''

  constructor() {
    super()
    this.label = ''
    this.hint = ''
    this.error = ''
    this.optional = false
    this.#label.slot = 'label'
    this.#hint.slot = 'hint'
    this.#hint.id = `${this.#id}-hint`
    this.#error.slot = 'error'
    this.#error.id = `${this.#id}-error`
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.append(this.#label, this.#hint, this.#error)
    this.#adopt()
  }

  /** Gives the keyboard to the control, so a form can lead to its first error. */
  override focus(options?: FocusOptions): void {
    this.#control?.focus(options)
  }

  protected override updated(_changes: PropertyValues): void {
    this.#label.textContent = this.optional ? `${this.label} (${say('optional')})` : this.label
    this.#hint.textContent = this.hint
    this.#error.textContent = this.error
    this.#wire()
  }

  protected override render(): TemplateResult {
    const inline = this.#control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(this.#control.type)
    return html`<div class=${inline ? 'field inline' : 'field'}>
      <slot name="label"></slot>
      <div class="hint" ?hidden=${!this.hint}><slot name="hint"></slot></div>
      <div class="control"><slot @slotchange=${this.#adopt}></slot></div>
      <div class="error" ?hidden=${!this.error}>${this.error ? icon('alert') : nothing}<slot name="error"></slot></div>
    </div>`
  }

  readonly #adopt = (): void => {
    const control = [...this.children].find(
      (child): child is HTMLElement => child instanceof HTMLElement && !child.slot,
    )
    if (control === this.#control) return
    this.#control = control
    this.#authorDescription = control?.getAttribute('aria-describedby') ?? ''
    this.requestUpdate()
  }

  #wire(): void {
    if (!this.#control) return
    this.#control.id ||= `${this.#id}-control`
    this.#label.htmlFor = this.#control.id
    const described = [this.#authorDescription, this.hint && this.#hint.id, this.error && this.#error.id].filter(
      Boolean,
    )
    set(this.#control, 'aria-describedby', described.join(' '))
    set(this.#control, 'aria-invalid', this.error ? 'true' : '')
  }
}

function set(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
}

define('milpa-field', MilpaField)
