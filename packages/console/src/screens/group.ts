import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { ask, submit } from '../api/api.ts'
import type { GroupRecord } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { archiveForm } from '../parts/archive-form.ts'
import { contactLines } from '../parts/contact-lines.ts'
import { toneOf } from '../parts/enterprise-words.ts'
import { recordStyles } from '../parts/record-styles.ts'
import { territoryName } from '../parts/territory-name.ts'
import { say } from '../words/say.ts'
import { initials, writeDay } from '../words/write.ts'

/** One group: what it is, and who is in it. */
export class GroupScreen extends ScreenWithForm {
  static override styles = [...[ScreenWithForm.styles].flat(), recordStyles]
  readonly #record = new Loading(this, (signal) =>
    ask('entrepreneurs.group', { id: this.place.parameters['id']! }, signal),
  )
  #told: GroupRecord | undefined

  protected override updated(): void {
    const record = this.#record.value
    if (record === this.#told) return
    this.#told = record
    if (record) this.headed(record.name, [{ label: say('nav.groups'), href: '/console/groups' }])
  }

  protected override render(): unknown {
    return this.#record.show(
      (record) =>
        html`<div class="page">
          ${this.#head(record)}
          <div class="columns aside">
            ${members(record)}
            <div class="stack">${facts(record)} ${contactLines(record.contacts)}</div>
          </div>
          ${this.dialog()}
        </div>`,
    )
  }

  #head(record: GroupRecord): TemplateResult {
    const archived = record.archivedAt !== null
    return html`<div class="record-head">
      <span class="avatar ${toneOf(record.name)}">${initials(record.name)}</span>
      <div class="words">
        <h1 tabindex="-1">${record.name}</h1>
        <p class="row">
          <span class="soft">${[say(`group.kind.${record.kind}`), record.locality].filter(Boolean).join(' · ')}</span>
          ${archived ? html`<span class="chip">${say('enterprise.archived')}</span>` : nothing}
        </p>
      </div>
      ${
        this.session.may('entrepreneurs:edit')
          ? html`<div class="actions">
              <button
                class="button"
                type="button"
                @click=${() => (archived ? void attempt(() => this.#put(record, false)) : this.#askArchive(record))}
              >
                ${icon(archived ? 'undo' : 'archive')}${say(archived ? 'record.restore' : 'record.archive')}
              </button>
              ${
                archived
                  ? nothing
                  : html`<a class="button solid" href="/console/groups/${record.id}/edit"
                      >${icon('edit')}${say('common.edit')}</a
                    >`
              }
            </div>`
          : nothing
      }
    </div>`
  }

  #askArchive(record: GroupRecord): void {
    this.form = archiveForm({ name: record.name }, async () => {
      await this.#put(record, true)
      done(say('record.archived', { name: record.name }), () => this.#put(record, false))
    })
  }

  async #put({ id }: GroupRecord, archived: boolean): Promise<void> {
    await submit('entrepreneurs.update-group', { id, archived })
    await this.#record.load()
  }
}

function members({ members: all }: GroupRecord): TemplateResult {
  return html`<section class="panel">
    <header>
      <h2>${say('group.members')}</h2>
      <small>${say('group.count', { count: all.length })}</small>
    </header>
    ${
      all.length
        ? html`<ul class="lines">
            ${all.map(
              ({ memberKind, memberId, name, role, since, until }) =>
                html`<li>
                  <span class="tile ${memberKind === 'person' ? 'bean' : 'maize'}"
                    >${icon(memberKind === 'person' ? 'user' : 'store')}</span
                  >
                  <span class="grow"
                    ><a href="/console/${memberKind === 'person' ? 'entrepreneurs' : 'enterprises'}/${memberId}"
                      ><b>${name}</b></a
                    ><small
                      >${[role, since && writeDay(since), until && writeDay(until)].filter(Boolean).join(' · ')}</small
                    ></span
                  >
                </li>`,
            )}
          </ul>`
        : html`<p class="quiet">${say('group.nobody')}</p>`
    }
  </section>`
}

function facts({ purpose, since, territoryCode, notes }: GroupRecord): TemplateResult {
  const known = [
    [say('group.purpose'), purpose],
    [say('common.from'), since && writeDay(since)],
    [say('field.territory'), territoryName(territoryCode)],
    [say('common.notes'), notes],
  ].filter(([, value]) => Boolean(value))
  return html`<section class="panel">
    <header><h2>${say('group.facts')}</h2></header>
    ${
      known.length
        ? html`<div class="body">
            <dl class="facts">
              ${known.map(
                ([name, value]) =>
                  html`<dt>${name}</dt>
                    <dd>${value}</dd>`,
              )}
            </dl>
          </div>`
        : html`<p class="quiet">${say('person.onlyName')}</p>`
    }
  </section>`
}

define('milpa-screen-group', GroupScreen)
