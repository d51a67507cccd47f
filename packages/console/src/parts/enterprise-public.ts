import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import type { EnterpriseRecord } from '../api/records.ts'
import { attempt, done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import type { Session } from '../app/session.ts'
import { say } from '../words/say.ts'

/** The largest photograph that the host takes, unless it was told otherwise; refused here before it is sent. */
const most = 20 * 1_048_576

/**
 * What everybody sees of an enterprise: whether it is in the directory, its photograph, and its zone or its exact place,
 * each with the consent that it needs. Event: `console-changed` after each change.
 */
export class EnterprisePublic extends Part {
  static override properties = {
    record: { attribute: false },
    session: { attribute: false },
    busy: { state: true },
  }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      img {
        display: block;
        width: 100%;
        max-height: 14rem;
        object-fit: cover;
        border-bottom: 1px solid var(--milpa-line);
      }
    `,
  ]
  declare record: EnterpriseRecord
  declare session: Session
  declare private busy: boolean

  constructor() {
    super()
    this.busy = false
  }

  protected override render(): TemplateResult {
    const { record } = this
    return html`<section class="panel">
      <header><h2>${say('enterprise.public')}</h2></header>
      ${record.photoId ? html`<img src="/files/${record.photoId}/thumb" alt=${say('photo.of', { name: record.name })} />` : nothing}
      <p class="quiet">
        ${
          record.listed
            ? say(record.listingBasis === 'consent' ? 'enterprise.listedByConsent' : 'enterprise.listedByRegister', {
                source: record.listingSource ?? '',
              })
            : say('enterprise.notListed')
        }
      </p>
      <ul class="lines">
        <li>${this.#photo(record)}</li>
        <li>${this.#place(record)}</li>
      </ul>
    </section>`
  }

  #photo({ photoId, photoPublic, archivedAt }: EnterpriseRecord): TemplateResult {
    const state = photoId === null ? 'photo.none' : photoPublic ? 'photo.shown' : 'photo.hidden'
    const may = (permission: string) => archivedAt === null && this.session.may(permission)
    return html`${icon('camera')}
      <span class="grow"><b>${say('photo.title')}</b><small>${say(state)}</small></span>
      <span class="verbs">
        ${
          may('enterprises:edit') && may('files:upload')
            ? html`<button
                  class="button small"
                  type="button"
                  aria-busy=${this.busy ? 'true' : nothing}
                  @click=${() => this.#input.click()}
                >
                  ${icon('upload')}${say(photoId === null ? 'photo.add' : 'photo.replace')}
                </button>
                <input
                  type="file"
                  hidden
                  aria-label=${say('photo.add')}
                  accept="image/jpeg,image/png,image/webp"
                  @change=${this.#onChosen}
                />`
            : nothing
        }
        ${
          photoId !== null && may('enterprises:publish')
            ? html`<button class="button small" type="button" @click=${() => void this.#show(!photoPublic)}>
                ${icon(photoPublic ? 'eye-off' : 'globe')}${say(photoPublic ? 'photo.withdraw' : 'photo.publish')}
              </button>`
            : nothing
        }
        ${
          photoId !== null && may('enterprises:edit')
            ? html`<button
                class="button round small"
                type="button"
                aria-label=${say('photo.remove')}
                @click=${this.#remove}
              >
                ${icon('trash')}
              </button>`
            : nothing
        }
      </span>`
  }

  #place(record: EnterpriseRecord): TemplateResult {
    const exact = record.publicPoint?.precision === 'exact'
    // An address alone has no point to show.
    const known = record.publicPoint !== null
    const state = !known ? 'place.none' : exact ? 'place.exact' : record.homeBased ? 'place.home' : 'place.cell'
    const may = known && record.archivedAt === null && this.session.may('enterprises:publish')
    return html`${icon('pin')}
      <span class="grow"><b>${say('place.title')}</b><small>${say(state)}</small></span>
      ${may && (exact || !record.homeBased) ? this.#placeButton(exact) : nothing}`
  }

  #placeButton(exact: boolean): TemplateResult {
    return html`<span class="verbs"
      ><button class="button small" type="button" @click=${() => void this.#precise(exact ? 'cell' : 'exact')}>
        ${icon(exact ? 'eye-off' : 'globe')}${say(exact ? 'place.onlyCell' : 'place.publish')}
      </button></span
    >`
  }

  get #input(): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!
  }

  readonly #onChosen = async (): Promise<void> => {
    const file = this.#input.files?.[0]
    const { id, version } = this.record
    if (!file) return
    this.#input.value = ''
    if (file.size > most) {
      done(say('documents.tooLarge', { most: most / 1_048_576 }))
      return
    }
    this.busy = true
    await this.#change('photo.added', async () => {
      const subject = { kind: 'enterprise', id }
      // Made for the public, shown to nobody before it is published.
      const { id: photoId } = await api.upload(file, { audience: 'public', name: file.name, subject })
      await submit('enterprises.update', { id, version, photoId })
    })
    this.busy = false
  }

  readonly #remove = async (): Promise<void> => {
    const { id, version, photoId } = this.record
    if (photoId === null || !confirm(say('photo.removeAsk'))) return
    await this.#change('photo.removed', async () => {
      await submit('enterprises.update', { id, version, photoId: null })
      await api('files.remove', { id: photoId })
    })
  }

  #show(shown: boolean): Promise<void> {
    const { id } = this.record
    const words = shown ? 'photo.published' : 'photo.withdrawn'
    return this.#change(words, () => api('enterprises.publish-photo', { id, shown }))
  }

  #precise(precision: 'cell' | 'exact'): Promise<void> {
    const { id } = this.record
    const words = precision === 'exact' ? 'place.published' : 'place.withdrawn'
    return this.#change(words, () => api('enterprises.publish-place', { id, precision }))
  }

  async #change(
    words:
      'photo.added' | 'photo.removed' | 'photo.published' | 'photo.withdrawn' | 'place.published' | 'place.withdrawn',
    change: () => Promise<unknown>,
  ): Promise<void> {
    if (!(await attempt(change))) return
    done(say(words))
    this.tell('console-changed')
  }
}

define('milpa-enterprise-public', EnterprisePublic)
