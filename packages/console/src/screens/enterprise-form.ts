import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import { type EnterpriseRecord, formalities, stages } from '../api/records.ts'
import { changesOf, FormScreen } from '../app/form-screen.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { go } from '../app/router.ts'
import '../parts/activity-picker.ts'
import { type Clash, clashesOf, conflictNote, isConflict } from '../parts/conflict.ts'
import '../parts/contacts-editor.ts'
import '../parts/languages-editor.ts'
import '../parts/people-editor.ts'
import type { PersonDraft } from '../parts/people-editor.ts'
import '../parts/place-picker.ts'
import type { PlaceDraft } from '../parts/place-picker.ts'
import '../parts/similar-records.ts'
import '../parts/territory-picker.ts'
import '../parts/workers-editor.ts'
import {
  draftOf,
  emptyEnterprise,
  type EnterpriseDraft,
  fieldsOf,
  peopleOf,
  roleOf,
} from '../parts/enterprise-draft.ts'
import { currentLanguage, say } from '../words/say.ts'

/** Registering an enterprise, and correcting one. */
export class EnterpriseFormScreen extends FormScreen<EnterpriseDraft> {
  static override properties = { ...FormScreen.properties, clashes: { state: true } }
  declare private clashes: readonly Clash[] | undefined
  #record: EnterpriseRecord | undefined
  /** Fields as they were sent to us, to send back only what she changed. */
  #before: Readonly<Record<string, unknown>> = {}
  readonly #loading = new Loading(this, (signal) => this.#prepare(signal))

  protected override firstUpdated(): void {
    this.headed(this.#heading, [{ label: say('nav.inventory'), href: '/console/inventory' }])
  }

  get #id(): string | undefined {
    return this.place.parameters['id']
  }

  get #heading(): string {
    return say(this.#id ? 'enterprise.edit' : 'enterprise.register')
  }

