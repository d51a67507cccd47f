import { type ComboboxOption, define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/combobox'
import { html, type TemplateResult } from 'lit'
import { ask } from '../api/api.ts'
import type { GroupRecord } from '../api/records.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { rowStyles } from './row-styles.ts'

export type MemberDraft = GroupRecord['members'][number]

/** Who is in a group: persons, enterprises or both, each with what it does there. Event: `console-changed` with all. */
export class MembersEditor extends Part {
  static override properties = { members: { attribute: false }, adding: { state: true } }
  static override styles = [...[Part.styles].flat(), rowStyles]
  declare members: readonly MemberDraft[]
  declare private adding: boolean

  constructor() {
    super()
    this.members = []
    this.adding = false
  }

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend>${say('group.members')}</legend>
      ${this.members.map((member, at) => this.#line(member, at))}
      ${
        this.adding || this.members.length === 0
          ? html`<milpa-combobox
              label=${say('group.findMember')}
              hint=${say('group.findMemberHint')}
              .source=${find}
              @milpa-change=${this.#onPicked}
            ></milpa-combobox>`
          : html`<button class="button small" type="button" @click=${() => (this.adding = true)}>
              ${icon('plus')}${say('group.addMember')}
            </button>`
      }
    </fieldset>`
  }

  #line(member: MemberDraft, at: number): TemplateResult {
    return html`<div class="editor">
      ${icon(member.memberKind === 'person' ? 'user' : 'store')}
      <span class="grow"><b>${member.name}</b></span>
      <input
        class="input grow"
        aria-label=${say('group.roleOf', { name: member.name })}
        placeholder=${say('group.roleHint')}
        maxlength="80"
        .value=${member.role ?? ''}
        @input=${(event: Event) => {
          const role = (event.target as HTMLInputElement).value.trim() || null
          this.#put(this.members.map((one, index) => (index === at ? { ...one, role } : one)))
        }}
      />
      <button
        class="button round"
        type="button"
        aria-label=${say('field.removePerson', { name: member.name })}
        @click=${() => this.#put(this.members.filter((_one, index) => index !== at))}
      >
        ${icon('x')}
      </button>
    </div>`
  }

  readonly #onPicked = (event: CustomEvent<{ readonly value: string; readonly option?: ComboboxOption }>): void => {
    const { value, option } = event.detail
    if (!option) return
    const [kind, memberId = ''] = value.split(' ')
    this.adding = false
    if (this.members.some((one) => one.memberId === memberId)) return
    const memberKind = kind === 'enterprise' ? 'enterprise' : 'person'
    this.#put([...this.members, { memberKind, memberId, name: option.label, role: null, since: null, until: null }])
  }

  #put(members: readonly MemberDraft[]): void {
    this.members = members
    this.tell('console-changed', members)
  }
}

async function find(words: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> {
  const query = { q: words.trim(), limit: 6 }
  const [people, enterprises] = await Promise.all([
    ask('entrepreneurs.list', query, signal),
    ask('enterprises.list', query, signal),
  ])
  return [
    ...people.items.map(({ id, displayName, locality }) => ({
      value: `person ${id}`,
      label: displayName,
      note: [say('duplicates.person.one'), locality].filter(Boolean).join(' · '),
    })),
    ...enterprises.items.map(({ id, name, locality }) => ({
      value: `enterprise ${id}`,
      label: name,
      note: [say('duplicates.enterprise.one'), locality].filter(Boolean).join(' · '),
    })),
  ]
}

define('milpa-members-editor', MembersEditor)
