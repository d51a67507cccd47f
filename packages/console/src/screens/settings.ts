import { define } from '@milpa/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { Screen } from '../app/screen.ts'
import '../parts/settings-access.ts'
import '../parts/settings-audit.ts'
import '../parts/settings-catalogues.ts'
import '../parts/settings-centre.ts'
import '../parts/settings-consents.ts'
import '../parts/settings-staff.ts'
import '../parts/settings-work.ts'
import { say } from '../words/say.ts'

/** Sections with the permission that each needs. */
const sections = [
  ['centre', 'centre:read'],
  ['staff', 'centre:read'],
  ['consents', 'entrepreneurs:texts'],
  ['catalogues', 'enterprises:catalogues'],
  ['access', 'centre:access'],
  ['audit', 'centre:audit'],
  ['work', 'centre:work'],
] as const

/** What the centre is, who works in it, what it asks people, and who may reach it by machine. */
export class SettingsScreen extends Screen {
  protected override firstUpdated(): void {
    this.headed(say('nav.settings'))
  }

  protected override render(): TemplateResult {
    const open = sections.filter(([, permission]) => this.session.may(permission))
    const current = open.find(([id]) => id === this.place.parameters['section'])?.[0] ?? 'centre'
    return html`<div class="page">
      <div class="head">
        <div class="words"><h1 tabindex="-1">${say('nav.settings')}</h1></div>
      </div>
      <nav class="tabs" aria-label=${say('nav.settings')}>
        ${open.map(
          ([id]) =>
            html`<a href="/console/settings/${id}" aria-current=${id === current ? 'page' : nothing}
              >${say(`settings.${id}`)}</a
            >`,
        )}
      </nav>
      ${this.#section(current)}
    </div>`
  }

  #section(id: (typeof sections)[number][0]): TemplateResult {
    const { session } = this
    switch (id) {
      case 'centre':
        return html`<milpa-settings-centre .session=${session}></milpa-settings-centre>`
      case 'staff':
        return html`<milpa-settings-staff .session=${session}></milpa-settings-staff>`
      case 'consents':
        return html`<milpa-settings-consents .session=${session}></milpa-settings-consents>`
      case 'catalogues':
        return html`<milpa-settings-catalogues .session=${session}></milpa-settings-catalogues>`
      case 'access':
        return html`<milpa-settings-access .session=${session}></milpa-settings-access>`
      case 'audit':
        return html`<milpa-settings-audit .session=${session}></milpa-settings-audit>`
      case 'work':
        return html`<milpa-settings-work .session=${session}></milpa-settings-work>`
    }
  }
}

define('milpa-screen-settings', SettingsScreen)
