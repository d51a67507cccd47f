import { type ComboboxOption, define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/combobox'
import { html, nothing, type TemplateResult } from 'lit'
import { ask } from '../api/api.ts'
import { enterpriseRoles, type EnterpriseRole } from '../api/records.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { rowStyles } from './row-styles.ts'

/** Somebody of an enterprise. Without `personId` she is registered, by her name, when the enterprise is saved. */
export interface PersonDraft {
  readonly personId: string
  readonly name: string
  readonly role: EnterpriseRole
  readonly since: string | null
  readonly until: string | null
}

const fresh = 'new '

/** Who owns, shares or works in an enterprise. Event: `console-changed` with all of them. */
export class PeopleEditor extends Part {
  static override properties = { people: { attribute: false }, adding: { state: true } }
  static override styles = [...[Part.styles].flat(), rowStyles]
  declare people: readonly PersonDraft[]
  declare private adding: boolean

  constructor() {
    super()
    this.people = []
    this.adding = false
  }

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend>${say('field.people')}</legend>
      ${this.people.map((person, at) => this.#line(person, at))}
      ${
        this.adding || this.people.length === 0
          ? html`<milpa-combobox
              label=${say('field.findPerson')}
              hint=${say('field.findPersonHint')}
              .source=${find}
              @milpa-change=${this.#onPicked}
            ></milpa-combobox>`
          : html`<button class="button small" type="button" @click=${() => (this.adding = true)}>
              ${icon('plus')}${say('field.addPerson')}
            </button>`
      }
    </fieldset>`
  }

  #line(person: PersonDraft, at: number): TemplateResult {
    return html`<div class="editor">
      <span class="grow"
        ><b>${person.name}</b
        >${person.personId ? nothing : html` <span class="chip maize">${say('field.newPerson')}</span>`}</span
      >
      <select
        class="input"
        aria-label=${say('field.role')}
        @change=${(event: Event) => {
          const role = (event.target as HTMLSelectElement).value as EnterpriseRole
          this.#put(this.people.map((one, index) => (index === at ? { ...one, role } : one)))
        }}
      >
        ${enterpriseRoles.map((role) => html`<option value=${role} ?selected=${role === person.role}>${say(`role.${role}`)}</option>`)}
      </select>
      <button
        class="button round"
        type="button"
        aria-label=${say('field.removePerson', { name: person.name })}
        @click=${() => this.#put(this.people.filter((_one, index) => index !== at))}
      >
        ${icon('x')}
      </button>
    </div>`
  }

  readonly #onPicked = (event: CustomEvent<{ readonly value: string; readonly option?: ComboboxOption }>): void => {
    const { value, option } = event.detail
    if (!option) return
    const isNew = value.startsWith(fresh)
    const name = isNew ? value.slice(fresh.length) : option.label
    this.adding = false
    const role: EnterpriseRole = this.people.length === 0 ? 'owner' : 'partner'
    this.#put([...this.people, { personId: isNew ? '' : value, name, role, since: null, until: null }])
  }

  #put(people: readonly PersonDraft[]): void {
    this.people = people
    this.tell('console-changed', people)
  }
}

async function find(words: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> {
  const name = words.trim()
  const { items } = await ask('entrepreneurs.list', { q: name, limit: 8 }, signal)
  const found = items.map(({ id, displayName, locality, contacts }) => ({
    value: id,
    label: displayName,
    note: [locality, contacts[0]?.value].filter(Boolean).join(' · '),
  }))
  return name.length < 3 ? found : [...found, { value: `${fresh}${name}`, label: say('field.registerAs', { name }) }]
}

define('milpa-people-editor', PeopleEditor)
