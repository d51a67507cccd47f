import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { groupKinds, type GroupRecord } from '../api/records.ts'
import { changesOf, FormScreen, orNull } from '../app/form-screen.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import '../parts/contacts-editor.ts'
import type { ContactDraft } from '../parts/contacts-editor.ts'
import '../parts/members-editor.ts'
import type { MemberDraft } from '../parts/members-editor.ts'
import '../parts/territory-picker.ts'
import { say } from '../words/say.ts'

interface Draft {
  readonly name: string
  readonly kind: string
  readonly purpose: string
  readonly since: string
  readonly territoryCode: string
  readonly locality: string
  readonly notes: string
  readonly contacts: readonly ContactDraft[]
  readonly members: readonly MemberDraft[]
}

/** Registering a group, and correcting one with its members. */
export class GroupFormScreen extends FormScreen<Draft> {
  #record: GroupRecord | undefined
  /** Of a group whose first saving got only half way. */
  #registered: string | undefined
  readonly #loading = new Loading(this, async (signal) => {
    const { id } = this.place.parameters
    if (id) this.#record = await ask('entrepreneurs.group', { id }, signal)
    this.begin(draftOf(this.#record))
    return true
  })

  get #heading(): string {
    return say(this.place.parameters['id'] ? 'group.edit' : 'group.register')
  }

  protected override firstUpdated(): void {
    this.headed(this.#heading, [{ label: say('nav.groups'), href: '/console/groups' }])
  }

  protected override codesOf(name: string): readonly string[] {
    return name === 'contacts' ? ['ENTREPRENEURS_CONTACT_INVALID'] : []
  }

  protected override render(): TemplateResult {
    return this.page(
      this.#heading,
      this.#loading.show(() => this.#form()),
    )
  }

  #form(): TemplateResult {
    const { draft } = this
    return html`<form class="page" novalidate @submit=${this.#save}>
      <section class="panel">
        <header><h2>${say('group.facts')}</h2></header>
        <div class="body form two">
          ${this.text('name', say('common.name'), { hint: say('field.nameHint') })}
          ${this.choice(
            'kind',
            say('group.kind'),
            groupKinds.map((one) => [one, say(`group.kind.${one}`)] as const),
            { optional: false },
          )}
          ${this.area('purpose', say('group.purpose'))}
          ${this.text('since', say('common.from'), { type: 'date', optional: true })}
          ${this.text('locality', say('field.locality'), { optional: true })}
          <milpa-territory-picker
            .value=${draft.territoryCode}
            @console-picked=${(event: CustomEvent<{ readonly value: string }>) => this.change({ territoryCode: event.detail.value })}
          ></milpa-territory-picker>
        </div>
      </section>
      <section class="panel">
        <header><h2>${say('group.who')}</h2></header>
        <div class="body form two">
          <milpa-members-editor
            .members=${draft.members}
            @console-changed=${(event: CustomEvent<Draft['members']>) => this.change({ members: event.detail })}
          ></milpa-members-editor>
          <milpa-contacts-editor
            error=${this.wrong('contacts')}
            .contacts=${draft.contacts}
            @console-changed=${(event: CustomEvent<Draft['contacts']>) => this.change({ contacts: event.detail })}
          ></milpa-contacts-editor>
          ${this.area('notes', say('common.notes'), { hint: say('field.notesHint') })}
        </div>
      </section>
      ${this.refusal()}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>${say('common.save')}</button>
        <a class="button" href=${this.#record ? `/console/groups/${this.#record.id}` : '/console/groups'}
          >${say('common.cancel')}</a
        >
      </div>
    </form>`
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.send(async () => {
      const id = await this.#keepFacts()
      const members = this.draft.members.map(({ name: _name, ...member }) => member)
      const before = draftOf(this.#record).members.map(({ name: _name, ...member }) => member)
      if (JSON.stringify(members) !== JSON.stringify(before)) await submit('entrepreneurs.set-members', { id, members })
      this.markClean()
      done(say('common.saved'))
      go(`/console/groups/${id}`)
    })
  }

  async #keepFacts(): Promise<string> {
    const record = this.#record
    if (record) {
      const changes = changesOf(fieldsOf(draftOf(record)), fieldsOf(this.draft))
      const { id, version } = record
      if (Object.keys(changes).length > 0) {
        const kept = await submit('entrepreneurs.update-group', { id, version, ...changes })
        this.#record = { ...record, ...changes, version: kept.version }
      }
      return id
    }
    const given = Object.fromEntries(Object.entries(fieldsOf(this.draft)).filter(([, value]) => value !== null))
    this.#registered ??= (await submit('entrepreneurs.register-group', given, this.key)).id
    return this.#registered
  }
}

const draftOf = (record: GroupRecord | undefined): Draft => ({
  name: record?.name ?? '',
  kind: record?.kind ?? groupKinds[0],
  purpose: record?.purpose ?? '',
  since: record?.since ?? '',
  territoryCode: record?.territoryCode ?? '',
  locality: record?.locality ?? '',
  notes: record?.notes ?? '',
  contacts: record?.contacts.map(({ kind, value }) => ({ kind, value, publishable: false })) ?? [],
  members: record?.members ?? [],
})

const fieldsOf = (draft: Draft): Readonly<Record<string, unknown>> => ({
  name: draft.name.trim(),
  kind: draft.kind,
  purpose: orNull(draft.purpose),
  since: orNull(draft.since),
  territoryCode: orNull(draft.territoryCode),
  locality: orNull(draft.locality),
  notes: orNull(draft.notes),
  contacts: draft.contacts.filter(({ value }) => value.trim() !== '').map(({ kind, value }) => ({ kind, value })),
})

define('milpa-screen-group-form', GroupFormScreen)