  async #prepare(signal: AbortSignal): Promise<true> {
    const id = this.#id
    if (id) {
      this.#open(await ask('enterprises.read', { id, language: currentLanguage() }, signal))
    } else {
      const personId = this.place.query.get('person')
      const person = personId ? await ask('entrepreneurs.read', { id: personId }, signal) : undefined
      const people: readonly PersonDraft[] = person
        ? [{ personId: person.id, name: person.displayName, role: 'owner', since: null, until: null }]
        : []
      this.begin({
        ...emptyEnterprise,
        people,
        locality: person?.locality ?? '',
        territoryCode: person?.territoryCode ?? '',
      })
    }
    return true
  }

  #open(record: EnterpriseRecord): void {
    this.#record = record
    this.begin(draftOf(record))
    this.#before = fieldsOf(this.draft)
  }

  protected override codesOf(name: string): readonly string[] {
    return (
      {
        activity: ['ENTERPRISES_ACTIVITY_UNKNOWN'],
        place: ['ENTERPRISES_PLACE_INVALID'],
        contacts: ['ENTERPRISES_CONTACT_INVALID'],
      }[name] ?? []
    )
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
        <header><h2>${say('enterprise.whatItIs')}</h2></header>
        <div class="body form two">
          ${this.text('name', say('common.name'), { hint: say('field.nameHint') })}
          <milpa-activity-picker
            error=${this.wrong('activity')}
            .value=${draft.activity ? `${draft.activity.classification} ${draft.activity.code}` : ''}
            .text=${draft.activityTitle}
            @console-picked=${this.#onActivity}
          ></milpa-activity-picker>
          ${this.#id ? nothing : html`<milpa-similar-records class="across" kind="enterprise" name=${draft.name}></milpa-similar-records>`}
          ${this.area('what', say('field.what'), { hint: say('field.whatHint') })}
          ${this.choice(
            'stage',
            say('field.stage'),
            stages.map((one) => [one, say(`stage.${one}`)] as const),
          )}
          ${this.choice(
            'formality',
            say('field.formality'),
            formalities.map((one) => [one, say(`formality.${one}`)] as const),
          )}
          ${this.text('started', say('field.started'), { hint: say('field.startedHint'), optional: true })}
          ${this.text('hours', say('field.hours'), { hint: say('field.hoursHint'), optional: true })}
          <milpa-languages-editor
            error=${this.wrong('languages')}
            .value=${draft.languages}
            @console-changed=${(event: CustomEvent<string>) => this.change({ languages: event.detail })}
          ></milpa-languages-editor>
        </div>
      </section>
      <section class="panel">
        <header><h2>${say('enterprise.whoRuns')}</h2></header>
        <div class="body form two">
          <milpa-people-editor
            .people=${draft.people}
            @console-changed=${(event: CustomEvent<EnterpriseDraft['people']>) => this.change({ people: event.detail })}
          ></milpa-people-editor>
          <milpa-workers-editor
            .workers=${draft.workers}
            @console-changed=${(event: CustomEvent<EnterpriseDraft['workers']>) => this.change({ workers: event.detail })}
          ></milpa-workers-editor>
        </div>
      </section>
      <section class="panel">
        <header><h2>${say('enterprise.whereItIs')}</h2></header>
        <div class="body form two">
          <milpa-territory-picker
            .value=${draft.territoryCode}
            @console-picked=${(event: CustomEvent<{ readonly value: string }>) => this.change({ territoryCode: event.detail.value })}
          ></milpa-territory-picker>
          ${this.text('locality', say('field.locality'), { optional: true })}
          <div class="across">${this.tick('homeBased', say('field.homeBased'), say('field.homeBasedHint'))}</div>
          ${this.#record?.hasExactPlace ? html`<p class="across soft">${say('field.placeKnown')}</p>` : nothing}
          <milpa-place-picker
            class="across"
            error=${this.wrong('place')}
            .place=${draft.place}
            @console-changed=${(event: CustomEvent<PlaceDraft>) => this.change({ place: event.detail })}
          ></milpa-place-picker>
        </div>
      </section>
      <section class="panel">
        <header><h2>${say('enterprise.howToReach')}</h2></header>
        <div class="body form">
          <milpa-contacts-editor
            of-enterprise
            error=${this.wrong('contacts')}
            .contacts=${draft.contacts}
            @console-changed=${(event: CustomEvent<EnterpriseDraft['contacts']>) => this.change({ contacts: event.detail })}
          ></milpa-contacts-editor>
          ${this.area('notes', say('common.notes'), { hint: say('field.notesHint') })}
        </div>
      </section>
      ${this.clashes ? conflictNote(this.clashes, this.#keepMine, this.#takeTheirs) : this.refusal()}
      <div class="actions">
        <button class="button solid" aria-busy=${this.busy ? 'true' : nothing}>${say('common.save')}</button>
        <a class="button" href=${this.#id ? `/console/enterprises/${this.#id}` : '/console/inventory'}
          >${say('common.cancel')}</a
        >
      </div>
    </form>`
  }

  readonly #onActivity = (
    event: CustomEvent<{
      readonly label: string
      readonly hit?: { classification: string; code: string; version: string | null }
    }>,
  ): void => {
    const { hit, label } = event.detail
    const activity = hit ? { classification: hit.classification, code: hit.code, version: hit.version } : null
    this.change({ activity, activityTitle: label })
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault()
    this.clashes = undefined
    void this.send(() => (this.#record ? this.#correct(this.#record.version) : this.#register()))
  }

  async #register(): Promise<void> {
    const people = await this.#peopleWithIds()
    const given = Object.fromEntries(Object.entries(fieldsOf(this.draft)).filter(([, value]) => value !== null))
    const { id, possibleDuplicates } = await submit('enterprises.register', { ...given, people }, this.key)
    this.markClean()
    done(say('enterprise.registered', { name: this.draft.name }))
    go(`/console/enterprises/${id}${possibleDuplicates.length ? '?similar' : ''}`)
  }

  async #correct(version: number): Promise<void> {
    const record = this.#record!
    const changes = changesOf(this.#before, fieldsOf(this.draft))
    try {
      if (Object.keys(changes).length) await submit('enterprises.update', { id: record.id, version, ...changes })
    } catch (error) {
      if (!isConflict(error)) throw error
      const now = fieldsOf(draftOf(await ask('enterprises.read', { id: record.id, language: currentLanguage() })))
      this.clashes = clashesOf(this.#before, now, changes)
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('[role=alert]')?.focus()
      return
    }
    const people = await this.#peopleWithIds()
    const before = peopleOf(record)
    if (JSON.stringify(people) !== JSON.stringify(before.map(roleOf)))
      await submit('enterprises.set-people', { id: record.id, people })
    this.markClean()
    done(say('common.saved'))
    go(`/console/enterprises/${record.id}`)
  }

  /** Registers whoever is new, once, and remembers her id in the draft. */
  async #peopleWithIds(): Promise<readonly ReturnType<typeof roleOf>[]> {
    for (const [at, person] of this.draft.people.entries()) {
      if (person.personId) continue
      const { id } = await submit('entrepreneurs.register', { displayName: person.name }, `${this.key}-${at}`)
      this.change({ people: this.draft.people.map((one, index) => (index === at ? { ...one, personId: id } : one)) })
    }
    return this.draft.people.map(roleOf)
  }

  readonly #keepMine = (): void => {
    this.clashes = undefined
    void this.send(async () =>
      this.#correct((await ask('enterprises.read', { id: this.#record!.id, language: currentLanguage() })).version),
    )
  }

  readonly #takeTheirs = (): void => {
    this.clashes = undefined
    void this.send(async () =>
      this.#open(await ask('enterprises.read', { id: this.#record!.id, language: currentLanguage() })),
    )
  }
}

define('milpa-screen-enterprise-form', EnterpriseFormScreen)
