import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { ageBands, type PersonRecord, sexes } from '../api/records.ts'
import { changesOf, FormScreen, orNull } from '../app/form-screen.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import { type Clash, clashesOf, conflictNote, isConflict } from '../parts/conflict.ts'
import '../parts/contacts-editor.ts'
import type { ContactDraft } from '../parts/contacts-editor.ts'
import '../parts/languages-editor.ts'
import '../parts/similar-records.ts'
import '../parts/territory-picker.ts'
import { say } from '../words/say.ts'

const incomeShares = ['none', 'less-than-half', 'half-or-more', 'all'] as const

interface Draft {
  readonly displayName: string
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string
  readonly ageBand: string
  readonly sex: string
  readonly languages: string
  readonly territoryCode: string
  readonly locality: string
  readonly notes: string
  readonly contacts: readonly ContactDraft[]
  readonly disability: string
  readonly headsHousehold: boolean
  readonly adults: string
  readonly children: string
  readonly dependants: string
  readonly incomeShare: string
}

const empty: Draft = {
  displayName: '',
  givenName: '',
  familyName: '',
  knownAs: '',
  ageBand: '',
  sex: '',
  languages: '',
  territoryCode: '',
  locality: '',
  notes: '',
  contacts: [],
  disability: '',
  headsHousehold: false,
  adults: '',
  children: '',
  dependants: '',
  incomeShare: '',
}

/** Registering a person, and correcting one. Only her name is needed. */
export class PersonFormScreen extends FormScreen<Draft> {
  static override properties = { ...FormScreen.properties, clashes: { state: true } }
  declare private clashes: readonly Clash[] | undefined
  #record: PersonRecord | undefined
  #before: Readonly<Record<string, unknown>> = {}
  readonly #loading = new Loading(this, (signal) => this.#prepare(signal))

  protected override firstUpdated(): void {
    this.headed(this.#heading, [{ label: say('nav.people'), href: '/console/people' }])
  }

  get #id(): string | undefined {
    return this.place.parameters['id']
  }

  get #heading(): string {
    return say(this.#id ? 'person.edit' : 'person.register')
  }

  async #prepare(signal: AbortSignal): Promise<true> {
    if (this.#id) this.#open(await ask('entrepreneurs.read', { id: this.#id }, signal))
    else this.begin(empty)
    return true
  }

