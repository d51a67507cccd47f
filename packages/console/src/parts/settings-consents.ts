import { define } from '@milpa/ui'
import { html, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import { type ConsentText, type Purpose, purposes } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { currentLanguage, languageNames, languages, say } from '../words/say.ts'
import { writeDay } from '../words/write.ts'
import { filled } from './form-dialog.ts'
import { SettingsPart } from './settings-part.ts'

/** What people are asked, purpose by purpose. A new wording is a new version; old answers keep theirs. */
export class SettingsConsents extends SettingsPart {
  readonly #texts = new Loading(this, async () => (await api('entrepreneurs.consent-texts')).items)

  protected override render(): unknown {
    return this.#texts.show(
      (texts) =>
        html`<section class="panel">
            <header><h2>${say('settings.consents')}</h2></header>
            <ul class="lines">
              ${purposes.map((purpose) => this.#purpose(purpose, texts))}
            </ul>
          </section>
          ${this.dialog()}`,
    )
  }

  #purpose(purpose: Purpose, texts: readonly ConsentText[]): TemplateResult {
    const newest = texts.filter((text) => text.purpose === purpose).sort((a, b) => b.version - a.version)[0]
    const name = this.session.text('entrepreneurs', `purpose.${purpose}`) ?? purpose
    return html`<li>
      <span class="grow"
        ><b>${name}</b
        ><small
          >${
            newest
              ? `${say('consent.version', { version: newest.version, day: writeDay(newest.createdAt) })}: ${newest.texts[currentLanguage()] ?? newest.texts['es'] ?? ''}`
              : say('consent.noTextYet')
          }</small
        ></span
      >
      <button class="button small" type="button" @click=${() => this.#ask(purpose, name, newest)}>
        ${say(newest ? 'consent.newVersion' : 'consent.write')}<span class="visually-hidden"> ${name}</span>
      </button>
    </li>`
  }

  #ask(purpose: Purpose, name: string, newest: ConsentText | undefined): void {
    this.form = {
      heading: name,
      intro: say('consent.writeText'),
      action: say('common.save'),
      fields: languages.map((one) => ({
        name: one,
        label: languageNames[one],
        kind: 'area',
        optional: one !== 'es',
        value: newest?.texts[one] ?? '',
      })),
      act: async (values) => {
        await submit('entrepreneurs.add-consent-text', { purpose, texts: filled(values, ...languages) })
        done(say('common.saved'))
        void this.#texts.load()
      },
    }
  }
}

define('milpa-settings-consents', SettingsConsents)
