import { baseStyles, css, define, html, MilpaElement, nothing, type PropertyDeclarations } from '@milpa/widgets'
import { type Contact, type Enterprise, hrefOf, whereOf } from './enterprises.ts'
import { words } from './messages/enterprise.es.ts'

/**
 * `<milpa-enterprise enterprise="…">`: everything that one enterprise publishes of itself. With `bare` it stands without a
 * frame inside another widget.
 */
class MilpaEnterprise extends MilpaElement {
  static override properties: PropertyDeclarations = { enterprise: {}, it: { state: true } }
  static override styles = [
    baseStyles,
    css`
      :host([bare]) .frame {
        border: 0;
        border-radius: 0;
        background: none;
      }
      article,
      :host([bare]) .state,
      :host([bare]) .wait {
        display: grid;
        gap: 12px;
        padding: 16px 20px;
        background: var(--m-surface);
      }
      :host([bare]) article {
        padding: 4px 0;
        background: none;
      }
      :host([bare]) .wait {
        min-height: 110px;
      }
      img {
        width: 100%;
        max-width: 420px;
        aspect-ratio: 4/3;
        object-fit: cover;
        border-radius: 20px 20px 20px 5px;
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(40%) minmax(0, 1fr);
        gap: 4px 14px;
      }
      dd {
        overflow-wrap: anywhere;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      .ways a {
        display: inline-grid;
        align-content: center;
        padding-block: 6px;
        line-height: 1.3;
        text-decoration: none;
      }
      a small {
        font-weight: 400;
        font-size: 16px;
      }
      .ways a:first-child {
        border-color: var(--m-bean);
        background: var(--m-bean);
        color: var(--m-on-bean);
      }
    `,
  ]
  static override words = { es: words }
  static override languages = ['en', 'pt', 'fr']

  declare enterprise: string
  declare private it: Enterprise | undefined

  protected override async load(): Promise<void> {
    this.it = await this.get<Enterprise>(`enterprises/directory/${encodeURIComponent(this.enterprise)}`)
  }

  protected override renderReady(): unknown {
    const { it } = this
    if (!it) return nothing
    const { name, photoId, languages } = it
    const names = new Intl.DisplayNames(this.locale, { type: 'language' })
    const facts = {
      activity: it.activity?.title,
      locality: whereOf(it),
      hours: it.hours,
      languages: languages.map((tag) => names.of(tag)).join(', '),
    }
    return html`<article>
      ${this.bare ? nothing : html`<h2>${name}</h2>`}
      ${
        photoId
          ? html`<img src=${this.link(`/files/${photoId}`)} alt=${this.say('photo', { name })} loading="lazy" />`
          : nothing
      }
      ${this.bare || !it.what ? nothing : html`<p>${it.what}</p>`}
      <dl>
        ${Object.entries(facts).map(([key, text]) =>
          text
            ? html`<dt class="soft">${this.say(key)}</dt>
                <dd>${text}</dd>`
            : nothing,
        )}
      </dl>
      ${
        it.contacts.length
          ? html`<div class="ways" role="group" aria-label=${this.say('contact')}>
              ${it.contacts.map((each) => this.#way(each))}
            </div>`
          : html`<p class="soft">${this.say('noContact')}</p>`
      }
    </article>`
  }

  #way(contact: Contact): unknown {
    const href = hrefOf(contact)
    return href
      ? html`<a class="button" href=${href} rel="noreferrer"
          >${this.say(contact.kind)}<small>${contact.value.replace(/^https?:\/\//, '')}</small></a
        >`
      : nothing
  }
}

define('milpa-enterprise', MilpaEnterprise)