  #open(record: PersonRecord): void {
    this.#record = record
    this.begin(draftOf(record))
    this.#before = fieldsOf(this.draft)
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
        <header><h2>${say('person.whoSheIs')}</h2></header>
        <div class="body form two">
          ${this.text('displayName', say('field.displayName'), { hint: say('field.displayNameHint') })}
          ${this.text('knownAs', say('field.knownAs'), { optional: true })}
          ${this.#id ? nothing : html`<milpa-similar-records class="across" kind="person" name=${draft.displayName}></milpa-similar-records>`}
          ${this.text('givenName', say('field.givenName'), { optional: true })}
          ${this.text('familyName', say('field.familyName'), { optional: true })}
          ${this.choice(
            'sex',
            say('field.sex'),
            sexes.map((one) => [one, say(`sex.${one}`)] as const),
          )}
          ${this.choice(
            'ageBand',
            say('field.ageBand'),
            ageBands.map((one) => [one, say(`ageBand.${one}`)] as const),
          )}
          <milpa-languages-editor
            error=${this.wrong('languages')}
            .value=${draft.languages}
            @console-changed=${(event: CustomEvent<string>) => this.change({ languages: event.detail })}
          ></milpa-languages-editor>
        </div>
      </section>
      <section class="panel">
        <header><h2>${say('enterprise.howToReach')}</h2></header>
        <div class="body form two">
          <milpa-territory-picker
            .value=${draft.territoryCode}
            @console-picked=${(event: CustomEvent<{ readonly value: string }>) => this.change({ territoryCode: event.detail.value })}
          ></milpa-territory-picker>
          ${this.text('locality', say('field.locality'), { optional: true })}
          <milpa-contacts-editor
            class="across"
            error=${this.wrong('contacts')}
            .contacts=${draft.contacts}
            @console-changed=${(event: CustomEvent<Draft['contacts']>) => this.change({ contacts: event.detail })}
          ></milpa-contacts-editor>
          ${this.area('notes', say('common.notes'), { hint: say('field.notesHint') })}
        </div>
      </section>
      ${this.session.may('entrepreneurs:sensitive') ? this.#sensitive() : nothing}
      ${this.clashes ? conflictNote(this.clashes, this.#keepMine, this.#takeTheirs) : this.refusal()}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>${say('common.save')}</button>
        <a class="button" href=${this.#id ? `/console/entrepreneurs/${this.#id}` : '/console/people'}
          >${say('common.cancel')}</a
        >
      </div>
    </form>`
  }

  #sensitive(): TemplateResult {
    const kept = this.#record?.hasDisability || this.#record?.hasHousehold
    return html`<details class="panel">
      <summary class="line">${say('person.sensitive')}</summary>
      <div class="body form two">
        <p class="note across">${icon('lock')}<span>${say('person.sensitiveWhy')}</span></p>
        ${kept ? html`<p class="across soft">${say('person.sensitiveKept')}</p>` : nothing}
        ${this.area('disability', say('field.disability'))}
        <div class="across">${this.tick('headsHousehold', say('field.headsHousehold'))}</div>
        ${this.text('adults', say('field.adults'), { type: 'number', optional: true })}
        ${this.text('children', say('field.children'), { type: 'number', optional: true })}
        ${this.text('dependants', say('field.dependants'), { type: 'number', optional: true })}
        ${this.choice(
          'incomeShare',
          say('field.incomeShare'),
          incomeShares.map((one) => [one, say(`incomeShare.${one}`)] as const),
        )}
      </div>
    </details>`
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault()
    this.clashes = undefined
    void this.send(() => (this.#record ? this.#correct(this.#record.version) : this.#register()))
  }

  async #register(): Promise<void> {
    const given = Object.fromEntries(Object.entries(fieldsOf(this.draft)).filter(([, value]) => value !== null))
    const { id, possibleDuplicates } = await submit('entrepreneurs.register', given, this.key)
    this.markClean()
    done(say('person.registered', { name: this.draft.displayName }))
    go(`/console/entrepreneurs/${id}${possibleDuplicates.length ? '?similar' : ''}`)
  }

  async #correct(version: number): Promise<void> {
    const { id } = this.#record!
    const changes = changesOf(this.#before, fieldsOf(this.draft))
    try {
      if (Object.keys(changes).length) await submit('entrepreneurs.update', { id, version, ...changes })
    } catch (error) {
      if (!isConflict(error)) throw error
      this.clashes = clashesOf(this.#before, fieldsOf(draftOf(await ask('entrepreneurs.read', { id }))), changes)
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('[role=alert]')?.focus()
      return
    }
    this.markClean()
    done(say('common.saved'))
    go(`/console/entrepreneurs/${id}`)
  }

  readonly #keepMine = (): void => {
    this.clashes = undefined
    void this.send(async () => this.#correct((await ask('entrepreneurs.read', { id: this.#record!.id })).version))
  }

  readonly #takeTheirs = (): void => {
    this.clashes = undefined
    void this.send(async () => this.#open(await ask('entrepreneurs.read', { id: this.#record!.id })))
  }
}

function draftOf(record: PersonRecord): Draft {
  return {
    ...empty,
    displayName: record.displayName,
    givenName: record.givenName ?? '',
    familyName: record.familyName ?? '',
    knownAs: record.knownAs ?? '',
    ageBand: record.ageBand ?? '',
    sex: record.sex ?? '',
    languages: record.languages.join(', '),
    territoryCode: record.territoryCode ?? '',
    locality: record.locality ?? '',
    notes: record.notes ?? '',
    contacts: record.contacts.map(({ kind, value }) => ({ kind, value, publishable: false })),
  }
}

/** The draft as the operations take it. Sensitive facts that were not written are not mentioned: they stay. */
function fieldsOf(draft: Draft): Readonly<Record<string, unknown>> {
  const count = (text: string) => (text.trim() === '' ? {} : Number(text))
  const numbers = Object.fromEntries(
    (['adults', 'children', 'dependants'] as const).flatMap((name) => {
      const value = count(draft[name])
      return typeof value === 'number' ? [[name, value]] : []
    }),
  )
  const household = {
    ...numbers,
    ...(draft.headsHousehold ? { headsHousehold: true } : {}),
    ...(draft.incomeShare ? { incomeShare: draft.incomeShare } : {}),
  }
  return {
    displayName: draft.displayName.trim(),
    givenName: orNull(draft.givenName),
    familyName: orNull(draft.familyName),
    knownAs: orNull(draft.knownAs),
    ageBand: orNull(draft.ageBand),
    sex: orNull(draft.sex),
    languages: draft.languages.split(/[,;\s]+/).filter(Boolean),
    territoryCode: orNull(draft.territoryCode),
    locality: orNull(draft.locality),
    notes: orNull(draft.notes),
    contacts: draft.contacts.filter(({ value }) => value.trim() !== '').map(({ kind, value }) => ({ kind, value })),
    ...(draft.disability.trim() ? { disability: draft.disability.trim() } : {}),
    ...(Object.keys(household).length ? { household } : {}),
  }
}

define('milpa-screen-person-form', PersonFormScreen)
