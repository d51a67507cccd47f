import { ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/field'
import '@milpa/ui/components/progress'
import { html, nothing, type TemplateResult } from 'lit'
import { api, queryString, request } from '../api/api.ts'
import { forgetTerritories, type Territory } from '../api/catalogues.ts'
import { formError, Loading } from '../app/loading.ts'
import { say } from '../words/say.ts'
import { writeDay, writeNumber } from '../words/write.ts'
import { propertiesOf } from './geojson-look.ts'
import { SettingsPart } from './settings-part.ts'

type What = 'territories' | 'activities'
interface Told {
  readonly loaded: number
  /** Places in the file that could not be used, counted from 1. */
  readonly skipped: readonly number[]
}

/** What the centre knows places and activities by: which are loaded, and loading more from official files. */
export class SettingsCatalogues extends SettingsPart {
  static override properties = {
    ...SettingsPart.properties,
    geojson: { state: true },
    columns: { state: true },
    sheet: { state: true },
    sending: { state: true },
    faults: { state: true },
    told: { state: true },
  }
  declare private geojson: File | undefined
  /** Names of properties in the file, to choose code and name from. */
  declare private columns: readonly string[]
  declare private sheet: File | undefined
  declare private sending: What | undefined
  declare private faults: Partial<Record<What, unknown>>
  declare private told: Partial<Record<What, Told>>
  readonly #data = new Loading(this, async () => {
    const [territories, loads] = await Promise.all([api('enterprises.territories'), api('enterprises.activity-loads')])
    return { territories: territories.items, loads: loads.items }
  })

  constructor() {
    super()
    this.columns = []
    this.faults = {}
    this.told = {}
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      ${this.#data.show(
        ({ territories, loads }) =>
          html`<section class="panel">
              <header><h2>${say('catalogues.territories')}</h2></header>
              ${territories.length ? levels(territories) : html`<p class="quiet">${say('catalogues.noTerritories')}</p>`}
            </section>
            ${this.#territoryForm()}
            <section class="panel">
              <header><h2>${say('catalogues.activities')}</h2></header>
              <p class="quiet">${say('catalogues.shipped')}</p>
              ${
                loads.length
                  ? html`<ul class="lines">
                      ${loads.map(
                        (one) =>
                          html`<li>
                            <span class="grow"
                              ><b>${one.classification.toUpperCase()} ${one.version}</b
                              ><small
                                >${say('catalogues.entries', { count: one.entries })} · ${writeDay(one.loadedAt)}</small
                              ></span
                            >
                          </li>`,
                      )}
                    </ul>`
                  : nothing
              }
            </section>
            ${this.#activityForm()}`,
      )}
    </div>`
  }

  #territoryForm(): TemplateResult {
    const property = (name: string, label: string, guess: RegExp) =>
      html`<milpa-field label=${label}>
        <select class="input" name=${name}>
          ${this.columns.map((one) => html`<option value=${one} ?selected=${guess.test(one)}>${one}</option>`)}
        </select>
      </milpa-field>`
    return html`<form class="panel" novalidate @submit=${this.#sendTerritories}>
      <header><h2>${say('catalogues.loadTerritories')}</h2></header>
      <div class="body two">
        ${picker('geojson', 'catalogues.chooseGeojson', '.geojson,.json,application/geo+json', this.geojson, this.#onGeojson)}
        ${
          this.columns.length
            ? html`${property('codeProperty', say('catalogues.codeColumn'), /^(cvegeo|cve|c[oó]d|code|clave|geoid)/i)}
                ${property('nameProperty', say('catalogues.nameColumn'), /^(nomgeo|nom|name|shapename)/i)}
                <milpa-field label=${say('catalogues.level')}>
                  <select class="input" name="level">
                    ${([1, 2, 3, 4] as const).map((one) => html`<option value=${one} ?selected=${one === 2}>${say(`catalogues.level.${one}`)}</option>`)}
                  </select>
                </milpa-field>
                <milpa-field label=${say('catalogues.source')} hint=${say('catalogues.sourceHint')}>
                  <input class="input" name="source" required minlength="3" maxlength="300" />
                </milpa-field>
                <milpa-field label=${say('catalogues.parent')} hint=${say('catalogues.parentHint')} optional>
                  <input class="input" name="parentCode" maxlength="20" />
                </milpa-field>`
            : nothing
        }
        ${this.#outcome('territories')}
      </div>
      <footer>
        <button class="button" ?disabled=${this.columns.length === 0 || this.sending !== undefined}>
          ${icon('upload')}${say('catalogues.load')}
        </button>
      </footer>
    </form>`
  }

  #activityForm(): TemplateResult {
    return html`<form class="panel" novalidate @submit=${this.#sendActivities}>
      <header><h2>${say('catalogues.loadActivities')}</h2></header>
      <div class="body two">
        ${picker('sheet', 'catalogues.chooseSheet', '.xlsx', this.sheet, this.#onSheet)}
        <milpa-field label=${say('catalogues.layout')} hint=${say('catalogues.layoutHint')}>
          <select class="input" name="classification">
            <option value="scian2023">SCIAN 2023 (INEGI)</option>
          </select>
        </milpa-field>
        ${this.#outcome('activities')}
      </div>
      <footer>
        <button class="button" ?disabled=${!this.sheet || this.sending !== undefined}>
          ${icon('upload')}${say('catalogues.load')}
        </button>
      </footer>
    </form>`
  }

  #outcome(what: What): TemplateResult | typeof nothing {
    const told = this.told[what]
    if (this.sending !== what && told === undefined && this.faults[what] === undefined) return nothing
    return html`<div class="across">
      ${this.sending === what ? html`<milpa-progress label=${say('import.sending')}></milpa-progress>` : nothing}
      ${formError(this.faults[what])}
      ${told ? html`<p class="note leaf" role="status">${icon('check')}<span>${say('catalogues.loaded', { count: told.loaded })}</span></p>` : nothing}
      ${
        told?.skipped.length
          ? html`<p class="note maize">
              ${icon('info')}<span
                >${say('catalogues.skipped', { count: told.skipped.length, lines: told.skipped.slice(0, 20).join(', ') })}</span
              >
            </p>`
          : nothing
      }
    </div>`
  }

  readonly #onGeojson = async (event: Event): Promise<void> => {
    this.geojson = (event.target as HTMLInputElement).files?.[0]
    this.columns = this.geojson ? await propertiesOf(this.geojson) : []
    const unreadable = this.geojson && this.columns.length === 0
    this.#hear(
      'territories',
      unreadable
        ? { fault: new ProblemError({ status: 422, code: 'INVALID_INPUT', title: say('catalogues.noGeojson') }) }
        : {},
    )
  }

  readonly #onSheet = (event: Event): void => {
    this.sheet = (event.target as HTMLInputElement).files?.[0]
    this.#hear('activities', {})
  }

  readonly #sendTerritories = (event: SubmitEvent): Promise<void> =>
    this.#send(event, 'territories', this.geojson, ['codeProperty', 'nameProperty', 'level', 'source', 'parentCode'])

  readonly #sendActivities = (event: SubmitEvent): Promise<void> =>
    this.#send(event, 'activities', this.sheet, ['classification'])

  async #send(event: SubmitEvent, what: What, body: File | undefined, names: readonly string[]): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    if (!body || this.sending) return
    this.sending = what
    this.#hear(what, {})
    try {
      const query = queryString(Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').trim()])))
      const headers = { 'Content-Type': 'application/octet-stream' }
      const answer = await request(`/api/enterprises/${what}/upload${query}`, { method: 'POST', body, headers })
      const { loaded, problems } = (await answer.json()) as {
        readonly loaded: number
        readonly problems: readonly { readonly feature?: number; readonly line?: number }[]
      }
      const skipped = problems.map(({ feature = -1, line }) => line ?? feature + 1)
      this.#hear(what, { told: { loaded, skipped } })
      forgetTerritories()
      void this.#data.load()
    } catch (fault) {
      this.#hear(what, { fault })
    } finally {
      this.sending = undefined
    }
  }

  #hear(what: What, { fault, told }: { readonly fault?: unknown; readonly told?: Told }): void {
    const { [what]: _fault, ...faults } = this.faults
    const { [what]: _told, ...others } = this.told
    this.faults = fault === undefined ? faults : { ...faults, [what]: fault }
    this.told = told === undefined ? others : { ...others, [what]: told }
  }
}

function levels(territories: readonly Territory[]): TemplateResult {
  const counts = ([1, 2, 3, 4] as const).map((level) => {
    const own = territories.filter((one) => one.level === level && one.validTo === null)
    return { level, known: own.length, drawn: own.filter(({ hasShape }) => hasShape).length }
  })
  return html`<ul class="lines">
    ${counts
      .filter(({ known }) => known > 0)
      .map(
        ({ level, known, drawn }) =>
          html`<li>
            <span class="grow"
              ><b>${say(`catalogues.level.${level}`)}</b
              ><small>${say('catalogues.drawn', { count: drawn })}</small></span
            >
            <b class="number">${writeNumber(known)}</b>
          </li>`,
      )}
  </ul>`
}

const picker = (
  id: string,
  label: 'catalogues.chooseGeojson' | 'catalogues.chooseSheet',
  accept: string,
  file: File | undefined,
  onChange: (event: Event) => unknown,
): TemplateResult =>
  html`<div class="row across">
    <label class="button" for=${id}>${icon('file')}${say(label)}</label>
    <input class="visually-hidden" id=${id} type="file" accept=${accept} @change=${onChange} />
    <span class="grow wrap soft">${file?.name ?? ''}</span>
  </div>`

define('milpa-settings-catalogues', SettingsCatalogues)
