import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { ask } from '../api/api.ts'
import type { CaseRow } from '../api/cases.ts'
import { Loading } from '../app/loading.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { writeDay } from '../words/write.ts'
import { statusChip } from './case-words.ts'

/** Cases of one person or enterprise, with the way to a new one. */
export class CaseLines extends Part {
  static override properties = { person: {}, enterprise: {}, mayOpen: { type: Boolean, attribute: 'may-open' } }
  declare person: string
  declare enterprise: string
  declare mayOpen: boolean
  readonly #cases = new Loading(this, (signal) =>
    ask('cases.cases', { personId: this.person, enterpriseId: this.enterprise, limit: 10 }, signal),
  )

  constructor() {
    super()
    this.person = this.enterprise = ''
    this.mayOpen = false
  }

  protected override render(): TemplateResult {
    const query = this.person ? `person=${this.person}` : `enterprise=${this.enterprise}`
    return html`<section class="panel">
      <header>
        <h2>${say('nav.cases')}</h2>
        ${this.mayOpen ? html`<a class="button small" href="/console/cases/new?${query}">${say('case.new')}</a>` : nothing}
      </header>
      ${this.#cases.show(({ items }) =>
        items.length
          ? html`<ul class="lines">
              ${items.map(line)}
            </ul>`
          : html`<p class="quiet">${say('case.none')}</p>`,
      )}
    </section>`
  }
}

const line = (one: CaseRow): TemplateResult =>
  html`<li>
    <span class="grow"
      ><a href="/console/cases/${one.id}"><b>${one.service.name}</b></a
      ><small>${writeDay(one.openedOn)}</small></span
    >
    ${statusChip(one.status)}
  </li>`

define('milpa-case-lines', CaseLines)
