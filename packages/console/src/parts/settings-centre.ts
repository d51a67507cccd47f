import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import type { CentreSettings } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { type Language, languageNames, languages, say } from '../words/say.ts'
import { orNulls, textOf } from './form-dialog.ts'
import { SettingsPart } from './settings-part.ts'

const lines = ['placeName', 'presentation', 'phone', 'email', 'address', 'openingHours'] as const

const inLanguage = (language: Language): string => `presentation-${language}`

/** Languages beside the centre's own, which `presentation` is written in. */
const others = ({ locale }: CentreSettings): readonly Language[] =>
  languages.filter((language) => !locale.toLowerCase().startsWith(language))

/** What the centre says of itself. */
export class SettingsCentre extends SettingsPart {
  readonly #settings = new Loading(this, () => api('centre.settings'))

  protected override render(): unknown {
    return this.#settings.show(
      (settings) =>
        html`<section class="panel">
            <header>
              <h2>${say('settings.centre')}</h2>
              ${
                this.session.may('centre:edit')
                  ? html`<button class="button small" type="button" @click=${() => this.#ask(settings)}>
                      ${say('common.edit')}
                    </button>`
                  : nothing
              }
            </header>
            <div class="body">
              <dl class="facts">
                <dt>${say('common.name')}</dt>
                <dd>${settings.name}</dd>
                ${lines.map(
                  (name) =>
                    html`<dt>${say(`centre.${name}`)}</dt>
                      <dd>${settings[name] ?? say('common.notSaid')}</dd>`,
                )}
                ${others(settings).map((language) => {
                  const text = settings.presentations?.[language]
                  if (text === undefined) return nothing
                  return html`<dt>${say('centre.presentationIn', { language: languageNames[language] })}</dt>
                    <dd lang=${language}>${text}</dd>`
                })}
                <dt>${say('centre.locale')}</dt>
                <dd>${settings.locale}</dd>
                <dt>${say('centre.currency')}</dt>
                <dd>${settings.currency}</dd>
                <dt>${say('centre.timeZone')}</dt>
                <dd>${settings.timeZone}</dd>
              </dl>
            </div>
          </section>
          ${this.dialog()}` satisfies TemplateResult,
    )
  }

  #ask(settings: CentreSettings): void {
    this.form = {
      heading: say('settings.centre'),
      action: say('common.save'),
      fields: [
        { name: 'name', label: say('common.name'), value: settings.name },
        ...lines.map((name) => ({
          name,
          label: say(`centre.${name}`),
          optional: true,
          value: settings[name] ?? '',
          ...(name === 'presentation' ? { kind: 'area' as const } : {}),
        })),
        ...others(settings).map((language) => ({
          name: inLanguage(language),
          label: say('centre.presentationIn', { language: languageNames[language] }),
          optional: true,
          kind: 'area' as const,
          value: settings.presentations?.[language] ?? '',
        })),
        { name: 'locale', label: say('centre.locale'), value: settings.locale },
        { name: 'timeZone', label: say('centre.timeZone'), value: settings.timeZone },
      ],
      act: async (values) => {
        const input = {
          name: textOf(values, 'name'),
          locale: textOf(values, 'locale'),
          timeZone: textOf(values, 'timeZone'),
          ...orNulls(values, ...lines),
          presentations: Object.fromEntries(
            others(settings).flatMap((language) => {
              const text = textOf(values, inLanguage(language)).trim()
              return text ? [[language, text]] : []
            }),
          ),
        }
        this.#settings.set(await submit('centre.update-settings', input))
        done(say('common.saved'))
      },
    }
  }
}

define('milpa-settings-centre', SettingsCentre)
