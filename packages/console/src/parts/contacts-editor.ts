import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { contactKinds, type Contact } from '../api/records.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { rowStyles } from './row-styles.ts'

export interface ContactDraft {
  readonly kind: Contact['kind']
  readonly value: string
  readonly publishable: boolean
}

/** Phones, addresses and links, one a line. Event: `console-changed` with all of them. */
export class ContactsEditor extends Part {
  static override properties = {
    contacts: { attribute: false },
    error: {},
    ofEnterprise: { type: Boolean, attribute: 'of-enterprise' },
  }
  static override styles = [...[Part.styles].flat(), rowStyles]
  declare contacts: readonly ContactDraft[]
  declare error: string
  /** Only what reaches an enterprise may be published. */
  declare ofEnterprise: boolean

  constructor() {
    super()
    this.contacts = []
    this.error = ''
    this.ofEnterprise = false
  }

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend>${say('field.contacts')}</legend>
      ${this.error ? html`<p class="late small" role="alert">${this.error}</p>` : nothing}
      ${repeat(
        this.contacts,
        (_contact, at) => at,
        (contact, at) => this.#line(contact, at),
      )}
      <button class="button small" type="button" @click=${this.#add}>${icon('plus')}${say('field.addContact')}</button>
    </fieldset>`
  }

  #line(contact: ContactDraft, at: number): TemplateResult {
    return html`<div class="editor">
      <select
        class="input"
        aria-label=${say('field.contactKind')}
        @change=${(event: Event) => this.#set(at, { kind: valueOf(event) as Contact['kind'] })}
      >
        ${contactKinds.map((kind) => html`<option value=${kind} ?selected=${kind === contact.kind}>${say(`contact.${kind}`)}</option>`)}
      </select>
      <input
        class="input grow"
        aria-label=${say(`contact.${contact.kind}`)}
        .value=${contact.value}
        @input=${(event: Event) => this.#set(at, { value: valueOf(event) })}
      />
      ${
        this.ofEnterprise
          ? html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${contact.publishable}
                @change=${(event: Event) => this.#set(at, { publishable: (event.target as HTMLInputElement).checked })}
              />${say('field.publishable')}</label
            >`
          : nothing
      }
      <button
        class="button round"
        type="button"
        aria-label=${say('field.removeContact', { value: contact.value })}
        @click=${() => this.#put(this.contacts.filter((_one, index) => index !== at))}
      >
        ${icon('x')}
      </button>
    </div>`
  }

  readonly #add = (): void => {
    this.#put([...this.contacts, { kind: 'mobile', value: '', publishable: false }])
    void this.updateComplete.then(() =>
      [...this.renderRoot.querySelectorAll<HTMLElement>('input.grow')].at(-1)?.focus(),
    )
  }

  #set(at: number, part: Partial<ContactDraft>): void {
    this.#put(this.contacts.map((contact, index) => (index === at ? { ...contact, ...part } : contact)))
  }

  #put(contacts: readonly ContactDraft[]): void {
    this.contacts = contacts
    this.tell('console-changed', contacts)
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value

define('milpa-contacts-editor', ContactsEditor)
